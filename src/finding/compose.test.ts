import assert from 'node:assert/strict';
import { test } from 'node:test';
import { finding } from './compose.ts';
import { Finding } from './finding.ts';
import { messages } from './messages.ts';

test('placeholders of message and fix are filled, severity comes from the catalogue', () => {
  const values = { flow: 'F9', every: '15 min', freshness: '1 min' };
  const made = finding('SPW108', { at: '/flows/F9/every', values, source: null });
  assert.deepEqual(made, {
    rule: 'SPW108',
    severity: 'warning',
    message: 'F9 runs every 15 min, but a change has to arrive within 1 min.',
    at: '/flows/F9/every',
    fix: 'Run at least every 1 min, or allow 15 min and the time of a run.',
    source: null,
  });
});

test('a value that looks like a placeholder is not filled again', () => {
  const values = { flow: '{every}', every: '1 h', freshness: '1 min' };
  assert.match(finding('SPW108', { at: 'x', values, source: null }).message, /^\{every\} runs every 1 h/);
});

test('an unknown code and a missing value throw', () => {
  assert.throws(
    () => finding('SPW999', { at: 'x', values: {}, source: null }),
    /no message with the code SPW999/,
  );
  assert.throws(
    () => finding('SPW108', { at: 'x', values: { flow: 'F1' }, source: null }),
    /SPW108 has no value for \{every\}/,
  );
  assert.throws(
    () => finding('SPW108', { at: 'x', values: { flow: 'F1', freshness: 'a', toString: 'b' }, source: null }),
    /\{every\}/,
  );
});

test('every message of the catalogue makes a valid finding once its placeholders are filled', () => {
  for (const [code, message] of Object.entries(messages)) {
    const names = [...`${message.message} ${message.fix}`.matchAll(/\{(\w+)\}/g)].map(
      (match) => match[1] ?? '',
    );
    const made = finding(code, {
      at: 'x',
      values: Object.fromEntries(names.map((name) => [name, 'so'])),
      source: null,
    });
    assert.ok(Finding.safeParse(made).success, code);
    assert.doesNotMatch(`${made.message} ${made.fix}`, /[{}]/, code);
    assert.ok(message.title !== '' && message.why !== '' && message.fix !== '', code);
  }
});
