// The log at the head of the specification, filled from what was signed here: who made the plan, who approved it, who signed which gate.
// What people wrote there themselves stands before it.
import type { Written } from '../plan/answers.ts';
import { cellKey } from '../plan/answers.ts';
import { logSection } from '../plan/hash.ts';
import { type Approval, standing } from '../store/base/approvals.ts';
import type { RevisionRow } from '../store/base/revisions.ts';

/** `revisions` newest first; `names` by id. */
export function signedLog(
  revisions: readonly RevisionRow[],
  approvals: readonly Approval[],
  names: Readonly<Record<string, string>>,
): readonly Written[] {
  const first = revisions.at(-1);
  const stands = standing(approvals);
  const line = (row: string, at: string, author: string | null): readonly Written[] => [
    { key: cellKey(`${logSection}.${row}`, 0), value: at.slice(0, 10) },
    { key: cellKey(`${logSection}.${row}`, 2), value: names[author ?? ''] ?? '' },
  ];
  // A signature that was taken back leaves no line, whatever an earlier revision holds.
  const signed = (row: string, approval: Approval | null): readonly Written[] =>
    approval === null
      ? []
      : approval.verdict === 'approved'
        ? line(row, approval.at, approval.author)
        : line(row, '', null);
  return [
    ...(first === undefined ? [] : line('1', first.at, first.author)),
    ...signed('2', stands.plan),
    ...signed('G-dev', stands.dev),
    ...signed('G-staging', stands.staging),
    ...signed('G-verified', stands.verified),
  ];
}
