// The calls that a schema offers: the fields of its root types, and one level of namespaces (`search { customers }`,
// `customers { create }`). A call's path is the field's name, or namespace and name with a dot.
import { answerOf } from './answers.ts';
import { type Graph, isRecordType, type Member, memberOf, rootMembers } from './model.ts';

export interface Call {
  readonly method: 'QUERY' | 'MUTATION';
  readonly path: string;
  /** The name of the field above, for a call in a namespace; else null. */
  readonly within: string | null;
  readonly member: Member;
}

/** Every call, in the document's order: queries first. */
export function callsOf(graph: Graph): readonly Call[] {
  return [
    ...rootMembers(graph, 'query').flatMap((member) => opened(graph, member, 'QUERY')),
    ...rootMembers(graph, 'mutation').flatMap((member) => opened(graph, member, 'MUTATION')),
  ].filter((call) => !call.member.name.startsWith('_'));
}

/** The call itself, and the calls inside when the field is a mere namespace: no argument needed, no key, calls of its own. */
function opened(graph: Graph, member: Member, method: Call['method']): readonly Call[] {
  const own: Call = { method, path: member.name, within: null, member };
  const type = graph.types.get(member.type.name);
  const space =
    isRecordType(type) &&
    !member.type.list &&
    member.args.every((one) => one.optional) &&
    memberOf(type, 'id') === null &&
    answerOf(graph, member)?.many === false;
  if (!space) return [own];
  const inside = type.members.filter((one) =>
    method === 'MUTATION' ? one.args.length > 0 : one.args.length > 0 && answerOf(graph, one)?.many === true,
  );
  return inside.length === 0
    ? [own]
    : inside.map((one) => ({ method, path: `${member.name}.${one.name}`, within: member.name, member: one }));
}
