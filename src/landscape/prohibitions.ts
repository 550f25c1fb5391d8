// What must never happen, judged on every flow: which could bring it about, what keeps them from it, and what nobody knows yet.
// The brief's words decide; where nothing known of a system settles it, people are asked. No prohibition goes without an answer.
import type { Brief } from '../brief/brief.ts';
import type { Concept } from '../catalog/concept.ts';
import { conceptOf } from '../catalog/concept.ts';
import { plainName, wordsOf } from '../catalog/name.ts';
import { type Deed, type Forbidden, forbiddenBy } from './deeds.ts';
import { doesDeed, heldValues } from './held.ts';
import type { FlowEnd, HeldValue, JoinedFlow, JoinedSystem, Prohibition } from './landscape.ts';
import { callName, canCreate, canWrite } from './reach.ts';
import { systemOf } from './systems.ts';

/** One prohibition for each sentence of the brief, in its order; ids are "N1", "N2", … */
export function prohibitionsOf(
  brief: Brief,
  flows: readonly JoinedFlow[],
  systems: readonly JoinedSystem[],
): readonly Prohibition[] {
  return brief.constraints.never.map((said, index) => {
    const rulings = forbiddenBy(said).flatMap((forbidden) => rule(forbidden, { said, flows, systems }));
    const touched = [...new Set(rulings.flatMap((ruling) => ruling.flows))];
    const open = rulings.filter((ruling) => !ruling.kept);
    return {
      id: `N${index + 1}`,
      said,
      flows: touched,
      verdict: open.length === 0 ? 'kept' : 'open',
      how: [...new Set(rulings.map((ruling) => ruling.how))].join(' '),
      tried: [...new Set(rulings.map((ruling) => ruling.tried))].join(' '),
      values: rulings.flatMap((ruling) => ruling.values),
      openFlows: [...new Set(open.flatMap((ruling) => ruling.flows))],
    };
  });
}

interface Case {
  readonly said: string;
  readonly flows: readonly JoinedFlow[];
  readonly systems: readonly JoinedSystem[];
}

interface Ruling {
  readonly flows: readonly string[];
  readonly kept: boolean;
  readonly how: string;
  readonly tried: string;
  readonly values: Prohibition['values'];
}

function rule(forbidden: Forbidden, given: Case): readonly Ruling[] {
  const { deed, object } = forbidden;
  const able = ableFlows(forbidden, given);
  const noun = object === null ? 'what is named' : `a record of the kind ${object}`;
  if (able.length === 0)
    return [
      {
        flows: [],
        kept: true,
        how: `No flow of this brief writes ${noun}${systemsWords(given)}, so none can bring it about; the access asked for allows no such write.`,
        tried: 'The granted access is tried on such a write, and the write is refused.',
        values: [],
      },
    ];
  const same = always(deed);
  if (same !== null) return [{ ...same, flows: able.map((flow) => flow.id), kept: true, values: [] }];
  return able.map((flow) => ruleOn(flow, deed, given));
}

/** Deeds that every design keeps from by itself. */
function always(deed: Deed): Pick<Ruling, 'how' | 'tried'> | null {
  if (deed === 'double')
    return {
      how: 'Each write carries a key and each pair of records is kept in the cross-reference, so that a repeat changes nothing.',
      tried: 'The same message, the same run and the first load are repeated; nothing is there twice.',
    };
  if (deed === 'lose')
    return {
      how: 'What fails is kept in the dead letters, and the comparison of both sides finds what no message told.',
      tried: 'Messages are withheld and the integration is killed halfway; afterwards both sides are equal.',
    };
  if (deed === 'delete')
    return {
      how: 'No flow makes a call that deletes: what vanishes in a source is marked or reported in the target.',
      tried:
        'A record is deleted in the source; its partner in the target is still there, marked or reported.',
    };
  return null;
}

function ruleOn(flow: JoinedFlow, deed: Deed, { systems }: Case): Ruling {
  const end = flow.route?.end ?? flow.to;
  const { name } = systemOf(systems, end.system);
  const record = `${name} ${(end.resource ?? end.asked).replaceAll('_', ' ')}`;
  const base = { flows: [flow.id], values: [] };
  const open = (why: string): Ruling => ({
    ...base,
    kept: false,
    how: `${flow.id}: ${why}`,
    tried: `${flow.id} is run on a record made for it, and what ${name} does by itself is watched for a day.`,
  });
  switch (deed) {
    case 'notify':
    case 'charge':
    case 'send':
    case 'publish':
      if (deed !== 'publish' && impersonal.includes(end.concept ?? ''))
        return {
          ...base,
          kept: true,
          how: `${flow.id}: ${record} concerns nobody in particular, so nobody is ${deed === 'charge' ? 'charged' : 'written to'} because of it.`,
          tried: `${flow.id} creates and changes a ${record}; nobody outside hears of it.`,
        };
      return (
        bySwitch(flow, deed, { end, record, name }) ??
        open(
          `nothing known of ${record} decides it; settings and automations of ${name} may do it when a record is written.`,
        )
      );
    case 'overwrite':
      return flow.asked.writes === 'create-only'
        ? {
            ...base,
            kept: true,
            how: `${flow.id} only creates: a ${record} that exists is never written again.`,
            tried: `A record that exists is changed in the source; the ${record} stays as it was.`,
          }
        : open(
            `it updates ${record}; whether that is what is meant, and which fields have to be left out, is to be said.`,
          );
    case 'create':
      return flow.asked.writes === 'update-only' || !canCreate(end.operations)
        ? {
            ...base,
            kept: true,
            how: `${flow.id} only updates: no ${record} is ever created.`,
            tried: `A source record without a partner is changed; no ${record} appears.`,
          }
        : open(`it creates ${record}; whether it may only update is to be said.`);
    case 'double':
    case 'lose':
    case 'delete':
    case 'expose':
    case 'reach':
    case 'other':
      return open(openWords(deed, record));
    default:
      return deed satisfies never;
  }
}

