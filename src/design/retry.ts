// The retry matrix: six classes of failure, each with how it is seen, how it is repeated, when that ends and what then.
// Waits grow from 1 s by factor 2 with full jitter up to 60 s; Retry-After wins over them.
import type { ApiProfile, Operation } from '../catalog/profile.ts';
import { duration, inWords, seconds } from '../measure/duration.ts';
import type { IdempotencyDecision, RetryDecision, RetryRow, TriggerDecision } from './design.ts';
import { argue, cite, counted, figure, time } from './figures.ts';
import { type Ground, sideWords } from './ground.ts';
import { hasApi, mediumOf, shownAs } from './medium.ts';
import { singleWrites } from './operations.ts';
import { byRule, rules } from './rules.ts';

const backOff = { firstWait: 'PT1S', factor: 2, cap: 'PT1M', jitter: true } as const;
const noWait = { firstWait: null, factor: null, cap: null, jitter: false } as const;

export function decideRetry(
  ground: Ground,
  trigger: TriggerDecision,
  idempotency: IdempotencyDecision,
): RetryDecision {
  const limits = [ground.source, ground.target].flatMap((side) => side.system.profile?.rateLimits ?? []);
  const breaker = breakerOf(ground);
  return {
    rows: [
      limited(ground),
      unavailable(ground),
      noAnswer(idempotency),
      refused(ground),
      accessLost(ground),
      eventLost(ground, trigger),
    ],
    timeout: ground.writes.batch === null ? 'PT10S' : 'PT30S',
    breaker,
    why: argue(
      `Waits of 1, 2, 4, … up to 60 s with full jitter spread the repeats of ${counted(Math.ceil(peakPerMinute(ground)), 'change')} in the busiest minute, so that a system that comes back is not met by all of them at once.`,
      ground.traits.retriesOutliveRun
        ? `Repeats go on for ${time(rules.giveUp.value)} in ${ground.traits.waitsIn}: longer than an ordinary outage.`
        : `Within a run repeats go on until the next run is due${trigger.every === null ? '' : ` (${inWords(trigger.every)})`}; then the record waits in ${ground.traits.deadLetters} and each run takes it up again, for ${time(rules.giveUp.value)} in all.`,
      `The circuit opens after ${figure(breaker.opensAfter)} failures within a minute, so that an outage is met with one probe every 30 s instead of with every waiting change.`,
    ),
    sources: cite(...limits.map((limit) => limit.source).slice(0, 3), ...byRule(rules.giveUp)),
  };
}

function peakPerMinute({ flow }: Ground): number {
  return (flow.load.changesPerDay * flow.load.peakFactor) / 1440;
}

/** Half of what the busiest minute brings, but not fewer than 5 (one bad record is no outage) nor more than 20. */
function breakerOf(ground: Ground): NonNullable<RetryDecision['breaker']> {
  return {
    opensAfter: Math.min(20, Math.max(5, Math.ceil(peakPerMinute(ground) / 2))),
    within: 'PT1M',
    probeEvery: 'PT30S',
  };
}

function limited(ground: Ground): RetryRow {
  const limits = [ground.source, ground.target].flatMap((side) => side.system.profile?.rateLimits ?? []);
  const statuses = [...new Set(limits.map((limit) => limit.status ?? 429))].toSorted((a, b) => a - b);
  const silent = limits.length > 0 && limits.every((limit) => limit.retryAfter === false);
  const alarm =
    ground.flow.asked.freshness === null
      ? duration(rules.repairAtMost.value)
      : duration(Math.max(60, seconds(ground.flow.asked.freshness) * rules.repairFactor.value));
  return {
    class: 'rate-limit',
    seenAs: shownAs(
      ground,
      statuses.length === 0 ? '429 (none documented)' : statuses.map(limitWords).join(', '),
      {
        database: 'a deadlock, a lock time-out or no free connection',
        file: 'no space or a quota at the place of the file',
      },
    ),
    retry: true,
    ...backOff,
    honoursRetryAfter: !silent && hasApi(ground),
    givesUpAfter: null,
    then: `the throttle halves its rate for a minute; an alarm tells when the oldest waiting change is older than ${inWords(alarm)}`,
  };
}

/** Some APIs refuse in the body of an answer that looks like success. */
function limitWords(status: number): string {
  return status < 400 ? `${status} with a limit error in its body` : String(status);
}

function unavailable(ground: Ground): RetryRow {
  const documented = errorsOf(ground).filter(
    (status) => status >= 500 || status === 423 || status === 424 || status === 425,
  );
  return {
    class: 'unavailable',
    seenAs: shownAs(
      ground,
      `5xx${documented.length === 0 ? '' : ` (documented: ${documented.join(', ')})`}, connection refused or reset`,
      {
        database: 'connection refused or broken: restart, failover, maintenance',
        file: 'no file at its hour, one still being written, or the place not to be reached',
      },
    ),
    retry: true,
    ...backOff,
    honoursRetryAfter: hasApi(ground),
    givesUpAfter: duration(rules.giveUp.value),
    then: 'dead letter, and the owner of the system is told',
  };
}

