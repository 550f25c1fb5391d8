// A plan with another first day, and nothing else changed: as if it had been composed with it. It designs and measures nothing; how old prices
// are stays judged by the day on which the designs were compared.
import { cover } from './complete.ts';
import { documentsOf } from './documents.ts';
import { dueOf } from './due.ts';
import { contentHash } from './hash.ts';
import type { Plan } from './plan.ts';
import { dateOf } from './schedule.ts';

/** `start` is an ISO date; null: days are counted and none is a date. */
export function redate(plan: Plan, start: string | null): Plan {
  const { contentHash: before, coverage: _coverage, revisions, ...rest } = plan;
  const tasks = rest.project.tasks.map((task) => ({
    ...task,
    startDate: dateOf(start, task.startDay),
    endDate: dateOf(start, task.endDay),
  }));
  const project = { ...rest.project, start, tasks };
  const questions = rest.questions.map((question) => ({
    ...question,
    due: dueOf(question.blocks, project),
  }));
  const told = { ...rest, project, questions };
  const uncovered = { ...told, documents: documentsOf(told) };
  const content = { ...uncovered, coverage: cover(uncovered) };
  const hash = contentHash(content);
  return {
    ...content,
    contentHash: hash,
    revisions: revisions.map((line) =>
      line.contentHash === before ? { ...line, date: start, contentHash: hash } : line,
    ),
  };
}
