// The design that the plan is made for is one that was compared, with the same name, strategy, tools and objections.
import type { Plan } from '../../plan/plan.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';

export const designAsCompared: Rule = {
  code: 'SPW045',
  name: 'design-as-compared',
  check: (plan) => report('SPW045', problemsOf(plan)),
};

function problemsOf(plan: Plan): readonly Problem[] {
  const { architecture, comparison, flows } = plan;
  const chosen = comparison.designs.find((design) => design.id === architecture.id);
  if (chosen === undefined)
    return [
      told(
        architecture.id,
        `The plan is made for ${architecture.id}, which is not among the compared designs`,
      ),
    ];
  const layers = new Set([
    ...Object.keys(chosen.platform),
    ...architecture.layers.map((layer) => layer.layer),
  ]);
  const tool = (name: string): string =>
    architecture.layers.find((layer) => layer.layer === name)?.tool ?? 'nothing';
  const problems = [
    ...(architecture.name === chosen.name
      ? []
      : [`is called ${architecture.name} where the comparison has ${chosen.name}`]),
    ...(architecture.strategy === chosen.strategy
      ? []
      : [`follows ${architecture.strategy} where the comparison has ${chosen.strategy}`]),
    ...[...layers]
      .filter((layer) => tool(layer) !== (chosen.platform[layer] ?? 'nothing'))
      .map(
        (layer) =>
          `uses ${tool(layer)} for ${layer} where ${chosen.platform[layer] ?? 'nothing'} was compared`,
      ),
    ...(architecture.rejectedFor.join('\n') === chosen.rejectedFor.join('\n')
      ? []
      : ['does not have the same objections as the comparison']),
  ];
  return [
    ...problems.map((problem) => told(architecture.id, `${architecture.id} ${problem}`)),
    ...flows
      .filter((flow) => flow.design.flow !== flow.id)
      .map((flow) => told(flow.id, `${flow.id} carries the design of ${flow.design.flow}`)),
  ];
}
