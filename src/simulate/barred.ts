// What a run goes without because no tool of the design carries it: one entry for each policy that tools are held against. What is carried
// by a workaround is carried.
import type { ErrorClass } from '../design/design.ts';
import type { FlowPolicy, RetryPolicy } from './policy.ts';

type Without = (policy: FlowPolicy) => FlowPolicy;

/** By the policy's name in a verdict. Names that change nothing in a run (hosting, environments, a replay by hand) are not listed. */
const without: Readonly<Record<string, Without>> = {
  'retry.rate-limit': retry('rate-limit', { retry: false }),
  'retry.unavailable': retry('unavailable', { retry: false }),
  'retry.no-answer': retry('no-answer', { retry: false }),
  /** A tool that can't tell one status from another repeats what was refused. */
  'retry.refused': retry('refused', { retry: true, firstWait: 1000, cap: 1000, tries: 3 }),
  'retry.access-lost': (policy) => ({ ...policy, renewsAccess: false }),
  'retry.event-lost': (policy) => ({ ...policy, trigger: { ...policy.trigger, repairMs: null } }),
  'retry.breaker': (policy) => ({ ...policy, breaker: null }),
  'throttle.share': (policy) => ({ ...policy, throttle: [], atOnce: [] }),
  'trigger.signature': (policy) => ({
    ...policy,
    transport: { ...policy.transport, verifies: false },
  }),
  'transport.pace': (policy) => ({ ...policy, transport: { ...policy.transport, concurrency: 1 } }),
  'transport.in-flight': (policy) => ({
    ...policy,
    transport: { ...policy.transport, onePerRecord: false },
  }),
  'transport.doubles': (policy) => ({ ...policy, dedupe: false }),
  'idempotency.header': (policy) => ({
    ...policy,
    idempotency: { support: 'none', retentionMs: null, unknownOutcome: 'dead-letter' },
  }),
  'dead-letter.keep': (policy) => ({ ...policy, deadLetter: null }),
  'read.watermark': (policy) => ({
    ...policy,
    read: { ...policy.read, watermark: 'clock', overlapMs: 0 },
  }),
  'identity.cross-reference': (policy) => ({
    ...policy,
    identity: { ...policy.identity, crossReference: false },
  }),
  'backfill.run': (policy) => ({ ...policy, backfill: { ...policy.backfill, resumes: false } }),
  'reconciliation.run': (policy) => ({ ...policy, reconcileMs: null }),
};

function retry(kind: ErrorClass, parts: Partial<RetryPolicy>): Without {
  return (policy) => ({
    ...policy,
    retry: { ...policy.retry, [kind]: { ...policy.retry[kind], ...parts } },
  });
}

/** `names` are of policies that are impossible for the flow. */
export function withoutBarred(policy: FlowPolicy, names: readonly string[]): FlowPolicy {
  return names.reduce((left, name) => without[name]?.(left) ?? left, policy);
}
