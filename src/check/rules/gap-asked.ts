// What the plan does not know is asked: shut or unclear gates, required fields without a source, filters, ways in, the brief's own unknowns.
// Each question is due on the day on which what waits for it begins.
import { questionId } from '../../landscape/questions.ts';
import { dueOf } from '../../plan/due.ts';
import type { Plan } from '../../plan/plan.ts';
import { valueQuestion } from '../../plan/questions.ts';
import { grouped, lookupOf } from '../lookup.ts';
import { mappingOf, type Problem, report, type Rule, told } from '../rule.ts';

export const gapAsked: Rule = {
  code: 'SPW053',
  name: 'gap-asked',
  check: (plan) => report('SPW053', [...problemsOf(plan), ...dueProblems(plan)]),
};

function dueProblems({ questions, project }: Plan): readonly Problem[] {
  const day = ({ day: count, date }: Plan['questions'][number]['due']): string =>
    date === null ? `day ${count}` : `day ${count}, ${date},`;
  return questions.flatMap(({ id, blocks, due: own }) => {
    const due = dueOf(blocks, project);
    return day(own) === day(due)
      ? []
      : [
          told(
            id,
            `${id} is due on ${day(own)} where ${blocks} waits for it on ${day(due).replace(/,$/, '')}`,
          ),
        ];
  });
}

function problemsOf(plan: Plan): readonly Problem[] {
  const { questions } = lookupOf(plan);
  const about = new Set(plan.questions.map((question) => question.about));
  const asked = (id: string, at: string, what: string): readonly Problem[] =>
    questions.has(id) ? [] : [told(at, `Nobody is asked ${what} (${id})`)];
  const used = new Set(plan.flows.flatMap((flow) => [flow.from.system, flow.to.system]));
  const texts = grouped(plan.questions, (question) => question.about);
  const isAsked = (system: string, unknown: string): boolean =>
    texts.get(`/systems/${system}`)?.some((question) => question.text.includes(unknown)) === true;
  return [
    ...plan.connections
      .filter((connection) => used.has(connection.system) && connection.resources.length > 0)
      .flatMap((connection) =>
        connection.unknowns
          .filter((unknown) => !isAsked(connection.system, unknown))
          .map((unknown) =>
            told(
              connection.id,
              `Nobody is asked what ${connection.name} leaves open: ${unknown.replace(/[?.]$/, '')}`,
            ),
          ),
      ),
    ...plan.brief.unknowns
      .filter((unknown) => unknown.about !== null && !about.has(unknown.about))
      .map((unknown) =>
        told(
          questionId(unknown.about ?? ''),
          `Nobody is asked what the brief leaves open: ${unknown.question.replace(/[?.]$/, '')}`,
        ),
      ),
    ...plan.gates
      .filter((gate) => gate.verdict !== 'open' && gate.opensBy.length > 0)
      .flatMap((gate) =>
        asked(
          questionId(`gate ${gate.system} ${gate.id.slice(`G-${gate.flow}-`.length)}`),
          gate.id,
          `whether ${gate.title} is open to this customer`,
        ),
      ),
    ...plan.flows.flatMap((flow) =>
      flow.design.calls.length === 0 || flow.design.write.mode === 'update-only'
        ? []
        : (mappingOf(plan, flow)?.mapping.unmapped.required ?? []).flatMap((field) =>
            asked(valueQuestion(flow.id, field), flow.mapping ?? flow.id, `which value ${field} gets`),
          ),
    ),
    ...plan.flows
      .filter((flow) => flow.filter !== null && flow.from.resource !== null && !flow.id.endsWith('-back'))
      .flatMap((flow) =>
        asked(
          questionId(`/flows/${flow.askedAs}/filter`),
          flow.id,
          `what "${flow.filter ?? ''}" means on the fields of ${flow.from.resource ?? ''}`,
        ),
      ),
  ];
}
