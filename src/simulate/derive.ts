// From what a design decided to figures and switches that a run can follow. Reads structured fields alone, never words; where a tool can't
// carry a policy, the run goes without it (`barred.ts`).
import type { ErrorClass, FlowDesign, RetryRow } from '../design/design.ts';
import { errorClasses } from '../design/design.ts';
import { rules } from '../design/rules.ts';
import { endName } from '../landscape/circles.ts';
import { type Duration, seconds } from '../measure/duration.ts';
import { withoutBarred } from './barred.ts';
import { type Mission, callOf, type MissionFlow } from './mission.ts';
import { operationOf } from './operation.ts';
import type { FlowPolicy, MissionPolicy, RetryPolicy, ThrottlePolicy } from './policy.ts';

/** The id of a throttle that stands in for limits that nobody documents. */
export const reckonedLimit = 'reckoned';

/** Every flow's policy, in the order of the mission. */
export function policyOf(mission: Mission): MissionPolicy {
  return {
    name: mission.design,
    flows: mission.flows.map((flow) =>
      withoutBarred(
        flowPolicy(flow, mission),
        mission.barred.filter((one) => one.flow === null || one.flow === flow.id).map((one) => one.policy),
      ),
    ),
  };
}

function flowPolicy(flow: MissionFlow, mission: Mission): FlowPolicy {
  const { design } = flow;
  const { idempotency, retry, deletes } = design;
  return {
    flow: flow.id,
    trigger: triggerOf(design),
    read: { ...readOf(design), by: readerOf(flow, mission), wholeFiles: readsFile(flow, mission) },
    transport: transportOf(design),
    write: {
      mode: design.write.mode,
      batch: design.write.batch ?? 1,
      partial: true,
      optimistic: flow.pair !== null,
    },
    identity: {
      crossReference: true,
      lookup: callOf(flow, 'match') !== null,
      lookupWaitMs: lookupWait(flow, mission),
    },
    idempotency: {
      support: idempotency.support,
      retentionMs: maybe(idempotency.retention),
      unknownOutcome: idempotency.unknown,
    },
    dedupe: true,
    ordering: true,
    retry: retryOf(retry.rows),
    timeoutMs: ms(retry.timeout),
    breaker:
      retry.breaker === null
        ? null
        : {
            opensAfter: retry.breaker.opensAfter,
            withinMs: ms(retry.breaker.within),
            probeEveryMs: ms(retry.breaker.probeEvery),
          },
    deadLetter: { triageMs: ms(design.deadLetter.triageWithin) },
    conflict: conflictOf(flow),
    echo: flow.pair !== null && design.echo !== null,
    circle: hasCompany(flow, mission),
    deletes: deletes.does === 'keep' ? 'mark' : deletes.does,
    reconcileMs: ms(design.reconciliation.every),
    throttle: throttleOf(design),
    atOnce: design.throttle.atOnce,
    backfill: backfillOf(flow),
    renewsAccess: retry.rows.some((row) => row.class === 'access-lost' && row.retry),
  };
}

/** Whether another flow has to do with the same records. */
function hasCompany({ id, pair, from, to }: MissionFlow, { flows }: Mission): boolean {
  const own = [endName(from), endName(to)];
  return flows.some(
    (other) =>
      other.id !== id &&
      other.id !== pair &&
      (own.includes(endName(other.from)) || own.includes(endName(other.to))),
  );
}

function triggerOf({ trigger }: FlowDesign): FlowPolicy['trigger'] {
  const byHand = trigger.mode === 'manual' ? rules.scheduleEvery.value * 1000 : null;
  return {
    mode: trigger.mode,
    everyMs: maybe(trigger.every) ?? byHand,
    repairMs: maybe(trigger.repair?.every ?? null),
    watchMs: maybe(trigger.watch?.every ?? null),
  };
}

/** Which flow makes the calls that this one lists with none a day; whoever reads everything reads for itself. */
function readerOf(flow: MissionFlow, { flows }: Mission): string | null {
  const { trigger, read, transport } = flow.design;
  if (!isServed(flow) || read.feed === 'full-scan' || transport.queue === null) return null;
  const way = wayOf(flow);
  const reader = flows.find(
    (other) =>
      other.id !== flow.id &&
      endName(other.from) === endName(flow.from) &&
      other.design.trigger.mode === trigger.mode &&
      wayOf(other) === way &&
      !isServed(other),
  );
  return reader?.id ?? null;
}

function isServed(flow: MissionFlow): boolean {
  return (callOf(flow, 'find') ?? callOf(flow, 'read'))?.callsPerDay === 0;
}

function wayOf(flow: MissionFlow): string | null {
  const call = callOf(flow, 'find') ?? callOf(flow, 'read');
  return call === null ? null : `${call.method} ${call.path}`;
}

