// The limits of a profile that hold for one account, and which of them count the calls of a site. They are made when a call first meets them,
// so that a run lists and assumes only what it leans on.
import { endpointUnder, limitCounts, limitHoldsPerRecord, limitsOfEdition } from '../../catalog/limit.ts';
import type { RateLimit } from '../../catalog/profile.ts';
import { inWords } from '../../measure/duration.ts';
import type { Air } from '../air.ts';
import { assume, assumed } from '../assume.ts';
import type { Assumption, CallSite, TwinProfile } from '../twin.ts';
import { type Cost, costUnder, countingOf, type Held, hold, type KeptLimit } from './held.ts';

export interface LimitInput {
  readonly system: string;
  readonly profile: TwinProfile;
  /** Null: not known. Spelling aside. */
  readonly edition: string | null;
  readonly environment: 'production' | 'sandbox';
  readonly air: Pick<Air, 'others'>;
}

/** A limit as it holds for one call site. */
export interface Binding extends Cost {
  readonly held: Held;
  /** Tells records of different resources apart under one limit. */
  readonly offset: number;
}

const resourceStep = 2 ** 32;

/** The limits that hold for this account, made as calls meet them. */
export interface Book {
  readonly bind: (site: CallSite) => readonly Binding[];
  readonly all: () => readonly Held[];
  readonly assumptions: () => readonly Assumption[];
}

export function bookOf({ system, profile, edition, environment }: LimitInput): Book {
  const inPlace = profile.rateLimits.filter(
    (limit) => limit.environment === null || limit.environment === environment,
  );
  const limits = limitsOfEdition(inPlace, edition);
  const held = new Map<KeptLimit, Map<string | null, Held>>();
  const resources: string[] = [];
  const texts: Assumption[] = [];
  const heldOf = (limit: KeptLimit, endpoint: string | null): Held => {
    const family = held.get(limit) ?? new Map<string | null, Held>();
    const found = family.get(endpoint);
    if (found !== undefined) return found;
    if (family.size === 0 && limit !== undocumented) texts.push(...silences(system, limit));
    const made = hold(limit, endpoint, limit === undocumented);
    held.set(limit, family.set(endpoint, made));
    return made;
  };
  const offsetOf = (resource: string): number => {
    if (!resources.includes(resource)) resources.push(resource);
    return resources.indexOf(resource) * resourceStep;
  };
  return {
    bind: (site) => {
      const { kind, method, path } = site.operation;
      const call = { resource: site.resource, kind, method, path };
      const bound = limits.filter((limit) => limitCounts(limit, call) || limitHoldsPerRecord(limit, call));
      const documented = bound.map((limit) => ({
        held: heldOf(limit, endpointUnder(limit, call)),
        offset: offsetOf(site.resource),
        ...costUnder(limit, call),
      }));
      if (bound.some((limit) => limit.scope !== 'record') || !answersCalls(profile)) return documented;
      if (!held.has(undocumented))
        texts.push(assume(system, 'limitNone', { call: `${method.toUpperCase()} ${path}` }));
      return [...documented, { held: heldOf(undocumented, null), offset: 0, call: 1, record: 0 }];
    },
    all: () => [...held.values()].flatMap((family) => [...family.values()]),
    assumptions: () => [...general(system, inPlace, limits, edition), ...texts],
  };
}

/** Databases and files state no limits of calls, and refuse none. */
function answersCalls(profile: TwinProfile): boolean {
  return profile.kind !== 'database' && profile.kind !== 'file';
}

/** Where nothing is documented. */
const undocumented: KeptLimit = {
  id: 'undocumented',
  limit: assumed.limitNone.value,
  unit: 'calls',
  costs: [],
  window: 'PT1S',
  scope: 'app',
  appliesTo: [],
  burst: null,
  counting: 'sliding',
  concurrent: false,
  status: 429,
  retryAfter: false,
};

function general(
  system: string,
  inPlace: readonly RateLimit[],
  limits: readonly RateLimit[],
  edition: string | null,
): readonly Assumption[] {
  const chosen = limits.filter((limit) => limit.edition !== null).map((limit) => limit.id);
  return [
    ...(inPlace.length === 0 ? [] : [assume(system, 'limitRefused')]),
    ...(edition === null && chosen.length > 0 && limits.length < inPlace.length
      ? [assume(system, 'limitEdition', { limits: chosen.join(', ') })]
      : []),
  ];
}

/** What a limit leaves open. */
function silences(system: string, limit: KeptLimit): readonly Assumption[] {
  const named = { limit: limit.id, window: inWords(limit.window) };
  const counted = limit.counting === null && limit.burst === null && !limit.concurrent;
  const leaks = countingOf(limit) === 'leaky-bucket' && limit.burst === null;
  return [
    ...(counted ? [assume(system, 'limitCounting', named)] : []),
    ...(leaks ? [assume(system, 'limitLeak', named)] : []),
    ...(limit.concurrent ? [assume(system, 'lostCall', named)] : []),
    ...(limit.status === null ? [assume(system, 'limitStatus', named)] : []),
    ...(limit.retryAfter === null ? [assume(system, 'limitRetryAfter', named)] : []),
  ];
}
