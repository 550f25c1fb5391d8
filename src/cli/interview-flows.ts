// The questions about flows: what goes from where to where, in which direction, started by what, and how soon.
import { addFlow } from '../brief/amend.ts';
import { lengthAnswer } from '../brief/answer.ts';
import type { AskedTrigger, Brief, BriefSystem } from '../brief/brief.ts';
import type { ApiProfile } from '../catalog/profile.ts';
import type { Duration } from '../measure/duration.ts';
import type { Asker, Choice } from './ask.ts';
import { answerOf, checking } from './interview-words.ts';
import { type Knowledge, knownOf } from './interview-systems.ts';

/** Asks for flows until no more are wanted; one at least. */
export async function askFlows(ask: Asker, knowledge: Knowledge, start: Brief): Promise<Brief> {
  const profiles = new Map<string, ApiProfile | null>();
  for (const system of start.systems) profiles.set(system.id, await knownOf(system, knowledge));
  let brief = start;
  do {
    brief = await askFlow(ask, profiles, brief);
  } while (await ask.agree('Another flow?', false));
  return brief;
}

async function askFlow(
  ask: Asker,
  profiles: ReadonlyMap<string, ApiProfile | null>,
  brief: Brief,
): Promise<Brief> {
  const title = `Flow ${brief.flows.length + 1}`;
  const source = await askWhich(ask, `${title}: from which system?`, brief.systems);
  const from = await askObject(ask, source, profiles.get(source.id) ?? null);
  const others = brief.systems.filter((system) => system !== source);
  const [other] = others;
  const target =
    other !== undefined && others.length === 1
      ? other
      : await askWhich(ask, `${title}: to which system?`, others);
  const to = await askObject(ask, target, profiles.get(target.id) ?? null);
  const direction = await ask.choose(`${from} → ${to}: one way, or both?`, [
    { value: 'one-way', label: 'One way', hint: '' },
    { value: 'two-way', label: 'Both ways', hint: 'changes on either side reach the other' },
  ]);
  const trigger = await ask.choose('What starts it?', triggerChoices);
  const every =
    trigger === 'poll' || trigger === 'schedule' ? await askLength(ask, 'How often?', 'every hour') : null;
  const freshness =
    trigger === 'manual'
      ? null
      : await askLength(ask, 'How soon must a change arrive?', '5 minutes, same day');
  return addFlow(brief, { from, to, direction, trigger, freshness, every });
}

const triggerChoices: readonly Choice<AskedTrigger>[] = [
  { value: 'auto', label: 'Whatever fits', hint: 'left to the design' },
  { value: 'webhook', label: 'A webhook', hint: 'the source calls as soon as something changes' },
  { value: 'poll', label: 'Asking again and again', hint: 'what has changed since the last time?' },
  { value: 'schedule', label: 'A schedule', hint: 'every night, for instance' },
  { value: 'event', label: 'An event', hint: 'of a stream or a queue' },
  { value: 'manual', label: 'Somebody, by hand', hint: '' },
];

async function askWhich(ask: Asker, question: string, systems: readonly BriefSystem[]): Promise<BriefSystem> {
  const choices = systems.map(({ id, name }) => ({
    value: id,
    label: name ?? id,
    hint: name === null ? '' : id,
  }));
  const picked = await ask.choose(question, choices);
  const system = systems.find((one) => one.id === picked);
  if (system === undefined) throw new RangeError(`no system ${picked}`);
  return system;
}

/** "system.object": from the list of what the system has, or in one's own words where there is none. */
async function askObject(ask: Asker, system: BriefSystem, profile: ApiProfile | null): Promise<string> {
  const called = system.name ?? system.id;
  const question = `Which records of ${called}?`;
  if (profile === null || profile.resources.length === 0) {
    const typed = await ask.text(question, {
      hint: 'order, customer, invoice …',
      check: (text) => (text.trim() === '' ? 'the name of what flows, such as order' : null),
    });
    return `${system.id}.${typed}`;
  }
  const picked = await ask.search(question, (typed) => objects(typed, profile));
  return `${system.id}.${picked}`;
}

/** Objects by name, alias or concept, those that begin with what was typed first; at the end the word itself. */
function objects(typed: string, profile: ApiProfile): readonly Choice<string>[] {
  const wanted = typed.trim().toLowerCase();
  const all = profile.resources.map(({ name, aliases, concept }) => ({
    value: name,
    label: name,
    hint: concept === null || concept === name ? '' : concept,
    words: [name, ...aliases, concept ?? ''].map((word) => word.toLowerCase()),
  }));
  const begins = all.filter((one) => one.words.some((word) => word.startsWith(wanted)));
  const holds = all.filter((one) => !begins.includes(one) && one.words.some((word) => word.includes(wanted)));
  const exact = all.filter((one) => one.value.toLowerCase() === wanted);
  const found = [...exact, ...begins.filter((one) => !exact.includes(one)), ...holds];
  const own = {
    value: typed.trim(),
    label: `“${typed.trim()}”`,
    hint: 'not in the list; the plan will ask about it',
  };
  return [...found, ...(wanted === '' || exact.length > 0 ? [] : [own])];
}

async function askLength(ask: Asker, question: string, hint: string): Promise<Duration | null> {
  const typed = await ask.text(question, { hint: `${hint} – or Enter`, check: checking(lengthAnswer) });
  return answerOf(lengthAnswer, typed);
}
