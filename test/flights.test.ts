// Whole flights of the worked examples: the designs come through harsh weather, the script of an afternoon does not, the same seed gives the
// same history, and no change is ever counted twice or not at all.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { missionOfPlan } from '../src/plan/mission.ts';
import { campaignOf } from '../src/simulate/campaign-of.ts';
import { Campaign } from '../src/simulate/campaign.ts';
import { Flight, type Invariant } from '../src/simulate/flight.ts';
import type { Mission } from '../src/simulate/mission.ts';
import { faultsNamed } from '../src/simulate/read-faults.ts';
import { daysFor, flyOnce } from '../src/simulate/run.ts';
import type { Setting } from '../src/simulate/sortie.ts';
import { planOfExample } from './example-plan.ts';
import { brokenIn } from './guarded.ts';

const examples = ['crm-billing-support', 'legacy-migration', 'multi-channel-commerce', 'partner-api'];

const missionFor = async (example: string): Promise<Mission> => missionOfPlan(await planOfExample(example));

function setting(faults: string, parts: Partial<Setting> = {}): Setting {
  return {
    faults: faultsNamed(faults, 'test'),
    days: 4,
    policy: 'design',
    without: null,
    records: 400,
    flows: null,
    ...parts,
  };
}

/** The mission with caps lifted from every read. */
function uncapped(mission: Mission): Mission {
  return {
    ...mission,
    systems: mission.systems.map((system) => ({
      ...system,
      profile: {
        ...system.profile,
        resources: system.profile.resources.map((resource) => ({
          ...resource,
          operations: resource.operations.map((operation) => ({
            ...operation,
            pagination: operation.pagination === null ? null : { ...operation.pagination, maxResults: null },
          })),
        })),
      },
    })),
  };
}

const lostIn = (flight: Flight, flow: string): number =>
  flight.flows.find((one) => one.flow === flow)?.lost ?? 0;

describe('flights of the examples', () => {
  for (const example of examples)
    test(`${example}: its design holds under harsh faults, and every change is counted once`, async () => {
      const mission = await missionFor(example);
      for (const seed of [1, 2]) {
        const flight = flyOnce(mission, setting('harsh'), seed);
        assert.deepEqual(brokenIn(flight), {}, `seed ${seed}: ${JSON.stringify(flight.held)}`);
        assert.deepEqual(Flight.parse(flight), flight);
        assertConserved(flight);
      }
    });

  test('the naive reference breaks at least two invariants and still counts every change once', async () => {
    for (const example of examples) {
      const flight = flyOnce(await missionFor(example), setting('typical', { policy: 'naive' }), 1);
      assert.ok(Object.keys(brokenIn(flight)).length >= 2, `${example}: ${JSON.stringify(brokenIn(flight))}`);
      assert.equal(flight.policy, 'naive');
      assertConserved(flight);
    }
  });

  test('a bulk edit above the result cap makes the naive reference lose changes, and without the cap it loses none of them', async () => {
    const mission = await missionFor('crm-billing-support');
    const alone = { ...mission, flows: mission.flows.filter(({ id }) => id === 'F1') };
    const calm = setting('none', { policy: 'naive', records: null, days: 3 });
    const capped = flyOnce(alone, calm, 1);
    const broken: readonly Invariant[] = ['nothing-lost', 'sides-converge'];
    for (const invariant of broken)
      assert.ok((brokenIn(capped)[invariant] ?? 0) > 300, JSON.stringify(brokenIn(capped)));
    const whole = flyOnce(uncapped(alone), calm, 1);
    assert.ok(lostIn(whole, 'F1') * 20 < lostIn(capped, 'F1'), JSON.stringify(brokenIn(whole)));
    assert.deepEqual(brokenIn(flyOnce(alone, { ...calm, policy: 'design' }, 1)), {});
  });
});

describe('a flight', () => {
  test('is the same to the byte for the same seed, and another for another', async () => {
    const mission = await missionFor('partner-api');
    const again = structuredClone(mission);
    const bytes = (of: Mission, seed: number): string => JSON.stringify(flyOnce(of, setting('harsh'), seed));
    assert.equal(bytes(mission, 5), bytes(again, 5));
    assert.notEqual(bytes(mission, 5), bytes(mission, 6));
  });

  test('lasts a week, or until two days after the longest first load', async () => {
    const mission = await missionFor('crm-billing-support');
    assert.equal(daysFor(mission), 7);
    const slow = mission.flows.map((flow) => ({
      ...flow,
      design: { ...flow.design, backfill: { ...flow.design.backfill, planned: 'P11DT5H' } },
    }));
    assert.equal(daysFor({ ...mission, flows: slow }), 14);
  });

  test('shows backlog, outages and hours that fit together', async () => {
    const flight = flyOnce(await missionFor('crm-billing-support'), setting('harsh'), 3);
    assert.ok(flight.backlog.length > 0 && flight.backlog.length <= 200);
    assert.ok(flight.backlog.every(({ waiting }) => waiting >= 0));
    const parked = flight.flows.reduce((sum, flow) => sum + flow.parked, 0);
    assert.equal(flight.backlog.at(-1)?.waiting, parked, 'in the end only what a person has to settle waits');
    assert.ok(flight.outages.length > 0 && flight.recovery !== null);
    assert.ok(Object.values(flight.crashes).reduce((sum, count) => sum + count, 0) > 5);
    for (const limit of flight.limits) {
      assert.equal(limit.byHour.length, 24);
      assert.ok(limit.busiest <= limit.allowed + 1e-6 || limit.share <= 1);
    }
    for (const flow of flight.flows) {
      const counted = flow.freshnessClasses.reduce((sum, { count }) => sum + count, 0);
      assert.ok(counted > 0 && counted <= flow.applied + flow.superseded);
    }
  });
});

describe('a campaign', () => {
  test('is the same in whatever order its flights come, and says which seed broke what', async () => {
    const mission = await missionFor('crm-billing-support');
    const naive = setting('typical', { policy: 'naive', days: 2, records: 100 });
    const flights = [3, 1, 2].map((seed) => flyOnce(mission, naive, seed));
    const campaign = campaignOf(flights);
    assert.deepEqual(campaignOf(flights.toReversed()), campaign);
    assert.deepEqual(Campaign.parse(campaign), campaign);
    assert.deepEqual(campaign.seeds, { first: 1, last: 3, count: 3 });
    assert.equal(
      campaign.survived,
      flights.filter((flight) => Object.keys(brokenIn(flight)).length === 0).length,
    );
    for (const held of campaign.held) {
      const broken = flights.filter((flight) => (brokenIn(flight)[held.invariant] ?? 0) > 0);
      assert.equal(held.brokenRuns, broken.length);
      assert.equal(held.firstSeed, broken.length === 0 ? null : Math.min(...broken.map(({ seed }) => seed)));
    }
    const lost = campaign.flows.find(({ flow }) => flow === 'F1')?.lost;
    const own = flights.map((flight) => lostIn(flight, 'F1')).toSorted((a, b) => a - b);
    assert.deepEqual(lost, { least: own[0], middle: own[1], most: own[2] });
    assert.throws(() => campaignOf([]), RangeError);
  });
});

/** changes = applied + superseded + filtered + parked + lost. */
function assertConserved(flight: Flight): void {
  for (const { flow, changes, applied, superseded, filtered, parked, lost } of flight.flows) {
    assert.equal(applied + superseded + filtered + parked + lost, changes, `${flow} of seed ${flight.seed}`);
    assert.ok(changes > 0, `${flow}: people were at work`);
  }
}
