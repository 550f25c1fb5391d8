// The share of each documented limit that the integration allows itself, over all flows together.
import { limitCounts, limitHoldsPerRecord, limitsOfEdition } from '../catalog/limit.ts';
import type { Operation, RateLimit } from '../catalog/profile.ts';
import { limitsFor } from '../landscape/limits.ts';
import { editionOf } from '../landscape/systems.ts';
import { type Duration, duration, seconds } from '../measure/duration.ts';
import type { Call, ThrottleDecision } from './design.ts';
import { argue, cite, figure, limitWords, percent } from './figures.ts';
import type { Ground, Side } from './ground.ts';
import { assumedRate, mediumOf, unlimitedWords } from './medium.ts';
import { byRule, rules } from './rules.ts';

/** `calls` are those the flow makes; limits they don't fall under are left out. */
export function decideThrottle(ground: Ground, calls: readonly Call[]): ThrottleDecision {
  const held = [ground.source, ground.target].flatMap((side) => limitsHeld(side, calls));
  const unique = held.filter(
    (one, index) =>
      held.findIndex((other) => other.limit.id === one.limit.id && other.system === one.system) === index,
  );
  const silent = [ground.source, ground.target].filter(
    (side, index, sides) =>
      !unique.some((one) => one.system === side.end.system) &&
      sides.findIndex((other) => other.end.system === side.end.system) === index,
  );
  const open = [ground.source, ground.target].flatMap((side) => openAtOnce(side, calls));
  const atOnce = open.filter(
    (one, index) =>
      open.findIndex((other) => other.limit.id === one.limit.id && other.system === one.system) === index,
  );
  const disputed = unique.filter((one) => one.limit.disputed.length > 0);
  return {
    share: rules.share.value,
    limits: unique.map(({ limit, system }) => ({
      limitId: limit.id,
      system,
      unit: limit.unit,
      ...allowed(limit),
    })),
    atOnce: atOnce.map(({ limit, system }) => ({
      limitId: limit.id,
      system,
      count: Math.max(1, Math.floor(limit.limit * rules.share.value)),
    })),
    reckoned: silent.flatMap((side) =>
      mediumOf(side) === 'file'
        ? []
        : [{ system: side.end.system, count: assumedRate(side).value, window: 'PT1S' }],
    ),
    why: argue(
      unique.length === 0
        ? null
        : `${percent(rules.share.value)} of ${unique.map((one) => limitWords(one.limit)).join(', ')}: the rest stays for retries, for people in the systems and for other users of the same quota. One throttle per limit is shared by all flows and instances.`,
      ...silent.map(unlimitedWords),
      atOnce.length === 0
        ? null
        : `At most ${atOnce.map(({ limit }) => `${figure(Math.max(1, Math.floor(limit.limit * rules.share.value)))} of ${figure(limit.limit)} calls open at once (${limit.id})`).join(', ')}: a call whose answer is lost counts for a minute longer.`,
      disputed.length === 0
        ? null
        : `Disputed: ${disputed.map((one) => `${one.limit.id} (${one.limit.disputed.map((dispute) => dispute.claim).join('; ')})`).join(', ')}; the limit headers of the live account decide.`,
    ),
    sources: cite(
      ...unique.map((one) => one.limit.source),
      ...atOnce.map((one) => one.limit.source),
      ...disputed.flatMap((one) => one.limit.disputed.map((dispute) => dispute.source)),
      ...byRule(rules.share, ...silent.filter((side) => mediumOf(side) !== 'file').map(assumedRate)),
    ),
  };
}

interface Held {
  readonly limit: RateLimit;
  readonly system: string;
}

function limitsHeld(side: Side, calls: readonly Call[]): readonly Held[] {
  return operationsAt(side, calls).flatMap(({ resource, operation }) => {
    const perRecord = (side.system.profile?.rateLimits ?? []).filter(
      (limit) => limit.environment !== 'sandbox' && limitHoldsPerRecord(limit, { ...operation, resource }),
    );
    return [...limitsFor(side.system, resource, operation), ...perRecord].map((limit) => ({
      limit,
      system: side.end.system,
    }));
  });
}

interface Used {
  readonly resource: string;
  readonly operation: Operation;
}

/** The operations that the flow's calls mean at a side. */
function operationsAt(side: Side, calls: readonly Call[]): readonly Used[] {
  const resources = side.system.profile?.resources ?? [];
  return calls
    .filter((call) => call.system === side.end.system)
    .flatMap((call) => {
      const operation = resources
        .find((resource) => resource.name === call.resource)
        ?.operations.find((one) => one.method === call.method && one.path === call.path);
      return operation === undefined ? [] : [{ resource: call.resource, operation }];
    });
}

/** Limits on how many calls may be open at once, which no rate tells. */
function openAtOnce(side: Side, calls: readonly Call[]): readonly Held[] {
  const limits = limitsOfEdition(
    (side.system.profile?.rateLimits ?? []).filter(
      (limit) => limit.concurrent && limit.environment !== 'sandbox',
    ),
    editionOf(side.system),
  );
  return operationsAt(side, calls).flatMap(({ resource, operation }) =>
    limits
      .filter((limit) => limitCounts(limit, { ...operation, resource }))
      .map((limit) => ({ limit, system: side.end.system })),
  );
}

/** Whole calls or points in the limit's own window; where that is less than one, one call in a longer window. */
function allowed(limit: RateLimit): { readonly count: number; readonly window: Duration } {
  const count = limit.limit * rules.share.value;
  return count >= 1
    ? { count: Math.floor(count), window: limit.window }
    : { count: 1, window: duration(seconds(limit.window) / count) };
}
