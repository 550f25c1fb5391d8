// In runs, half of all changes of a flow arrive within the freshness that was asked.
import { duration, inWords, seconds } from '../../measure/duration.ts';
import type { Plan } from '../../plan/plan.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';

export const measuredFreshness: Rule = {
  code: 'SPW072',
  name: 'measured-freshness',
  check: (plan) => report('SPW072', problemsOf(plan)),
};

function problemsOf({ comparison, architecture, flows }: Plan): readonly Problem[] {
  const campaign = comparison.designs.find(({ id }) => id === architecture.id)?.campaign ?? null;
  return flows.flatMap(({ id, freshness }) => {
    const own = campaign?.flows.find(({ flow }) => flow === id)?.freshness ?? null;
    if (freshness === null || own === null || own.p50.middle <= seconds(freshness)) return [];
    return [
      told(
        `P-${id}-trigger`,
        `${id} is to bring a change within ${inWords(freshness)}, and half of all changes in runs took ${inWords(duration(own.p50.middle))} or longer`,
      ),
    ];
  });
}
