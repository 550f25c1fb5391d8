// Which types are kinds of records, and what each is called: types that a query lists, types with a key that a query answers with,
// and types with a key that a mutation creates. Wrappers, payloads and pages are none.
import { plainName } from '../../catalog/name.ts';
import { singular, snake } from '../words.ts';
import { answerOf } from './answers.ts';
import type { Call } from './calls.ts';
import { type Graph, type GraphType, isRecordType, type Member, memberOf } from './model.ts';
import { saidByMutation } from './verbs.ts';

/** One kind of record. `plain` is its name in plain spelling, for joining nouns to it. */
export interface RecordKind {
  readonly name: string;
  readonly plain: string;
  readonly type: GraphType;
}

/** Kinds of records that are read; the largest real schemas have some hundreds. */
export const mostRecords = 2000;

const wrappers = /(Connection|Edge|Payload|PageInfo|Aggregate|_aggregate|UserError|Errors?)$/;

/** The kinds of records in the order in which the calls show them. Every name is given once. */
export function recordsOf(graph: Graph, calls: readonly Call[]): readonly RecordKind[] {
  const types = new Map<string, GraphType>();
  for (const call of calls) {
    const shown = call.method === 'QUERY' ? queried(graph, call.member) : created(graph, call.member);
    if (shown !== null && !wrappers.test(shown.name) && shown.name !== 'Node') types.set(shown.name, shown);
  }
  const names = new Map<string, RecordKind>();
  for (const type of [...types.values()].slice(0, mostRecords)) {
    const name = [singular(type.name), snake(type.name)].find((one) => one !== '' && !names.has(one));
    if (name !== undefined) names.set(name, { name, plain: plainName(type.name), type });
  }
  return [...names.values()];
}

function queried(graph: Graph, member: Member): GraphType | null {
  const answer = answerOf(graph, member);
  if (answer === null || (!answer.many && !hasKey(answer.item))) return null;
  return hasValue(graph, answer.item) ? answer.item : null;
}

function created(graph: Graph, member: Member): GraphType | null {
  const said = saidByMutation(member.name);
  if (said === null || (said.verb !== 'create' && said.verb !== 'upsert')) return null;
  return payloadOf(graph, member).find((type) => hasKey(type) && plainName(type.name) === said.noun) ?? null;
}

/** The records that a mutation answers with: its own type, or those that its payload holds. */
export function payloadOf(graph: Graph, member: Member): readonly GraphType[] {
  const answer = answerOf(graph, member);
  if (answer === null) return [];
  if (hasKey(answer.item)) return [answer.item];
  return answer.item.members.flatMap((one) => {
    const inner = answerOf(graph, one);
    return inner !== null && hasKey(inner.item) ? [inner.item] : [];
  });
}

/** A field that tells one record from another. */
export function hasKey(type: GraphType): boolean {
  const own = snake(type.name);
  return type.members.some(
    (one) =>
      !one.type.list &&
      one.args.length === 0 &&
      (/^_?(id|uuid|guid|gid)$/i.test(one.name) ||
        snake(one.name) === `${own}_id` ||
        snake(one.name) === `${singular(own)}_id`),
  );
}

function hasValue(graph: Graph, type: GraphType): boolean {
  return (
    memberOf(type, 'id') !== null || type.members.some((one) => !isRecordType(graph.types.get(one.type.name)))
  );
}
