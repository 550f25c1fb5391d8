// What a field answers with: one record, or many, behind a Relay connection, a plain list, or a wrapper that holds a list; and how
// the many are paged. Told from shapes and argument names; nothing here knows a vendor.
import type { Pagination } from '../../catalog/profile.ts';
import { largestInWords } from '../openapi/figures.ts';
import { bare } from '../words.ts';
import { type Argument, type Graph, type GraphType, isRecordType, type Member, memberOf } from './model.ts';

/** `item` is the record's type; `through` where the records lie in the answer ("nodes", "edges[].node", "items"), "" for a plain list or a single record. */
export interface Answer {
  readonly many: boolean;
  readonly item: GraphType;
  readonly through: string;
  readonly holder: GraphType | null;
}

const listNames = [
  'nodes',
  'items',
  'results',
  'data',
  'records',
  'list',
  'entries',
  'rows',
  'content',
  'objects',
];
const signs =
  /^(page|paging|pageinfo|pagination|meta|total|totalcount|count|cursor|nextcursor|endcursor|nexttoken|nextpagetoken|hasmore|hasnext|hasnextpage|offset|limit|next)$/;

/** What the field gives, or null when it gives no record (a scalar, a union, a type that is not there). */
export function answerOf(graph: Graph, member: Member): Answer | null {
  const type = graph.types.get(member.type.name);
  if (!isRecordType(type)) return null;
  if (member.type.list) return { many: true, item: type, through: '', holder: null };
  return (
    connectionOf(graph, type) ??
    wrapperOf(graph, type) ?? { many: false, item: type, through: '', holder: null }
  );
}

/** A Relay connection: `pageInfo` beside `nodes`, or beside `edges` that hold a `node`. */
function connectionOf(graph: Graph, type: GraphType): Answer | null {
  const edges = memberOf(type, 'edges');
  const nodes = memberOf(type, 'nodes');
  if (edges === null && (nodes === null || memberOf(type, 'pageInfo') === null)) return null;
  if (nodes?.type.list === true) {
    const item = graph.types.get(nodes.type.name);
    return isRecordType(item) ? { many: true, item, through: 'nodes', holder: type } : null;
  }
  const edge = edges?.type.list === true ? graph.types.get(edges.type.name) : undefined;
  const node = memberOf(edge, 'node');
  const item = node === null ? undefined : graph.types.get(node.type.name);
  return isRecordType(item) ? { many: true, item, through: 'edges[].node', holder: type } : null;
}

/** A type of its own around a list: `{ items: [Order!]!, nextToken: String }`. A type with a key of its own is a record instead. */
function wrapperOf(graph: Graph, type: GraphType): Answer | null {
  if (memberOf(type, 'id') !== null) return null;
  const lists = type.members.filter(
    (one) =>
      one.type.list &&
      one.args.every((each) => each.optional) &&
      isRecordType(graph.types.get(one.type.name)),
  );
  const named = lists.find((one) => listNames.includes(bare(one.name)));
  const paged =
    type.members.some((one) => signs.test(bare(one.name))) ||
    /(Connection|Results?|Response|Page|Collection)$/.test(type.name);
  const list = named ?? (lists.length === 1 && paged ? lists[0] : undefined);
  const item = list === undefined ? undefined : graph.types.get(list.type.name);
  return list !== undefined && paged && isRecordType(item)
    ? { many: true, item, through: list.name, holder: type }
    : null;
}

const cursors = /^(after|cursor|nextcursor|nexttoken|pagetoken|nextpagetoken|continuationtoken|startcursor)$/;
const offsets = /^(offset|skip|startindex)$/;
const pages = /^(page|pagenumber|pageno|pageindex)$/;
const sizes = /^(first|limit|take|pagesize|perpage|size|maxresults|pagelimit)$/;

/** How a field that answers with many is paged. Paths of the next token are counted from the field's own answer: `pageInfo.endCursor`. */
export function pagingOf(graph: Graph, member: Member, answer: Answer): Pagination {
  const args = placed(graph, member.args);
  const find = (pattern: RegExp): Placed | undefined =>
    args.find((one) => pattern.test(bare(one.argument.name)));
  const size = find(sizes);
  const cursor = find(cursors);
  const stepped = cursor === undefined ? (find(offsets) ?? find(pages)) : undefined;
  const style =
    cursor !== undefined
      ? /token/i.test(cursor.argument.name)
        ? 'token'
        : 'cursor'
      : stepped === undefined
        ? 'none'
        : offsets.test(bare(stepped.argument.name))
          ? 'offset'
          : 'page';
  return {
    style,
    requestParam: (cursor ?? stepped)?.path ?? null,
    nextTokenPath: cursor === undefined ? null : nextPath(graph, answer.holder),
    pageSizeParam: style === 'none' ? null : (size?.path ?? null),
    maxPageSize: size === undefined ? null : largestInWords(size.argument.description),
    maxResults: null,
    confidence: 'inferred',
  };
}

interface Placed {
  readonly path: string;
  readonly argument: Argument;
}

/** The arguments, and one level inside an input object that is named for paging or is the field's only one. */
function placed(graph: Graph, args: readonly Argument[]): readonly Placed[] {
  return args.flatMap((argument): readonly Placed[] => {
    const own = { path: argument.name, argument };
    const inside = graph.types.get(argument.type.name);
    if (
      inside?.kind !== 'input' ||
      !/^(input|page|paging|pagination|options|params|args|request)$/i.test(argument.name)
    )
      return [own];
    return [own, ...inside.inputs.map((one) => ({ path: `${argument.name}.${one.name}`, argument: one }))];
  });
}

const tokens = /^(endcursor|nextcursor|nexttoken|nextpagetoken|pagetoken|cursor|continuationtoken)$/;

/** Where the answer tells the next token: in the holder itself, or in its page information. */
function nextPath(graph: Graph, holder: GraphType | null): string | null {
  if (holder === null) return null;
  const own = holder.members.find((one) => tokens.test(bare(one.name)));
  if (own !== undefined) return own.name;
  for (const member of holder.members) {
    if (!/^(pageinfo|paging|pagination|meta|page)$/.test(bare(member.name))) continue;
    const token = graph.types.get(member.type.name)?.members.find((one) => tokens.test(bare(one.name)));
    if (token !== undefined) return `${member.name}.${token.name}`;
  }
  return null;
}
