// An approval was given to what the plan holds now, by a person, on a day; revisions are counted up.
import { contentHash } from '../../plan/hash.ts';
import type { Plan, Revision } from '../../plan/plan.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';

export const approvalCurrent: Rule = {
  code: 'SPW052',
  name: 'approval-current',
  check: (plan) => report('SPW052', problemsOf(plan)),
};

function problemsOf(plan: Plan): readonly Problem[] {
  const { revisions } = plan;
  const last = Math.max(0, ...revisions.map((one) => one.revision));
  const approvals = revisions.filter(
    (one) => one.revision === last && one.contentHash !== null && !/^created$/i.test(one.action),
  );
  const actual = approvals.length === 0 ? '' : contentHash(plan);
  const created = revisions.find((one) => one.revision === last && /^created$/i.test(one.action));
  return [
    ...approvals
      .filter((one) => one.contentHash !== actual)
      .map((one) =>
        told(
          'revisions',
          `"${one.action}" by ${one.by ?? 'nobody'} was given to ${short(one.contentHash)}, and the plan is ${short(actual)} now`,
        ),
      ),
    ...(created !== undefined && created.contentHash !== plan.contentHash
      ? [
          told(
            'revisions',
            `Revision ${created.revision} was created as ${short(created.contentHash)}, and the plan calls itself ${short(plan.contentHash)}`,
          ),
        ]
      : []),
    ...revisions.flatMap((one, index) => lineProblems(one, revisions[index - 1] ?? null)),
    ...(revisions.length === 0 ? [told('revisions', 'The log of revisions and approvals is empty')] : []),
  ];
}

function lineProblems(own: Revision, before: Revision | null): readonly Problem[] {
  const line = `"${own.action}" of revision ${own.revision}`;
  const signed = own.contentHash !== null && !/^created$/i.test(own.action);
  return [
    ...(before !== null && own.revision < before.revision
      ? [`${line} comes after revision ${before.revision}`]
      : []),
    ...(before !== null && own.date !== null && before.date !== null && own.date < before.date
      ? [`${line} is dated ${own.date}, before ${before.date} of the line above it`]
      : []),
    ...(signed && own.by === null ? [`${line} names a content hash and nobody who gave it`] : []),
  ].map((problem) => told('revisions', problem));
}

function short(hash: string | null): string {
  return hash === null ? 'nothing' : hash.slice(0, 12);
}