function readsFile({ from }: MissionFlow, { systems }: Mission): boolean {
  return systems.find(({ id }) => id === from.system)?.profile.kind === 'file';
}

function readOf({ read }: FlowDesign): Omit<FlowPolicy['read'], 'by' | 'wholeFiles'> {
  return {
    method: read.method,
    feed: read.feed,
    overlapMs: maybe(read.overlap) ?? 0,
    partitionAbove: read.partition?.above ?? null,
    pageSize: read.pageSize ?? rules.pageSize.value,
    watermark: read.watermark?.to ?? 'last-seen',
    advances: read.watermark?.moves === 'before-first-page' ? 'before' : 'after',
  };
}

function transportOf({ transport }: FlowDesign): FlowPolicy['transport'] {
  const { overhead, intake } = transport;
  return {
    durable: transport.queue !== null,
    concurrency: transport.concurrency,
    onePerRecord: transport.inFlightPerRecord === 1,
    overheadMs: overhead.per === 'job' ? ms(overhead.time) : 0,
    runMs: overhead.per === 'run' ? ms(overhead.time) : 0,
    storesBeforeAnswer: intake?.storesFirst ?? true,
    verifies: intake?.verifies ?? true,
    rotates: intake?.rotates ?? true,
  };
}

/** How long look-ups and reads back may miss what was just written: as documented; a search lags by rule, a list that looks keys up does not. */
function lookupWait(flow: MissionFlow, mission: Mission): number {
  return Math.max(lagOf(flow, mission, 'match'), lagOf(flow, mission, 'read-back'));
}

function lagOf(flow: MissionFlow, mission: Mission, step: 'match' | 'read-back'): number {
  const call = callOf(flow, step);
  const operation = call === null ? null : operationOf(mission, call);
  const incremental = operation?.incremental ?? null;
  if (incremental !== null && incremental.lag !== null) return ms(incremental.lag);
  if (call?.kind === 'search') return rules.lag.value * 1000;
  // A list that filters may miss for a moment what commits late.
  return step === 'read-back' && incremental !== null ? rules.safety.value * 1000 : 0;
}

function retryOf(rows: readonly RetryRow[]): FlowPolicy['retry'] {
  const entries = errorClasses.map((kind): readonly [ErrorClass, RetryPolicy] => {
    const row = rows.find((one) => one.class === kind) ?? null;
    return [kind, row === null ? noRetry : rowPolicy(row)];
  });
  return Object.fromEntries(entries) as Record<ErrorClass, RetryPolicy>;
}

/** No repeat at all. */
const noRetry: RetryPolicy = {
  retry: false,
  firstWait: 0,
  factor: 1,
  cap: 0,
  jitter: false,
  honoursRetryAfter: false,
  givesUpAfter: null,
  tries: null,
};

function rowPolicy(row: RetryRow): RetryPolicy {
  const first = maybe(row.firstWait) ?? 0;
  return {
    retry: row.retry,
    firstWait: first,
    factor: row.factor ?? 1,
    cap: maybe(row.cap) ?? first,
    jitter: row.jitter,
    honoursRetryAfter: row.honoursRetryAfter,
    givesUpAfter: maybe(row.givesUpAfter),
    tries: null,
  };
}

function conflictOf({ pair, from, design: { conflict } }: MissionFlow): FlowPolicy['conflict'] {
  if (pair === null || conflict === null) return null;
  const { owner, timed } = conflict;
  return {
    toleranceMs: ms(conflict.clockTolerance),
    timed,
    winner: owner === null ? 'review' : owner === from.system ? 'source' : 'target',
  };
}

function throttleOf({ throttle }: FlowDesign): readonly ThrottlePolicy[] {
  return [
    ...throttle.limits.map(({ system, limitId, unit, count, window }) => ({
      system,
      limitId,
      count,
      unit,
      windowMs: ms(window),
    })),
    ...throttle.reckoned.map(({ system, count, window }) => ({
      system,
      limitId: reckonedLimit,
      count,
      unit: 'calls' as const,
      windowMs: ms(window),
    })),
  ];
}

/** Nothing can be loaded where nothing reads the source whole. */
function backfillOf(flow: MissionFlow): FlowPolicy['backfill'] {
  const { backfill } = flow.design;
  return {
    run: backfill.records > 0 && callOf(flow, 'scan') !== null,
    holdsLive: backfill.holdsLive,
    resumes: backfill.resumes,
    cuts: backfill.cuts,
    batch: backfill.recordsPerCall,
  };
}

function ms(length: Duration): number {
  return Math.round(seconds(length) * 1000);
}

function maybe(length: Duration | null): number | null {
  return length === null ? null : ms(length);
}
