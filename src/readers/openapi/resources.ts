// From places to resources: calls of one collection make one resource, collections of the same records become one, and each
// gets a name that is unique in the document. A group that holds no records and answers no usual question is no resource.
import { conceptOf } from '../../catalog/concept.ts';
import type { Field, Operation, OperationKind, Resource } from '../../catalog/profile.ts';
import type { Source } from '../../measure/fact.ts';
import { bare, singular } from '../words.ts';
import type { Api, Call } from './calls.ts';
import { manyIn, oneIn, type Records, recordIn } from './envelope.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { changeField } from './incremental.ts';
import { type Kind, kindOf, operationOf } from './operations.ts';
import { keyOf, type Step, stepsOf } from './paths.ts';
import { type Place, placesOf, qualifiers } from './places.ts';
import { customPlace, primaryKeyOf, withReferences } from './references.ts';
import type { Schemas } from './schema.ts';

interface Deed {
  readonly place: Place;
  readonly kind: Kind;
}

interface Group {
  readonly noun: string;
  readonly steps: readonly Step[];
  readonly deeds: readonly Deed[];
  /** Name of the record's schema where the document gives one. */
  readonly record: string | null;
}

/** The resources, in the document's order, and what a person should know of how they were read. */
export interface Found {
  readonly resources: readonly Resource[];
  readonly notes: readonly string[];
}

/** Every resource of the calls. */
export function resourcesOf(api: Api, schemas: Schemas, at: { readonly calls: readonly Call[]; readonly source: Source; readonly title: string }): Found {
  const places = placesOf(at.calls.filter((call) => !isSignIn(call.path)), schemas);
  const groups = joined(folded(grouped(places, schemas)));
  const names = namesOf(groups, at.title);
  const byNoun = new Map([...names].flatMap(([, name]) => [[bare(name), name] as const]));
  const records = new Map(groups.flatMap((group) => (group.record === null ? [] : [[group.record, names.get(group) ?? ''] as const])));
  const shared = sharedRecords(groups);
  for (const record of shared) records.delete(record);
  const notes: string[] = [];
  const resources = groups.map((group) => {
    const name = names.get(group) ?? '';
    const made = fieldsIn(schemas, group, records);
    if (made.cut) notes.push(`Resource ${name}: only its first ${made.fields.length} fields were read`);
    return resourceOf(api, schemas, { group, name, fields: made.fields, byNoun, source: at.source });
  });
  return { resources: withoutDoubt(resources), notes };
}

/**
 * Where most lists show their paging only in the answer, a list that shows none proves nothing: such a document is known to
 * leave parameters out. Then "not paged" becomes "not known".
 */
function withoutDoubt(resources: readonly Resource[]): readonly Resource[] {
  const pages = resources.flatMap((resource) => resource.operations).flatMap((operation) => (operation.pagination === null ? [] : [operation.pagination]));
  const stated = pages.filter((one) => one.requestParam !== null).length;
  const shown = pages.filter((one) => one.requestParam === null && one.style !== 'none').length;
  if (shown <= stated) return resources;
  return resources.map((resource) => ({
    ...resource,
    operations: resource.operations.map((operation) => (operation.pagination?.style === 'none' ? { ...operation, pagination: null } : operation)),
  }));
}

/** Token and consent endpoints belong to authentication, not to the records. */
function isSignIn(path: string): boolean {
  return /(^|\/)(oauth2?|connect|auth)(\/v?\d[^/]*|\/[\d-]+)*\/(token|tokens|authorize|authorization|revoke|introspect|refresh|access_token|login|logout)([/.?]|$)/i.test(path);
}

