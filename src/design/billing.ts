// What platforms count for their bills: executions and credits, by changes alone before a design exists, and by the runs and calls of a
// finished design. Counts only; prices are the business of `score`.
import type { JoinedFlow, Landscape } from '../landscape/landscape.ts';
import { seconds } from '../measure/duration.ts';
import type { Design, FlowDesign } from './design.ts';
import { callsPerChange } from './pace.ts';
import { rules } from './rules.ts';

const days = 30;

/** A workflow that takes up changes whose time has come, each quarter of an hour, for all flows together. */
const sweeps = 4 * 24;

/** Modules that a change passes beside its calls: the check for doubles, the pair, the watermark. A rule of ours. */
const modulesBeside = 3;

/** Credits for so many changes: one for each module that a change passes. */
export function creditsOf(changes: number): number {
  return Math.ceil(changes * (callsPerChange(true) + modulesBeside));
}

/** Executions a month: a run for each change where the source tells of it, else one for each interval that freshness or the brief asks for. */
export function executionsOf(flows: readonly JoinedFlow[]): number {
  const daily = flows.map(({ asked, triggers, load }) => {
    const told = triggers.some((option) => option.possible && option.mode === 'webhook');
    const every = asked.every ?? asked.freshness;
    const polls =
      86_400 /
      Math.max(60, every === null ? rules.pollEvery.value : seconds(every) / (asked.every === null ? 2 : 1));
    return told && asked.trigger !== 'poll' && asked.trigger !== 'schedule' ? load.changesPerDay : polls;
  });
  return Math.ceil((daily.reduce((sum, runs) => sum + runs, 0) + sweeps) * days);
}

/** Executions a month of a finished design: a run for each poll, repair, message and comparison, and the sweeps. */
export function executionsIn(design: Design, landscape: Landscape): number {
  const daily = built(design).reduce((sum, flow) => sum + runsOf(flow, landscape), 0);
  return Math.ceil((daily + sweeps) * days);
}

/** Credits a month of a finished design: one for each start, for each call, and for each module that a change passes beside its calls. */
export function creditsIn(design: Design, landscape: Landscape): number {
  const daily = built(design).reduce(
    (sum, flow) =>
      sum +
      runsOf(flow, landscape) +
      flow.calls.reduce((calls, call) => calls + call.callsPerDay, 0) +
      changesOf(flow, landscape) * modulesBeside,
    0,
  );
  return Math.ceil(daily * days);
}

function built(design: Design): readonly FlowDesign[] {
  return design.flows.filter((flow) => flow.calls.length > 0);
}

/** Starts a day. */
function runsOf(flow: FlowDesign, landscape: Landscape): number {
  const { trigger, reconciliation } = flow;
  const each = (every: string | null): number => (every === null ? 0 : 86_400 / seconds(every));
  const told = trigger.mode === 'webhook' || trigger.mode === 'event';
  return (
    each(trigger.every) +
    each(trigger.repair?.every ?? null) +
    each(reconciliation.every) +
    (told ? changesOf(flow, landscape) : 0)
  );
}

function changesOf(flow: FlowDesign, landscape: Landscape): number {
  return landscape.flows.find((joined) => joined.id === flow.flow)?.load.changesPerDay ?? 0;
}
