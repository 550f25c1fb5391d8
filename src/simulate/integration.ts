// The parts of a running integration and what they say to one another. What is `Durable` survives a crash of the integration; everything
// else is gone with it. Types alone: the parts are one file each.
import type { ErrorClass } from '../design/design.ts';
import type { Row } from '../twin/store.ts';
import type { CallSite, Reply, Request, Told, Twin } from '../twin/twin.ts';
import type { ById, IdSet, WordById } from './by-id.ts';
import type { Gate, Kernel, Wait } from './kernel.ts';
import type { KeyIndex } from './key-index.ts';
import type { MissionFlow } from './mission.ts';
import type { FlowPolicy } from './policy.ts';
import type { Random } from '../twin/random.ts';

/** A flow as it runs: fields by their places in the two stores, and the call sites that its design names. */
export interface RunningFlow {
  readonly flow: MissionFlow;
  readonly policy: FlowPolicy;
  readonly source: Twin;
  readonly target: Twin;
  /**
   * For each target field of the mapping its place in the target's store, and the places of its source fields. `mutual`: of a two-way flow, and
   * the other leg carries it back; any other field is the source's alone.
   */
  readonly rows: readonly {
    readonly to: number;
    readonly from: readonly number[];
    readonly mutual: boolean;
  }[];
  /** Two-way: target fields as a bit mask of which the other leg makes further fields here, so that writing them asks for its work. */
  readonly derives: number;
  /** The target fields that the flow writes, as a bit mask: those of the mapping, `kept`, `mark` and `given`. */
  readonly mask: number;
  /** The place of the natural match key on both sides (equal tokens are the same person or thing), or null. */
  readonly key: { readonly source: number; readonly target: number } | null;
  /** The place in the target where the source's id is kept (token: id + 1 + `keptFrom`), or null where there is no room for it. */
  readonly kept: number | null;
  readonly keptFrom: number;
  /** Places in the target that a new record must have and no mapping fills: people have said what goes there. */
  readonly given: readonly number[];
  /** The place in the target where an ended record is marked (token 1), or null. */
  readonly mark: number | null;
  /** The place of the field that the flow's filter looks at and the token that passes, out of 1..`of`; or null. */
  readonly filter: { readonly field: number; readonly token: number; readonly of: number } | null;
  readonly sites: Readonly<Record<Step, CallSite | null>>;
  /** Null where no other flow has to do with its records. */
  readonly circle: CircleRole | null;
  /** What of the design a run can't show, or shows differently, in words. */
  readonly notes: readonly string[];
}

/**
 * Where a flow stands among others, by their ids: `kin` have to do with the same records, `owners` write the same target and come first,
 * `feeders` write what it reads, where what they make may have a partner already. `looped`: rows, by the target's place, that lead back to where their content
 * may have come from. `noted`: what it writes is read by such rows.
 */
export interface CircleRole {
  readonly kin: readonly string[];
  readonly owners: readonly string[];
  readonly feeders: readonly string[];
  readonly looped: ReadonlySet<number>;
  readonly noted: boolean;
}

export const steps = [
  'find',
  'read',
  'match',
  'create',
  'update',
  'upsert',
  'read-back',
  'load',
  'scan',
  'compare',
] as const;
export type Step = (typeof steps)[number];

/** The kinds of step at which a crash is tried, each in turn. */
export const crashPoints = [
  'page-read',
  'page-taken',
  'message-stored',
  'job-taken',
  'record-read',
  'before-write',
  'write-sent',
  'write-answered',
  'pair-kept',
  'watermark-moved',
  'load-page-done',
  'compare-page-done',
  'dead-letter-kept',
] as const;
export type CrashPoint = (typeof crashPoints)[number];

/** Which target record belongs to a source record, and what was last written there. */
export interface Pair {
  readonly source: number;
  target: number;
  /** Hash of the mapped values last written, or null before the first write. */
  hash: number | null;
  /** The source's time stamp and version last applied, and when that state was read. */
  modified: number;
  version: number;
  readAt: number;
  /** The target's version after the last own write, for the optimistic check. */
  targetVersion: number;
  /** Two-way only: when people had last changed the target before that write. */
  targetBefore: number;
  /** Two-way only: the source record's fields when both sides were last in step; `other` holds the target's. Null before that. */
  base: number[] | null;
  /** Two-way only: the same pair as the other leg keeps it, or null. */
  other: Pair | null;
  /** The life of the integration in which a job is at work on the pair, or -1. Not durable. */
  busy: number;
  /** Own writes so far, and when the last one was sent. */
  writes: number;
  wroteAt: number;
  /** A write that was sent and whose outcome is not known (yet). */
  open: Intent | null;
  /** Two-way only: an update whose answer was given up; whether it was carried out is seen when the target is looked at next. */
  doubt: Intent | null;
  /** Ended: its record was deleted or merged away, and nothing is written for it any more. */
  closed: boolean;
  /** How often in a row a comparison did not meet the source record. */
  missed: number;
}

