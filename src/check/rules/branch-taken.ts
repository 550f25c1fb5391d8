// Each branch of a flow's error strategy was taken by some run; one that was not is told, with the reason that the plan gives.
import { report, type Rule, told } from '../rule.ts';

export const branchTaken: Rule = {
  code: 'SPW069',
  name: 'branch-taken',
  check: ({ proven }) =>
    report(
      'SPW069',
      (proven?.branches ?? [])
        .filter(({ taken }) => taken === 0)
        .map(({ id, flow, branch, says }) => told(id, `${flow} ${branch}: ${says}`)),
    ),
};
