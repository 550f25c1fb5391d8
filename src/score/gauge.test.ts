import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { madeDesigns, madeLandscape, tellingProfile } from '../../test/designed.ts';
import { brokenCampaign, even, madeCampaign, madeCampaignFlow, madeFlight } from '../../test/flown.ts';
import { proposeDesigns } from '../design/propose.ts';
import { invariants } from '../simulate/flight.ts';
import { compareDesigns, shippedMarket, type Measurement } from './compare.ts';
import { brokenReasons, evidenceFile, harmPerThousand, invariantWords, judged, measuredOf } from './gauge.ts';
import { rubric, rubricFor } from './rubric.ts';
import { worldsToFly } from './scenarios.ts';
import { scoreDesign } from './score.ts';
import { Comparison } from './scorecard.ts';

const spread = { least: 10, middle: 20, most: 90 };

test('the slowest flow speaks for the design, losses of all flows add up, and every seed is named', () => {
  const quick = madeCampaignFlow({ flow: 'F1', lost: { least: 0, middle: 0, most: 2 } });
  const slow = madeCampaignFlow({
    flow: 'F2',
    freshness: { p50: even(50), p95: spread, p99: even(300), worst: even(500) },
    lost: even(1),
    backfill: null,
  });
  const measured = measuredOf(madeCampaign({ flows: [quick, slow] }));
  assert.deepEqual([measured.freshnessP50, measured.freshnessP95], ['PT50S', 'PT2M']);
  assert.deepEqual([measured.lost, measured.spread.lost.least], [3, 1]);
  assert.deepEqual([measured.backfill, measured.recovery], ['PT1H', 'PT1M']);
  assert.deepEqual(measured.seeds, [1, 2, 3, 4, 5]);
  assert.deepEqual(measured.apiCallsPerDay, { a: 864, b: 300 });
  assert.deepEqual(
    measured.survived.map(({ invariant, held }) => [invariant, held]),
    invariants.map((invariant) => [invariant, 5]),
  );
});

test('nothing to load and no outage are no time; the fullest hour of the shown run is the use of a system', () => {
  const limit = (limitId: string, hour: number) => ({
    system: 'a',
    limitId,
    endpoint: null,
    callsPerDay: 100,
    busiest: 3,
    share: 0.9,
    allowed: 8,
    refused: 0,
    byHour: [0, hour, 0.01],
  });
  const measured = measuredOf(
    madeCampaign({
      flows: [madeCampaignFlow({ backfill: null, freshness: null })],
      recovery: null,
      shown: madeFlight({ limits: [limit('all', 0.4), limit('search', 0.72)] }),
    }),
  );
  assert.deepEqual(
    [measured.backfill, measured.recovery, measured.freshnessP50, measured.spread.recovery],
    ['PT0S', 'PT0S', 'PT0S', null],
  );
  assert.deepEqual(measured.budgetUse, { a: 0.72 });
});

