import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { madeResource, seen } from '../../test/made.ts';
import { type MadeTwin, madeTwin, people, wide } from '../../test/twins.ts';
import type { Air } from './air.ts';
import type { Delivery, Receiver } from './twin.ts';

const minute = 60_000;

function teller(webhooks: object, air: Partial<Air> = {}, events: readonly object[] = usualEvents): MadeTwin {
  return madeTwin({
    profile: {
      rateLimits: wide,
      resources: [madeResource('parcel')],
      events: events.map((event) => ({ resource: 'parcel', source: seen, ...event })),
      webhooks: { source: seen, ...webhooks },
    },
    air,
  });
}

const usualEvents: readonly object[] = [
  { name: 'parcel.created', change: 'created', payload: 'record' },
  { name: 'parcel.updated', change: 'updated', payload: 'hint' },
  { name: 'parcel.deleted', change: 'deleted' },
];

/** A receiver that notes what came and when, and takes it as told. */
function notebook(
  made: MadeTwin,
  takes: (delivery: Delivery, now: number) => boolean = () => true,
  latency: number = 100,
): { readonly got: { readonly at: number; readonly delivery: Delivery }[]; readonly receiver: Receiver } {
  const got: { readonly at: number; readonly delivery: Delivery }[] = [];
  return {
    got,
    receiver: (delivery) => {
      const at = made.clock.now();
      got.push({ at, delivery });
      return { accepted: takes(delivery, at), latency };
    },
  };
}

test('changes are told to whoever subscribed, with the record where the payload holds it', () => {
  const made = teller({ eventIdUnique: true });
  const { got, receiver } = notebook(made);
  made.twin.subscribe(['parcel'], receiver);
  const store = made.twin.store('parcel');
  const id = store.create([50, 6, 0], people);
  store.update(id, 2, [0, 7], people);
  store.remove(id, people);
  made.clock.go(minute);
  const told = got.flatMap(({ delivery }) => delivery.told);
  assert.deepEqual(
    told.map(({ event, record, change, row }) => [event, record, change, row?.values ?? null]),
    [
      [1, id, 'created', [50, 6, 0]],
      [2, id, 'updated', null],
      [3, id, 'deleted', null],
    ],
  );
  assert.deepEqual(
    got.map(({ at }) => at),
    [1000, 1000, 1000],
  );
});

test('what no event tells of is not told, and other resources neither', () => {
  const made = teller({}, {}, [{ name: 'parcel.created', change: 'created' }]);
  const { got, receiver } = notebook(made);
  made.twin.subscribe(['letter'], receiver);
  made.twin.store('parcel').create([1], people);
  made.clock.go(minute);
  assert.equal(got.length, 0);
  made.twin.subscribe(['parcel'], receiver);
  made.twin.store('parcel').update(1, 2, [0, 1], people);
  made.twin.store('parcel').remove(1, people);
  made.clock.go(2 * minute);
  assert.equal(got.length, 0);
  made.twin.store('parcel').create([2], people);
  made.clock.go(3 * minute);
  assert.equal(got.length, 1);
});

test('a message that is not taken comes again by the schedule and is given up after the last attempt', () => {
  const made = teller({ attempts: 4, timeout: 'PT3S' });
  const { got, receiver } = notebook(made, () => false, 500);
  made.twin.subscribe(['parcel'], receiver);
  made.twin.store('parcel').update(1, 2, [0, 1], people);
  made.clock.go(100 * minute);
  assert.deepEqual(
    got.map(({ delivery }) => delivery.attempt),
    [1, 2, 3, 4],
  );
  assert.deepEqual(
    got.map(({ at }) => at),
    [1000, 11_500, 32_000, 72_500],
  );
});

test('attempts are spread over the whole time for which the vendor goes on', () => {
  const made = teller({ attempts: 11, givesUpAfter: 'PT24H', timeout: 'PT5S' });
  const { got, receiver } = notebook(made, () => false, 0);
  made.twin.subscribe(['parcel'], receiver);
  made.twin.store('parcel').update(1, 2, [0, 1], people);
  made.clock.go(3 * 1440 * minute);
  assert.equal(got.length, 11);
  const last = got.at(-1)?.at ?? 0;
  assert.ok(Math.abs(last - 1440 * minute) < minute, `the last one came at ${last}`);
});

