// What a design does so that nothing is lost, doubled or overrun, each by a name under which it can be taken out. A safeguard is there for
// certain invariants or figures; its test takes it out of a mission and shows the one that breaks.
import { InputError, inputProblem, nearestSpelling } from '../finding/input.ts';
import type { FlowPolicy, MissionPolicy, RetryPolicy } from './policy.ts';

/** `does` says in words what it does; `without` gives the policy as it would be if nobody had thought of it. */
export interface Safeguard {
  readonly name: string;
  readonly does: string;
  readonly applies: (policy: MissionPolicy) => boolean;
  readonly without: (policy: MissionPolicy) => MissionPolicy;
}

/** A flow's part: where it is there, and the flow without it. */
interface Part {
  readonly does: string;
  readonly there: (flow: FlowPolicy) => boolean;
  readonly out: (flow: FlowPolicy) => FlowPolicy;
}

const read = (flow: FlowPolicy, change: Partial<FlowPolicy['read']>): FlowPolicy => ({
  ...flow,
  read: { ...flow.read, ...change },
});
const transport = (flow: FlowPolicy, change: Partial<FlowPolicy['transport']>): FlowPolicy => ({
  ...flow,
  transport: { ...flow.transport, ...change },
});
const backfill = (flow: FlowPolicy, change: Partial<FlowPolicy['backfill']>): FlowPolicy => ({
  ...flow,
  backfill: { ...flow.backfill, ...change },
});
const rows = (flow: FlowPolicy): readonly RetryPolicy[] => Object.values(flow.retry);
const retries = (flow: FlowPolicy, change: (row: RetryPolicy) => RetryPolicy): FlowPolicy => ({
  ...flow,
  retry: {
    'rate-limit': change(flow.retry['rate-limit']),
    unavailable: change(flow.retry.unavailable),
    'no-answer': change(flow.retry['no-answer']),
    refused: change(flow.retry.refused),
    'access-lost': change(flow.retry['access-lost']),
    'event-lost': change(flow.retry['event-lost']),
  },
});
const told = (flow: FlowPolicy): boolean => flow.trigger.mode === 'webhook' || flow.trigger.mode === 'event';

const finding: Readonly<Record<string, Part>> = {
  overlap: {
    does: 'each poll reads a little of the last window again',
    there: ({ read: { overlapMs } }) => overlapMs > 0,
    out: (flow) => read(flow, { overlapMs: 0 }),
  },
  watermark: {
    does: 'the watermark moves to the last record read, not to the time of the poll',
    there: ({ read: { watermark } }) => watermark === 'last-seen',
    out: (flow) => read(flow, { watermark: 'clock' }),
  },
  'watermark-after': {
    does: 'the watermark moves only after what was read is stored',
    there: ({ read: { advances } }) => advances === 'after',
    out: (flow) => read(flow, { advances: 'before' }),
  },
  partitioning: {
    does: 'windows with more hits than a search gives are cut',
    there: ({ read: { partitionAbove } }) => partitionAbove !== null,
    out: (flow) => backfill(read(flow, { partitionAbove: null }), { cuts: false }),
  },
  'whole-files': {
    does: 'a file is taken only when its manifest says that it is whole',
    there: ({ read: { wholeFiles } }) => wholeFiles,
    out: (flow) => read(flow, { wholeFiles: false }),
  },
  'repair-poll': {
    does: 'a poll finds what no message announced',
    there: ({ trigger }) => trigger.repairMs !== null,
    out: (flow) => ({ ...flow, trigger: { ...flow.trigger, repairMs: null } }),
  },
  'subscription-watch': {
    does: 'an address that a vendor switched off is found, subscribed anew, and what it missed is read',
    there: (flow) => told(flow) && flow.trigger.watchMs !== null,
    out: (flow) => ({ ...flow, trigger: { ...flow.trigger, watchMs: null } }),
  },
  reconciliation: {
    does: 'both sides are compared and repaired',
    there: ({ reconcileMs }) => reconcileMs !== null,
    out: (flow) => ({ ...flow, reconcileMs: null }),
  },
  signature: {
    does: 'messages whose signature is wrong are refused',
    there: (flow) => told(flow) && flow.transport.verifies,
    out: (flow) => transport(flow, { verifies: false }),
  },
  'secret-rotation': {
    does: 'the previous secret is accepted while a secret is changed',
    there: (flow) => told(flow) && flow.transport.verifies && flow.transport.rotates,
    out: (flow) => transport(flow, { rotates: false }),
  },
  'store-before-answer': {
    does: 'a message is stored before it is answered',
    there: (flow) => told(flow) && flow.transport.storesBeforeAnswer,
    out: (flow) => transport(flow, { storesBeforeAnswer: false }),
  },
};

