// The fields of a record: what its type answers, merged with what the inputs of its create and update take. Breadth first, four
// names deep, so that a wide schema loses its depths and not its heart. Another record inside is its id and nothing more.
import type { Field } from '../../catalog/profile.ts';
import { answerOf } from './answers.ts';
import {
  type Argument,
  type Graph,
  type GraphType,
  isRecordType,
  type Member,
  memberOf,
  type TypeUse,
} from './model.ts';
import { scalarOf, standardEnum } from './scalars.ts';

export const mostFields = 400;
const deepest = 4;
/** Parts that are looked into; types that all hold each other would otherwise be walked by the million. */
const mostParts = 4000;

/** The types of one record: `type` as answered, `create` and `updates` as lists of what a caller hands over. */
export interface RecordTypes {
  readonly type: GraphType;
  readonly create: readonly Argument[] | null;
  readonly updates: readonly (readonly Argument[])[];
  /** Names of the resources by the names of their types. */
  readonly records: ReadonlyMap<string, string>;
}

interface Flat {
  readonly path: string;
  readonly use: TypeUse;
  readonly description: string;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly references: string | null;
}

/** All fields of one kind of record, shallow ones first, at most {@link mostFields}; `cut` tells that more there were. */
export function fieldsOf(
  graph: Graph,
  record: RecordTypes,
): { readonly fields: readonly Field[]; readonly cut: boolean } {
  const read = flatten(record.type.members.map(fromMember), (use, level) =>
    readInside(graph, { use, level }, record.records),
  );
  const inside = (use: TypeUse): Inside | null => writtenInside(graph, use);
  const created = record.create === null ? [] : flatten(record.create.map(fromArgument), inside);
  const updated = record.updates.flatMap((inputs) => flatten(inputs.map(fromArgument), inside));
  const written = new Map([...updated, ...created].map((one) => [plain(one.path), one]));
  const above = new Set([...written.keys()].flatMap(prefixes));
  const writable = (path: string): boolean =>
    written.has(path) || above.has(path) || prefixes(path).some((one) => open(graph, written.get(one)));
  const needed = new Map(created.map((one) => [plain(one.path), one.required]));
  const givesKey = needed.get('id') === true;
  const answered = answeredBy(read);
  const byPath = new Map<string, Field>();
  for (const one of [...read, ...created, ...updated]) {
    const path = plain(one.path);
    if (byPath.has(path) || (one.deprecated && written.get(path)?.deprecated !== false)) continue;
    // An `id` among the inputs names the record to change; only a create that demands one lets the caller choose it.
    const readOnly = written.size > 0 && (path === 'id' ? !givesKey : !writable(path));
    byPath.set(
      path,
      fieldFrom(graph, one, {
        required: needed.get(path) === true,
        readOnly,
        writeOnly: path !== 'id' && !answered(path),
      }),
    );
  }
  const fields = [...byPath.values()].toSorted((a, b) => depth(a.path) - depth(b.path));
  return { fields: fields.slice(0, mostFields), cut: fields.length > mostFields };
}

function fieldFrom(graph: Graph, one: Flat, at: Pick<Field, 'required' | 'readOnly' | 'writeOnly'>): Field {
  const type = graph.types.get(one.use.name);
  const scalar = scalarOf(one.use.name);
  const standard = type?.kind === 'enum' ? standardEnum(type.name, type.values) : null;
  const single: Field['type'] =
    type?.kind === 'enum' ? 'string' : type === undefined || type.kind === 'scalar' ? scalar.type : 'object';
  return {
    path: one.path,
    type: one.use.list ? 'array' : single,
    format: standard ?? (type?.kind === 'enum' ? null : scalar.format),
    enum: type?.kind === 'enum' && standard === null ? type.values : null,
    required: at.required,
    readOnly: at.readOnly,
    writeOnly: at.writeOnly,
    nullable: !one.use.required,
    maxLength: null,
    unique: isUnique(one),
    references: one.references,
    personal: null,
  };
}

/**
 * Whether an answer holds a path: itself, something inside it, or something open above it. A record of its own inside is listed by
 * its key alone and has more than that. A walk that was cut short says of nothing that it is missing.
 */
function answeredBy(read: readonly Flat[]): (path: string) => boolean {
  if (read.length === 0 || read.length > mostFields * 2) return () => true;
  const exact = new Set(read.map((one) => plain(one.path)));
  const above = new Set([...exact].flatMap(prefixes));
  return (path) =>
    exact.has(path) ||
    above.has(path) ||
    prefixes(path).some((one) => exact.has(one) || exact.has(`${one}.id`));
}

