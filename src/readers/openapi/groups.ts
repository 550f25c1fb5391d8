// Calls put together: those of one collection make a group, and groups of the same records become one.
// Names and fields are not given here.
import type { OperationKind } from '../../catalog/profile.ts';
import { singular } from '../words.ts';
import { manyIn, oneIn, type Records } from './envelope.ts';
import { type Kind, kindOf } from './operations.ts';
import { keyOf, type Step, stepsOf } from './paths.ts';
import type { Place } from './places.ts';
import type { Schemas } from './schema.ts';

export interface Deed {
  readonly place: Place;
  readonly kind: Kind;
}

export interface Group {
  readonly noun: string;
  readonly steps: readonly Step[];
  readonly deeds: readonly Deed[];
  /** Name of the record's schema where the document gives one. */
  readonly record: string | null;
}

/** One group a collection, in the order of the document. */
export function grouped(places: readonly Place[], schemas: Schemas): readonly Group[] {
  const methods = new Map<string, Set<string>>();
  for (const place of places) {
    const key = keyOf(stepsOf(place.call.path));
    methods.set(key, (methods.get(key) ?? new Set<string>()).add(place.call.method));
  }
  const byKey = new Map<string, Deed[]>();
  for (const place of places) {
    const beside = { methods: methods.get(keyOf(stepsOf(place.call.path))) ?? new Set<string>() };
    const deed = { place, kind: kindOf(place, schemas, beside) };
    const list = byKey.get(place.collection);
    if (list === undefined) byKey.set(place.collection, [deed]);
    else list.push(deed);
  }
  return [...byKey.values()].flatMap((deeds) => {
    const first = deeds.find((deed) => deed.place.on === 'collection') ?? deeds[0];
    return first === undefined
      ? []
      : [{ noun: first.place.noun, steps: first.place.steps, deeds, record: recordName(schemas, deeds) }];
  });
}

function recordName(schemas: Schemas, deeds: readonly Deed[]): string | null {
  const order: readonly OperationKind[] = ['list', 'get', 'create', 'update', 'search', 'replace', 'upsert'];
  for (const kind of order) {
    for (const deed of deeds) {
      const found = deed.kind.kind === kind ? answerOf(schemas, deed) : null;
      if (found?.name !== null && found !== null) return found.name;
    }
  }
  return null;
}

/** The records that a call answers with. */
export function answerOf(schemas: Schemas, deed: Deed): Records | null {
  const schema = deed.place.call.success?.schema;
  const many = deed.kind.kind === 'list' || deed.kind.kind === 'search';
  return (many ? manyIn(schemas, schema, deed.place.noun) : null) ?? oneIn(schemas, schema, deed.place.noun);
}

/** "/intents/{id}/verify_deposits": a plural that only takes a POST and answers with the record above it is an action on that record. */
export function folded(groups: readonly Group[]): readonly Group[] {
  const moved = new Map<Group, Deed[]>();
  const kept = groups.filter((group) => {
    const key = keyOf(group.steps);
    const above = groups.find(
      (one) =>
        one !== group &&
        one.record !== null &&
        one.record === group.record &&
        key.startsWith(`${keyOf(one.steps)}/{}/`),
    );
    if (
      above === undefined ||
      group.deeds.some((deed) => deed.place.call.method !== 'POST' || deed.place.on !== 'collection')
    )
      return true;
    moved.set(above, [
      ...(moved.get(above) ?? []),
      ...group.deeds.map((deed) => ({ ...deed, kind: { kind: 'other', batchOf: null } as const })),
    ]);
    return false;
  });
  return kept.map((group) => ({ ...group, deeds: [...group.deeds, ...(moved.get(group) ?? [])] }));
}

/** Collections with the same word and the same record (or no record known in one of them) are one; the shortest path leads. */
export function joined(groups: readonly Group[]): readonly Group[] {
  const byNoun = new Map<string, Group[]>();
  for (const group of groups) {
    const noun = singular(group.noun);
    const same = byNoun.get(noun) ?? [];
    const at = same.findIndex((one) => mayJoin(one, group));
    const partner = same[at];
    if (partner === undefined) same.push(group);
    else same[at] = merge(partner, group);
    byNoun.set(noun, same);
  }
  return [...byNoun.values()].flat();
}

function mayJoin(a: Group, b: Group): boolean {
  if (a.record !== null && b.record !== null) return a.record === b.record;
  return a.record === null && b.record === null ? false : isBare(a.record === null ? a : b);
}

/** A group of a few calls without records of its own (an import, an export) may lean on its namesake. */
function isBare(group: Group): boolean {
  return group.deeds.every(
    (deed) => deed.kind.kind === 'other' || deed.kind.kind === 'batch' || deed.kind.kind === 'search',
  );
}

function merge(a: Group, b: Group): Group {
  const [lead, other] = weight(a) <= weight(b) ? [a, b] : [b, a];
  return { ...lead, deeds: [...lead.deeds, ...other.deeds], record: lead.record ?? other.record };
}

/** How far a group lies from being the main one of its word: nested, parameterised and action-only groups weigh more. */
export function weight(group: Group): number {
  const listed = group.deeds.some(
    (deed) => deed.kind.kind === 'list' || deed.kind.kind === 'get' || deed.kind.kind === 'create',
  )
    ? 0
    : 100;
  return listed + group.steps.length + group.steps.filter((step) => step.param).length * 2;
}
