// What people must answer, each question once, with why it matters, who can answer and what waits for it.
// Ids are made from what a question is about, so that they stay the same from plan to plan.
import type { Brief } from '../brief/brief.ts';
import { systemAbout } from '../brief/complete.ts';
import type { Question } from '../finding/finding.ts';
import { withoutLimit } from './budgets.ts';
import { keyQuestions } from './keys.ts';
import type { GateVerdict, JoinedFlow, JoinedSystem, Prohibition } from './landscape.ts';

/** What the questions are drawn from. `brief` is the completed one. */
export interface Asking {
  readonly brief: Brief;
  readonly systems: readonly JoinedSystem[];
  readonly flows: readonly JoinedFlow[];
  readonly gates: readonly GateVerdict[];
  readonly prohibitions: readonly Prohibition[];
}

/** Task of the project that gathers requirements: what decides whether and what to build waits for nothing later. */
const requirementsTask = 'K1';
/** Task of the project that agrees the mapping. */
const mappingTask = 'K4';
/** Task of the project that builds the connectors. */
const connectorTask = 'K3';

/** All questions, in the order: of the brief, of objects, of filters and keys, of what must never happen, of gates, of limits, of what was looked for in a vendor's documents and not found. */
export function questionsOf(asking: Asking): readonly Question[] {
  const all = [
    ...briefQuestions(asking),
    ...objectQuestions(asking),
    ...keyOwnerQuestions(asking),
    ...filterQuestions(asking),
    ...prohibitionQuestions(asking),
    ...gateQuestions(asking),
    ...limitQuestions(asking),
    ...vendorQuestions(asking),
  ];
  return all.filter((question, index) => all.findIndex((one) => one.id === question.id) === index);
}

/** The id of a question about something: "/systems/crm/edition" → "Q-systems-crm-edition". */
export function questionId(about: string): string {
  const words = about
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return `Q-${words === '' ? 'open' : words}`;
}

function briefQuestions({ brief, systems }: Asking): readonly Question[] {
  return brief.unknowns.map((unknown) => {
    const about = unknown.about ?? 'brief';
    const system = unknown.about === null ? null : systemAbout(unknown.about);
    return {
      id: questionId(unknown.about ?? firstWords(unknown.question)),
      text: unknown.question,
      why: unknown.why,
      about,
      owner: system === null ? 'sponsor' : ownerOf(systems, system),
      blocks: requirementsTask,
    };
  });
}

/** A filter that was understood is still confirmed; one that was not decides what the flow carries at all. */
function filterQuestions({ systems, flows }: Asking): readonly Question[] {
  return flows.flatMap((flow) => {
    const { filter } = flow.asked;
    if (filter === null || flow.leg === 'back' || flow.from.resource === null) return [];
    const about = `/flows/${flow.asked.id}/filter`;
    const { condition } = flow;
    return [
      {
        id: questionId(about),
        text:
          condition === null
            ? `Which field and value of ${flow.from.resource} say "${filter}"?`
            : `Does "${filter}" mean ${condition.field} = ${condition.equals}, and what happens to a record that qualifies no longer?`,
        why: `It decides which records ${flow.asked.id} carries over.`,
        about,
        owner: ownerOf(systems, flow.from.system),
        blocks: mappingTask,
      },
    ];
  });
}

function objectQuestions({ systems, flows }: Asking): readonly Question[] {
  return flows
    .filter((flow) => flow.leg !== 'back')
    .flatMap((flow) =>
      (['from', 'to'] as const).flatMap((side) => {
        const end = flow[side];
        const system = systems.find((one) => one.asked.id === end.system);
        if (end.resource !== null || system === undefined || system.profile === null) return [];
        const about = `/flows/${flow.asked.id}/${side}`;
        const choice = end.candidates.length === 0 ? '' : ` (${end.candidates.join(', ')}?)`;
        return [
          {
            id: questionId(about),
            text: `What does ${system.name} call "${end.asked}"${choice}?`,
            why: `${flow.asked.id} has no endpoint and no fields at ${system.name} until it is known.`,
            about,
            owner: ownerOf(systems, end.system),
            blocks: requirementsTask,
          },
        ];
      }),
    );
}

