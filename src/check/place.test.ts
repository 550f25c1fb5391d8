import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examplePlan } from '../../test/example-plan.ts';
import { placesIn } from './place.ts';

test('a thing is placed at the line on which it begins', async () => {
  const plan = await examplePlan();
  const text = JSON.stringify(plan, null, 1);
  const lines = text.split('\n');
  const place = placesIn(text);
  const policy = place('P-F2-retry');
  assert.match(policy.pointer, /^\/policies\/\d+$/);
  assert.equal(lines[policy.line]?.trim(), '"id": "P-F2-retry",');
  const call = place('F1.read');
  assert.equal(call.pointer, '/flows/0/design/calls/1');
  assert.equal(lines[call.line]?.trim(), '"id": "F1.read",');
  assert.equal(place('F2').pointer, '/flows/1');
  assert.equal(place('M-F1.2').pointer, '/mappings/0/mapping/mappings/1');
  assert.equal(place('contentHash').pointer, '/contentHash');
});

test('what was taken out is placed at what it belonged to, and a pointer of the brief in the brief', async () => {
  const place = placesIn(JSON.stringify(await examplePlan(), null, 1));
  assert.equal(place('F3.gone').pointer, '/flows/2');
  assert.equal(place('T-F2-gone').pointer, '/flows/1');
  assert.equal(place('/flows/F2/trigger').pointer, '/brief/flows/1/trigger');
  assert.deepEqual(place('nothing'), { pointer: '', line: 1 });
});

test('quotes, braces and slashes within texts lead nobody astray', () => {
  const text = '{\n "a/b~": ["{\\"x\\": [", 3,\n {"id": "T"}],\n "flows": [\n  {"id": "F", "n": null}]\n}';
  const place = placesIn(text);
  assert.deepEqual(place('T'), { pointer: '/a~1b~0/2', line: 3 });
  assert.deepEqual(place('F'), { pointer: '/flows/0', line: 5 });
});
