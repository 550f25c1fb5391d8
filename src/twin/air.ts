// The conditions under which a twin works at a moment: asked before every call and every message. The simulator makes them from a fault
// profile and a seed; a twin without any works in calm air.

/** What meets a call. */
export interface CallAir {
  /** Milliseconds until the answer. */
  readonly latency: number;
  /** `failed`: a status without effect; `unanswered`: carried out, no answer ever; `unreached`: neither. */
  readonly fate: 'answered' | 'failed' | 'unanswered' | 'unreached' | 'limited';
  readonly status: number;
}

/** What meets a message: one entry for each time that it is sent, with its delay; none when it never is. */
export interface MessageAir {
  readonly delays: readonly number[];
  readonly forged: boolean;
}

/** What lies at a file's place: the state of when it was last written anew, and the share of it that is there. */
export interface FileAir {
  readonly asOf: number;
  /** 1: whole, with its manifest. Less: it is still being written. */
  readonly part: number;
}

export interface Air {
  readonly call: (system: string, now: number) => CallAir;
  readonly message: (system: string, now: number) => MessageAir;
  readonly file: (system: string, now: number) => FileAir;
  /** The share of a limit's window that others use up at this moment, 0..1. */
  readonly others: (system: string, now: number) => number;
  /** Whether the grant stands; a revoked one stands again when a person has renewed it. */
  readonly granted: (system: string, now: number) => boolean;
  /** Which secret signs at this moment: counts up with every change of it. */
  readonly secret: (system: string, now: number) => number;
  /** Whether the target refuses this record for good: a person has to correct it first. */
  readonly refuses: (system: string, resource: string, source: number, now: number) => boolean;
}

/** Nothing goes wrong; every answer takes so long. */
export function calmAir(latency: number = 200): Air {
  return {
    call: () => ({ latency, fate: 'answered', status: 200 }),
    message: () => ({ delays: [1000], forged: false }),
    file: (_, now) => ({ asOf: now, part: 1 }),
    others: () => 0,
    granted: () => true,
    secret: () => 0,
    refuses: () => false,
  };
}