/** Kinds of records that name no one to whom anything could go. */
const impersonal: readonly string[] = ['product', 'price', 'inventory', 'file'];

function openWords(deed: Deed, record: string): string {
  if (deed === 'expose')
    return `which fields of ${record} that bars is to be said; they are then left out of the mapping.`;
  if (deed === 'reach')
    return `which network has to stay shut is to be said; calls then go outward only, from a part that runs inside, and nothing is told by webhook.`;
  return `no field or call of ${record} is known that decides it.`;
}

/** The flow without the calls that it must not make, where it can do without them. */
export function withoutForbidden(flow: JoinedFlow, prohibitions: readonly Prohibition[]): JoinedFlow {
  const deeds = prohibitions
    .filter((one) => one.flows.includes(flow.id))
    .flatMap((one) => forbiddenBy(one.said).map(({ deed }) => deed));
  const spared = (end: FlowEnd): FlowEnd => {
    const operations = end.operations.filter((operation) =>
      deeds.every((deed) => deed === 'delete' || !doesDeed(operation, deed)),
    );
    return canWrite(operations, flow.asked.writes) ? { ...end, operations } : end;
  };
  return {
    ...flow,
    to: spared(flow.to),
    route: flow.route === null ? null : { ...flow.route, end: spared(flow.route.end) },
  };
}

/** What a flow holds for all prohibitions together; of two values for one field the first stands. */
export function heldBy(prohibitions: readonly Prohibition[], flow: string): readonly HeldValue[] {
  const own = prohibitions.flatMap((one) => one.values.filter((value) => value.flow === flow));
  return own
    .filter((value, index) => own.findIndex((other) => other.field === value.field) === index)
    .map(({ field, value }) => ({ field, value }));
}

/** Kept by values of the target's own fields, or by leaving alone the calls that do it. */
function bySwitch(
  flow: JoinedFlow,
  deed: Deed,
  { end, record, name }: { readonly end: FlowEnd; readonly record: string; readonly name: string },
): Ruling | null {
  const values = flow.asked.writes === 'update-only' ? [] : heldValues(end, deed);
  const calls = end.operations.filter((operation) => doesDeed(operation, deed)).map(callName);
  if (values.length === 0 && calls.length === 0) return null;
  const set =
    values.length === 0
      ? null
      : `every new ${record} gets ${values.map(said).join(', ')}, which only a person changes`;
  const left =
    calls.length === 0 ? null : `${calls.join(', ')} ${calls.length === 1 ? 'is' : 'are'} never called`;
  return {
    flows: [flow.id],
    kept: true,
    how: `${flow.id}: ${[set, left].filter((part) => part !== null).join('; ')}. Automations that people set up in ${name} are checked before go-live.`,
    tried: `${flow.id} creates and changes a ${record}; afterwards ${values.length === 0 ? 'nothing was done by itself' : `${values.map(said).join(', ')} stands as written`}.`,
    values: values.map((value) => ({ ...value, flow: flow.id })),
  };
}

function said({ field, value }: HeldValue): string {
  return `${field} = ${value}`;
}

/** Flows that could do it: those that write to the systems and the kind of record that the words name; all of them where none is named. */
function ableFlows({ object }: Forbidden, { said: words, flows, systems }: Case): readonly JoinedFlow[] {
  const named = systemsNamed(words, systems);
  return flows.filter((flow) => {
    const end = flow.route?.end ?? flow.to;
    const there = named.length === 0 || named.includes(end.system);
    return there && (object === null || isOf(end, object));
  });
}

function isOf(end: FlowEnd, object: Concept): boolean {
  if (end.concept === object) return true;
  return [end.asked, end.resource ?? ''].some(
    (name) => conceptOf(name) === object || plainName(name).split(' ').includes(object),
  );
}

function systemsNamed(words: string, systems: readonly JoinedSystem[]): readonly string[] {
  const sentence = ` ${wordsOf(words).join(' ')} `;
  return systems
    .filter(({ asked, name }) =>
      [asked.id, name, asked.uses ?? ''].some((one) => {
        const spelt = wordsOf(one).join(' ');
        return spelt.length > 2 && sentence.includes(` ${spelt} `);
      }),
    )
    .map((system) => system.asked.id);
}

function systemsWords({ said: words, systems }: Case): string {
  const named = systemsNamed(words, systems).map((id) => systemOf(systems, id).name);
  return named.length === 0 ? '' : ` in ${named.join(' or ')}`;
}
