// How many calls are open at once, where a system counts those: over all flows, in the order in which they came. After a crash the vendor
// still has those open that were, for a while.
import { endpointUnder, limitCounts } from '../catalog/limit.ts';
import type { CallSite, Twin } from '../twin/twin.ts';
import { type Gate, gate, type Kernel } from './kernel.ts';
import type { FlowPolicy } from './policy.ts';

/** What counts a call while it is open, by a name of its own, and how many may be. */
export interface OpenLimit {
  readonly name: string;
  readonly count: number;
}

export interface Turns {
  /** Where to wait while as many are open as may be; null: one more may begin. */
  readonly full: (limits: readonly OpenLimit[]) => Gate | null;
  readonly begin: (limits: readonly OpenLimit[]) => void;
  /** `after` ms later than now where the vendor may not have ended it yet. */
  readonly end: (kernel: Kernel, limits: readonly OpenLimit[], after: number) => void;
  /** What was open when the integration fell is open at the vendor for `after` ms more. */
  readonly restart: (kernel: Kernel, after: number) => void;
}

export function turns(): Turns {
  let open = new Map<string, number>();
  let gates = new Map<string, Gate>();
  const gateOf = (name: string): Gate => {
    const known = gates.get(name) ?? gate();
    gates.set(name, known);
    return known;
  };
  return {
    full: (limits) => {
      for (const { name, count } of limits) if ((open.get(name) ?? 0) >= count) return gateOf(name);
      return null;
    },
    begin: (limits) => {
      for (const { name } of limits) open.set(name, (open.get(name) ?? 0) + 1);
    },
    end: (kernel, limits, after) => {
      if (limits.length === 0) return;
      const own = open;
      const close = (): void => {
        if (own !== open) return;
        for (const { name } of limits) {
          open.set(name, (open.get(name) ?? 1) - 1);
          kernel.open(gateOf(name), 1);
        }
      };
      if (after > 0) kernel.at(kernel.now() + after, close);
      else close();
    },
    restart: (kernel, after) => {
      const own = new Map(open);
      open = own;
      gates = new Map();
      for (const [name, count] of own)
        kernel.at(kernel.now() + after, () => {
          if (own !== open) return;
          open.set(name, (open.get(name) ?? count) - count);
          kernel.open(gateOf(name), count);
        });
    },
  };
}

/** The limits of the policy that count a call of this site. */
export function openAt(atOnce: FlowPolicy['atOnce'], twin: Twin, site: CallSite): readonly OpenLimit[] {
  const { kind, method, path } = site.operation;
  return atOnce.flatMap(({ system, limitId, count }) => {
    const limit = twin.profile.rateLimits.find((one) => one.id === limitId);
    if (system !== twin.system || limit === undefined) return [];
    const call = { resource: site.resource, kind, method, path };
    if (!limitCounts(limit, call)) return [];
    return [{ name: `${system}\n${limitId}\n${endpointUnder(limit, call) ?? ''}`, count }];
  });
}