function isUnique(one: Flat): boolean {
  return (
    !one.path.includes('.') &&
    !one.use.list &&
    /\b(must be|is|are|globally|be) unique\b|\bunique (key|name|code|number|handle|slug|email)\b/i.test(
      one.description,
    )
  );
}

/** A written object without members of its own takes anything below it. */
function open(graph: Graph, one: Flat | undefined): boolean {
  return (
    one !== undefined &&
    graph.types.get(one.use.name)?.kind !== 'input' &&
    scalarOf(one.use.name).type === 'object'
  );
}

function plain(path: string): string {
  return path.replaceAll('[]', '');
}

function prefixes(path: string): readonly string[] {
  const parts = path.split('.');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('.'));
}

/** `nodes` and `edges[].node` are how a connection lists, not a level of the record. */
function depth(path: string): number {
  return path.split('.').filter((part) => part !== 'nodes[]' && part !== 'edges[]' && part !== 'node').length;
}

interface Inside {
  readonly suffix: string;
  readonly children: readonly Flat[];
  /** Only plain values of the inside count, because it is a record of its own. */
  readonly reference: string | null;
}

interface Waiting {
  readonly flat: Flat;
  readonly above: readonly string[];
}

function flatten(
  roots: readonly Flat[],
  inside: (use: TypeUse, level: number) => Inside | null,
): readonly Flat[] {
  const found: Flat[] = [];
  const waiting: Waiting[] = roots.map((flat) => ({ flat, above: [] }));
  for (let index = 0; index < waiting.length && found.length <= mostFields * 2; index += 1) {
    const at = waiting[index];
    if (at === undefined) break;
    const { flat, above } = at;
    const within = inside(flat.use, depth(flat.path));
    if (within === null) {
      found.push(flat);
      continue;
    }
    if (above.includes(flat.use.name) || depth(flat.path) >= deepest || waiting.length > mostParts) continue;
    const listed = within.suffix.includes('[]') || flat.use.list;
    for (const child of within.children)
      waiting.push({
        flat: {
          ...child,
          path: `${flat.path}${within.suffix}.${child.path}`,
          // An empty list satisfies a list, so what its entries need is not needed yet.
          required: child.required && flat.required && !listed,
          deprecated: child.deprecated || flat.deprecated,
          references: child.references ?? within.reference,
        },
        above: [...above, flat.use.name],
      });
  }
  return found;
}

function fromMember(member: Member): Flat {
  const { name, type, description, deprecated } = member;
  // A field that must be given arguments is a question to the record and not a value of it.
  const asks = member.args.some((one) => !one.optional && !/^(first|last|limit)$/.test(one.name));
  return {
    path: name,
    use: type,
    description,
    required: false,
    deprecated: deprecated || asks,
    references: null,
  };
}

function fromArgument(argument: Argument): Flat {
  const { name, type, description, optional, deprecated } = argument;
  return { path: name, use: type, description, required: !optional, deprecated, references: null };
}

function readInside(
  graph: Graph,
  at: { readonly use: TypeUse; readonly level: number },
  records: ReadonlyMap<string, string>,
): Inside | null {
  const { use, level } = at;
  const type = graph.types.get(use.name);
  if (!isRecordType(type)) return null;
  const answer = answerOf(graph, { name: '', description: '', type: use, args: [], deprecated: false });
  const item = answer?.item ?? type;
  const suffix = answer?.many !== true ? '' : answer.through === '' ? '[]' : `.${listed(answer.through)}`;
  const reference = records.get(item.name) ?? null;
  const key = memberOf(item, 'id');
  // A record of its own below another part is its key alone; its values are read where it stands itself.
  if (key !== null && (reference !== null || level > 1))
    return { suffix, children: [fromMember(key)], reference };
  return { suffix, children: item.members.map(fromMember), reference: null };
}

function listed(through: string): string {
  return through.includes('[]') ? through : `${through}[]`;
}

function writtenInside(graph: Graph, use: TypeUse): Inside | null {
  const type = graph.types.get(use.name);
  if (type?.kind !== 'input' || type.inputs.length === 0) return null;
  return { suffix: use.list ? '[]' : '', children: type.inputs.map(fromArgument), reference: null };
}
