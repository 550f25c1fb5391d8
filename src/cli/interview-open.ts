// The questions after systems and flows: how much, within what, and whatever a description left open. Each may be passed over with Enter.
import {
  withAnswer,
  withDocument,
  withEdition,
  withFreshness,
  withGoLive,
  withVolume,
} from '../brief/amend.ts';
import {
  countAnswer,
  dailyAnswer,
  dayAnswer,
  lengthAnswer,
  listAnswer,
  moneyAnswer,
} from '../brief/answer.ts';
import type { Brief, BriefSystem, Constraints } from '../brief/brief.ts';
import { completeBrief, type Unknown } from '../brief/complete.ts';
import type { Asker } from './ask.ts';
import { askDocument, askEdition, type Knowledge, knownOf } from './interview-systems.ts';
import { answerOf, checking } from './interview-words.ts';

/** Asks every open question of a brief once, each with why it matters; what is passed over stays open. */
export async function askOpen(ask: Asker, knowledge: Knowledge, start: Brief): Promise<Brief> {
  let brief = start;
  const open = completeBrief(start).unknowns.filter((unknown) => !isFull(start, unknown.about));
  const count = open.length === 1 ? '1 question is open' : `${open.length} questions are open`;
  if (open.length > 0) ask.say(`${count}. Enter passes one over; the plan will ask it again.`);
  for (const unknown of open) brief = await askOne(ask, knowledge, { brief, unknown });
  return brief;
}

/** A volume of which only the busiest hour is not known: nobody knows that, so the plan assumes it. */
function isFull(brief: Brief, about: string | null): boolean {
  const held = brief.volumes.find((volume) => `/volumes/${volume.object}` === about);
  return held !== undefined && held.existing !== null && held.changesPerDay !== null;
}

interface Open {
  readonly brief: Brief;
  readonly unknown: Unknown;
}

async function askOne(ask: Asker, knowledge: Knowledge, { brief, unknown }: Open): Promise<Brief> {
  const about = unknown.about ?? '';
  const object = /^\/volumes\/(.+)$/.exec(about)?.[1];
  if (object !== undefined) return askVolume(ask, brief, object);
  const [, id, part] = /^\/systems\/([^/]+)\/(api|edition)$/.exec(about) ?? [];
  const system = brief.systems.find((one) => one.id === id);
  if (system !== undefined) return askOfSystem(ask, knowledge, { brief, unknown, system, part: part ?? '' });
  const question = `${unknown.question}\n${unknown.why}`;
  if (about === '/flows/freshness') {
    const typed = await ask.text(question, {
      hint: '5 minutes, same day – or Enter',
      check: checking(lengthAnswer),
    });
    const freshness = answerOf(lengthAnswer, typed);
    return freshness === null ? brief : withFreshness(brief, freshness);
  }
  if (about === '/constraints/goLive') {
    const typed = await ask.text(question, { hint: '1 March 2027 – or Enter', check: checking(dayAnswer) });
    const day = answerOf(dayAnswer, typed);
    return day === null ? brief : withGoLive(brief, day);
  }
  return inWords(ask, brief, unknown);
}

async function askOfSystem(
  ask: Asker,
  knowledge: Knowledge,
  { brief, unknown, system, part }: Open & { readonly system: BriefSystem; readonly part: string },
): Promise<Brief> {
  const called = system.name ?? system.uses ?? system.id;
  if (part === 'api') {
    const api = await askDocument(ask, knowledge, called);
    return api === null ? brief : withDocument(brief, system.id, api, called);
  }
  const profile = await knownOf(system, knowledge);
  if (profile === null || profile.editions.length === 0) return brief;
  ask.say(unknown.why);
  const edition = await askEdition(ask, called, profile);
  return edition === null ? brief : withEdition(brief, system.id, edition);
}

async function inWords(ask: Asker, brief: Brief, unknown: Unknown): Promise<Brief> {
  const typed = await ask.text(`${unknown.question}\n${unknown.why}`, {
    hint: 'in your words – or Enter',
    check: (text) => (text.length > 1000 ? 'at most 1000 characters' : null),
  });
  return typed === '' ? brief : withAnswer(brief, unknown, typed);
}

/** Asks for the volume of every object whose changes are read. */
export async function askVolumes(ask: Asker, start: Brief): Promise<Brief> {
  let brief = start;
  for (const { about } of completeBrief(start).unknowns) {
    const object = /^\/volumes\/(.+)$/.exec(about ?? '')?.[1];
    if (object !== undefined) brief = await askVolume(ask, brief, object);
  }
  return brief;
}

async function askVolume(ask: Asker, brief: Brief, object: string): Promise<Brief> {
  const held = brief.volumes.find((volume) => volume.object === object);
  const existing =
    held?.existing ??
    answerOf(
      countAnswer,
      await ask.text(`How many ${object} are there today?`, {
        hint: '20k – or Enter',
        check: checking(countAnswer),
      }),
    );
  const changesPerDay =
    held?.changesPerDay ??
    answerOf(
      dailyAnswer,
      await ask.text(`How many of them are created or changed on an ordinary day?`, {
        hint: '300, 2k a week – or Enter',
        check: checking(dailyAnswer),
      }),
    );
  return withVolume(brief, object, { existing, changesPerDay });
}

/** Asks for everything that the plan must keep to. */
export async function askBounds(ask: Asker, brief: Brief): Promise<Brief> {
  const line = (question: string, hint: string, check: (typed: string) => string | null = () => null) =>
    ask.text(question, { hint: `${hint} – or Enter`, check });
  const words = async (question: string, hint: string) => listAnswer(await line(question, hint));
  const goLive = answerOf(
    dayAnswer,
    await line('When should it go live?', '1 March 2027', checking(dayAnswer)),
  );
  const monthlyBudget = answerOf(
    moneyAnswer,
    await line('What may it cost a month to run?', '200 USD', checking(moneyAnswer)),
  );
  const developers = answerOf(
    countAnswer,
    await line('How many developers will build it?', '2', checking(countAnswer)),
  );
  const skills = await words('What do they know well?', 'typescript, python');
  const hosting = await line('Where should it run?', 'aws, our own servers');
  const constraints: Constraints = {
    goLive,
    monthlyBudget,
    team: team(developers, skills),
    hosting: hosting === '' ? null : hosting,
    compliance: await words('Which rules apply?', 'gdpr, hipaa'),
    prefer: await words('Which tools would you like to see used?', 'n8n'),
    avoid: await words('Which would you rather not?', 'zapier'),
    never: await nevers(ask),
  };
  return { ...brief, constraints };
}

function team(developers: number | null, skills: readonly string[]): Constraints['team'] {
  const count = developers === null || developers < 1 ? null : developers;
  return count === null && skills.length === 0 ? null : { developers: count, skills };
}

async function nevers(ask: Asker): Promise<readonly string[]> {
  const typed = await ask.text('What must never happen?', {
    hint: 'never send an invoice automatically – or Enter',
    check: () => null,
  });
  return typed === '' ? [] : [typed];
}
