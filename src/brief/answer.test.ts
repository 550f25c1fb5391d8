import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countAnswer, dailyAnswer, dayAnswer, lengthAnswer, listAnswer, moneyAnswer } from './answer.ts';

/** The values that answers are read as; an answer that is refused shows as "?". */
function values<T>(reads: (text: string) => { ok: boolean; value?: T | null }, texts: readonly string[]) {
  return texts.map((text) => {
    const answer = reads(text);
    return answer.ok ? answer.value : '?';
  });
}

test('lengths of time are read in words and as ISO 8601', () => {
  assert.deepEqual(
    values(lengthAnswer, [
      '5 minutes',
      'half an hour',
      'the same day',
      'every night',
      'PT15M',
      '1h30m',
      '2 days',
    ]),
    ['PT5M', 'PT30M', 'P1D', 'P1D', 'PT15M', 'PT1H30M', 'P2D'],
  );
  assert.deepEqual(values(lengthAnswer, ['whenever', '5', 'soon', '0 minutes']), ['?', '?', '?', '?']);
});

test('days need their year', () => {
  assert.deepEqual(values(dayAnswer, ['1 March 2027', '2027-03-01', 'March 1, 2027', 'Q2 2027']), [
    '2027-03-01',
    '2027-03-01',
    '2027-03-01',
    '2027-04-01',
  ]);
  assert.deepEqual(values(dayAnswer, ['next March', '31 February 2027', '3/4/2027']), ['?', '?', '?']);
});

test('numbers are read in figures and words; two of them leave open which one counts', () => {
  assert.deepEqual(
    values(countAnswer, ['20k', '20,000', 'about two thousand contacts', '0', '1.5 million']),
    [20_000, 20_000, 2000, 0, 1_500_000],
  );
  assert.deepEqual(values(countAnswer, ['12 or 13', 'many', '-3', '300 a week']), ['?', '?', '?', '?']);
});

test('numbers of another period are divided into days', () => {
  assert.deepEqual(
    values(dailyAnswer, [
      '300',
      '300 a day',
      '700 a week',
      '3k per month',
      '10 an hour',
      '100 weekly',
      'some',
    ]),
    [300, 300, 100, 100, 240, 14.3, '?'],
  );
});

test('money needs its currency', () => {
  assert.deepEqual(values(moneyAnswer, ['200 USD', '$200', '2400 euros a year', 'SEK 1,500', '£1.5k']), [
    { amount: 200, currency: 'USD' },
    { amount: 200, currency: 'USD' },
    { amount: 200, currency: 'EUR' },
    { amount: 1500, currency: 'SEK' },
    { amount: 1500, currency: 'GBP' },
  ]);
  assert.deepEqual(values(moneyAnswer, ['200', 'as little as possible']), ['?', '?']);
});

test('an empty answer is none, and a refusal says what would do', () => {
  for (const reads of [lengthAnswer, dayAnswer, countAnswer, dailyAnswer, moneyAnswer]) {
    assert.deepEqual(reads('  '), { ok: true, value: null });
    const refused = reads('xyz');
    assert.ok(!refused.ok && /such as/.test(refused.expected));
  }
});

test('lists are words between commas, each once', () => {
  assert.deepEqual(listAnswer(' n8n, make.com,, n8n '), ['n8n', 'make.com']);
  assert.deepEqual(listAnswer(''), []);
});