/** Both sides of a two-way pair as they are in step: the source's fields and the target's. */
export interface Agreement {
  readonly source: number[];
  readonly target: number[];
}

/** A write as it was stored before it was sent. `target` -1: a create. */
export interface Intent {
  readonly key: string | null;
  readonly since: number;
  readonly target: number;
  readonly mask: number;
  readonly values: readonly number[];
  readonly hash: number;
  readonly row: Row;
  readonly readAt: number;
  /** Two-way only: how both sides stand once it is carried out, or null; when people had last changed the target before, and its version then. */
  readonly agreement: Agreement | null;
  readonly before: number;
  readonly seen: number | null;
  /** No earlier than this it may be looked up, since the index lags behind; null until it is known when it was sent at the latest. */
  lookAt: number | null;
}

/** One piece of work. `told` carries the payload where the event holds the record; `row` the state where a page gave it. */
export interface Job {
  readonly flow: string;
  readonly record: number;
  readonly change: Told['change'];
  readonly into: number | null;
  row: Row | null;
  /** The moment whose state `row` is: when the page was asked for, or when the event happened; null without a row. */
  readAt: number | null;
  readonly from: 'message' | 'poll' | 'repair' | 'backfill' | 'reconcile' | 'replay';
  readonly since: number;
  /** Tries that failed. */
  attempts: number;
  /** When it may be tried (again). */
  due: number;
  firstFailed: number | null;
  /** The page or run that it belongs to, for whoever waits until all of it is done; null where nobody does. */
  readonly lot: Lot | null;
}

/** Jobs that were found together: `left` of `size` are neither done nor laid aside. In memory; `lot.ts` makes and settles it. */
export interface Lot {
  size: number;
  left: number;
  readonly done: Gate;
}

/**
 * Where finders hand work over: the queue. A job stands there when `put` returns (for good, where the queue is durable). It calls
 * `settle(job)` of `lot.ts` once for every job that was put: when it is done, dropped as older or equal, collapsed into another job of the
 * same record, or laid aside (dead letter, kept for a later run).
 */
export interface Inbox {
  readonly put: (job: Job) => void;
}

/** The queue whole. Durable ones survive a crash with what was in flight; others are empty after it. */
export interface Queue extends Inbox {
  /** The next job that is due, or null. With `loadOnly` those of the first load alone. It is in flight until `done` or `again`. */
  readonly take: (loadOnly: boolean) => Job | null;
  readonly done: (job: Job) => void;
  /** Waits until then, unless newer work of the record takes its place. */
  readonly again: (job: Job, due: number) => void;
  /** Jobs waiting and in flight. */
  readonly size: () => number;
  /** Jobs ever put; for a record, how many there were when its last one came (0: none). */
  readonly puts: () => number;
  readonly lastPut: (record: number) => number;
  /** Whether any work of the record may be waiting or in flight. */
  readonly holds: (record: number) => boolean;
  /** Workers wait here; let on when something falls due. */
  readonly due: Gate;
  readonly crash: (durable: boolean) => void;
}

/** What this integration knows to stand in records that a flow reads to close a circle; survives a crash. */
export interface Written {
  /** A write was sent: it may have been carried out. */
  readonly sent: (id: number, mask: number, values: readonly number[]) => void;
  /** It stands there by this integration's doing, or was carried on. */
  readonly stands: (id: number, mask: number, values: readonly number[]) => void;
  /** Null where nothing is known of the field. */
  readonly isOwn: (id: number, place: number, value: number) => boolean | null;
}

/** By field and token of the match key: a key is reserved before a create, so that one flow at a time makes its record. Survives a crash. */
export type KeyBook = Map<string, { readonly durable: Durable; readonly source: number }>;

/** What went wrong. `field` where one is to blame; `wait` null: not to be repeated. */
export interface Failure {
  readonly class: ErrorClass;
  readonly status: number;
  readonly field: string | null;
  readonly wait: number | null;
}

/** What nobody could do by machine. */
export interface DeadLetter {
  job: Job;
  /** How often this record has been laid aside. */
  readonly times: number;
  readonly class: ErrorClass;
  readonly status: number;
  readonly field: string | null;
  readonly at: number;
  /** When a person looked at it, corrected the cause and sent it again. */
  replayed: number | null;
  /** How it ended in words, where a person settled it for good instead ("no partner there"). */
  settled: string | null;
}

/**
 * A comparison of both sides: first the target is read (`there`: the hash of each record's mapped values), then the source. `whole` false:
 * the target can't be read whole, and the hashes last written stand in for it.
 */
export interface Comparison {
  readonly startedAt: number;
  side: 'target' | 'source';
  spot: Spot | null;
  readonly whole: boolean;
  readonly there: WordById;
  readonly seen: IdSet;
}

/** Where a reading stands; enough to go on after a crash. `cursor` is of the query that began at `since` and `afterId`. */
export interface Spot {
  readonly since: number | null;
  readonly until: number | null;
  readonly afterId: number | null;
  readonly cursor: number | null;
  /** Rows that the present query gave so far. */
  readonly taken: number;
}

