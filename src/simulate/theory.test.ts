// The engine held against what queueing theory and arithmetic know beforehand: waits at a single server, Little's law, a load that a limit slows.
// Single runs are cut into batches; the mean of all batches has to lie within its 99 % confidence interval of the theory's value.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeLimit, madeProfile } from '../../test/made.ts';
import { keepLimits, type LimitKeeper } from '../twin/limits/keep.ts';
import { randomFrom } from '../twin/random.ts';
import type { CallSite } from '../twin/twin.ts';
import { gate, kernelAt, type Process } from './kernel.ts';

/** Mean service time in ms. */
const service = 100;

interface Queue {
  readonly meanInterval: number;
  readonly serviceOf: () => number;
  readonly customers: number;
  readonly seed: number;
}

/** What each customer waited before its service began, and how many there were on average over all of the time. */
interface Queued {
  readonly waits: readonly number[];
  readonly inSystem: number;
  readonly rate: number;
  readonly stay: number;
}

/** One server, first come first served; customers come by a Poisson process. */
function serve({ meanInterval, serviceOf, customers, seed }: Queue): Queued {
  const kernel = kernelAt();
  const random = randomFrom(seed).fork('arrivals');
  const line: number[] = [];
  const door = gate();
  const waits: number[] = [];
  let [present, area, since, stays, idle] = [0, 0, 0, 0, false];
  const change = (by: number): void => {
    area += present * (kernel.now() - since);
    since = kernel.now();
    present += by;
  };
  function* arrivals(): Process {
    for (let customer = 0; customer < customers; customer++) {
      yield random.exponential(meanInterval);
      change(1);
      line.push(kernel.now());
      if (idle) kernel.open(door, 1);
      idle = false;
    }
  }
  function* server(): Process {
    for (let served = 0; served < customers; served++) {
      if (served === line.length) {
        idle = true;
        yield door;
      }
      const came = line[served] ?? 0;
      waits.push(kernel.now() - came);
      yield serviceOf();
      stays += kernel.now() - came;
      change(-1);
    }
  }
  kernel.spawn(arrivals(), 'arrivals');
  kernel.spawn(server(), 'server');
  kernel.runUntil(Number.POSITIVE_INFINITY);
  const time = kernel.now();
  return { waits, inSystem: area / time, rate: customers / time, stay: stays / customers };
}

/** Mean of batch means and half the width of its 99 % confidence interval (Student's t for 19 degrees of freedom). */
function estimate(values: readonly number[]): { readonly mean: number; readonly half: number } {
  const batches = 20;
  const size = Math.floor(values.length / batches);
  const means = Array.from({ length: batches }, (_, batch) => {
    const part = values.slice(batch * size, (batch + 1) * size);
    return part.reduce((sum, value) => sum + value, 0) / size;
  });
  const mean = means.reduce((sum, value) => sum + value, 0) / batches;
  const variance = means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (batches - 1);
  return { mean, half: 2.861 * Math.sqrt(variance / batches) };
}

function close(found: ReturnType<typeof estimate>, theory: number, widest: number): void {
  const says = `${found.mean.toFixed(1)} ± ${found.half.toFixed(1)} against ${theory.toFixed(1)}`;
  assert.ok(Math.abs(found.mean - theory) <= found.half, says);
  assert.ok(found.half <= widest * theory, `too wide to tell anything: ${says}`);
}

for (const load of [0.3, 0.6, 0.8]) {
  const customers = 200_000;
  test(`waits at an M/M/1 queue with a load of ${load} are ρ/(μ−λ) in the mean`, () => {
    const random = randomFrom(11).fork('service');
    const { waits, inSystem, rate, stay } = serve({
      meanInterval: service / load,
      serviceOf: () => random.exponential(service),
      customers,
      seed: 11,
    });
    close(estimate(waits), (load / (1 - load)) * service, 0.15);
    assert.ok(Math.abs(inSystem / (rate * stay) - 1) < 1e-6, "Little's law");
    const waited = waits.filter((wait) => wait > 0).length / waits.length;
    assert.ok(Math.abs(waited - load) < 0.01, `the share that has to wait is the load, not ${waited}`);
  });

  test(`waits at an M/D/1 queue with a load of ${load} are half of that`, () => {
    const { waits, inSystem, rate, stay } = serve({
      meanInterval: service / load,
      serviceOf: () => service,
      customers,
      seed: 12,
    });
    close(estimate(waits), (load / (2 * (1 - load))) * service, 0.15);
    assert.ok(Math.abs(inSystem / (rate * stay) - 1) < 1e-6, "Little's law");
  });
}

