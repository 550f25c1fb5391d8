import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refsOf } from './refs.ts';

test('a local reference is followed through escapes and over other references', () => {
  const refs = refsOf({ 'a/b': { '~x': { type: 'string' } }, alias: { $ref: '#/a~1b/~0x' } });
  assert.deepEqual(refs.follow({ $ref: '#/alias' }), { node: { type: 'string' }, name: '~x' });
});

test('keywords beside a reference are laid over its target, descriptions are not', () => {
  const refs = refsOf({ S: { type: 'string', description: 'theirs' } });
  assert.deepEqual(refs.follow({ $ref: '#/S', readOnly: true, description: 'ours' })?.node, {
    type: 'string',
    description: 'theirs',
    readOnly: true,
  });
});

test('what can not be followed is null and noted once', () => {
  const refs = refsOf({ ring: { $ref: '#/ring' }, items: [{ type: 'string' }] });
  assert.equal(refs.follow({ $ref: '#/ring' }), null);
  assert.equal(refs.follow({ $ref: '#/gone' }), null);
  assert.equal(refs.follow({ $ref: '#/gone' }), null);
  assert.equal(refs.follow({ $ref: 'https://x.example/a.json' }), null);
  assert.equal(refs.follow({ $ref: '#/toString' }), null);
  assert.equal(refs.follow('text'), null);
  assert.equal(refs.follow({ $ref: '#/items/0' })?.node['type'], 'string');
  assert.equal(refs.notes().length, 3);
  assert.match(refs.notes()[1] ?? '', /#\/gone, #\/toString/);
});
