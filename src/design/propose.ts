// From a landscape to the designs that compete: every strategy answers every flow, adds up what it uses, and says what speaks against it.
// Choosing between them is the business of `score` and of people.
import type { Landscape } from '../landscape/landscape.ts';
import { inWords, seconds } from '../measure/duration.ts';
import { budgetsOf, overruns } from './budgets.ts';
import { demandsOf } from './demands.ts';
import type { Design } from './design.ts';
import { type DesignedFlow, designFlow } from './flow.ts';
import { groundOf } from './ground.ts';
import { layersOf } from './layers.ts';
import { plainWords } from './names.ts';
import { placeDemands } from './place.ts';
import { platformOf } from './platforms.ts';
import { strategies } from './strategies.ts';
import { type Mappings, noMappings, partNamed, type Strategy } from './strategy.ts';
import type { Traits } from './traits.ts';
import { type Asked, barriers, partsBeside, verdictsOf } from './verdicts.ts';

/** One design for each strategy, "D1" first. Same landscape and mappings, same designs. */
export function proposeDesigns(landscape: Landscape, mappings: Mappings = noMappings): readonly Design[] {
  return strategies.map((strategy, index) => propose(strategy, `D${index + 1}`, landscape, mappings));
}

/** The design of one strategy. */
export function propose(
  strategy: Strategy,
  id: string,
  landscape: Landscape,
  mappings: Mappings = noMappings,
): Design {
  const traits = strategy.traitsFor(landscape);
  const grounds = landscape.flows.map((flow) =>
    groundOf(flow, landscape, traits, mappings.get(flow.id) ?? null),
  );
  const method = strategy.method === null ? null : strategy.method(landscape, mappings);
  const common = grounds.map((ground) => ({ ground, flow: designFlow(ground) }));
  const flows = method === null ? common.map(({ flow }) => flow) : method.refine(common);
  const budgets = budgetsOf(flows.map(({ design, spending }) => ({ flow: design.flow, spending })));
  const tools = layersOf(landscape, traits);
  const asked: readonly Asked[] = [
    { flow: null, demands: placeDemands(landscape) },
    ...flows.map(({ design }, index) => {
      const ground = grounds[index];
      return { flow: design.flow, demands: ground === undefined ? [] : demandsOf(ground, design) };
    }),
  ];
  return {
    id,
    strategy: strategy.id,
    name: strategy.name,
    why: strategy.why(landscape, mappings),
    layers: tools.layers,
    flows: flows.map(({ design }) => design),
    budgets,
    rejectedFor: [
      ...avoided(traits, landscape),
      ...(method?.against ?? []),
      ...flows.flatMap((flow) => tooLate(flow, landscape)),
      ...overruns(budgets),
      ...tools.missing,
      ...barriers(asked, tools.judged),
    ],
    parts: [...new Set([...tools.parts, ...partsBeside(asked, tools.judged).map(partNamed)])],
    verdicts: verdictsOf(asked, tools.judged),
    canonical: method?.canonical ?? null,
  };
}

/** The brief wants nothing of the platform that the design stands on. */
function avoided({ platform: id }: Traits, landscape: Landscape): readonly string[] {
  const platform = platformOf(id);
  const word = landscape.brief.constraints.avoid.find((avoid) =>
    platform.words.some((name) => name === plainWords(avoid)),
  );
  return word === undefined
    ? []
    : [
        `the brief avoids ${word}, on which this design stands; lifted by taking it off the list of what to avoid`,
      ];
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
