import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Auth } from '../catalog/profile.ts';
import { type Access, accessOf } from './access.ts';
import type { CallAir } from './air.ts';

const minute = 60_000;
const hour = 60 * minute;

/** An access whose clock, grant and next answers the test moves by hand. */
interface Trial {
  readonly access: Access;
  now: number;
  granted: boolean;
  fate: CallAir['fate'];
}

function trial(auth: object | null): Trial {
  const state = { now: 0, granted: true, fate: 'answered' as CallAir['fate'] };
  const source = { kind: 'vendor-docs', ref: 'https://acme.example/auth', retrieved: '2026-11-02' };
  const access = accessOf({
    system: 'b',
    profile: { auth: auth === null ? [] : [Auth.parse({ source, ...auth })] },
    agenda: { now: () => state.now },
    air: {
      call: () => ({ latency: 200, fate: state.fate, status: state.fate === 'failed' ? 503 : 200 }),
      granted: () => state.granted,
    },
  });
  return Object.assign(state, { access });
}

const rotating = {
  type: 'oauth2',
  flow: 'authorizationCode',
  tokenLifetime: 'PT30M',
  refresh: 'each use gives a new one and ends the old',
};

test('a token holds for its lifetime and not a moment longer', () => {
  const run = trial(rotating);
  assert.equal(run.access.check(0), 401, 'nobody has signed in yet');
  const first = run.access.signIn(0);
  assert.deepEqual([first.status, first.latency, first.expiresIn], [200, 200, 30 * minute]);
  run.now = 30 * minute - 1;
  assert.equal(run.access.check(first.token), 200);
  run.now = 30 * minute;
  assert.equal(run.access.check(first.token), 401);
  const second = run.access.signIn(first.refresh);
  assert.equal(run.access.check(second.token), 200);
  assert.notEqual(second.refresh, first.refresh);
});

test('a renewal whose answer was lost can be repeated for a minute; later the dead refresh token ends the grant', () => {
  const run = trial(rotating);
  const first = run.access.signIn(0);
  run.now = 20 * minute;
  run.fate = 'unanswered';
  const lost = run.access.signIn(first.refresh);
  assert.deepEqual([lost.status, lost.latency, lost.token], [0, Number.POSITIVE_INFINITY, 0]);
  run.fate = 'answered';
  run.now += minute;
  const again = run.access.signIn(first.refresh);
  assert.equal(again.status, 200);
  run.now += 1;
  assert.equal(run.access.signIn(first.refresh).status, 400);
  assert.equal(run.access.check(again.token), 401, 'all tokens of the grant are dead');
  assert.equal(run.access.signIn(again.refresh).status, 400);
  run.now += 4 * hour - 1;
  assert.equal(run.access.signIn(again.refresh).status, 400, 'nobody has renewed it yet');
  run.now += 1;
  const renewed = run.access.signIn(again.refresh);
  assert.equal(renewed.status, 200);
  assert.equal(run.access.check(renewed.token), 200);
  run.now += hour;
  assert.equal(run.access.signIn(renewed.refresh).status, 200);
});

test('a revoked grant refuses calls and sign-ins until a person has renewed it, and old tokens stay dead', () => {
  const run = trial(rotating);
  const first = run.access.signIn(0);
  run.granted = false;
  assert.equal(run.access.check(first.token), 401);
  assert.equal(run.access.signIn(first.refresh).status, 400);
  run.granted = true;
  assert.equal(run.access.check(first.token), 401);
  const second = run.access.signIn(first.refresh);
  assert.deepEqual([second.status, run.access.check(second.token)], [200, 200]);
});

test('a call that never arrives changes nothing, and an answer without effect gives nothing', () => {
  const run = trial(rotating);
  const first = run.access.signIn(0);
  run.now = hour;
  run.fate = 'unreached';
  assert.deepEqual(
    [run.access.signIn(first.refresh).status, run.access.signIn(first.refresh).latency],
    [0, Infinity],
  );
  run.fate = 'failed';
  assert.equal(run.access.signIn(first.refresh).status, 503);
  run.fate = 'limited';
  assert.deepEqual(
    [run.access.signIn(first.refresh).status, run.access.signIn(first.refresh).limited],
    [429, true],
  );
  run.fate = 'answered';
  run.now = 3 * hour;
  assert.equal(run.access.signIn(first.refresh).status, 200);
});

test('client credentials and long-lived refresh tokens are used again and again', () => {
  for (const way of [
    { type: 'oauth2', flow: 'clientCredentials', tokenLifetime: 'PT1H', refresh: 'none; asked for anew' },
    {
      type: 'oauth2',
      flow: 'authorizationCode',
      tokenLifetime: 'PT1H',
      refresh: 'a long-lived refresh token',
    },
  ]) {
    const run = trial(way);
    for (let hours = 0; hours < 48; hours++) {
      run.now = hours * hour;
      const signed = run.access.signIn(0);
      assert.deepEqual([signed.status, run.access.check(signed.token)], [200, 200]);
    }
    assert.deepEqual(run.access.assumptions, []);
  }
});

test('a key without an end is read from its place without a call, and holds until it is revoked', () => {
  const run = trial({ type: 'apiKey', in: 'header', name: 'X-Key', refresh: 'none' });
  run.fate = 'failed';
  const key = run.access.signIn(0);
  assert.deepEqual([key.status, key.latency, key.expiresIn], [200, 0, null]);
  run.now = 1000 * hour;
  assert.equal(run.access.check(key.token), 200);
  run.granted = false;
  assert.deepEqual([run.access.check(key.token), run.access.signIn(0).status], [401, 401]);
  run.granted = true;
  assert.equal(run.access.check(key.token), 401);
  assert.equal(run.access.check(run.access.signIn(0).token), 200);
  assert.equal(trial(null).access.signIn(0).status, 200);
});

test('a profile that is silent on life and rotation gets both assumed to the hard side, and says so', () => {
  const run = trial({ type: 'oauth2', flow: 'authorizationCode' });
  assert.equal(run.access.signIn(0).expiresIn, 30 * minute);
  run.now = 2 * minute;
  assert.equal(run.access.signIn(0).status, 400);
  assert.equal(run.access.assumptions.length, 3);
  assert.equal(trial(rotating).access.assumptions.length, 1);
});

test('no token ever holds after its end, after a revocation or after a lost grant, whatever happens', () => {
  const step = fc.record({
    pause: fc.integer({ min: 0, max: hour }),
    granted: fc.boolean(),
    stale: fc.boolean(),
    fate: fc.constantFrom<CallAir['fate']>('answered', 'answered', 'answered', 'unanswered', 'failed'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const run = trial(rotating);
      const held: { token: number; refresh: number; until: number }[] = [];
      for (const { pause, granted, stale, fate } of steps) {
        run.now += pause;
        run.granted = granted;
        run.fate = fate;
        const refresh = (stale ? held[0] : held.at(-1))?.refresh ?? 0;
        const signed = run.access.signIn(refresh);
        if (!granted) assert.notEqual(signed.status, 200);
        if (signed.status === 200)
          held.push({
            token: signed.token,
            refresh: signed.refresh,
            until: run.now + (signed.expiresIn ?? 0),
          });
        const lost = signed.status === 400;
        for (const one of held) {
          const status = run.access.check(one.token);
          if (!granted || lost || run.now >= one.until) assert.equal(status, 401);
        }
      }
    }),
  );
});
