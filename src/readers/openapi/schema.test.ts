import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refsOf } from './refs.ts';
import { type Shape, schemasOf } from './schema.ts';

function shape(schema: object, components: object = {}): Shape {
  return schemasOf(refsOf({ components })).shape(schema);
}

test('allOf is merged: properties, required, nullability', () => {
  const one = shape({
    allOf: [
      { properties: { a: {} }, required: ['a'] },
      { properties: { b: {} }, nullable: true },
    ],
  });
  assert.deepEqual([...one.properties.keys()], ['a', 'b']);
  assert.deepEqual([...one.required], ['a']);
  assert.equal(one.nullable, true);
});

test('null is written in four ways and read in one', () => {
  for (const schema of [
    { type: ['string', 'null'] },
    { type: 'string', nullable: true },
    { type: 'string', 'x-nullable': true },
    { anyOf: [{ type: 'string' }, { type: 'null' }] },
  ]) {
    const one = shape(schema);
    assert.equal(one.type, 'string', JSON.stringify(schema));
    assert.equal(one.nullable, true, JSON.stringify(schema));
  }
});

test('alternatives keep what they share', () => {
  const one = shape({
    oneOf: [
      { properties: { id: {}, kind: {}, wheels: {}, doors: {} } },
      { properties: { id: {}, kind: {}, wings: {}, crew: {} } },
    ],
  });
  assert.deepEqual([...one.properties.keys()], ['id', 'kind']);
});

test('a record beside its deleted stub stands for both', () => {
  const one = shape({
    anyOf: [{ properties: { id: {}, name: {}, email: {} } }, { properties: { id: {}, deleted: {} } }],
  });
  assert.deepEqual([...one.properties.keys()], ['id', 'name', 'email']);
});

test('an id that may be expanded to its record is a string that knows the record', () => {
  const one = shape(
    { anyOf: [{ type: 'string', maxLength: 5000 }, { $ref: '#/components/Customer' }] },
    { Customer: { type: 'object', properties: { id: {} } } },
  );
  assert.equal(one.type, 'string');
  assert.deepEqual(one.expands, ['Customer']);
});

test('the empty string that clears a value is no alternative', () => {
  const one = shape({
    anyOf: [
      { type: 'object', properties: { city: {} } },
      { type: 'string', enum: [''] },
    ],
  });
  assert.equal(one.type, 'object');
  assert.equal(one.nullable, true);
});

test('a map is open, an empty object that allows nothing is not', () => {
  assert.equal(shape({ type: 'object', additionalProperties: { type: 'string' } }).open, true);
  assert.equal(shape({ type: 'object', additionalProperties: false }).open, false);
});
