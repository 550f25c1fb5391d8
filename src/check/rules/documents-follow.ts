// Each section of the documents holds the ids that it tells of, and every part of the plan stands in the section made for it.
import { documentsOf } from '../../plan/documents.ts';
import type { Plan } from '../../plan/plan.ts';
import { departures } from '../departures.ts';
import { rolesOf } from '../ground.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';

export const documentsFollow: Rule = {
  code: 'SPW065',
  name: 'documents-follow',
  check: (plan) => report('SPW065', problemsOf(plan)),
};

function problemsOf(plan: Plan): readonly Problem[] {
  const due = documentsOf(plan);
  const known = new Set(due.map((section) => section.id));
  return [
    ...departures(plan.documents, due, { at: 'documents', path: '', roles: rolesOf(plan) }),
    ...plan.documents
      .filter((section) => !known.has(section.id))
      .map((section) => told(section.id, `${section.id} is a section that no document has`)),
  ];
}
