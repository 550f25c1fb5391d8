import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InputError, type InputProblem } from '../finding/input.ts';
import { defaultBounds } from './document.ts';
import { parseDocument } from './parse.ts';

function refusal(text: string, name = 'api.json', bounds = defaultBounds): InputProblem {
  try {
    parseDocument({ name, text }, bounds);
  } catch (error) {
    assert.ok(error instanceof InputError);
    const [first] = error.problems;
    assert.ok(first !== undefined);
    return first;
  }
  return assert.fail('was accepted');
}

test('JSON and YAML of the same content give the same document', () => {
  const json = parseDocument({ name: 'a.json', text: '\uFEFF{"openapi":"3.0.3","paths":{"/a":{}}}' });
  const yaml = parseDocument({ name: 'a.yaml', text: 'openapi: 3.0.3\npaths:\n  /a: {}\n' });
  assert.deepEqual(json.root, yaml.root);
});

test('a YAML flow mapping is read although it starts like JSON', () => {
  assert.deepEqual(parseDocument({ name: 'a.yml', text: '{openapi: 3.0.3, paths: {}}' }).root, {
    openapi: '3.0.3',
    paths: {},
  });
});

test('bad JSON is told by line and column', () => {
  const problem = refusal('{\n  "openapi": "3.0.3",\n  "paths": }\n');
  assert.equal(problem.line, 3);
  assert.equal(problem.column, 12);
  assert.match(problem.message, /not valid JSON/);
});

test('bad YAML is told by line', () => {
  assert.equal(refusal('openapi: 3.0.3\npaths:\n  "/a: {}\n', 'a.yaml').line, 4);
});

test('what is no document at all is told in words', () => {
  assert.match(refusal('  \n').message, /empty/);
  assert.match(refusal('<!doctype html>').message, /XML or HTML/);
  assert.match(refusal('[1, 2]').message, /not an object/);
  assert.match(refusal('just words', 'a.yaml').message, /not an object/);
});

test('a document over a bound is refused with the bound', () => {
  const small = { ...defaultBounds, characters: 20, nodes: 3 };
  assert.match(refusal('{"openapi":"3.0.3","paths":{}}', 'a.json', small).expected ?? '', /at most 20/);
  assert.match(refusal('{"a":[1,2,3,4]}', 'a.json', small).message, /too many values/);
});

test('nesting without end is refused, in JSON with the place and in YAML too', () => {
  const deep = 100_000;
  const problem = refusal(`{"x":${'['.repeat(deep)}${']'.repeat(deep)}}`);
  assert.match(problem.message, /nested too deeply/);
  assert.ok(problem.pointer?.startsWith('/x/0/0'));
  assert.match(
    refusal(`x: ${'['.repeat(20_000)}${']'.repeat(20_000)}`, 'a.yaml').message,
    /nested too deeply|not valid YAML/,
  );
});

test('a YAML alias bomb is refused', () => {
  const levels = Array.from(
    { length: 12 },
    (_, level) =>
      `a${level + 1}: &a${level + 1} [${Array.from({ length: 10 }, () => `*a${level}`).join(', ')}]`,
  );
  const problem = refusal(['a0: &a0 [x]', ...levels].join('\n'), 'bomb.yaml');
  assert.match(problem.message, /alias|too many values/);
});

test('keys of the prototype are plain keys', () => {
  const { root } = parseDocument({ name: 'a.json', text: '{"__proto__":{"polluted":true},"constructor":1}' });
  assert.deepEqual(Object.keys(root), ['__proto__', 'constructor']);
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
});

test('YAML of more keys and values than are bearable is refused before it is parsed', () => {
  const text = `openapi: 3.0.3\nx:\n${'  - {a: b}\n'.repeat(60)}`;
  const bounds = { ...defaultBounds, yamlScalars: 100 };
  assert.match(refusal(text, 'a.yaml', bounds).message, /too many keys and values/);
  assert.equal(parseDocument({ name: 'a.yaml', text }, { ...bounds, yamlScalars: 200 }).name, 'a.yaml');
});
