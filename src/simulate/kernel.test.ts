import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { gate, type Kernel, kernelAt, type Process, type Wait } from './kernel.ts';

test('processes and acts run in the order of time, and within one moment as they were set down', () => {
  const kernel = kernelAt();
  const seen: string[] = [];
  function* process(name: string, sleeps: readonly number[]): Process {
    for (const sleep of sleeps) {
      seen.push(`${name}@${kernel.now()}`);
      yield sleep;
    }
    seen.push(`${name} ends@${kernel.now()}`);
  }
  kernel.spawn(process('a', [10, 0]), 'a');
  kernel.at(10, () => seen.push('act@10'));
  kernel.spawn(process('b', [10]), 'b');
  kernel.at(-5, () => seen.push('late act@0'));
  kernel.runUntil(9);
  assert.equal(kernel.now(), 9);
  assert.deepEqual(seen, ['a@0', 'b@0', 'late act@0']);
  assert.equal(kernel.runUntil(10), 7);
  assert.deepEqual(seen.slice(3), ['act@10', 'a@10', 'b ends@10', 'a ends@10']);
  assert.equal(kernel.pending(), 0);
});

test('any set of processes leaves the same history as a list that is sorted anew for every step', () => {
  const sleeps = fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 12 }), { maxLength: 12 });
  fc.assert(
    fc.property(sleeps, (given) => {
      const kernel = kernelAt();
      const seen: string[] = [];
      function* process(who: number, waits: readonly number[]): Process {
        for (const [step, wait] of waits.entries()) {
          seen.push(`${kernel.now()}: ${who}.${step}`);
          yield wait;
        }
      }
      for (const [who, waits] of given.entries()) kernel.spawn(process(who, waits), `${who}`);
      kernel.runUntil(Number.POSITIVE_INFINITY);
      assert.deepEqual(seen, naively(given));
    }),
  );
});

function naively(given: readonly (readonly number[])[]): readonly string[] {
  const seen: string[] = [];
  let order = 0;
  const list = given.map((_, who) => ({ time: 0, order: order++, who, step: 0 }));
  for (;;) {
    list.sort((a, b) => a.time - b.time || a.order - b.order);
    const first = list.shift();
    if (first === undefined) return seen;
    const wait = given[first.who]?.[first.step];
    if (wait === undefined) continue;
    seen.push(`${first.time}: ${first.who}.${first.step}`);
    list.push({ time: first.time + wait, order: order++, who: first.who, step: first.step + 1 });
  }
}

test('a gate lets on who came first, as many as are called, and never a dead one', () => {
  const kernel = kernelAt();
  const door = gate();
  const through: number[] = [];
  function* guest(name: number): Generator<Wait, void, void> {
    yield door;
    through.push(name);
  }
  const guests = Array.from({ length: 500 }, (_, name) => kernel.spawn(guest(name), `guest ${name}`));
  kernel.runUntil(0);
  for (const [name, task] of guests.entries()) if (name % 5 === 0) kernel.kill(task);
  kernel.open(door, 3);
  kernel.runUntil(0);
  assert.deepEqual(through, [1, 2, 3]);
  for (let called = 0; called < 300; called++) kernel.open(door, 1);
  kernel.runUntil(0);
  assert.equal(through.length, 303);
  kernel.open(door, door.waiting.length);
  kernel.runUntil(0);
  assert.deepEqual(
    through,
    guests.flatMap((_, name) => (name % 5 === 0 ? [] : [name])),
  );
  kernel.open(door, 10);
  assert.equal(kernel.pending(), 0);
});

test('who comes to a gate while others are let on waits behind them', () => {
  const kernel = kernelAt();
  const door = gate();
  const seen: string[] = [];
  function* turn(name: string, rounds: number): Process {
    for (let round = 0; round < rounds; round++) {
      yield door;
      seen.push(`${name}${round}`);
    }
  }
  kernel.spawn(turn('a', 3), 'a');
  kernel.spawn(turn('b', 3), 'b');
  for (let time = 1; time <= 6; time++) kernel.at(time, () => kernel.open(door, 1));
  kernel.runUntil(10);
  assert.deepEqual(seen, ['a0', 'b0', 'a1', 'b1', 'a2', 'b2']);
});

test('a killed process is never resumed, does not clean up, and is not counted', () => {
  const kernel = kernelAt();
  const seen: string[] = [];
  function* worker(): Process {
    try {
      seen.push('started');
      yield 10;
      seen.push('went on');
    } finally {
      seen.push('cleaned up');
    }
  }
  const task = kernel.spawn(worker(), 'worker');
  kernel.at(5, () => kernel.kill(task));
  assert.equal(kernel.runUntil(100), 2);
  assert.deepEqual(seen, ['started']);
});

test('an error says which process failed and when, and keeps its cause', () => {
  const failing = (wait: number): Kernel => {
    const kernel = kernelAt();
    function* broken(): Process {
      yield 40;
      if (wait === 0) throw new TypeError('no such record');
      yield wait;
    }
    kernel.spawn(broken(), 'F1.poll');
    return kernel;
  };
  assert.throws(
    () => failing(0).runUntil(100),
    (error: Error) =>
      error.message === 'process "F1.poll" failed at 40 ms: no such record' &&
      error.cause instanceof TypeError,
  );
  for (const wait of [-1, Number.NaN, Number.POSITIVE_INFINITY])
    assert.throws(() => failing(wait).runUntil(100), /process "F1.poll" failed at 40 ms: sleeps for/);
  assert.throws(() => kernelAt().at(Number.NaN, () => {}), RangeError);
});
