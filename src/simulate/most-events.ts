// How many events a run may come to at most: far beyond what its size explains, so that one that never settles is ended. Counts what flows feed
// on to one another as well as what people do.
import { endName } from '../landscape/circles.ts';
import { day } from './clock.ts';
import type { Mission, MissionFlow } from './mission.ts';
import type { FlowPolicy, MissionPolicy } from './policy.ts';

/** Where windows reach far back, as over records that tell the day alone, every run shows again what was changed since then. */
export function mostEvents({ flows }: Mission, { flows: policies }: MissionPolicy, days: number): number {
  const loads = reaching(flows);
  const work = loads.reduce((sum, { existing, changes }) => sum + 20 * existing + 60 * days * changes, 0);
  const starts = policies.reduce((sum, policy) => sum + startsPerDay(policy), 0);
  const again = policies.reduce(
    (sum, policy) => sum + (startsPerDay(policy) * policy.read.overlapMs) / day,
    0,
  );
  const shown = loads.reduce((sum, { existing, changes }) => sum + existing + days * changes, 0);
  return 100_000 + work + 30 * (days + 7) * starts + 4 * again * shown;
}

interface Load {
  readonly existing: number;
  /** A day. */
  readonly changes: number;
}

/** For each flow the records and changes of all ends from which something may come to what it reads, its own included. */
function reaching(flows: readonly MissionFlow[]): readonly Load[] {
  const own = new Map<string, Load>();
  for (const { from, load } of flows) {
    const known = own.get(endName(from)) ?? { existing: 0, changes: 0 };
    own.set(endName(from), {
      existing: Math.max(known.existing, load.existing),
      changes: Math.max(known.changes, load.changesPerDay),
    });
  }
  return flows.map(({ from }) => {
    const seen = new Set([endName(from)]);
    for (const end of seen)
      for (const flow of flows) if (endName(flow.to) === end) seen.add(endName(flow.from));
    let [existing, changes] = [0, 0];
    for (const end of seen) {
      existing += own.get(end)?.existing ?? 0;
      changes += own.get(end)?.changes ?? 0;
    }
    return { existing, changes };
  });
}

function startsPerDay({ trigger }: FlowPolicy): number {
  return day / (trigger.everyMs ?? day) + day / (trigger.repairMs ?? day);
}
