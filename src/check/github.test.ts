import assert from 'node:assert/strict';
import { test } from 'node:test';
import { githubText } from './github.ts';

const finding = {
  rule: 'SPW013',
  severity: 'warning',
  message: '50 % more:\r\nsee ::set-output name=x::y',
  at: 'a,b:c',
  fix: 'Mend it.',
  source: null,
} as const;

test('a finding is one command on one line, with everything escaped that would end it', () => {
  const text = githubText([finding, { ...finding, severity: 'info', fix: '' }], 'plans/a,b.json', () => ({
    pointer: '/flows/0',
    line: 7,
  }));
  assert.deepEqual(text.split('\n'), [
    '::warning file=plans/a%2Cb.json,line=7,title=SPW013 The plan was changed after it was made (a%2Cb%3Ac)::50 %25 more:%0D%0Asee ::set-output name=x::y%0AMend it.',
    '::notice file=plans/a%2Cb.json,line=7,title=SPW013 The plan was changed after it was made (a%2Cb%3Ac)::50 %25 more:%0D%0Asee ::set-output name=x::y',
    '',
  ]);
});