/** A flow's state in the database. */
export interface Durable {
  /** Other places to read on from: the repair poll's own watermark, the comparison's page, by name. */
  readonly marks: Map<string, number>;
  /** By source id, and by target id. */
  readonly pairs: ById<Pair>;
  readonly byTarget: ById<Pair>;
  /** Source ids of pairs with a create whose outcome is not known (yet). */
  readonly opens: Set<number>;
  watermark: number | null;
  readonly queue: Queue;
  readonly deadLetters: DeadLetter[];
  /** The last one of each record. */
  readonly letters: Map<number, DeadLetter>;
  /** The comparison of both sides that is under way, or null. */
  comparison: Comparison | null;
  backfill: {
    readonly watermark: number;
    done: boolean;
    page: number | null;
    startedAt: number;
    endedAt: number | null;
  } | null;
}

/** Source records as they were last read by id, when something was last told of them, and those that are being read. In memory. */
export interface SourceStates {
  readonly told: Map<number, number>;
  readonly seen: Map<number, { readonly row: Row; readonly readAt: number }>;
  readonly under: Map<number, Gate>;
}

/** What the parts of a flow lean on. */
export interface Bench {
  readonly kernel: Kernel;
  readonly random: Random;
  /** Tells the watchers that a branch was taken: "retry.rate-limit", "dead-letter", "prevented.hash", … */
  readonly took: (flow: string, branch: string) => void;
  /**
   * A place where a crash may strike; true when it just did. All processes of the integration are dead then: one that yields once more is
   * never resumed, so `if (bench.crash(point)) yield 0;` ends it wherever it stands.
   */
  readonly crash: (point: CrashPoint) => boolean;
  /** A person corrects what made the system refuse what comes from this source record. */
  readonly correct: (system: string, resource: string, source: number) => void;
}

/**
 * Makes a call under the flow's own rules: throttle, access, time-out, breaker, retries. Yields its waits to the kernel and returns the last
 * reply with its class: null when it worked.
 */
export type Caller = (
  running: RunningFlow,
  site: CallSite,
  request: Request,
) => Iterable<Wait, Outcome, void>;

/** The same without retries: one try. `attempts` have failed before it, and decide how long `wait` is; the queue does the waiting. */
export type Attempt = (
  running: RunningFlow,
  site: CallSite,
  request: Request,
  attempts: number,
) => Iterable<Wait, Outcome, void>;

/** `at`: when the last try was sent; what it read is the state of that moment. */
export interface Outcome {
  readonly reply: Reply;
  readonly failed: ErrorClass | null;
  readonly at: number;
  /** Milliseconds until another try makes sense (back-off, Retry-After, breaker); null when it worked or its class is not repeated. */
  readonly wait: number | null;
}

/** Where a vendor sends messages, as long as it does. */
export interface Address {
  readonly stands: () => boolean;
  readonly subscribe: () => void;
}

/**
 * A flow at work: what its finders and workers share. While `durable.backfill` stands undone and the policy holds live changes back,
 * workers take jobs `from: 'backfill'` alone. `index` is the target by match key as read before the first load: it answers look-ups of the
 * load; null when none was read.
 */
export interface Station {
  readonly running: RunningFlow;
  readonly durable: Durable;
  readonly bench: Bench;
  /** With retries, for finders and comparisons. */
  readonly call: Caller;
  /** One try, for jobs: they wait in the queue. */
  readonly attempt: Attempt;
  /** Ms for which no job can get on, because a circuit is open or access is lost; 0 when one is worth trying. */
  readonly rests: (running: RunningFlow) => number;
  readonly inbox: Inbox;
  /** The address that the flow is told of changes at; null where it is told nothing, or another flow is in its place. */
  readonly address: Address | null;
  index: KeyIndex | null;
  /** The other leg of a two-way flow, or null. */
  other: Station | null;
  /** Flows for which this one finds changes as well. */
  takers: readonly Station[];
  /** What was read by id last, for all flows that share a reader; null where nobody does. */
  states: SourceStates | null;
  /** The flows of {@link CircleRole} at work, and what is known of the records that this flow writes and reads; or null. */
  circle: {
    readonly from: string;
    readonly to: string;
    /** Where pairs of other flows lead from an end. */
    readonly web: ReadonlyMap<
      string,
      readonly { readonly durable: Durable; readonly forward: boolean; readonly other: string }[]
    >;
    /** Other flows into the same end. */
    readonly rivals: readonly { readonly durable: Durable; readonly from: string }[];
    readonly owners: readonly Station[];
    readonly feeders: readonly Station[];
    readonly wrote: Written;
    readonly read: Written;
    /** Who made, or is making, the target's record of a match key; one book for all flows into the same end. */
    readonly keys: KeyBook;
  } | null;
  /** Counts the starts of the integration. */
  readonly life: number;
}
