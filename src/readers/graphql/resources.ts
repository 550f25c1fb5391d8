// From kinds of records to resources: fields, key, and operations in a fixed order.
import { conceptOf } from '../../catalog/concept.ts';
import type { Field, Operation, OperationKind, Resource } from '../../catalog/profile.ts';
import type { Source } from '../../measure/fact.ts';
import { changeField } from '../openapi/incremental.ts';
import { customPlace, primaryKeyOf, withReferences } from '../openapi/references.ts';
import { bare } from '../words.ts';
import { pagingOf } from './answers.ts';
import type { Call } from './calls.ts';
import { fieldsOf } from './fields.ts';
import { incrementalOf } from './incremental.ts';
import { type Deed, deedsOf } from './joining.ts';
import type { Argument, Graph } from './model.ts';
import { mostRecords, type RecordKind, recordsOf } from './records.ts';

/** The resources in the document's order, and what a person should know of how they were read. */
export interface Found {
  readonly resources: readonly Resource[];
  readonly notes: readonly string[];
}

export function resourcesOf(graph: Graph, calls: readonly Call[], source: Source): Found {
  const records = recordsOf(graph, calls);
  const named = new Map(records.map((one) => [one.type.name, one.name]));
  const nouns = new Map(records.map((one) => [bare(one.name), one.name]));
  const notes: string[] =
    records.length < mostRecords ? [] : [`Only the first ${mostRecords} kinds of records were read`];
  const resources = [...deedsOf(graph, calls, records)].flatMap(([record, deeds]): readonly Resource[] => {
    if (deeds.length === 0) return [];
    const made = fieldsOf(graph, {
      type: record.type,
      create: inputsFor(graph, record, deeds, ['create', 'upsert'])[0] ?? null,
      updates: inputsFor(graph, record, deeds, ['update', 'upsert']),
      records: named,
    });
    if (made.cut)
      notes.push(`Resource ${record.name}: only its first ${made.fields.length} fields were read`);
    return [resourceOf(graph, { record, deeds, fields: made.fields, nouns, source })];
  });
  return { resources, notes };
}

interface Making {
  readonly record: RecordKind;
  readonly deeds: readonly Deed[];
  readonly fields: readonly Field[];
  readonly nouns: ReadonlyMap<string, string>;
  readonly source: Source;
}

function resourceOf(graph: Graph, making: Making): Resource {
  const { record, deeds } = making;
  const primaryKey = primaryKeyOf(making.fields, [], record.name);
  const fields = withReferences(making.fields, making.nouns, { name: record.name, key: primaryKey });
  const operations = deeds.toSorted(inOrder).map((deed) => operationOf(graph, deed, fields));
  return {
    name: record.name,
    aliases: [
      ...new Set(
        deeds.filter((deed) => deed.kind === 'list' && deed.exact).map((deed) => deed.call.member.name),
      ),
    ].filter((alias) => alias !== record.name),
    concept: conceptOf(record.name),
    primaryKey,
    cursorField: operations.find((one) => one.kind === 'list')?.incremental?.field ?? changeField(fields),
    operations,
    fields,
    custom: customPlace(fields),
    source: making.source,
    confidence: 'inferred',
  };
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

function inOrder(a: Deed, b: Deed): number {
  return rank(a) - rank(b) || a.call.path.length - b.call.path.length || (a.call.path < b.call.path ? -1 : 1);
}

function rank(deed: Deed): number {
  return order.indexOf(deed.kind) * 4 + (deed.call.member.deprecated ? 2 : 0) + (deed.exact ? 0 : 1);
}

function operationOf(graph: Graph, deed: Deed, fields: readonly Field[]): Operation {
  const { call, answer } = deed;
  const listing = answer?.many === true;
  const reads = deed.kind === 'list' || deed.kind === 'search';
  return {
    kind: deed.kind,
    method: call.method,
    path: call.path,
    operationId: null,
    scopes: [],
    batchOf: deed.batchOf,
    batchSize: null,
    pagination: listing && answer !== null ? pagingOf(graph, call.member, answer) : null,
    incremental: reads ? incrementalOf(graph, call.member, fields) : null,
    idempotency: call.method === 'MUTATION' ? idempotencyOf(graph, call) : null,
    requestType: 'application/json',
    errors: [],
    deprecated: call.member.deprecated,
  };
}

/** A directive for idempotency that the call's own words name, or an argument or input member for its key. */
function idempotencyOf(graph: Graph, call: Call): Operation['idempotency'] {
  const directive = graph.directives.find((one) => /idempoten/i.test(one));
  if (directive !== undefined && /idempoten/i.test(call.member.description))
    return { header: `@${directive}(key:)`, retention: null };
  for (const argument of call.member.args) {
    if (/idempoten/i.test(argument.name)) return { header: argument.name, retention: null };
    const inside = graph.types.get(argument.type.name)?.inputs.find((one) => /idempoten/i.test(one.name));
    if (inside !== undefined) return { header: `${argument.name}.${inside.name}`, retention: null };
  }
  return null;
}

const wrappers =
  /^(input|inputs|data|draft|object|objects|attributes|values|payload|params|set|set_?input|record|records|body|request)$/i;

/** What a caller hands over for the record, for each call of these kinds: the members of its input object, or the arguments themselves. */
function inputsFor(
  graph: Graph,
  record: RecordKind,
  deeds: readonly Deed[],
  kinds: readonly OperationKind[],
): readonly (readonly Argument[])[] {
  const wanted = deeds.filter((deed) => kinds.includes(deed.kind) && !deed.call.member.deprecated);
  const batches = deeds.filter((deed) => kinds.some((kind) => kind === deed.batchOf));
  return [...wanted, ...(wanted.length === 0 ? batches : [])]
    .toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind))
    .map((deed) => opened(graph, record, deed.call.member.args));
}

function opened(graph: Graph, record: RecordKind, args: readonly Argument[]): readonly Argument[] {
  const inputs = args.filter((one) => !one.deprecated && graph.types.get(one.type.name)?.kind === 'input');
  const own = (one: Argument): boolean => {
    const name = bare(one.name);
    return name === bare(record.name) || bare(record.name).endsWith(name) || name === `${bare(record.name)}s`;
  };
  const wrapper =
    inputs.find((one) => wrappers.test(one.name) || own(one)) ??
    (inputs.length === 1 && args.length <= 2 ? inputs[0] : undefined);
  if (wrapper === undefined) return args.filter((one) => !/^(client_?mutation_?id)$/i.test(one.name));
  const members = (graph.types.get(wrapper.type.name)?.inputs ?? []).filter(
    (one) => !/^(client_?mutation_?id)$/i.test(one.name),
  );
  const again = members.find((one) => own(one) && graph.types.get(one.type.name)?.kind === 'input');
  return again === undefined ? members : (graph.types.get(again.type.name)?.inputs ?? members);
}
