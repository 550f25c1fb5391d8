// A circuit between a flow and a system. Closed: calls pass, failures are counted. Open: nothing passes until the next probe is due. Probing:
// one call passes; its success closes the circuit, its failure opens it again. In memory: after a crash it is closed.
import type { FlowPolicy } from './policy.ts';

export interface Breaker {
  /** Ms until a call may be made, without making one. */
  readonly rests: (now: number) => number;
  /** 0: the call may be made, and where the circuit is open is its probe; else ms until it is worth asking again. */
  readonly wait: (now: number) => number;
  /** The system answered in its senses: the circuit closes. */
  readonly worked: () => void;
  /** The system failed or did not answer; true when this opened the circuit. */
  readonly failed: (now: number) => boolean;
}

export function breaker(policy: NonNullable<FlowPolicy['breaker']>): Breaker {
  const { opensAfter, withinMs, probeEveryMs } = policy;
  let failures: number[] = [];
  let probeAt: number | null = null;
  return {
    rests: (now) => (probeAt === null ? 0 : Math.max(0, probeAt - now)),
    wait: (now) => {
      if (probeAt === null) return 0;
      if (now < probeAt) return probeAt - now;
      probeAt = now + probeEveryMs;
      return 0;
    },
    worked: () => {
      if (failures.length > 0) failures = [];
      probeAt = null;
    },
    failed: (now) => {
      if (probeAt !== null) {
        probeAt = now + probeEveryMs;
        return false;
      }
      failures = failures.filter((at) => at > now - withinMs);
      failures.push(now);
      if (failures.length < opensAfter) return false;
      failures = [];
      probeAt = now + probeEveryMs;
      return true;
    },
  };
}
