// From a landscape to the designs that compete: every strategy answers every flow, adds up what it uses, and says what speaks against it.
// Choosing between them is the business of `score` and of people.
import type { Landscape } from '../landscape/landscape.ts';
import { inWords, seconds } from '../measure/duration.ts';
import { budgetsOf, overruns } from './budgets.ts';
import type { Design } from './design.ts';
import { type DesignedFlow, designFlow } from './flow.ts';
import { groundOf } from './ground.ts';
import { layersOf } from './layers.ts';
import { strategies } from './strategies.ts';
import type { Strategy } from './strategy.ts';

/** One design for each strategy, "D1" first. Same landscape, same designs. */
export function proposeDesigns(landscape: Landscape): readonly Design[] {
  return strategies.map((strategy, index) => propose(strategy, `D${index + 1}`, landscape));
}

/** The design of one strategy. */
export function propose(strategy: Strategy, id: string, landscape: Landscape): Design {
  const flows = landscape.flows.map((flow) => designFlow(groundOf(flow, landscape, strategy.traits)));
  const budgets = budgetsOf(flows.map(({ design, spending }) => ({ flow: design.flow, spending })));
  const tools = layersOf(landscape, strategy.traits);
  return {
    id,
    strategy: strategy.id,
    name: strategy.name,
    why: strategy.why(landscape),
    layers: tools.layers,
    flows: flows.map(({ design }) => design),
    budgets,
    rejectedFor: [
      ...flows.flatMap((flow) => tooLate(flow, landscape)),
      ...overruns(budgets),
      ...tools.missing,
    ],
    parts: tools.parts,
  };
}

/** A flow that can't be as fresh as asked: a poll at its worst, a message typically (losses are rare and repaired). */
function tooLate({ design }: DesignedFlow, landscape: Landscape): readonly string[] {
  const { trigger } = design;
  const asked = landscape.flows.find((flow) => flow.id === design.flow)?.asked.freshness ?? null;
  if (asked === null || design.calls.length === 0 || trigger.asked === 'manual') return [];
  const told = trigger.mode === 'webhook' || trigger.mode === 'event';
  const gives = told ? trigger.expected.typical : trigger.expected.worst;
  if (seconds(gives) <= seconds(asked)) return [];
  const how =
    trigger.mode === 'manual'
      ? 'started by hand'
      : trigger.every === null
        ? `by ${trigger.mode}`
        : `by a ${trigger.mode} every ${inWords(trigger.every)}`;
  return [
    `${design.flow} asks for ${inWords(asked)}, but ${how} a change takes up to ${inWords(gives)}; lifted by a freshness of ${inWords(gives)} or more for ${design.flow}${told ? '' : ', or by a way to be told'}`,
  ];
}
