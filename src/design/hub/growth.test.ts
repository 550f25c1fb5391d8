import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeBrief } from '../../../test/made.ts';
import { growthSaid } from './growth.ts';

const said = (summary: string): string | null => growthSaid(madeBrief({ summary }));

test('further systems of the same kind are heard in many words', () => {
  for (const words of [
    'It must be configurable for further partners.',
    'Additional sales channels are expected.',
    'More marketplaces will follow.',
    'Other suppliers can be added later.',
    'New subsidiaries join over time.',
    'Any number of carriers.',
    'Partners must be onboarded without code: adding partners later is a matter of configuration.',
  ])
    assert.notEqual(said(words), null, words);
});

test('a move to new systems, or a wish that is denied, is no growth', () => {
  for (const words of [
    'Customers move to new systems, which take over one by one.',
    'There will be no further partners.',
    'The other system keeps its orders.',
    'Work without additional systems.',
    'More customers than last year.',
  ])
    assert.equal(said(words), null, words);
});

test('the sentence that says so is given, from wherever the brief has it', () => {
  const brief = madeBrief({
    systems: [
      { id: 'a', uses: 'acme', description: 'Our shop. Further shops come next year.' },
      { id: 'b', uses: 'acme' },
    ],
  });
  assert.equal(growthSaid(brief), 'Further shops come next year.');
});

// A pattern that tried every way to part them would not come to an end.
test('long texts of almost-words mean no growth', () => {
  assert.equal(said(`${'further '.repeat(400)}${'a-b '.repeat(200)}`), null);
});