/** What the brief forbids and nothing known decides; one question a prohibition, to whoever owns the first system that is written to. */
function prohibitionQuestions({ systems, flows, prohibitions }: Asking): readonly Question[] {
  return prohibitions
    .filter((one) => one.verdict === 'open')
    .map((one) => {
      const first = flows.find((flow) => one.openFlows.includes(flow.id));
      const about = `/constraints/never/${Number(one.id.slice(1)) - 1}`;
      return {
        id: questionId(about),
        text: `What keeps "${one.said}" at ${one.openFlows.join(', ')}: a setting, a field, an approval, or leaving something out?`,
        why: `The brief forbids it and nothing known decides it. ${one.how}`,
        about,
        owner: first === undefined ? 'sponsor' : ownerOf(systems, (first.route?.end ?? first.to).system),
        blocks: requirementsTask,
      };
    });
}

/** Keys that no contract describes, for the owner of the system. */
function keyOwnerQuestions({ systems, flows }: Asking): readonly Question[] {
  return keyQuestions(flows, systems).map((question) => ({
    ...question,
    id: questionId(question.about),
    owner: ownerOf(systems, systemAbout(question.about) ?? ''),
    blocks: mappingTask,
  }));
}

/** One question a gate and system, however many flows meet it; open gates ask nothing. Where a flow hangs on it, that is what the question says. */
function gateQuestions({ systems, gates }: Asking): readonly Question[] {
  return gates
    .filter((gate) => gate.verdict !== 'open' && gate.opensBy.length > 0)
    .toSorted((a, b) => Number(b.decisive) - Number(a.decisive))
    .map((gate) => {
      const flows = gates.filter((one) => sameGate(one, gate)).map((one) => one.flow);
      const { name } = systems.find((system) => system.asked.id === gate.system) ?? { name: gate.system };
      return {
        id: questionId(`gate ${gate.system} ${gateId(gate)}`),
        text: `Does this customer have, or can it get, one of these for ${name}: ${gate.opensBy.join('; ')}?`,
        why: `${gate.decisive ? `Without it ${flows.join(', ')} cannot be built as asked` : `${flows.join(', ')} would gain by it, and is planned without it`}: ${gate.title}.`,
        about: gate.id,
        owner: ownerOf(systems, gate.system),
        blocks: gate.decisive ? requirementsTask : connectorTask,
      };
    });
}

function sameGate(a: GateVerdict, b: GateVerdict): boolean {
  return a.system === b.system && a.decisive === b.decisive && gateId(a) === gateId(b);
}

function gateId(gate: GateVerdict): string {
  return gate.id.slice(`G-${gate.flow}-`.length);
}

function limitQuestions({ systems, flows }: Asking): readonly Question[] {
  return withoutLimit(flows, systems).map(({ system, flows: touched }) => ({
    id: questionId(`/systems/${system.asked.id}/limits`),
    text: `How many calls does ${system.name} allow, in which window, and counted per what?`,
    why: `No limit is known for the writes of ${touched.join(', ')}; budgets and the time of the first load depend on it.`,
    about: `/systems/${system.asked.id}`,
    owner: ownerOf(systems, system.asked.id),
    blocks: requirementsTask,
  }));
}

function vendorQuestions({ systems, flows }: Asking): readonly Question[] {
  const used = systems.filter((system) =>
    flows.some((flow) => flow.from.system === system.asked.id || flow.to.system === system.asked.id),
  );
  return used.flatMap((system) =>
    (system.profile?.unknowns ?? []).map((unknown) => ({
      id: questionId(`${system.asked.id} ${firstWords(unknown)}`),
      text: `${system.name}: ${unknown}`,
      why: inHouse(system)
        ? 'The file that describes it does not say; nothing was put in its place.'
        : 'It was looked for in the documents of the vendor and not found; nothing was put in its place.',
      about: `/systems/${system.asked.id}`,
      owner: inHouse(system) ? ownerOf(systems, system.asked.id) : `vendor support of ${system.name}`,
      blocks: connectorTask,
    })),
  );
}

/** A database or a file has no vendor whom one could ask; its owner knows. */
function inHouse({ profile }: JoinedSystem): boolean {
  return profile?.kind === 'database' || profile?.kind === 'file';
}

function ownerOf(systems: readonly JoinedSystem[], id: string): string {
  return `owner of ${systems.find((system) => system.asked.id === id)?.name ?? id}`;
}

/** Enough words of a question to tell it from others. */
function firstWords(text: string): string {
  return text.split(/\s+/).slice(0, 8).join(' ');
}
