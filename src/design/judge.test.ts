import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { seen } from '../../test/made.ts';
import type { Demand } from './demand.ts';
import { judge, shortfalls } from './judge.ts';
import type { Ability, Platform } from './platform.ts';
import { platformOf } from './platforms.ts';

const demand: Demand = {
  policy: 'retry.rate-limit',
  kind: 'back-off',
  layer: 'transport',
  says: 'waits of 2 s × 2 up to 1 min',
  needs: [
    { measure: 'first-wait', value: 2 },
    { measure: 'longest-wait', value: 60 },
    { measure: 'tries', value: 9 },
  ],
  wants: ['growing-waits'],
  lift: 'other waits',
};

const ability = (parts: Partial<Ability> = {}): Ability => ({
  for: ['back-off'],
  standing: 'native',
  name: 'own retry',
  how: 'a setting',
  costs: null,
  bounds: [],
  offers: ['growing-waits'],
  sources: [seen],
  part: null,
  confidence: 'documented',
  disputed: [],
  note: null,
  ...parts,
});

const platform = (abilities: readonly Ability[], complete = true): Platform => ({
  id: 'p',
  name: 'P',
  words: [],
  runs: 'own-host',
  edition: null,
  complete,
  unit: 'machine',
  languages: [],
  abilities,
  facts: [],
});

test('an ability that bears every figure is native; one figure outside its bounds is told with both', () => {
  assert.equal(judge(demand, platform([ability()])).verdict, 'native');
  const short = ability({ bounds: [{ measure: 'longest-wait', least: 0, most: 5 }], offers: [] });
  assert.deepEqual(shortfalls(demand, short), [
    'longest wait at most 5 s, 1 min wanted',
    'waits do not grow',
  ]);
  assert.deepEqual(
    shortfalls(demand, ability({ bounds: [{ measure: 'first-wait', least: 60, most: null }] })),
    ['first wait at least 1 min, 2 s wanted'],
  );
});

test('where nothing native bears it a way around is taken with its cost and part, where none does it is impossible', () => {
  const short = ability({ bounds: [{ measure: 'tries', least: null, most: 5 }] });
  const around = ability({ standing: 'added', name: 'loop', costs: 'four nodes', part: 'worker' });
  const found = judge(demand, platform([short, around]));
  assert.equal(found.verdict, 'workaround');
  assert.match(found.how, /^loop: a setting\. Costs four nodes$/);
  assert.match(found.why, /own retry: tries at most 5, 9 wanted/);
  assert.equal(found.part, 'worker');
  const barred = judge(demand, platform([short, { ...around, offers: [] }]));
  assert.equal(barred.verdict, 'impossible');
  assert.match(barred.why, /Nor do ways around: loop: waits do not grow/);
});

test('a platform of which little is known is tried out, never called impossible', () => {
  const found = judge(demand, platform([], false));
  assert.equal(found.verdict, 'workaround');
  assert.match(found.how, /tried out/);
});

test('waits of 2, 4, 8 up to 60 s: by code of our own, around the retry of n8n and of Make, with what is documented for it', () => {
  assert.equal(judge(demand, platformOf('own-worker')).verdict, 'native');
  const nodes = judge(demand, platformOf('n8n-cloud'));
  assert.equal(nodes.verdict, 'workaround');
  assert.match(nodes.how, /^loop of HTTP Request, counter and Wait/);
  assert.match(
    nodes.why,
    /longest wait at most 5 s, 1 min wanted, tries at most 5, 9 wanted, waits do not grow/,
  );
  const scenario = judge(demand, platformOf('make'));
  assert.equal(scenario.verdict, 'workaround');
  assert.match(scenario.how, /^Repeater with Sleep, then Break/);
  assert.match(scenario.why, /first wait at least 1 min, 2 s wanted/);
  assert.ok(nodes.sources.length > 0 && scenario.sources.length > 0);
});

test('waits that a platform keeps by itself are native there: figures decide, not names', () => {
  const fixed = { ...demand, needs: [{ measure: 'longest-wait', value: 5 }], wants: [] } as const;
  assert.equal(judge(fixed, platformOf('n8n-cloud')).verdict, 'native');
  const rare = { ...demand, needs: [{ measure: 'first-wait', value: 900 }], wants: [] } as const;
  assert.equal(judge(rare, platformOf('make')).verdict, 'native');
});

test('asking for less never makes a verdict worse', () => {
  const rank = { native: 0, workaround: 1, impossible: 2 };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 5000 }), (tries, more) => {
      const asking = (value: number): Demand => ({ ...demand, needs: [{ measure: 'tries', value }] });
      const one = platform([
        ability({ bounds: [{ measure: 'tries', least: null, most: 90 }] }),
        ability({ standing: 'added', costs: 'x', bounds: [{ measure: 'tries', least: null, most: 2000 }] }),
      ]);
      assert.ok(rank[judge(asking(tries), one).verdict] <= rank[judge(asking(tries + more), one).verdict]);
    }),
    { seed: 5 },
  );
});
