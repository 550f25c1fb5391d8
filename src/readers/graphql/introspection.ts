// An introspection result (`{"data":{"__schema":…}}` or `{"__schema":…}`) into a Graph. Trusts no shape: what is not as it should be
// is left out, and only a document without any type is refused.
import { InputError, inputProblem } from '../../finding/input.ts';
import type { Document } from '../document.ts';
import { asObject, type JsonObject, listAt, objectAt, own, textAt } from '../json.ts';
import type { Argument, Graph, GraphKind, GraphType, Member, TypeUse } from './model.ts';

const kinds: Readonly<Record<string, GraphKind>> = {
  OBJECT: 'object',
  INTERFACE: 'interface',
  UNION: 'union',
  ENUM: 'enum',
  INPUT_OBJECT: 'input',
  SCALAR: 'scalar',
};

/** Most wrappers around a named type that are followed: `[[Order!]!]!` has five. */
const deepestUse = 12;

/** The `__schema` object of the document, or null when it holds none. */
export function introspected(root: JsonObject): JsonObject | null {
  return objectAt(root, '__schema') ?? objectAt(objectAt(root, 'data'), '__schema');
}

/** Throws InputError when the result holds no types. */
export function graphFromIntrospection(document: Document): Graph {
  const schema = introspected(document.root);
  const types = new Map(
    objects(listAt(schema, 'types')).flatMap((entry) => {
      const type = typeFrom(entry);
      return type === null || type.name.startsWith('__') ? [] : [[type.name, type] as const];
    }),
  );
  if (types.size === 0) {
    const message = 'the introspection result holds no types';
    throw new InputError([
      inputProblem({
        file: document.name,
        pointer: '/__schema/types',
        message,
        expected: 'the full answer to the introspection query',
      }),
    ]);
  }
  const root = (key: string): string | null => textAt(objectAt(schema, key), 'name');
  return {
    types,
    query: root('queryType'),
    mutation: root('mutationType'),
    subscription: root('subscriptionType'),
    directives: objects(listAt(schema, 'directives')).flatMap((one) => textAt(one, 'name') ?? []),
  };
}

function objects(list: readonly unknown[]): readonly JsonObject[] {
  return list.map(asObject).filter((one) => one !== null);
}

function typeFrom(entry: JsonObject): GraphType | null {
  const name = textAt(entry, 'name');
  const written = textAt(entry, 'kind') ?? '';
  const kind = Object.hasOwn(kinds, written) ? kinds[written] : undefined;
  if (name === null || kind === undefined) return null;
  return {
    name,
    kind,
    description: textAt(entry, 'description') ?? '',
    members: objects(listAt(entry, 'fields')).flatMap((one) => memberFrom(one) ?? []),
    inputs: argumentsIn(listAt(entry, 'inputFields')),
    values: objects(listAt(entry, 'enumValues')).flatMap((one) => textAt(one, 'name') ?? []),
  };
}

function memberFrom(entry: JsonObject): Member | null {
  const name = textAt(entry, 'name');
  const type = useOf(objectAt(entry, 'type'));
  if (name === null || type === null) return null;
  return {
    name,
    description: textAt(entry, 'description') ?? '',
    type,
    args: argumentsIn(listAt(entry, 'args')),
    deprecated: own(entry, 'isDeprecated') === true,
  };
}

function argumentsIn(list: readonly unknown[]): readonly Argument[] {
  return objects(list).flatMap((entry) => {
    const name = textAt(entry, 'name');
    const type = useOf(objectAt(entry, 'type'));
    if (name === null || type === null) return [];
    const stated = own(entry, 'defaultValue');
    return [
      {
        name,
        description: textAt(entry, 'description') ?? '',
        type,
        optional: !type.required || (stated !== null && stated !== undefined),
        deprecated: own(entry, 'isDeprecated') === true,
      },
    ];
  });
}

function useOf(entry: JsonObject | null): TypeUse | null {
  const required = textAt(entry, 'kind') === 'NON_NULL';
  let list = false;
  let inner = entry;
  for (let step = 0; inner !== null && step < deepestUse; step += 1) {
    const kind = textAt(inner, 'kind');
    if (kind === 'LIST') list = true;
    if (kind !== 'LIST' && kind !== 'NON_NULL') {
      const name = textAt(inner, 'name');
      return name === null ? null : { name, list, required };
    }
    inner = objectAt(inner, 'ofType');
  }
  return null;
}