test('an answer after the time-out counts as none, so that the message comes twice', () => {
  const made = teller({ attempts: 2, timeout: 'PT3S' });
  const { got, receiver } = notebook(made, () => true, 4000);
  made.twin.subscribe(['parcel'], receiver);
  made.twin.store('parcel').update(1, 2, [0, 1], people);
  made.clock.go(minute);
  assert.deepEqual(
    got.map(({ at }) => at),
    [1000, 14_000],
  );
  assert.equal(got[0]?.delivery.told[0]?.event, got[1]?.delivery.told[0]?.event);
});

test('nothing repeats a message where nobody says that the vendor does', () => {
  const made = teller({});
  const { got, receiver } = notebook(made, () => false);
  made.twin.subscribe(['parcel'], receiver);
  made.twin.store('parcel').update(1, 2, [0, 1], people);
  made.clock.go(1440 * minute);
  assert.equal(got.length, 1);
  assert.ok(made.twin.assumptions.some(({ takes }) => takes === 'it is not'));
});

test('the air doubles, delays, loses and forges messages', () => {
  const delays = [[1000, 5000], [], [9000], [10]];
  let forged = false;
  const made = teller({}, { message: () => ({ delays: delays.shift() ?? [0], forged }) });
  const { got, receiver } = notebook(made);
  made.twin.subscribe(['parcel'], receiver);
  const store = made.twin.store('parcel');
  for (const id of [1, 2, 3, 4]) store.update(id, 2, [0, 1], people);
  made.clock.go(minute);
  assert.deepEqual(
    got.map(({ delivery }) => delivery.told[0]?.record),
    [4, 1, 1, 3],
  );
  forged = true;
  store.create([99, 5, 5], people);
  made.clock.go(2 * minute);
  const [real, fake] = got.slice(4).map(({ delivery }) => delivery);
  assert.deepEqual([real?.signed, fake?.signed], ['current', 'forged']);
  assert.notEqual(fake?.told[0]?.event, real?.told[0]?.event);
});

test('messages are put together up to the vendor’s most, and none waits long for others', () => {
  const made = teller({ batchMax: 3 });
  const { got, receiver } = notebook(made);
  made.twin.subscribe(['parcel'], receiver);
  for (const id of [0, 1, 2, 3]) made.twin.store('parcel').update(id, 2, [0, 1], people);
  made.clock.go(minute);
  assert.deepEqual(
    got.map(({ delivery }) => delivery.told.length),
    [3, 1],
  );
  assert.deepEqual(
    got.map(({ at }) => at),
    [1000, 1500],
  );
});

test('for a while after a change of secret the old one signs, and what was signed before stays so', () => {
  let secret = 0;
  const made = teller({ attempts: 3 }, { secret: () => secret });
  const { got, receiver } = notebook(made, ({ told }) => told[0]?.record !== 0);
  made.twin.subscribe(['parcel'], receiver);
  const store = made.twin.store('parcel');
  store.update(0, 2, [0, 1], people);
  made.clock.go(2000);
  secret = 1;
  store.update(1, 2, [0, 1], people);
  made.clock.go(10 * minute);
  store.update(2, 2, [0, 1], people);
  made.clock.go(20 * minute);
  assert.deepEqual(
    got.map(({ delivery }) => [delivery.told[0]?.record, delivery.signed]),
    [
      [0, 'current'],
      [1, 'previous'],
      [0, 'previous'],
      [0, 'previous'],
      [2, 'current'],
    ],
  );
});

test('a channel keeps its order, waits for a reader that is away, and drops what is too old', () => {
  const made = teller({ channel: 'a queue', givesUpAfter: 'PT1H', ordered: true });
  let away = true;
  const { got, receiver } = notebook(made, () => !away);
  made.twin.subscribe(['parcel'], receiver);
  const store = made.twin.store('parcel');
  store.update(0, 2, [0, 1], people);
  made.clock.go(50 * minute);
  store.update(1, 2, [0, 1], people);
  store.update(2, 2, [0, 1], people);
  made.clock.go(70 * minute);
  away = false;
  got.length = 0;
  made.clock.go(75 * minute);
  assert.deepEqual(
    got.map(({ delivery }) => delivery.told[0]?.record),
    [1, 2],
  );
});

