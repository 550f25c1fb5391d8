// Who may call: access tokens that end, refresh tokens that are used once, grants that somebody takes back until a person renews them.
// A grant lives in one of three states. Standing: tokens are given and hold until they end. Revoked (the air says so): every call and sign-in is
// refused; when it stands again all earlier tokens are dead and a person has put a new refresh token in place. Lost (a dead refresh token was
// used): as revoked, until a person has renewed it. What is done with a call that may pass is not decided here.
import type { Auth } from '../catalog/profile.ts';
import { seconds } from '../measure/duration.ts';
import type { Agenda } from './agenda.ts';
import type { Air } from './air.ts';
import { type AssumedName, assume, assumed } from './assume.ts';
import type { Assumption, SignedIn, TwinProfile } from './twin.ts';

export interface AccessInput {
  readonly system: string;
  readonly profile: Pick<TwinProfile, 'auth'>;
  readonly agenda: Pick<Agenda, 'now'>;
  readonly air: Pick<Air, 'call' | 'granted'>;
}

export interface Access {
  /** 200 when a call with this token may pass now, else 401. */
  readonly check: (token: number) => 200 | 401;
  readonly signIn: (refresh: number) => SignedIn;
  readonly assumptions: readonly Assumption[];
}

/** How tokens come and go. `lives` null: until revoked. `asks`: a sign-in is a call to the vendor; else a secret is read from its place. */
interface Ways {
  readonly lives: number | null;
  readonly rotates: boolean;
  readonly asks: boolean;
  readonly silent: readonly AssumedName[];
}

/** The first way in that asks for anything at all: the one that the integration uses stands first in the profile. */
export function accessOf({ system, profile, agenda, air }: AccessInput): Access {
  const ways = waysOf(profile.auth.find((one) => one.type !== 'none') ?? null);
  const grant = grantOf(ways);
  return {
    assumptions: ways.silent.map((name) => assume(system, name)),
    check: (token) => {
      const now = agenda.now();
      return grant.stands(now, air.granted(system, now)) && grant.holds(token, now) ? 200 : 401;
    },
    signIn: (refresh) => {
      const now = agenda.now();
      if (!ways.asks) {
        if (!grant.stands(now, air.granted(system, now))) return refused(401, 0);
        return { ...refused(200, 0), ...grant.give(refresh, now), expiresIn: ways.lives };
      }
      const met = air.call(system, now);
      if (met.fate === 'unreached') return refused(0, Number.POSITIVE_INFINITY);
      if (met.fate === 'failed') return refused(met.status, met.latency);
      if (met.fate === 'limited') return { ...refused(429, met.latency), limited: true };
      const given = grant.stands(now, air.granted(system, now)) ? grant.give(refresh, now) : null;
      if (met.fate === 'unanswered') return refused(0, Number.POSITIVE_INFINITY);
      if (given === null) return refused(400, met.latency);
      return { ...refused(200, met.latency), ...given, expiresIn: ways.lives };
    },
  };
}

function refused(status: number, latency: number): SignedIn {
  return {
    status,
    latency,
    limited: false,
    retryAfter: null,
    rows: [],
    page: null,
    told: [],
    next: null,
    partial: false,
    written: [],
    token: 0,
    refresh: 0,
    expiresIn: null,
  };
}

interface Grant {
  /** `granted`: what the air says of it at this moment. */
  readonly stands: (now: number, granted: boolean) => boolean;
  readonly holds: (token: number, now: number) => boolean;
  /** Null when the refresh token is dead: with that the grant is lost. */
  readonly give: (
    refresh: number,
    now: number,
  ) => { readonly token: number; readonly refresh: number } | null;
}

function grantOf({ lives, rotates }: Ways): Grant {
  /** When each token was given; tokens count from 1. */
  const given: number[] = [0];
  let firstLiving = 1;
  let revoked = false;
  let lostAt: number | null = null;
  /** A person has put a new refresh token where the integration keeps its own: whatever it comes with is that one. */
  let renewed = false;
  let refresh = { living: 0, former: -1, formerUntil: 0 };
  const renew = (): void => {
    revoked = false;
    lostAt = null;
    renewed = true;
    firstLiving = given.length;
  };
  return {
    stands: (now, granted) => {
      if (!granted) {
        revoked = true;
        return false;
      }
      if (revoked) renew();
      if (lostAt === null) return true;
      if (now < lostAt + assumed.refreshRenewal.value) return false;
      renew();
      return true;
    },
    holds: (token, now) => {
      const since = given[token];
      return since !== undefined && token >= firstLiving && (lives === null || now < since + lives);
    },
    give: (held, now) => {
      const known =
        renewed || held === refresh.living || (held === refresh.former && now <= refresh.formerUntil);
      if (rotates && !known) {
        lostAt = now;
        firstLiving = given.length;
        return null;
      }
      if (rotates && (renewed || held === refresh.living))
        refresh = {
          living: refresh.living + 1,
          former: held,
          formerUntil: now + assumed.tokenRotation.value,
        };
      renewed = false;
      given.push(now);
      return { token: given.length - 1, refresh: refresh.living };
    },
  };
}

/** Words for refresh tokens that may be used again and again, and for those that end with their use. */
const lasting =
  /\blong-lived\b|\bstays? (valid|the same)\b|\b(not|never|n't) (rotated?|rotates|change[sd]?)\b/i;
const single = /\brotat|\b(each|every) (use|refresh|renewal)\b|\bends? the old\b|\breplaces? the old\b/i;

function waysOf(auth: Auth | null): Ways {
  if (auth === null) return { lives: null, rotates: false, asks: false, silent: [] };
  const lives = auth.tokenLifetime === null ? null : Math.round(seconds(auth.tokenLifetime) * 1000);
  if (auth.type !== 'oauth2' && auth.type !== 'oidc')
    return { lives, rotates: false, asks: false, silent: [] };
  const refresh = auth.refresh ?? '';
  const anew = auth.flow === 'clientCredentials';
  const none = /^(none|no)\b/i.test(refresh);
  if (none && lives === null && !anew) return { lives, rotates: false, asks: false, silent: [] };
  const rotates = !anew && !none && !lasting.test(refresh);
  const silent: AssumedName[] = [];
  if (lives === null) silent.push('tokenLife');
  if (rotates && !single.test(refresh)) silent.push('tokenRotation');
  if (rotates) silent.push('refreshRenewal');
  return { lives: lives ?? assumed.tokenLife.value, rotates, asks: true, silent };
}
