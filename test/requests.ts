// Requests made from the server's own description: bodies and parameters as it says they are, and the same with one thing wrong.
import fc from 'fast-check';

/** As OpenAPI 3.1 holds it. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly items?: Schema;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

export interface Operation {
  readonly operationId: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: 'path' | 'query' | 'header';
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

/** Texts that have broken servers. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '../../etc/passwd',
  "'; drop table plan; --",
  '<script>alert(1)</script>',
  '__proto__',
  'constructor',
  '%00',
  '9'.repeat(400),
  'x'.repeat(70_000),
  '\u202e\u0007\u{1f600}',
  '{{7*7}}${7*7}',
];

/** A value that fits the schema, or nearly: patterns and rules that the schema can't say may still refuse it. */
export function fitting(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map(fitting));
  const [all] = schema.allOf ?? [];
  if (all !== undefined) return fitting(all);
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  if (types.length === 0) return fc.jsonValue({ maxDepth: 2 });
  return fc.oneof(...types.map((type) => ofType(type, schema)));
}

function ofType(type: string, schema: Schema): fc.Arbitrary<unknown> {
  const least =
    schema.minimum ?? (schema.exclusiveMinimum === undefined ? -1000 : schema.exclusiveMinimum + 1);
  const most = Math.min(schema.maximum ?? 1_000_000, 1_000_000_000);
  switch (type) {
    case 'object':
      return object(schema);
    case 'array':
      return fc.array(fitting(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, 3 + (schema.minItems ?? 0)),
      });
    case 'string':
      return text(schema);
    case 'integer':
      return fc.integer({ min: Math.ceil(least), max: Math.max(Math.ceil(least), Math.floor(most)) });
    case 'number':
      return fc.double({ min: least, max: Math.max(least, most), noNaN: true });
    case 'boolean':
      return fc.boolean();
    default:
      return fc.constant(null);
  }
}

function object({
  properties = {},
  required = [],
  additionalProperties,
  propertyNames,
}: Schema): fc.Arbitrary<unknown> {
  const own = fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, of]) => [name, fitting(of)])),
    { requiredKeys: [...required] },
  );
  if (typeof additionalProperties !== 'object') return own;
  const names = fitting(propertyNames ?? { type: 'string' }).map(String);
  const more = fc.dictionary(names, fitting(additionalProperties), { maxKeys: 8 });
  return fc.tuple(own, more).map(([a, b]) => ({ ...b, ...a }));
}

const byFormat: Readonly<Record<string, fc.Arbitrary<string>>> = {
  date: fc.constantFrom('2027-01-11', '2026-12-31', '0001-01-01', '9999-12-31'),
  'date-time': fc.constantFrom('2027-01-11T09:00:00Z'),
  email: fc.emailAddress(),
  uri: fc.webUrl(),
};

function text({ format, pattern, minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<string> {
  const known = format === undefined ? undefined : byFormat[format];
  if (known !== undefined) return known;
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, 'u'));
  return fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, 40)), unit: 'grapheme' });
}

/** JSON text of a fitting value, of one with something wrong in it, or of anything. */
export function bodies(schema: Schema): fc.Arbitrary<string> {
  const right = fitting(schema);
  const wrong = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(...hostileTexts));
  const spoilt = fc.tuple(right, wrong, fc.nat()).map(([value, other, at]) => {
    if (typeof value !== 'object' || value === null) return other;
    const names = Object.keys(value);
    const name = names[at % (names.length + 1)] ?? 'unexpected';
    return { ...value, [name]: other };
  });
  return fc.oneof(
    { weight: 4, arbitrary: right.map((value) => JSON.stringify(value)) },
    { weight: 4, arbitrary: spoilt.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
    { weight: 1, arbitrary: fc.constantFrom(...unreadable) },
  );
}

const unreadable: readonly string[] = [
  '',
  '{',
  '{"name":"a\\u0000b","description":"x"}',
  '{"value":{"a":"\\ud800"}}',
  '{"__proto__":{"admin":true},"constructor":{"prototype":{}}}',
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  `{"a":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`,
  '1e999',
];