/** Repeats stay inside the time for which the vendor keeps the key; without any protection nothing is repeated. */
function noAnswer(idempotency: IdempotencyDecision): RetryRow {
  const safe = idempotency.unknown !== 'dead-letter';
  const kept =
    idempotency.retention === null
      ? rules.giveUp.value
      : Math.min(rules.giveUp.value, seconds(idempotency.retention));
  return {
    class: 'no-answer',
    seenAs: 'no answer within the time-out, or the connection broke after the request was sent',
    retry: safe,
    ...(safe ? { ...backOff, firstWait: 'PT2S' } : noWait),
    honoursRetryAfter: false,
    givesUpAfter: safe ? duration(kept) : null,
    then: `reads are repeated as if unavailable; for writes: ${idempotency.unknownOutcome}`,
  };
}

function refused(ground: Ground): RetryRow {
  const documented = errorsOf(ground).filter(
    (status) => status >= 400 && status < 500 && ![401, 403, 408, 423, 424, 425, 429].includes(status),
  );
  const list = (documented.length === 0 ? [400, 404, 409, 422] : documented).join(', ');
  const conflict =
    documented.length === 0 || documented.includes(409)
      ? '; 409 is read again once, and linked if the record is there'
      : '';
  return {
    class: 'refused',
    seenAs: shownAs(
      ground,
      `${list}${documented.length === 0 ? ' (usual ones: none documented)' : ''}${errorsInBody(ground)}`,
      {
        database: 'a constraint broken, a value too long or of a wrong type',
        file: 'count or hash other than the manifest, or a row that cannot be read',
      },
    ),
    retry: false,
    ...noWait,
    honoursRetryAfter: false,
    givesUpAfter: null,
    then: `dead letter at once with the field named; ${staleWords(ground)} means that the pair is stale: match again once${mediumOf(ground.target) === 'api' ? conflict : ''}`,
  };
}

/** How a target says that the record to update is gone. */
function staleWords(ground: Ground): string {
  return mediumOf(ground.target) === 'database' ? 'an update that touches no row' : '404 on an update';
}

/** A GraphQL call that is refused is answered with 200 all the same. */
function errorsInBody(ground: Ground): string {
  const sides = [ground.source, ground.target].filter((side) => side.system.profile?.kind === 'graphql');
  const names = [...new Set(sides.map((side) => side.system.name))];
  return names.length === 0 ? '' : `; at ${names.join(' and ')} also 200 with errors in its body (GraphQL)`;
}

function accessLost(ground: Ground): RetryRow {
  const refreshes = [ground.source, ground.target].some((side) => isGranted(side.system.profile));
  return {
    class: 'access-lost',
    seenAs: shownAs(ground, refreshes ? '401, 403, invalid_grant at the token endpoint' : '401, 403', {
      database: 'the login or a right refused',
      file: 'the login or a right at the place refused',
    }),
    retry: refreshes,
    ...noWait,
    honoursRetryAfter: false,
    givesUpAfter: 'PT5M',
    then: `${refreshes ? 'the token is refreshed once under a lock; if that fails ' : ''}the flow pauses, work keeps waiting, the owner is paged`,
  };
}

function eventLost(ground: Ground, trigger: TriggerDecision): RetryRow {
  const found =
    trigger.repair !== null
      ? `found by the repair poll within ${inWords(trigger.expected.worst)}, else by the comparison of both sides`
      : trigger.every !== null
        ? ground.feed !== null && mediumOf(ground.source) === 'file'
          ? 'the next file holds the state of that day whole; what no file shows is found by the comparison of both sides'
          : 'the next window begins at the last watermark; what no window shows is found by the comparison of both sides'
        : 'found by the comparison of both sides';
  const switchedOff =
    trigger.watch === null
      ? ''
      : `; whether ${ground.source.system.name} still sends is looked at every ${inWords(trigger.watch.every)}, and a subscription that was switched off is made anew`;
  return {
    class: 'event-lost',
    seenAs:
      trigger.every === null
        ? `nothing: ${sideWords(ground.source)} changed and no message came`
        : 'a run that did not take place or broke off',
    retry: false,
    ...noWait,
    honoursRetryAfter: false,
    givesUpAfter: null,
    then: `${found}${switchedOff}`,
  };
}

/** Whether the way in that the profile names first gives tokens that end and are renewed, rather than a fixed key. */
function isGranted(profile: ApiProfile | null): boolean {
  const auth = profile?.auth.find((one) => one.type !== 'none');
  return auth?.type === 'oauth2' || auth?.type === 'oidc';
}

/** Documented error statuses of all calls that the flow makes, sorted. */
function errorsOf(ground: Ground): readonly number[] {
  const operations: readonly (Operation | null | undefined)[] = [
    ...singleWrites(ground.writes),
    ground.feed?.operation,
    ground.source.reads.get,
  ];
  return [...new Set(operations.flatMap((operation) => operation?.errors ?? []))].toSorted((a, b) => a - b);
}
