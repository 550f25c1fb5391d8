import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeProfile, seen } from '../../test/made.ts';
import { twinOf } from '../../test/twins.ts';
import { calmAir } from '../twin/air.ts';
import { accessOn } from './access.ts';
import { kernelAt, type Process } from './kernel.ts';

test('a token that should be renewed and can not be keeps all work waiting, not each piece by itself', () => {
  const kernel = kernelAt();
  let away = false;
  const calm = calmAir();
  const profile = madeProfile({
    auth: [
      { type: 'oauth2', flow: 'clientCredentials', tokenLifetime: 'PT30M', refresh: null, source: seen },
    ],
  });
  const { twin } = twinOf(profile, {
    air: {
      ...calm,
      call: (system, now) => (away ? { latency: 200, fate: 'failed', status: 503 } : calm.call(system, now)),
    },
  });
  const access = accessOn(kernel, new Map());
  const got: (number | null)[] = [];
  const enter = function* (): Process {
    const way = yield* access.enter({ twin, renews: true, timeoutMs: 10_000, triageMs: 86_400_000 });
    got.push(way.token);
  };
  kernel.spawn(enter(), 'first');
  kernel.runUntil(60_000);
  assert.ok((got[0] ?? 0) > 0);
  assert.equal(access.rests(twin.system), 0, 'a token that holds lets everybody work');
  away = true;
  kernel.at(29.5 * 60_000, () => {
    kernel.spawn(enter(), 'second');
  });
  kernel.runUntil(29.5 * 60_000 + 1000);
  assert.equal(got[1], null);
  assert.ok(access.rests(twin.system) > 0, 'nobody else tries before it is worth it');
});
