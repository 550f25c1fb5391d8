import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RateLimit } from '../../catalog/profile.ts';
import { readDocument } from '../readers.ts';

function limits(description: string, answer = ''): readonly RateLimit[] {
  const responses = {
    200: { description: 'ok' },
    ...(answer === '' ? {} : { 429: { description: answer, headers: { 'Retry-After': {} } } }),
  };
  return readDocument({
    name: 'a',
    text: JSON.stringify({
      openapi: '3.0.3',
      info: { title: 'A', version: '1', description },
      paths: { '/things': { get: { responses } } },
    }),
  }).rateLimits;
}

test('a figure with its window and what it is counted per', () => {
  const [only, ...more] = limits('Limited to 1,200 requests per minute per API key.');
  assert.deepEqual(more, []);
  assert.deepEqual(
    [only?.limit, only?.window, only?.scope, only?.confidence],
    [1200, 'PT1M', 'token', 'documented'],
  );
});

test('a figure that does not say per what is taken for the account, marked and noted', () => {
  const [only] = limits('Up to 100 calls in 10 seconds are allowed.');
  assert.deepEqual(
    [only?.limit, only?.window, only?.scope, only?.confidence],
    [100, 'PT10S', 'account', 'inferred'],
  );
  assert.match(only?.note ?? '', /not per what/);
});

test('the answer 429 may say it too, and Retry-After is seen', () => {
  const [only] = limits('', 'Over 5 requests/second per user');
  assert.deepEqual([only?.limit, only?.window, only?.scope, only?.retryAfter], [5, 'PT1S', 'user', true]);
});

test('no figure, no limit', () => {
  assert.deepEqual(limits('Requests are limited per minute. Version 2 of 3 per day.'), []);
});

test('figures beyond all reason are no limits', () => {
  assert.deepEqual(
    limits('99999999999999999999 requests per minute, 0 requests per second, 5 requests per 0 seconds.'),
    [],
  );
  assert.deepEqual(limits('7 requests per 99999999999999999999 days.'), []);
});

test('how the window is counted and what may come at once, where the usual terms say it', () => {
  const counted = (text: string): unknown => limits(text).map((one) => [one.limit, one.counting, one.burst]);
  assert.deepEqual(counted('At most 100 requests per minute, counted over a sliding window.'), [
    [100, 'sliding', null],
  ]);
  assert.deepEqual(counted('A leaky bucket lets 10 requests per second pass.'), [[10, 'leaky-bucket', null]]);
  assert.deepEqual(counted('10 requests per second (token bucket, bursts of up to 40).'), [
    [10, 'token-bucket', 40],
  ]);
  assert.deepEqual(counted('5,000 calls per day; the count resets at midnight.'), [[5000, 'fixed', null]]);
  assert.deepEqual(
    counted('20 calls per second with a rolling window and 9000 calls per day in fixed windows.'),
    [
      [20, 'sliding', null],
      [9000, 'fixed', null],
    ],
  );
  assert.deepEqual(counted('20 calls per second.\n\nReports are made over a rolling day.'), [
    [20, null, null],
  ]);
  assert.deepEqual(counted('20 calls per second, bursts to 50 calls per second.'), [
    [20, null, null],
    [50, null, null],
  ]);
});

test('calls at once are a limit of their own', () => {
  const [rate, open, ...more] = limits(
    'At most 60 calls per minute and 5 concurrent requests per organisation.',
  );
  assert.deepEqual(more, []);
  assert.deepEqual([rate?.limit, rate?.concurrent], [60, false]);
  assert.deepEqual([open?.id, open?.limit, open?.concurrent], ['limit-5-at-once', 5, true]);
  assert.equal(limits('No more than 8 requests at the same time.')[0]?.limit, 8);
  assert.deepEqual(limits('It serves concurrent requests; version 3 parallel worlds.'), []);
});