function grouped(places: readonly Place[], schemas: Schemas): readonly Group[] {
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
    return first === undefined ? [] : [{ noun: first.place.noun, steps: first.place.steps, deeds, record: recordName(schemas, deeds) }];
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

function answerOf(schemas: Schemas, deed: Deed): Records | null {
  const schema = deed.place.call.success?.schema;
  const many = deed.kind.kind === 'list' || deed.kind.kind === 'search';
  return (many ? manyIn(schemas, schema, deed.place.noun) : null) ?? oneIn(schemas, schema, deed.place.noun);
}

/** "/intents/{id}/verify_deposits": a plural that only takes a POST and answers with the record above it is an action on that record. */
function folded(groups: readonly Group[]): readonly Group[] {
  const moved = new Map<Group, Deed[]>();
  const kept = groups.filter((group) => {
    const key = keyOf(group.steps);
    const above = groups.find((one) => one !== group && one.record !== null && one.record === group.record && key.startsWith(`${keyOf(one.steps)}/{}/`));
    if (above === undefined || group.deeds.some((deed) => deed.place.call.method !== 'POST' || deed.place.on !== 'collection')) return true;
    moved.set(above, [...(moved.get(above) ?? []), ...group.deeds.map((deed) => ({ ...deed, kind: { kind: 'other', batchOf: null } as const }))]);
    return false;
  });
  return kept.map((group) => ({ ...group, deeds: [...group.deeds, ...(moved.get(group) ?? [])] }));
}

/** Collections with the same word and the same record (or no record known in one of them) are one; the shortest path leads. */
function joined(groups: readonly Group[]): readonly Group[] {
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
  return group.deeds.every((deed) => deed.kind.kind === 'other' || deed.kind.kind === 'batch' || deed.kind.kind === 'search');
}

function merge(a: Group, b: Group): Group {
  const [lead, other] = weight(a) <= weight(b) ? [a, b] : [b, a];
  return { ...lead, deeds: [...lead.deeds, ...other.deeds], record: lead.record ?? other.record };
}

function weight(group: Group): number {
  const listed = group.deeds.some((deed) => deed.kind.kind === 'list' || deed.kind.kind === 'get' || deed.kind.kind === 'create') ? 0 : 100;
  return listed + group.steps.length + group.steps.filter((step) => step.param).length * 2;
}

/** A schema that several resources answer with names none of them. */
function sharedRecords(groups: readonly Group[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const group of groups) if (group.record !== null) counts.set(group.record, (counts.get(group.record) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 1).map(([record]) => record);
}

/** The bare noun where it is unique or clearly the main one of its kind, else with the words before it. */
function namesOf(groups: readonly Group[], title: string): ReadonlyMap<Group, string> {
  const byNoun = new Map<string, Group[]>();
  for (const group of groups) {
    const noun = singular(group.noun) || singular(title);
    byNoun.set(noun, [...(byNoun.get(noun) ?? []), group]);
  }
  const names = new Map<Group, string>();
  const taken = new Set<string>();
  for (const [noun, same] of byNoun) {
    const lightest = Math.min(...same.map(weight));
    const leaders = same.filter((group) => weight(group) === lightest);
    for (const group of same) {
      const main = same.length === 1 || (leaders.length === 1 && leaders[0] === group);
      const name = free(main ? [noun] : [], qualifiers(group.steps), noun, taken);
      taken.add(name);
      names.set(group, name);
    }
  }
  return names;
}

function free(first: readonly string[], before: readonly string[], noun: string, taken: ReadonlySet<string>): string {
  const options = [...first, ...before.map((_, index) => [...before.slice(0, index + 1).reverse(), noun].join('_'))];
  const open = options.find((option) => !taken.has(option));
  if (open !== undefined) return open;
  for (let count = 2; ; count += 1) if (!taken.has(`${options.at(-1) ?? noun}_${count}`)) return `${options.at(-1) ?? noun}_${count}`;
}

function fieldsIn(schemas: Schemas, group: Group, records: ReadonlyMap<string, string>): Fields {
  const own = (kinds: readonly OperationKind[]): readonly Deed[] => group.deeds.filter((deed) => kinds.includes(deed.kind.kind));
  const answers = [...own(['get']), ...own(['list']), ...own(['create', 'update', 'search'])];
  const answer = answers.map((deed) => answerOf(schemas, deed)).find((one) => one !== null && schemas.shape(one.item).properties.size > 0) ?? null;
  const listed = own(['list']).map((deed) => manyIn(schemas, deed.place.call.success?.schema, group.noun)).find((one) => one !== null) ?? null;
  const body = (deed: Deed): unknown => (deed.place.call.body === null ? null : (recordIn(schemas, deed.place.call.body.schema, group.noun)?.item ?? null));
  const create = own(['create', 'upsert'])[0] ?? group.deeds.find((deed) => deed.kind.kind === 'batch' && deed.kind.batchOf === 'create');
  return fieldsOf(schemas, {
    answers: [listed?.item ?? null, answer?.item ?? null],
    create: create === undefined ? null : body(create),
    updates: own(['update', 'replace', 'upsert']).map(body),
    records,
  });
}

interface Making {
  readonly group: Group;
  readonly name: string;
  readonly fields: readonly Field[];
  readonly byNoun: ReadonlyMap<string, string>;
  readonly source: Source;
}

const order: readonly OperationKind[] = ['list', 'get', 'create', 'update', 'replace', 'upsert', 'delete', 'search', 'batch', 'other'];

function resourceOf(api: Api, schemas: Schemas, making: Making): Resource {
  const { group, name } = making;
  const item = group.deeds.find((deed) => deed.place.on === 'item' && deed.place.verb === null && keyOf(stepsOf(deed.place.call.path)).startsWith(keyOf(group.steps)));
  const last = item === undefined ? undefined : stepsOf(item.place.call.path).findLast((step) => step.param);
  const primaryKey = primaryKeyOf(making.fields, last?.name ?? null, group.noun);
  const fields = withReferences(making.fields, making.byNoun, { name, key: primaryKey });
  const operations = group.deeds
    .map((deed) => operationOf(api, schemas, { call: deed.place.call, kind: deed.kind, fields }))
    .toSorted((a, b) => rank(a) - rank(b) || params(a) - params(b) || a.path.length - b.path.length || (a.path < b.path ? -1 : 1));
  const written = group.noun;
  return {
    name,
    aliases: [...new Set([written, singular(written)])].filter((alias) => alias !== name && alias !== ''),
    concept: conceptOf(name),
    primaryKey,
    cursorField: operations.find((one) => one.kind === 'list')?.incremental?.field ?? changeField(fields),
    operations,
    fields,
    custom: customPlace(fields),
    source: making.source,
    confidence: 'inferred',
  };
}

function rank(operation: Operation): number {
  return order.indexOf(operation.kind) + (operation.deprecated ? 0.5 : 0);
}

function params(operation: Operation): number {
  return operation.path.split('{').length;
}
