// The evidence is of the plan's own design and systems as they now stand, and names files, runs and seeds that fit together.
import type { Evidence } from '../../plan/evidence.ts';
import { hashesOf, missionOfPlan } from '../../plan/mission.ts';
import type { Plan } from '../../plan/plan.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';

export const evidenceCurrent: Rule = {
  code: 'SPW066',
  name: 'evidence-current',
  check: (plan) => report('SPW066', problemsOf(plan)),
};

function problemsOf(plan: Plan): readonly Problem[] {
  if (plan.proven === null) return [];
  const due = hashesOf(missionOfPlan(plan));
  const { runs, branches, budgets } = plan.proven;
  const own = runs.filter((run) => run.design === plan.architecture.id && run.policy === 'design');
  const known = new Set(runs.map((run) => run.id));
  return [
    ...(own.length === 0
      ? [told('evidence', `No run is of ${plan.architecture.id}, for which the plan is made`)]
      : []),
    ...own.flatMap((run) => staleProblems(run, due)),
    ...runs.flatMap(runProblems),
    ...[
      ...branches.map(({ id, evidence }) => ({ id, evidence })),
      ...budgets.map(({ budget, evidence }) => ({ id: budget, evidence })),
    ]
      .filter(({ evidence }) => evidence !== null && !known.has(evidence))
      .map(({ id, evidence }) =>
        told(id, `${id} names the evidence ${evidence ?? ''}, which the plan does not have`),
      ),
  ];
}

function staleProblems(run: Evidence, due: ReturnType<typeof hashesOf>): readonly Problem[] {
  if (run.missionHash === due.mission) return [];
  const systems = due.profiles.filter(
    ({ system, hash }) => run.profileHashes.find((one) => one.system === system)?.hash !== hash,
  );
  const parts = [
    ...(run.designHash === due.design ? [] : ['its flows have been changed since']),
    ...systems.map(({ system }) => `what is known of ${system} has been changed since`),
  ];
  return [
    told(
      run.id,
      `${run.id} was flown with another design than the plan now has: ${parts.length === 0 ? 'its hash is another' : parts.join(', ')}`,
    ),
  ];
}

function runProblems(run: Evidence): readonly Problem[] {
  const { id, seeds, survived, file, again } = run;
  return [
    ...(seeds.length > 0 && survived <= seeds.length
      ? []
      : [`${id} held in ${survived} of ${seeds.length} runs`]),
    ...(new Set(seeds).size === seeds.length ? [] : [`${id} counts a seed twice`]),
    ...(/^evidence\/[a-z0-9-]+\.json$/.test(file) ? [] : [`${id} lies in ${file}, outside of the evidence`]),
    ...(again.every(
      (one) => one.includes(`--days ${run.days} `) && one.includes(`--faults ${run.faults} `),
    ) && again.some((one) => one.includes(`--seed ${seeds[0] ?? ''} `))
      ? []
      : [`${id} is not flown again by the commands that it names`]),
  ].map((problem) => told(id, problem));
}