const write: CallSite = {
  id: 'F1.load',
  resource: 'parcel',
  operation: {
    kind: 'batch',
    method: 'POST',
    path: '/parcels/batch',
    batchOf: 'create',
    batchSize: 100,
    pagination: null,
    incremental: null,
    idempotency: null,
  },
};

function keeperOf(limits: readonly object[]): LimitKeeper {
  const profile = madeProfile({ rateLimits: limits });
  return keepLimits({
    system: 'b',
    profile,
    edition: null,
    environment: 'production',
    air: { others: () => 0 },
  });
}

interface Load {
  readonly keeper: LimitKeeper;
  readonly calls: number;
  readonly workers: number;
  readonly latency: number;
  readonly records: number;
}

/** So many calls by so many workers, each going on as soon as the vendor tells that it may; gives the ms until the last answer. */
function load({ keeper, calls, workers, latency, records }: Load): number {
  const kernel = kernelAt();
  let left = calls;
  function* worker(): Process {
    while (left > 0) {
      const verdict = keeper.admit(write, kernel.now(), records, null);
      if (!verdict.ok) {
        yield verdict.retryAfter ?? 1000;
        continue;
      }
      left -= 1;
      keeper.takes(write, kernel.now(), latency);
      yield latency;
    }
  }
  for (let one = 0; one < workers; one++) kernel.spawn(worker(), `worker ${one}`);
  kernel.runUntil(Number.POSITIVE_INFINITY);
  return kernel.now();
}

function within(found: number, closed: number): void {
  assert.ok(Math.abs(found / closed - 1) <= 0.05, `${found} ms against ${closed} ms`);
}

const told = { status: 429, retryAfter: true };

test('a load that a limit slows takes calls ÷ limit windows, however its window is counted', () => {
  const calls = 20_000;
  for (const counting of ['fixed', 'sliding', 'token-bucket', 'leaky-bucket'] as const) {
    const keeper = keeperOf([madeLimit('all', 50, 'PT10S', { ...told, counting })]);
    within(load({ keeper, calls, workers: 20, latency: 400, records: 1 }), (calls / 50) * 10_000);
  }
});

test('a load under a limit of points takes points ÷ limit windows', () => {
  const source = { kind: 'vendor-docs', ref: 'https://acme.example/limits', retrieved: '2026-11-02' };
  const costs = [{ appliesTo: ['batch'], call: 5, record: 1, source }];
  const keeper = keeperOf([madeLimit('points', 1000, 'PT1M', { ...told, unit: 'points', costs })]);
  const closed = ((3000 * (5 + 45)) / 1000) * 60_000;
  within(load({ keeper, calls: 3000, workers: 4, latency: 400, records: 45 }), closed);
});

test('a load under several limits goes as fast as the tightest', () => {
  const keeper = keeperOf([
    madeLimit('second', 25, 'PT1S', told),
    madeLimit('minute', 600, 'PT1M', told),
    madeLimit('day', 1_000_000, 'P1D', told),
  ]);
  within(load({ keeper, calls: 30_000, workers: 30, latency: 400, records: 1 }), (30_000 / 600) * 60_000);
});

test('a load that starts with a full bucket is ahead by what was saved up', () => {
  const keeper = keeperOf([madeLimit('saved', 2, 'PT1S', { ...told, burst: 500 })]);
  within(load({ keeper, calls: 5000, workers: 10, latency: 100, records: 1 }), ((5000 - 500) / 2) * 1000);
});

test('a load that is held back by answers alone takes calls × latency ÷ calls at once', () => {
  const keeper = keeperOf([madeLimit('open', 4, 'PT1S', { ...told, concurrent: true })]);
  within(load({ keeper, calls: 5000, workers: 4, latency: 250, records: 1 }), (5000 * 250) / 4);
});
