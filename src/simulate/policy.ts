// What a flow does about each thing that can go wrong, as figures and switches that a run can follow. Derived from a FlowDesign alone
// (`derive.ts`); a safeguard is a part of it that can be taken out (`safeguards.ts`), and the naive reference is a policy too (`naive.ts`).
import type { ErrorClass } from '../design/design.ts';

/** How an error class is met. Times in ms; `givesUpAfter` null: never, `tries` null: as often as the time allows. */
export interface RetryPolicy {
  readonly retry: boolean;
  readonly firstWait: number;
  readonly factor: number;
  readonly cap: number;
  readonly jitter: boolean;
  readonly honoursRetryAfter: boolean;
  readonly givesUpAfter: number | null;
  readonly tries: number | null;
}

/** The share of one limit that the design allows itself, over all flows: `count` calls or points per window. */
export interface ThrottlePolicy {
  readonly system: string;
  readonly limitId: string;
  readonly count: number;
  readonly unit: 'calls' | 'points';
  readonly windowMs: number;
}

/** Where changes are found when they are not told. */
export type Feed = 'updated-filter' | 'created-filter' | 'event-list' | 'full-scan';

export interface FlowPolicy {
  readonly flow: string;
  readonly trigger: {
    readonly mode: 'webhook' | 'event' | 'poll' | 'schedule' | 'manual';
    readonly everyMs: number | null;
    /** Finds what no message announced; null where the trigger itself reads. */
    readonly repairMs: number | null;
    /** Looks whether the vendor still sends; what was switched off is subscribed to anew, and what was missed is read. Null: nobody looks. */
    readonly watchMs: number | null;
  };
  readonly read: {
    readonly method: 'incremental-filter' | 'full-scan' | 'event-payload' | 'read-by-id';
    readonly feed: Feed | null;
    readonly overlapMs: number;
    /** Windows with more hits are cut; null: never cut, whatever a result cap drops. */
    readonly partitionAbove: number | null;
    readonly pageSize: number;
    /** The watermark moves to what was read to the end ("last-seen"), or simply to the time of the poll ("clock"). */
    readonly watermark: 'last-seen' | 'clock';
    /** It moves after the last page was taken over for good, or before. */
    readonly advances: 'after' | 'before';
    /** The flow that finds changes for this one as well, since a hub asks each source once; null: it asks for itself. */
    readonly by: string | null;
    /** A file is taken only when it is whole: until its manifest is there, it is waited for. */
    readonly wholeFiles: boolean;
  };
  readonly transport: {
    /** A queue that survives a crash; false: what was in memory is gone. */
    readonly durable: boolean;
    readonly concurrency: number;
    /** One job of a record at a time. */
    readonly onePerRecord: boolean;
    /** Milliseconds that the platform takes per job beside its calls. */
    readonly overheadMs: number;
    /** Milliseconds that a run takes beside its calls, between what it found and the first write: staging. */
    readonly runMs: number;
    /** The intake stores before it answers. */
    readonly storesBeforeAnswer: boolean;
    /** Messages whose signature is wrong or too old are refused. */
    readonly verifies: boolean;
    /** Both the present and the previous secret are accepted while a secret is changed. */
    readonly rotates: boolean;
  };
  readonly write: {
    readonly mode: 'upsert' | 'create-then-update' | 'create-only' | 'update-only';
    readonly batch: number;
    /** Records refused out of a batch are treated one by one; false: the whole batch counts as done. */
    readonly partial: boolean;
    /** Sends the version it has seen, and reads anew when it is refused. */
    readonly optimistic: boolean;
  };
  readonly identity: {
    /** Pairs are kept in the cross-reference, unique in both directions. */
    readonly crossReference: boolean;
    /** Looks the partner up by the match key before it creates. */
    readonly lookup: boolean;
    /** Index lag of that look-up is waited for, ms. */
    readonly lookupWaitMs: number;
  };
  readonly idempotency: {
    readonly support: 'header' | 'natural-key' | 'read-back' | 'none';
    readonly retentionMs: number | null;
    /**
     * After a write without an answer: repeat with the same key, look it up first, read back what was created since and compare, just repeat,
     * or leave it to a person.
     */
    readonly unknownOutcome: 'same-key' | 'look-up' | 'read-back' | 'repeat' | 'dead-letter';
  };
  /** A state whose mapped values equal the last written is not written again. */
  readonly dedupe: boolean;
  /** A state older than the one last applied is dropped. */
  readonly ordering: boolean;
  readonly retry: Readonly<Record<ErrorClass, RetryPolicy>>;
  readonly timeoutMs: number;
  readonly breaker: {
    readonly opensAfter: number;
    readonly withinMs: number;
    readonly probeEveryMs: number;
  } | null;
  /** What can't be done is kept, explained and can be replayed; null: it is dropped. */
  readonly deadLetter: { readonly triageMs: number } | null;
  /**
   * Two-way only: per field the later change wins, where both sides tell times (`timed`); within the tolerance the named side, or neither
   * until a person has decided. Null: the last writer wins whole records.
   */
  readonly conflict: {
    readonly toleranceMs: number;
    readonly winner: 'source' | 'target' | 'review';
    readonly timed: boolean;
  } | null;
  /** Two-way only: own writes are told from people's. */
  readonly echo: boolean;
  /** Among other flows of the same records: what closes a circle carries people's changes alone, and each field has one flow that writes it. */
  readonly circle: boolean;
  /** `mark`: the target is kept and marked, the pair closed; `delete`: the target is deleted; `ignore`: nothing happens. */
  readonly deletes: 'mark' | 'delete' | 'ignore';
  /** Both sides are compared and repaired. */
  readonly reconcileMs: number | null;
  readonly throttle: readonly ThrottlePolicy[];
  /** Calls that may be open at once, over all flows. */
  readonly atOnce: readonly { readonly system: string; readonly limitId: string; readonly count: number }[];
  readonly backfill: {
    readonly run: boolean;
    /** Live changes since its watermark are held back and applied after it. */
    readonly holdsLive: boolean;
    /** The last page done is kept, so that a crash goes on there. */
    readonly resumes: boolean;
    /** Queries that read a side whole are cut below a result cap. */
    readonly cuts: boolean;
    /** Records written per call during the load. */
    readonly batch: number;
  };
  /** Renews an access token before it ends and once after a 401. */
  readonly renewsAccess: boolean;
}

/** All flows of a mission; flows of one system share its throttles. */
export interface MissionPolicy {
  readonly name: string;
  readonly flows: readonly FlowPolicy[];
}
