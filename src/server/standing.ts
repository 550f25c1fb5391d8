// Where a plan stands on its way to production: what is signed, what each signature still waits for, and who can't give it.
import { z } from 'zod';
import {
  Approval,
  authorsOf,
  before,
  reopenedBy,
  standing,
  type Subject,
  subjects,
} from '../store/base/approvals.ts';
import { type Evidence, type EvidenceGate, evidenceGates, lastWords } from '../store/base/evidence.ts';
import type { RevisionRow } from '../store/base/revisions.ts';
import type { Demand, OutlineGate } from './views/project.ts';

/**
 * `state`: `locked` while something before it is not signed; `open` where it can be signed as soon as nothing is missing. `own`: the one who
 * asks made what would be signed. `unmet` are demands without evidence that they hold, `failing` those whose last evidence says they fail.
 */
export interface GateStanding {
  readonly subject: Subject;
  readonly state: 'locked' | 'open' | 'signed';
  readonly last: Approval | null;
  readonly waitsFor: readonly Subject[];
  readonly own: boolean;
  readonly demands: number;
  readonly unmet: readonly string[];
  readonly failing: readonly string[];
}

const names = z.array(z.string());
export const GateStanding: z.ZodType<GateStanding> = z.strictObject({
  subject: z.enum(subjects),
  state: z.enum(['locked', 'open', 'signed']),
  last: Approval.nullable(),
  waitsFor: z.array(z.enum(subjects)),
  own: z.boolean(),
  demands: z.number().int().nonnegative(),
  unmet: names,
  failing: names,
});

export interface Ground {
  readonly revisions: readonly RevisionRow[];
  readonly approvals: readonly Approval[];
  readonly evidence: readonly Evidence[];
  readonly gates: readonly OutlineGate[];
}

/** All signatures in their order, as `person` sees them. */
export function standings(ground: Ground, person: string): readonly GateStanding[] {
  const stands = standing(ground.approvals);
  return subjects.map((subject): GateStanding => {
    const waitsFor = before[subject].filter((earlier) => stands[earlier]?.verdict !== 'approved');
    const last = stands[subject];
    const { demands, unmet, failing } = shownOf(ground, subject);
    return {
      subject,
      state: last?.verdict === 'approved' ? 'signed' : waitsFor.length > 0 ? 'locked' : 'open',
      last,
      waitsFor,
      own: authorsOf(ground.revisions, ground.approvals, subject).has(person),
      demands: demands.length,
      unmet,
      failing,
    };
  });
}

function shownOf(
  { approvals, evidence, gates }: Ground,
  subject: Subject,
): {
  readonly demands: readonly Demand[];
  readonly unmet: readonly string[];
  readonly failing: readonly string[];
} {
  const demands = gates.find((gate) => gate.subject === subject)?.demands ?? [];
  if (!isGate(subject)) return { demands, unmet: [], failing: [] };
  const words = lastWords(evidence, subject, reopenedBy(approvals, subject));
  const of = (verdict: 'holds' | 'fails'): readonly string[] =>
    demands.filter(({ id }) => words.get(id)?.verdict === verdict).map(({ id }) => id);
  const met = new Set(of('holds'));
  return {
    demands,
    unmet: demands.filter(({ id }) => !met.has(id)).map(({ id }) => id),
    failing: of('fails'),
  };
}

export function isGate(subject: Subject): subject is EvidenceGate {
  return (evidenceGates as readonly Subject[]).includes(subject);
}
