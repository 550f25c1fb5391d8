// Schema definition language (type Order { … }) into a Graph. Parsing is the reference implementation's; nothing is validated beyond
// syntax, so a schema with an unknown directive or a missing type is read as far as it goes.
import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  parse,
  type TypeNode,
} from 'graphql/language';
import { InputError, inputProblem } from '../../finding/input.ts';
import type { Bounds, DocumentInput } from '../document.ts';
import type { Argument, Graph, GraphKind, GraphType, Member, TypeUse } from './model.ts';

/** Most tokens of one document; a real schema of 4 MB has about 120 000. */
const mostTokens = 3_000_000;

/** Throws InputError on bad syntax, with line and column, and on anything over the bounds. */
export function graphFromSdl(input: DocumentInput, bounds: Bounds): Graph {
  const text = input.text.startsWith('\uFEFF') ? input.text.slice(1) : input.text;
  if (text.length > bounds.yamlCharacters)
    throw refused(
      input.name,
      `the document has ${text.length} characters`,
      `at most ${bounds.yamlCharacters}`,
    );
  const parsed = parsedText(input.name, text, bounds);
  const types = new Map<string, GraphType>();
  const roots = new Map<string, string>();
  const directives: string[] = [];
  for (const definition of parsed.definitions) {
    if (definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION)
      for (const root of definition.operationTypes ?? []) roots.set(root.operation, root.type.name.value);
    else if (definition.kind === Kind.DIRECTIVE_DEFINITION) directives.push(definition.name.value);
    else addType(types, definition);
  }
  const root = (operation: string, usual: string): string | null =>
    roots.get(operation) ?? (roots.size === 0 && types.has(usual) ? usual : null);
  return {
    types,
    query: root('query', 'Query'),
    mutation: root('mutation', 'Mutation'),
    subscription: root('subscription', 'Subscription'),
    directives,
  };
}

function parsedText(name: string, text: string, bounds: Bounds): DocumentNode {
  try {
    return parse(text, { noLocation: true, maxTokens: mostTokens });
  } catch (error) {
    if (error instanceof RangeError)
      throw refused(name, 'the document is nested too deeply', `at most ${bounds.depth} levels`);
    const said = error instanceof Error ? error.message.slice(0, 200) : 'unreadable';
    const place = placeIn(error);
    throw new InputError([
      inputProblem({
        file: name,
        ...place,
        message: `not a readable GraphQL schema: ${said}`,
        expected: 'GraphQL schema definition language, or an introspection result in JSON',
      }),
    ]);
  }
}

/** Where the parser stopped; it says so in the error's `locations`. */
function placeIn(error: unknown): { readonly line?: number; readonly column?: number } {
  const locations: unknown =
    typeof error === 'object' && error !== null && 'locations' in error ? error.locations : null;
  const first: unknown = Array.isArray(locations) ? locations[0] : null;
  if (typeof first !== 'object' || first === null || !('line' in first) || !('column' in first)) return {};
  return typeof first.line === 'number' && typeof first.column === 'number'
    ? { line: first.line, column: first.column }
    : {};
}

function refused(file: string, message: string, expected: string): InputError {
  return new InputError([inputProblem({ file, message, expected })]);
}

/** Adds a type, or what an `extend` adds to one. */
function addType(types: Map<string, GraphType>, definition: DefinitionNode): void {
  const made = typeFrom(definition);
  if (made === null) return;
  const known = types.get(made.name);
  types.set(
    made.name,
    known === undefined
      ? made
      : {
          ...known,
          description: known.description || made.description,
          members: [...known.members, ...made.members],
          inputs: [...known.inputs, ...made.inputs],
          values: [...known.values, ...made.values],
        },
  );
}

function typeFrom(definition: DefinitionNode): GraphType | null {
  switch (definition.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.OBJECT_TYPE_EXTENSION:
      return typed(definition, 'object', { members: (definition.fields ?? []).map(memberFrom) });
    case Kind.INTERFACE_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_EXTENSION:
      return typed(definition, 'interface', { members: (definition.fields ?? []).map(memberFrom) });
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
    case Kind.INPUT_OBJECT_TYPE_EXTENSION:
      return typed(definition, 'input', { inputs: (definition.fields ?? []).map(argumentFrom) });
    case Kind.ENUM_TYPE_DEFINITION:
    case Kind.ENUM_TYPE_EXTENSION:
      return typed(definition, 'enum', { values: (definition.values ?? []).map((one) => one.name.value) });
    case Kind.UNION_TYPE_DEFINITION:
    case Kind.UNION_TYPE_EXTENSION:
      return typed(definition, 'union', {});
    case Kind.SCALAR_TYPE_DEFINITION:
    case Kind.SCALAR_TYPE_EXTENSION:
      return typed(definition, 'scalar', {});
    // An executable query in the file says nothing of the schema.
    default:
      return null;
  }
}

interface Named {
  readonly name: { readonly value: string };
  readonly description?: { readonly value: string } | undefined;
}

function typed(
  node: Named,
  kind: GraphKind,
  parts: Partial<Pick<GraphType, 'members' | 'inputs' | 'values'>>,
): GraphType {
  return {
    name: node.name.value,
    kind,
    description: node.description?.value ?? '',
    members: parts.members ?? [],
    inputs: parts.inputs ?? [],
    values: parts.values ?? [],
  };
}

function memberFrom(node: FieldDefinitionNode): Member {
  return {
    name: node.name.value,
    description: node.description?.value ?? '',
    type: useOf(node.type),
    args: (node.arguments ?? []).map(argumentFrom),
    deprecated: isDeprecated(node.directives),
  };
}

function argumentFrom(node: InputValueDefinitionNode): Argument {
  return {
    name: node.name.value,
    description: node.description?.value ?? '',
    type: useOf(node.type),
    optional: node.type.kind !== Kind.NON_NULL_TYPE || node.defaultValue !== undefined,
    deprecated: isDeprecated(node.directives),
  };
}

function isDeprecated(directives: readonly ConstDirectiveNode[] | undefined): boolean {
  return directives?.some((one) => one.name.value === 'deprecated') === true;
}

function useOf(node: TypeNode): TypeUse {
  const required = node.kind === Kind.NON_NULL_TYPE;
  let list = false;
  let inner: TypeNode = node;
  while (inner.kind !== Kind.NAMED_TYPE) {
    if (inner.kind === Kind.LIST_TYPE) list = true;
    inner = inner.type;
  }
  return { name: inner.name.value, list, required };
}
