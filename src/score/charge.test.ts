// Vendors' own worked examples, to the cent, and the rules by which charges grow. Where an example was published stands beside it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cents, chargeOf, subscriptionFor, unitsOf } from './charge.ts';
import type { Meter, Quantity } from './price.ts';
import { hosts, hostOf, planLists } from './prices.ts';

function meter(host: string, quantity: Quantity): Meter {
  const found = hostOf(host).meters.find((one) => one.quantity === quantity);
  assert.ok(found, `${host} ${quantity}`);
  return found;
}

function charged(host: string, quantity: Quantity, used: number, free: number = 0): number {
  const one = meter(host, quantity);
  return chargeOf(one.bands, unitsOf(one, used), free);
}

const planOf = (platform: 'n8nCloud' | 'make') => {
  const list = planLists.find((one) => one.platform === platform);
  assert.ok(list);
  return list;
};

// https://aws.amazon.com/api-gateway/pricing/ (read 2026-09-20): 300 million at $1.00 and 132 million at $0.90 a million.
test('AWS API Gateway: 432 million requests of an HTTP API cost 418.80', () => {
  assert.equal(cents(charged('aws', 'intakeRequests', 432e6)), 418.8);
});

// https://aws.amazon.com/secrets-manager/pricing/ (read 2026-09-20): $0.40 a secret and $0.05 for 10,000 calls. The same tariff is worked
// out at https://tencentcloud.com/document/product/1078/38595: 100 secrets, each read 20 times a day for 30 days, 40 + 0.30.
test('100 secrets that are each read 20 times a day cost 40.30 at $0.40 and $0.05 for 10,000 calls', () => {
  const kept = charged('aws', 'secrets', 100);
  const read = charged('aws', 'secretReads', 100 * 20 * 30);
  assert.deepEqual([cents(kept), cents(read), cents(kept + read)], [40, 0.3, 40.3]);
});

// https://cloud.google.com/secret-manager/pricing: 25,000 access operations are charged as 2.5 times 10,000.
test('Google Secret Manager: 25,000 reads are 2.5 units of $0.03', () => {
  assert.equal(unitsOf(meter('google cloud', 'secretReads'), 25_000), 2.5);
  assert.equal(Math.round(charged('google cloud', 'secretReads', 25_000) * 1000), 75);
});

// https://cloud.google.com/pubsub/pricing as stored in 2019: 1 MiB a second to two subscriptions for 30 days, 10 GiB free, $60 a TiB.
test('Google Pub/Sub: 3 MiB a second for 30 days came to 444.36 at the price of then, and 296.24 at the present one', () => {
  const tebibytes = unitsOf(meter('google cloud', 'queueBytes'), 3 * 2 ** 20 * 3600 * 24 * 30);
  assert.equal(Math.round(tebibytes * 1000) / 1000, 7.416);
  const free = meter('google cloud', 'queueBytes').free;
  assert.equal(cents(chargeOf([{ upTo: null, each: 60 }], tebibytes, free)), 444.36);
  assert.equal(cents(chargeOf(meter('google cloud', 'queueBytes').bands, tebibytes, free)), 296.24);
});

// https://www.make.com/en/help/general/changing-your-subscription--upgrading,-downgrading,-or-canceling- : the Core plan of 150,000
// operations at $113.85 makes $0.000759 an operation, and 160,000 unused ones are credited at that.
test('Make: an operation of the Core plan of 150,000 is worth $0.000759, 160,000 of them 121.44', () => {
  const { step } = subscriptionFor(planOf('make'), 150_000);
  assert.equal(Math.round((step.price / step.holds) * 1e6) / 1e6, 0.000759);
  assert.equal(cents((step.price / step.holds) * 160_000), 121.44);
});

// https://azure.microsoft.com/pricing/details/container-apps/, worked out in a public price guide: 10 million requests of 0.8 s with half a
// processor and 1 GiB cost 91.68 + 22.92 + 3.20 beyond the free grant.
test('Azure Container Apps: 10 million requests of 0.8 s cost 117.80 beyond the free grant', () => {
  const free = (quantity: Quantity): number => meter('azure', quantity).free;
  const lines = [
    charged('azure', 'vcpuSeconds', 4_000_000, free('vcpuSeconds')),
    charged('azure', 'gbSeconds', 8_000_000, free('gbSeconds')),
    charged('azure', 'intakeRequests', 10_000_000, free('intakeRequests')),
  ];
  assert.deepEqual(lines.map(cents), [91.68, 22.92, 3.2]);
  assert.equal(cents(lines.reduce((sum, line) => sum + line, 0)), 117.8);
});

test('who bills three polls of five minutes: 25,920 runs in 30 days', () => {
  const runs = 3 * 30 * 24 * 12;
  assert.equal(runs, 25_920);
  const n8n = subscriptionFor(planOf('n8nCloud'), runs);
  assert.deepEqual([n8n.step.name, n8n.price, planOf('n8nCloud').currency], ['Business', 667, 'EUR']);
  assert.equal(subscriptionFor(planOf('make'), runs).price, 113.85);
  assert.equal(cents(charged('aws', 'scheduledRuns', runs)), 0.03);
  assert.equal(cents(charged('gcp', 'schedules', 3)), 0.3);
  assert.ok(!hostOf('azure').meters.some((one) => one.quantity === 'scheduledRuns'));
});

test('the cheapest step that holds the use is taken; beyond the largest, as many as it needs', () => {
  const list = planOf('n8nCloud');
  assert.deepEqual(
    [1, 2500, 2501, 10_000, 40_000, 40_001].map((used) => subscriptionFor(list, used).price),
    [20, 20, 50, 50, 667, 1334],
  );
  assert.equal(subscriptionFor(list, 100_000).times, 3);
  assert.throws(() => subscriptionFor({ ...list, steps: [] }, 1), /no plan of n8n Cloud/);
});

test('more use never costs less, on any meter and under any plan', () => {
  const used = fc.double({ min: 0, max: 1e13, noNaN: true });
  fc.assert(
    fc.property(used, used, (some, more) => {
      for (const one of hosts.flatMap((host) => host.meters))
        assert.ok(
          chargeOf(one.bands, unitsOf(one, some + more)) >= chargeOf(one.bands, unitsOf(one, some)) - 1e-6,
        );
      for (const list of planLists)
        assert.ok(subscriptionFor(list, some + more).price >= subscriptionFor(list, some).price);
    }),
    { seed: 4, numRuns: 200 },
  );
});

test('every price has a currency, a unit and a source, and bands that rise to an open end', () => {
  for (const host of hosts)
    for (const one of host.meters) {
      assert.equal(one.bands.at(-1)?.upTo, null, one.what);
      const ends = one.bands.slice(0, -1).map((band) => band.upTo ?? 0);
      assert.deepEqual(
        ends,
        ends.toSorted((a, b) => a - b),
        one.what,
      );
      assert.equal(one.what.includes('assumed'), one.source.kind === 'rule', one.what);
    }
});