const carrying: Readonly<Record<string, Part>> = {
  'durable-queue': {
    does: 'work that waits survives a crash',
    there: (flow) => flow.transport.durable,
    out: (flow) => transport(flow, { durable: false }),
  },
  'one-per-record': {
    does: 'one job of a record is done at a time',
    there: (flow) => flow.transport.onePerRecord,
    out: (flow) => transport(flow, { onePerRecord: false }),
  },
  dedupe: {
    does: 'a state that was written last is not written again',
    there: (flow) => flow.dedupe,
    out: (flow) => ({ ...flow, dedupe: false }),
  },
  ordering: {
    does: 'a state older than the one applied last is dropped',
    there: (flow) => flow.ordering,
    out: (flow) => ({ ...flow, ordering: false }),
  },
  'hold-live-during-backfill': {
    does: 'live changes wait until the first load is done',
    there: (flow) => flow.backfill.run && flow.backfill.holdsLive,
    out: (flow) => backfill(flow, { holdsLive: false }),
  },
  resume: {
    does: 'the first load goes on where a crash stopped it',
    there: (flow) => flow.backfill.run && flow.backfill.resumes,
    out: (flow) => backfill(flow, { resumes: false }),
  },
};

const writing: Readonly<Record<string, Part>> = {
  'idempotency-key': {
    does: 'a write without an answer is repeated with its key, and the vendor carries it out once',
    there: ({ idempotency }) => idempotency.unknownOutcome === 'same-key',
    out: (flow) => ({
      ...flow,
      idempotency: { support: 'none', retentionMs: null, unknownOutcome: 'repeat' },
    }),
  },
  'unknown-outcome': {
    does: 'a write without an answer is looked up, read back or left to a person before it is repeated',
    there: ({ idempotency: { unknownOutcome } }) =>
      unknownOutcome === 'look-up' || unknownOutcome === 'read-back' || unknownOutcome === 'dead-letter',
    out: (flow) => ({ ...flow, idempotency: { ...flow.idempotency, unknownOutcome: 'repeat' } }),
  },
  'look-up': {
    does: 'the partner is looked up by its key before a record is created',
    there: (flow) => flow.identity.lookup,
    out: (flow) => ({ ...flow, identity: { ...flow.identity, lookup: false } }),
  },
  'cross-reference': {
    does: 'pairs are kept, unique in both directions',
    there: (flow) => flow.identity.crossReference,
    out: (flow) => ({ ...flow, identity: { ...flow.identity, crossReference: false } }),
  },
  'optimistic-version': {
    does: 'a write says which version it has seen and is refused when there is a newer one',
    there: (flow) => flow.write.optimistic,
    out: (flow) => ({ ...flow, write: { ...flow.write, optimistic: false } }),
  },
  'batch-partial': {
    does: 'records that are refused out of a batch are treated one by one',
    there: (flow) => (flow.write.batch > 1 || flow.backfill.batch > 1) && flow.write.partial,
    out: (flow) => ({ ...flow, write: { ...flow.write, partial: false } }),
  },
  'conflict-rule': {
    does: 'conflicts of both sides are decided field by field',
    there: (flow) => flow.conflict !== null,
    out: (flow) => ({ ...flow, conflict: null }),
  },
  'echo-tag': {
    does: "own writes are told from people's",
    there: (flow) => flow.echo,
    out: (flow) => ({ ...flow, echo: false }),
  },
  'loop-guard': {
    does: 'a flow that closes a circle carries what people changed alone, and each field of a record has one flow that writes it',
    there: (flow) => flow.circle,
    out: (flow) => ({ ...flow, circle: false }),
  },
  'delete-policy': {
    does: 'nothing is deleted in the target because its source was',
    there: (flow) => flow.deletes === 'mark',
    out: (flow) => ({ ...flow, deletes: 'delete' }),
  },
};

