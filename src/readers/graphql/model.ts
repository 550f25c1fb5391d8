// A GraphQL schema as far as a profile needs it, made from SDL text or from an introspection result. Maps, never objects with
// foreign keys, so a type called "constructor" is a type like any other. Holds the document's words; judges nothing.

/** A type where it is used: `[Order!]!` is Order, a list, required. Lists in lists count as one. */
export interface TypeUse {
  readonly name: string;
  readonly list: boolean;
  readonly required: boolean;
}

/** An argument, or a member of an input type. `optional` is true when null is allowed or a default stands. */
export interface Argument {
  readonly name: string;
  readonly description: string;
  readonly type: TypeUse;
  readonly optional: boolean;
  readonly deprecated: boolean;
}

/** A field of an object or interface type. */
export interface Member {
  readonly name: string;
  readonly description: string;
  readonly type: TypeUse;
  readonly args: readonly Argument[];
  readonly deprecated: boolean;
}

export type GraphKind = 'object' | 'interface' | 'union' | 'enum' | 'input' | 'scalar';

/** A named type. `members` for objects and interfaces, `inputs` for input types, `values` for enums; the others are empty. */
export interface GraphType {
  readonly name: string;
  readonly kind: GraphKind;
  readonly description: string;
  readonly members: readonly Member[];
  readonly inputs: readonly Argument[];
  readonly values: readonly string[];
}

/** The whole schema. Root types by name, null where the schema has none; `directives` by name. */
export interface Graph {
  readonly types: ReadonlyMap<string, GraphType>;
  readonly query: string | null;
  readonly mutation: string | null;
  readonly subscription: string | null;
  readonly directives: readonly string[];
}

/** The fields of a root type; none where the schema has no such root. */
export function rootMembers(graph: Graph, root: 'query' | 'mutation' | 'subscription'): readonly Member[] {
  const name = graph[root];
  return name === null ? [] : (graph.types.get(name)?.members ?? []);
}

/** The member of that name, or null. */
export function memberOf(type: GraphType | undefined, name: string): Member | null {
  return type?.members.find((one) => one.name === name) ?? null;
}

/** Whether the type holds fields of its own (object or interface). */
export function isRecordType(type: GraphType | undefined): type is GraphType {
  return type?.kind === 'object' || type?.kind === 'interface';
}