test('what broke is a reason against the design, with its seed; what held is none', () => {
  const { pollsDesign } = madeDesigns({ a: tellingProfile() });
  const [reason, ...others] = brokenReasons(brokenCampaign('nothing-lost', 2));
  assert.deepEqual(others, []);
  assert.match(
    reason ?? '',
    /^loses changes in 2 of 5 .*typical faults \(nothing-lost, seed 1: F1: record 7/,
  );
  const against = judged(pollsDesign, brokenCampaign('nothing-lost', 2)).rejectedFor;
  assert.equal(against.length, pollsDesign.rejectedFor.length + 1);
  assert.equal(judged(pollsDesign, madeCampaign()), pollsDesign);
  assert.equal(judged(pollsDesign, null), pollsDesign);
  assert.equal(new Set(Object.values(invariantWords)).size, invariants.length);
});

test('harm counts what was lost or doubled among a thousand changes in the worst run', () => {
  const flows = [madeCampaignFlow({ lost: { least: 0, middle: 1, most: 3 }, doubled: even(2) })];
  assert.equal(harmPerThousand(madeCampaign({ flows })), 5);
  assert.equal(harmPerThousand(madeCampaign({ flows: [] })), 0);
});

test('evidence of a design and of the reference lie in files of their own', () => {
  assert.equal(
    evidenceFile({ design: 'D2', policy: 'design', faults: 'typical' }),
    'evidence/d2-typical.json',
  );
  assert.equal(
    evidenceFile({ design: 'D1', policy: 'naive', faults: 'My own/faults' }),
    'evidence/naive-my-own-faults.json',
  );
});

test('marks that rest on runs name their evidence, the others keep their arithmetic', () => {
  const made = { a: tellingProfile(), flow: { freshness: 'PT5M' } };
  const { pollsDesign } = madeDesigns(made);
  const card = scoreDesign(pollsDesign, madeLandscape(made), madeCampaign());
  const sources = card.marks.map((mark) => [
    mark.criterion,
    mark.inputs.some((input) => input.source.kind === 'run'),
  ]);
  assert.deepEqual(
    sources.filter(([, run]) => run === true).map(([criterion]) => criterion),
    ['reliability', 'freshness'],
  );
  const freshness = card.marks.find((mark) => mark.criterion === 'freshness');
  assert.deepEqual(
    freshness?.inputs.map((input) => input.value),
    [0.1, 1],
  );
  assert.equal(freshness?.score, 96);
});

test('under the measured rubric, too, a better figure never lowers a mark', () => {
  const campaign = madeCampaign();
  const value = fc.double({ min: 0, max: 500, noNaN: true });
  for (const { rule } of rubricFor(campaign))
    for (const [at, gauge] of rule.gauges.entries()) {
      const values = fc.array(value, { minLength: rule.gauges.length, maxLength: rule.gauges.length });
      fc.assert(
        fc.property(values, value, (before, step) => {
          const old = before[at] ?? 0;
          const after = before.with(at, gauge.better === 'more' ? old + step : Math.max(0, old - step));
          const [was, is] = [rule.mark(before), rule.mark(after)];
          assert.ok(is >= was - 1e-9 && is >= 0 && is <= 100, `${rule.criterion} ${was} ${is}`);
        }),
        { seed: 6, numRuns: 50 },
      );
    }
  assert.deepEqual(
    rubricFor(campaign).map(({ weight }) => weight),
    rubric.map(({ weight }) => weight),
  );
});

const landscape = madeLandscape({ a: tellingProfile(), flow: { trigger: 'webhook', freshness: 'PT30M' } });
const designs = proposeDesigns(landscape);

/** A measurement in which each design gets the campaign that `of` makes for it, in the base and in every world. */
function measurement(of: (id: string) => ReturnType<typeof madeCampaign>): Measurement {
  const campaigns = (ids: readonly { readonly id: string }[]) =>
    new Map(ids.map(({ id }) => [id, { ...of(id), design: id }]));
  return {
    measuring: {
      faults: 'typical',
      days: 3,
      seeds: [1, 2, 3, 4, 5],
      events: 5000,
      says: ['by hand'],
      reference: null,
    },
    campaigns: campaigns(designs),
    scenarios: worldsToFly(designs, landscape).map((world) => ({
      world,
      campaigns: campaigns(world.designs),
    })),
  };
}

test('a design that breaks an invariant is never recommended while another survives', () => {
  const best = compareDesigns(designs, landscape).recommended;
  const flown = measurement((id) => (id === best ? brokenCampaign('nothing-doubled', 1) : madeCampaign()));
  const judgedDesigns = designs.map((one) => judged(one, flown.campaigns.get(one.id) ?? null));
  const comparison = compareDesigns(judgedDesigns, landscape, shippedMarket, flown);
  assert.deepEqual(Comparison.parse(comparison), comparison);
  assert.notEqual(comparison.recommended, best);
  assert.equal(comparison.basis, 'measured');
  const out = comparison.designs.find((one) => one.id === best);
  assert.match(out?.rejectedFor.join() ?? '', /nothing-doubled, seed 1/);
  assert.match(comparison.why, /5 simulated runs of 3 days under typical faults/);
});

test('scenarios rest on runs of their own, on the same runs, or are left out', () => {
  const { sensitivity } = compareDesigns(
    designs,
    landscape,
    shippedMarket,
    measurement(() => madeCampaign()),
  );
  assert.deepEqual(
    sensitivity?.scenarios.map(({ id, basis }) => [id, basis]),
    [
      ['volume-3', 'flown-again'],
      ['freshness-half', 'flown-again'],
      ['budget-half', 'same-runs'],
      ['prices-150', 'same-runs'],
    ],
  );
});

test('with measured figures, too, a dominated design never ranks above its dominator', () => {
  const figure = fc.record({
    p50: fc.integer({ min: 1, max: 5000 }),
    lost: fc.integer({ min: 0, max: 3 }),
    survived: fc.integer({ min: 0, max: 5 }),
  });
  fc.assert(
    fc.property(fc.array(figure, { minLength: 6, maxLength: 6 }), (figures) => {
      const flown = measurement((id) => {
        const own = figures[designs.findIndex((one) => one.id === id)] ?? { p50: 1, lost: 0, survived: 5 };
        const freshness = { p50: even(own.p50), p95: even(2 * own.p50), p99: even(9e4), worst: even(9e4) };
        return madeCampaign({
          survived: own.survived,
          flows: [madeCampaignFlow({ freshness, lost: even(own.lost) })],
        });
      });
      const { ranking, sensitivity } = compareDesigns(designs, landscape, shippedMarket, flown);
      for (const { design, by } of sensitivity?.dominated ?? [])
        assert.ok(ranking.indexOf(by) < ranking.indexOf(design), `${design} ${by}`);
    }),
    { seed: 7, numRuns: 40 },
  );
});
