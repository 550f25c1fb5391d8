// From groups of calls to resources: each gets its name, its fields, its key and its operations in a fixed order.
import { conceptOf } from '../../catalog/concept.ts';
import type { Field, Operation, OperationKind, Resource } from '../../catalog/profile.ts';
import type { Source } from '../../measure/fact.ts';
import { bare, singular } from '../words.ts';
import type { Api, Call } from './calls.ts';
import { manyIn, recordIn } from './envelope.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { changeField } from './incremental.ts';
import { answerOf, type Deed, folded, type Group, grouped, joined } from './groups.ts';
import { namesOf } from './naming.ts';
import { operationOf } from './operations.ts';
import { keyOf, stepsOf } from './paths.ts';
import { placesOf } from './places.ts';
import { customPlace, primaryKeyOf, withReferences } from './references.ts';
import type { Schemas } from './schema.ts';

/** The resources, in the document's order, and what a person should know of how they were read. */
export interface Found {
  readonly resources: readonly Resource[];
  readonly notes: readonly string[];
}

/** Every resource of the calls. */
export function resourcesOf(
  api: Api,
  schemas: Schemas,
  at: { readonly calls: readonly Call[]; readonly source: Source; readonly title: string },
): Found {
  const places = placesOf(
    at.calls.filter((call) => !isSignIn(call.path)),
    schemas,
  );
  const groups = joined(folded(grouped(places, schemas)));
  const names = namesOf(groups, at.title);
  const byNoun = new Map([...names].flatMap(([, name]) => [[bare(name), name] as const]));
  const records = new Map(
    groups.flatMap((group) =>
      group.record === null ? [] : [[group.record, names.get(group) ?? ''] as const],
    ),
  );
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
  const pages = resources
    .flatMap((resource) => resource.operations)
    .flatMap((operation) => (operation.pagination === null ? [] : [operation.pagination]));
  const stated = pages.filter((one) => one.requestParam !== null).length;
  const shown = pages.filter((one) => one.requestParam === null && one.style !== 'none').length;
  if (shown <= stated) return resources;
  return resources.map((resource) => ({
    ...resource,
    operations: resource.operations.map((operation) =>
      operation.pagination?.style === 'none' ? { ...operation, pagination: null } : operation,
    ),
  }));
}

/** Token and consent endpoints belong to authentication, not to the records. */
function isSignIn(path: string): boolean {
  return /(^|\/)(oauth2?|connect|auth)(\/v?\d[^/]*|\/[\d-]+)*\/(token|tokens|authorize|authorization|revoke|introspect|refresh|access_token|login|logout)([/.?]|$)/i.test(
    path,
  );
}

/** A schema that several resources answer with names none of them. */
function sharedRecords(groups: readonly Group[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const group of groups)
    if (group.record !== null) counts.set(group.record, (counts.get(group.record) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 1).map(([record]) => record);
}

function fieldsIn(schemas: Schemas, group: Group, records: ReadonlyMap<string, string>): Fields {
  const own = (kinds: readonly OperationKind[]): readonly Deed[] =>
    group.deeds.filter((deed) => kinds.includes(deed.kind.kind));
  const answers = [...own(['get']), ...own(['list']), ...own(['create', 'update', 'search'])];
  const answer =
    answers
      .map((deed) => answerOf(schemas, deed))
      .find((one) => one !== null && schemas.shape(one.item).properties.size > 0) ?? null;
  const listed =
    own(['list'])
      .map((deed) => manyIn(schemas, deed.place.call.success?.schema, group.noun))
      .find((one) => one !== null) ?? null;
  const body = (deed: Deed): unknown =>
    deed.place.call.body === null
      ? null
      : (recordIn(schemas, deed.place.call.body.schema, group.noun)?.item ?? null);
  const create =
    own(['create', 'upsert'])[0] ??
    group.deeds.find((deed) => deed.kind.kind === 'batch' && deed.kind.batchOf === 'create');
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

const order: readonly OperationKind[] = [
  'list',
  'get',
  'create',
  'update',
  'replace',
  'upsert',
  'delete',
  'search',
  'batch',
  'other',
];

function resourceOf(api: Api, schemas: Schemas, making: Making): Resource {
  const { group, name } = making;
  const items = group.deeds.filter((deed) => deed.place.on === 'item' && deed.place.verb === null);
  // The collection at the top may have its items under a parent alone ("/pods", "/namespaces/{}/pods/{name}").
  const item =
    items.find((deed) => keyOf(stepsOf(deed.place.call.path)).startsWith(keyOf(group.steps))) ??
    items.find((deed) => deed.place.noun === group.noun);
  const steps = item === undefined ? [] : stepsOf(item.place.call.path);
  const end = steps.findLastIndex((step) => step.param) + 1;
  const begin = steps.findLastIndex((step, index) => index < end && !step.param) + 1;
  const asked = steps.slice(begin, end).map((step) => step.name);
  const primaryKey = primaryKeyOf(making.fields, asked, group.noun);
  const fields = withReferences(making.fields, making.byNoun, { name, key: primaryKey });
  const operations = group.deeds
    .map((deed) => operationOf(api, schemas, { place: deed.place, kind: deed.kind, fields }))
    .toSorted(
      (a, b) =>
        rank(a) - rank(b) ||
        params(a) - params(b) ||
        a.path.length - b.path.length ||
        (a.path < b.path ? -1 : 1),
    );
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
