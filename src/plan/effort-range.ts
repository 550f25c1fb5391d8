// Three points of effort by stated rules: from what must be done (likely) and from what is not known yet (how far it may overrun).
// Nothing is drawn by chance, and no phase is thought to finish much earlier than likely.
import type { Question } from '../finding/finding.ts';
import type { Connection } from './connection.ts';
import type { PlanFlow } from './plan.ts';
import type { Effort } from './roadmap.ts';

/** Rules of ours: integrations overrun far more often than they finish early, and unknowns make them overrun further. */
const low = 0.75;
const high = 1.4;
const perUnknown = 0.1;
const most = 2.2;

export const effortRules: readonly string[] = [
  'Likely: the points of the tasks, 175 in 15 person-days, shared out to the phases, and what the chosen design sets up.',
  'Optimistic: 75 % of likely; nothing turns out to be simpler than it looks.',
  'Pessimistic: 140 % of likely and 10 % more for each thing that is not known and bears on the phase, at most 220 %: a flow that is blocked or waits for an answer, assumed volumes, a private system at either end, a target without a sandbox, an open question about the flow (at most three).',
  'What a person can do alone is not made faster by more people; flows that wait for nothing of each other can be built side by side.',
];

/** What bears on each flow, gathered once. */
export function unknownsOf(
  flows: readonly PlanFlow[],
  connections: readonly Connection[],
  questions: readonly Question[],
): ReadonlyMap<string, number> {
  const systems = new Map(connections.map((connection) => [connection.system, connection]));
  const asked = new Map<string, number>();
  for (const { about } of questions) {
    const place = /^\/flows\/([^/]+)/.exec(about)?.[1] ?? about;
    asked.set(place, (asked.get(place) ?? 0) + 1);
  }
  return new Map(
    flows.map((flow) => {
      const ends = [systems.get(flow.from.system), systems.get(flow.to.system)];
      const open =
        (asked.get(flow.id) ?? 0) + (flow.askedAs === flow.id ? 0 : (asked.get(flow.askedAs) ?? 0));
      return [
        flow.id,
        (flow.status === 'feasible' ? 0 : 1) +
          (flow.load.assumed.length > 0 ? 1 : 0) +
          ends.filter((end) => end?.uses === null).length +
          (ends[1]?.sandbox === null ? 1 : 0) +
          Math.min(3, open),
      ];
    }),
  );
}

/** Unrounded, so that phases add up. */
export function threePoint(likely: number, unknowns: number): Effort {
  return { low: likely * low, likely, high: likely * Math.min(most, high + perUnknown * unknowns) };
}

/** To a tenth of a day. */
export function rounded({ low: least, likely, high: worst }: Effort): Effort {
  const round = (value: number): number => Math.round(value * 10) / 10;
  return { low: round(least), likely: round(likely), high: round(worst) };
}
