import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeTwin, siteOf } from '../../../test/twins.ts';
import type { CallSite, Twin } from '../../twin/twin.ts';
import { hour } from '../clock.ts';
import { callLog } from './call-log.ts';

function site(id: string, kind: string): CallSite {
  return { ...siteOf(madeTwin().twin.profile, 'parcel', kind), id };
}

function ask(twin: Twin, at: CallSite, count: number): void {
  for (let done = 0; done < count; done++) twin.call(at, { do: 'get', id: 0 }, 0);
}

test('calls are counted by call over the whole hours of a stretch and taken up to a day', () => {
  const log = callLog();
  const a = log.counting({ ...madeTwin().twin, system: 'a' });
  const b = log.counting({ ...madeTwin().twin, system: 'b' });
  const [read, scan, other] = [site('F1.read', 'get'), site('F1.scan', 'list'), site('F2.read', 'get')];
  log.note(0);
  ask(a, scan, 40);
  log.note(hour);
  ask(a, read, 3);
  ask(b, other, 1);
  log.note(2 * hour);
  ask(a, read, 5);
  log.note(3 * hour);
  ask(a, read, 100);
  assert.deepEqual(
    log.figures(hour, 3 * hour + 10).map(({ system, call, kind, perDay }) => [system, call, kind, perDay]),
    [
      ['a', 'F1.read', 'get', 8 * 12],
      ['b', 'F2.read', 'get', 12],
    ],
  );
  assert.deepEqual(
    [...log.made()],
    [
      ['a', 148],
      ['b', 1],
    ],
  );
});

test('a stretch without a whole hour has no figures', () => {
  const log = callLog();
  const twin = log.counting(madeTwin().twin);
  log.note(0);
  ask(twin, site('F1.read', 'get'), 9);
  log.note(hour);
  assert.deepEqual(log.figures(1, hour + 1), []);
  assert.deepEqual(log.figures(2 * hour, 3 * hour), []);
  assert.equal(log.figures(0, hour).length, 1);
});
