import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { InputError } from '../finding/input.ts';
import { faultProfiles, faultsNamed, readFaults } from './read-faults.ts';

function problems(act: () => unknown): InputError['problems'] {
  try {
    act();
  } catch (error) {
    assert.ok(error instanceof InputError);
    return error.problems;
  }
  assert.fail('nothing was found wrong');
}

function typicalWith(parts: Record<string, unknown>): string {
  return JSON.stringify({ ...faultProfiles['typical'], ...parts }, null, 2);
}

describe('faults', () => {
  test('come in three profiles, each named as its file and described', () => {
    assert.deepEqual(Object.keys(faultProfiles), ['none', 'typical', 'harsh']);
    for (const [name, faults] of Object.entries(faultProfiles)) {
      assert.equal(faults.name, name);
      assert.ok(faults.says.length > 40);
      assert.deepEqual(readFaults(JSON.stringify(faults), name), faults);
    }
  });

  test('of a name that there is not are refused with the nearest one', () => {
    assert.equal(faultsNamed('harsh', '--faults').name, 'harsh');
    const [problem] = problems(() => faultsNamed('typcal', '--faults'));
    assert.equal(problem?.nearest, 'typical');
    assert.match(problem?.expected ?? '', /none, typical, harsh/);
    assert.equal(problems(() => faultsNamed('constructor', '--faults')).length, 1);
  });

  test("of one's own may be written as YAML", () => {
    const text = typicalWith({ name: 'mine' }).replace('"refused": 0.001', '"refused": 0.5');
    assert.equal(readFaults(text, 'mine.json').refused, 0.5);
  });

  test('that say nothing of files leave them whole and in time', () => {
    const { files: _, ...before } = faultProfiles['harsh'] ?? assert.fail();
    assert.deepEqual(readFaults(JSON.stringify(before), 'mine.json').files, {
      late: 0,
      missing: 0,
      halfWritten: 0,
    });
  });

  test('are refused with the place of everything that is wrong', () => {
    const calls = { ...faultProfiles['typical']?.calls, failed: 2, latencyy: 1 };
    const found = problems(() => readFaults(typicalWith({ calls, others: 'PT1H' }), 'mine.json'));
    const pointers = found.map(({ pointer }) => pointer);
    assert.deepEqual(new Set(pointers), new Set(['/calls/failed', '/calls/latencyy', '/others']));
    const unknown = found.find(({ pointer }) => pointer === '/calls/latencyy');
    assert.equal(unknown?.nearest, 'latency');
    assert.ok(found.every(({ line }) => line !== null && line > 1));
  });

  test('that have the right shape but can not be are refused too', () => {
    const typical = faultProfiles['typical'];
    assert.ok(typical);
    const impossible: readonly [parts: Record<string, unknown>, pointer: string][] = [
      [{ outage: { every: 'PT1H', lasts: 'PT2H' } }, '/outage/lasts'],
      [{ calls: { ...typical.calls, failed: 0.6, unanswered: 0.6 } }, '/calls'],
      [{ calls: { ...typical.calls, latency: { typical: 'PT5S', worst: 'PT1S' } } }, '/calls/latency/worst'],
      [{ crashes: { every: 'PT1M', restart: 'PT5M', atSteps: true } }, '/crashes/restart'],
      [{ files: { late: 0.5, missing: 0.4, halfWritten: 0.3 } }, '/files'],
      [{ others: 1 }, '/others'],
      [{ slow: { every: 'PT0S', lasts: 'PT0S', times: 2 } }, '/slow/every'],
    ];
    for (const [parts, pointer] of impossible)
      assert.deepEqual(
        problems(() => readFaults(typicalWith(parts), 'mine.json')).map((problem) => problem.pointer),
        [pointer],
      );
  });
});