test('a message arrives at least once, unless the air loses it or the vendor gives up', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.nat(20_000), { maxLength: 3 }), { minLength: 1, maxLength: 12 }),
      fc.array(fc.boolean(), { maxLength: 40 }),
      fc.constantFrom({ attempts: 5 }, { channel: 'a queue' }, { attempts: 5, batchMax: 4 }),
      (delays, answers, semantics) => {
        const plans = [...delays];
        const lost = new Set<number>();
        const made = teller(semantics, {
          message: () => ({ delays: plans.shift() ?? [100], forged: false }),
        });
        const left = [...answers];
        const refused = new Map<number, number>();
        const taken = new Set<number>();
        made.twin.subscribe(['parcel'], ({ told }) => {
          const accepted = left.shift() ?? true;
          for (const { record } of told)
            if (accepted) taken.add(record);
            else refused.set(record, (refused.get(record) ?? 0) + 1);
          return { accepted, latency: 10 };
        });
        const together = 'batchMax' in semantics;
        delays.forEach((times, record) => {
          const id = record % 10;
          if (times.length === 0 && !together) lost.add(id);
          made.twin.store('parcel').update(id, 2, [0, record + 1], people);
          made.clock.go(made.clock.now() + 50);
        });
        made.clock.go(made.clock.now() + 1440 * minute);
        if (together && delays.some((times) => times.length === 0)) return;
        for (const id of delays.keys())
          assert.ok(
            taken.has(id % 10) || lost.has(id % 10) || (refused.get(id % 10) ?? 0) >= 5,
            `the change of ${id % 10} was never taken`,
          );
      },
    ),
  );
});

test('an address that fails so often in a row is sent nothing more until it is subscribed to anew', () => {
  const made = teller({
    attempts: 9,
    givesUpAfter: 'PT4H',
    timeout: 'PT5S',
    switchesOff: { failures: 3, then: 'removed', source: seen },
  });
  let up = true;
  const { got, receiver } = notebook(made, () => up);
  made.twin.subscribe(['parcel'], receiver);
  const count = (): number => got.length;
  const store = made.twin.store('parcel');
  const change = (): void => {
    store.update(1, 2, [0, made.clock.now() + 1], people);
  };
  up = false;
  change();
  made.clock.go(20_000);
  assert.equal(count(), 2);
  assert.ok(made.twin.subscribed(receiver));
  up = true;
  made.clock.go(4 * minute);
  assert.equal(count(), 3);
  up = false;
  for (let times = 0; times < 3; times++) change();
  made.clock.go(made.clock.now() + minute);
  assert.ok(!made.twin.subscribed(receiver));
  const failed = count();
  up = true;
  change();
  made.clock.go(made.clock.now() + 600 * minute);
  assert.equal(count(), failed);
  made.twin.subscribe(['parcel'], receiver);
  assert.ok(made.twin.subscribed(receiver));
  change();
  made.clock.go(made.clock.now() + minute);
  assert.equal(count(), failed + 1);
});

test('an address is switched off after the time that is documented, a day where nothing is, and never where it is kept', () => {
  const offAfter = (webhooks: object): number | null => {
    const made = teller({ attempts: 60, givesUpAfter: 'P6D', ...webhooks });
    const { receiver } = notebook(made, () => false);
    made.twin.subscribe(['parcel'], receiver);
    made.twin.store('parcel').update(1, 2, [0, 7], people);
    for (let hour = 1; hour <= 100; hour++) {
      made.clock.go(hour * 60 * minute);
      if (!made.twin.subscribed(receiver)) return hour;
    }
    return null;
  };
  const after = offAfter({ switchesOff: { after: 'PT6H', then: 'paused', source: seen } }) ?? 0;
  assert.ok(after > 6 && after < 12, `${after} h`);
  const unknown = offAfter({}) ?? 0;
  assert.ok(unknown > 24 && unknown < 40, `${unknown} h`);
  assert.equal(offAfter({ switchesOff: { then: 'kept', source: seen } }), null);
  const { twin } = teller({});
  assert.ok(twin.assumptions.some(({ about }) => about.includes('address')));
});
