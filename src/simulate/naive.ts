// The reference that every design is held against: the script that is written in an afternoon. It asks for what changed since it last
// asked, writes it, tries three times and goes on. It is derived from a design's own policy so that it reads and writes the same things.
import { errorClasses } from '../design/design.ts';
import type { ErrorClass } from '../design/design.ts';
import { minute, second } from './clock.ts';
import type { FlowPolicy, MissionPolicy, RetryPolicy } from './policy.ts';

/** How often the script runs where the design polls by no interval of its own. */
const runsEvery: number = 5 * minute;

const threeTimes: RetryPolicy = {
  retry: true,
  firstWait: second,
  factor: 1,
  cap: second,
  jitter: false,
  honoursRetryAfter: false,
  givesUpAfter: null,
  tries: 3,
};

/** The same mission without anything that a design takes care of. */
export function naiveOf(design: MissionPolicy): MissionPolicy {
  return { name: 'naive', flows: design.flows.map(naiveFlow) };
}

function naiveFlow(flow: FlowPolicy): FlowPolicy {
  return {
    ...flow,
    trigger: {
      mode: flow.trigger.mode === 'manual' ? 'manual' : 'poll',
      everyMs: flow.trigger.mode === 'manual' ? flow.trigger.everyMs : (flow.trigger.everyMs ?? runsEvery),
      repairMs: null,
      watchMs: null,
    },
    read: {
      ...flow.read,
      method: flow.read.feed === null || flow.read.feed === 'full-scan' ? 'full-scan' : 'incremental-filter',
      feed: flow.read.feed ?? 'full-scan',
      overlapMs: 0,
      partitionAbove: null,
      watermark: 'clock',
      advances: 'before',
      by: null,
      wholeFiles: false,
    },
    transport: {
      ...flow.transport,
      durable: false,
      concurrency: 1,
      onePerRecord: false,
      storesBeforeAnswer: false,
      verifies: false,
      rotates: false,
    },
    write: { ...flow.write, partial: false, optimistic: false },
    identity: { crossReference: flow.identity.crossReference, lookup: false, lookupWaitMs: 0 },
    idempotency: { support: 'none', retentionMs: null, unknownOutcome: 'repeat' },
    dedupe: false,
    ordering: false,
    retry: Object.fromEntries(errorClasses.map((name) => [name, threeTimes])) as Record<
      ErrorClass,
      RetryPolicy
    >,
    breaker: null,
    deadLetter: null,
    conflict: null,
    echo: false,
    circle: false,
    deletes: 'ignore',
    reconcileMs: null,
    throttle: [],
    atOnce: [],
    backfill: { ...flow.backfill, holdsLive: false, resumes: false, cuts: false },
  };
}
