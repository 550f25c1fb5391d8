import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, twoWayPlan } from '../../test/example-plan.ts';
import type { Watch } from '../jobs/ports.ts';
import { missionOfPlan } from '../plan/mission.ts';
import { faultsNamed } from '../simulate/read-faults.ts';
import type { Sortie } from '../simulate/sortie.ts';
import { openCrew } from './crew.ts';

async function sortie(
  faults: string,
  seeds: readonly number[],
  without: string | null = null,
): Promise<Sortie> {
  return {
    mission: missionOfPlan(await twoWayPlan()),
    setting: {
      faults: faultsNamed(faults, 'test'),
      days: 1,
      policy: 'design',
      without,
      records: 30,
      flows: null,
    },
    seeds,
  };
}

const quiet: Watch = { flown: () => undefined, signal: null };

/** A worker of our own making, as text. */
function program(text: string): URL {
  return new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads';\n${text}`)}`,
  );
}

test('one core and two give the same bytes, flights in the order of sorties and seeds', async () => {
  const sorties = [await sortie('typical', [3, 1, 2]), await sortie('none', [7])];
  const told: string[] = [];
  const one = openCrew(1);
  const two = openCrew(2);
  try {
    const alone = await one.fly(sorties, quiet);
    const shared = await two.fly(sorties, {
      ...quiet,
      flown: (done, all) => void told.push(`${done}/${all}`),
    });
    assert.equal(JSON.stringify(shared), JSON.stringify(alone));
    assert.deepEqual(
      alone.map((flights) => flights.map(({ seed, faults }) => [faults, seed])),
      [
        [
          ['typical', 3],
          ['typical', 1],
          ['typical', 2],
        ],
        [['none', 7]],
      ],
    );
    assert.deepEqual(told, ['1/4', '2/4', '3/4', '4/4']);
    // A crew flies again, and knows a mission that it was told.
    const again = await two.fly(sorties.slice(1), quiet);
    assert.equal(JSON.stringify(again), JSON.stringify(alone.slice(1)));
  } finally {
    await two.close();
  }
});

for (const cores of [1, 2])
  test(`on ${cores} core(s) a flight that fails is told with its design, faults and seed`, async () => {
    const crew = openCrew(cores);
    try {
      await assert.rejects(
        crew.fly([await sortie('none', [4, 5], 'no-such-safeguard')], quiet),
        (error: Error) => {
          assert.match(error.message, /^the flight of D\d with seed [45] under none: /);
          assert.match(error.cause instanceof Error ? error.cause.message : '', /no-such-safeguard/);
          return true;
        },
      );
    } finally {
      await crew.close();
    }
  });

for (const cores of [1, 2])
  test(`on ${cores} core(s) a signal stops the work with its reason`, async () => {
    const crew = openCrew(cores);
    const stop = new AbortController();
    const reason = new Error('enough');
    const seeds = Array.from({ length: 500 }, (_, seed) => seed);
    let flown = 0;
    try {
      const work = crew.fly([await sortie('none', seeds)], {
        flown: () => {
          flown += 1;
          stop.abort(reason);
        },
        signal: stop.signal,
      });
      await assert.rejects(work, reason);
      assert.ok(flown < 10, `${flown} flights`);
      await assert.rejects(crew.fly([await sortie('none', [1])], { ...quiet, signal: stop.signal }));
    } finally {
      await crew.close();
    }
  });

test('a worker that throws outside of a flight, and one that ends, leave nobody waiting', async () => {
  for (const [text, words] of [
    ["parentPort.on('message', () => { throw new Error('out of order'); });", /out of order/],
    ["parentPort.on('message', () => process.exit(3));", /ended with code 3/],
    ['throw new Error("broken before it began");', /broken before it began/],
  ] as const) {
    const crew = openCrew(2, program(text));
    await assert.rejects(crew.fly([await sortie('none', [1, 2, 3])], quiet), words);
    await assert.rejects(crew.fly([await sortie('none', [1])], quiet), /sent home/);
  }
});

test('a crew without work keeps no process alive', async () => {
  const crew = openCrew(2);
  const [flights] = await crew.fly([await sortie('none', [])], quiet);
  assert.deepEqual(at([flights ?? null], 0), []);
});