const failing: Readonly<Record<string, Part>> = {
  retry: {
    does: 'a call that failed for a while is made again',
    there: (flow) => rows(flow).some((row) => row.retry),
    out: (flow) => retries(flow, (row) => ({ ...row, retry: false })),
  },
  'retry-after': {
    does: 'the wait that a vendor asks for is kept',
    there: (flow) => rows(flow).some((row) => row.retry && row.honoursRetryAfter),
    out: (flow) => retries(flow, (row) => ({ ...row, honoursRetryAfter: false })),
  },
  jitter: {
    does: 'waits differ, so that not everybody comes back at once',
    there: (flow) => rows(flow).some((row) => row.retry && row.jitter),
    out: (flow) => retries(flow, (row) => ({ ...row, jitter: false })),
  },
  'back-off-cap': {
    does: 'the wait between two tries grows to a bound, not beyond',
    there: (flow) => rows(flow).some((row) => row.retry && row.factor > 1 && Number.isFinite(row.cap)),
    out: (flow) => retries(flow, (row) => ({ ...row, cap: Number.POSITIVE_INFINITY })),
  },
  breaker: {
    does: 'a system that is down is left alone and probed',
    there: (flow) => flow.breaker !== null,
    out: (flow) => ({ ...flow, breaker: null }),
  },
  'time-out': {
    does: 'a call without an answer is given up after a while',
    there: (flow) => Number.isFinite(flow.timeoutMs),
    out: (flow) => ({ ...flow, timeoutMs: Number.POSITIVE_INFINITY }),
  },
  throttle: {
    does: 'calls are held to a share of the documented limits',
    there: (flow) => flow.throttle.length > 0 || flow.atOnce.length > 0,
    out: (flow) => ({ ...flow, throttle: [], atOnce: [] }),
  },
  'dead-letter': {
    does: 'what cannot be done is kept, explained, and sent again after its cause was removed',
    there: (flow) => flow.deadLetter !== null,
    out: (flow) => ({ ...flow, deadLetter: null }),
  },
  'token-renewal': {
    does: 'an access token is renewed before it ends',
    there: (flow) => flow.renewsAccess,
    out: (flow) => ({ ...flow, renewsAccess: false }),
  },
};

/** All of them, in the order of a change's way: found, carried, written, and what happens when that fails. */
export const safeguards: readonly Safeguard[] = Object.entries({
  ...finding,
  ...carrying,
  ...writing,
  ...failing,
}).map(([name, part]) => ({
  name,
  does: part.does,
  applies: (policy) => policy.flows.some(part.there),
  without: (policy) => ({
    name: policy.name,
    flows: policy.flows.map((flow) => (part.there(flow) ? part.out(flow) : flow)),
  }),
}));

/** The safeguard of that name. Throws InputError with the nearest spelling; `said` is where the name was given ("--without"). */
export function safeguardNamed(name: string, said: string): Safeguard {
  const found = safeguards.find((safeguard) => safeguard.name === name);
  if (found !== undefined) return found;
  const names = safeguards.map((safeguard) => safeguard.name);
  throw new InputError([
    inputProblem({
      file: said,
      message: `no safeguard is called ${JSON.stringify(name)}`,
      expected: `one of ${names.join(', ')}`,
      nearest: nearestSpelling(name, names),
    }),
  ]);
}
