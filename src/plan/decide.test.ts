import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, examplePlan } from '../../test/example-plan.ts';
import { criteria, type Comparison } from '../score/scorecard.ts';
import { decide } from './decide.ts';

/** The example's comparison with two designs whose scores are the same but for what is given. */
async function compared(first: object, second: object): Promise<Comparison> {
  const { comparison } = await examplePlan();
  const design = at(comparison.designs, 0);
  const even = Object.fromEntries([...criteria, 'total'].map((criterion) => [criterion, 50]));
  return {
    ...comparison,
    sensitivity: null,
    recommended: 'D1',
    designs: [first, second].map((scores, index) => ({
      ...design,
      id: `D${index + 1}`,
      rejectedFor: [],
      scores: { ...design.scores, ...even, ...scores },
    })),
  };
}

test('the recommended design is chosen for the reasons of the comparison', async () => {
  const comparison = await compared({ total: 60 }, {});
  const [record, ...others] = decide(comparison, 'D1');
  assert.deepEqual(others, []);
  assert.equal(record?.chosen, 'D1');
  const why = record?.why ?? '';
  assert.doesNotMatch(why, /is out:/);
  for (const sentence of why.split(/(?<=\.) (?=[A-Z])/))
    assert.ok(comparison.why.includes(sentence), sentence);
  assert.deepEqual(record?.rejected, [{ id: 'D2', why: 'total 50 against 60' }]);
});

test('the reason that a person gave stands first, and what was worked out after it', async () => {
  const comparison = await compared({ total: 60 }, {});
  const [plain] = decide(comparison, 'D2');
  const [record] = decide(comparison, 'D2', '  We run it already\n and know it ');
  assert.equal(
    record?.why,
    `Reason given for the choice: We run it already and know it. ${plain?.why ?? ''}`,
  );
  assert.match(
    decide(comparison, 'D1', 'It is quick!')[0]?.why ?? '',
    /^Reason given for the choice: It is quick! /,
  );
});

test('with six designs each reason against one stands with it alone', async () => {
  const { decisions, comparison } = await examplePlan();
  const [record] = decisions;
  assert.equal(record?.rejected.length, comparison.designs.length - 1);
  for (const design of comparison.designs)
    for (const reason of design.rejectedFor) {
      assert.ok(record?.rejected.find((one) => one.id === design.id)?.why.includes(reason), design.id);
      assert.ok(!record?.why.includes(reason), design.id);
    }
});

test('a design chosen by people in place of the recommended one says so, and what speaks for the other', async () => {
  const [criterion] = criteria;
  const [record] = decide(await compared({ [criterion]: 90, total: 60 }, {}), 'D2');
  assert.equal(record?.chosen, 'D2');
  assert.match(record?.why ?? '', /^Chosen by request in place of D1; /);
  assert.equal(
    record?.flips,
    `More weight on a criterion where another design leads: D1 leads in ${criterion} (90 against 50).`,
  );
});

test('what was rejected is worse in the criteria named, or has reasons against it', async () => {
  const [first, second] = criteria;
  const comparison = await compared({ [first]: 80, [second]: 10 }, { [first]: 20, [second]: 30 });
  assert.deepEqual(decide(comparison, 'D1')[0]?.rejected, [{ id: 'D2', why: `${first} 20 against 80` }]);
  const barred = {
    ...comparison,
    designs: comparison.designs.map((design) => ({
      ...design,
      rejectedFor: design.id === 'D2' ? ['too slow'] : [],
    })),
  };
  assert.equal(decide(barred, 'D1')[0]?.rejected[0]?.why, `too slow; ${first} 20 against 80`);
});

test('where no other design leads in anything, nothing in the rubric turns the order', async () => {
  assert.match(decide(await compared({ total: 60 }, {}), 'D1')[0]?.flips ?? '', /^Nothing in the rubric/);
});

test('a design that was not compared can not be decided for', async () => {
  const comparison = await compared({}, {});
  assert.throws(() => decide(comparison, 'D9'), /no design D9/);
});

test('what would flip the decision comes from the sensitivity of the comparison, where there is one', async () => {
  const comparison = await compared({}, {});
  const sensitivity = {
    weights: [
      { criterion: criteria[0], weight: 0.25, less: { weight: 0.1, design: 'D2' }, more: null },
      { criterion: criteria[1], weight: 0.15, less: null, more: null },
    ],
    scenarios: [
      {
        id: 'volume-3',
        change: 'three times the volume',
        recommended: 'D1',
        turns: false,
        why: 'as before',
        basis: 'arithmetic' as const,
      },
      {
        id: 'volume-10',
        change: 'ten times the volume',
        recommended: 'D2',
        turns: true,
        why: 'D1 is out',
        basis: 'arithmetic' as const,
      },
    ],
    dominated: [],
  };
  assert.equal(
    decide({ ...comparison, sensitivity }, 'D1')[0]?.flips,
    'Weights, the others in proportion: reliability below 10 % (now 25 %) puts D2 first. Ten times the volume puts D2 first (D1 is out). D1 stays first with three times the volume.',
  );
});
