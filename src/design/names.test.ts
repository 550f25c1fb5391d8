import assert from 'node:assert/strict';
import { test } from 'node:test';
import { containsWords, plainWords } from './names.ts';

test('names are found as whole words, whatever their case', () => {
  assert.ok(containsWords('AWS eu-central-1', 'aws'));
  assert.ok(containsWords('Workflow platform Make', 'make'));
  assert.ok(!containsWords('Filmmakers', 'make'));
  assert.ok(!containsWords('anything', ' - '));
  assert.equal(plainWords('Make.com!'), 'make.com');
});
