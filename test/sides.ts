// Made sides of a mapping for tests: fields by path, of which only what matters is said.
import assert from 'node:assert/strict';
import type { Field } from '../src/catalog/profile.ts';
import { run } from '../src/mapping/apply.ts';
import type { Mapping, MappingRow, MappingSide } from '../src/mapping/mapping.ts';

/** A text of which nothing is said. */
export const blank: Omit<Field, 'path'> = {
  type: 'string',
  format: null,
  enum: null,
  required: false,
  readOnly: false,
  writeOnly: false,
  nullable: true,
  maxLength: null,
  unique: false,
  references: null,
  personal: null,
};

/** One side: an object of a made system with these fields. */
export function side(object: string, fields: Readonly<Record<string, Partial<Field>>>): MappingSide {
  const list = Object.entries(fields).map(([path, given]) => ({ ...blank, ...given, path }));
  return { system: 'demo', object, concept: null, fields: list };
}

/** The row that writes a field. */
export function row(mapping: Mapping, to: string): MappingRow {
  const found = mapping.mappings.find((one) => one.to === to);
  assert.ok(found, `nothing is mapped onto ${to}`);
  return found;
}

/** What a field gets from a record, worked out by the mapping's own expression. Throws AssertionError when that fails. */
export async function value(
  mapping: Mapping,
  to: string,
  record: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const outcome = await run(row(mapping, to).jsonata, record, {
    xref: { company: { '7': 'acc_7' } },
    tables: { countries: { germany: 'DE' } },
  });
  assert.equal(outcome.error, null);
  return outcome.value;
}
