// What is not settled and what was found: risks, open questions, assumptions, findings; then the trace and the approval log.
import type { RootContent } from 'mdast';
import type { Plan } from '../../plan/plan.ts';
import {
  cite,
  code,
  defined,
  forPeople,
  heading,
  type Inline,
  paragraph,
  pointer,
  strong,
  table,
  told,
} from './content.ts';
import { stopped } from './figures.ts';
import { traceChapter } from './trace.ts';

export function registerChapters(plan: Plan): readonly RootContent[] {
  return [
    ...questions(plan),
    ...assumptions(plan),
    ...risks(plan),
    ...findings(plan),
    ...traceChapter(plan),
    ...revisions(plan),
  ];
}

function questions(plan: Plan): readonly RootContent[] {
  const head = heading(2, 'questions', 'Open questions');
  if (plan.questions.length === 0) return [head, paragraph('None.')];
  return [
    head,
    table(
      ['question', 'why it matters', 'about', 'who answers', 'before'],
      plan.questions.map((question) => [
        told(question.id, question.text),
        question.why,
        about(plan, question.about),
        question.owner,
        [pointer(question.blocks), `, ${question.due.date ?? `day ${question.due.day}`}`],
      ]),
    ),
  ];
}

/** A place as a link: a stable id, or a pointer into the brief, which leads to what the plan made of it. */
function about(plan: Plan, place: string): Inline {
  const [, room, name] = /^\/(systems|flows)\/([^/]+)/u.exec(place) ?? [];
  if (room === 'systems') {
    const connection =
      plan.connections.find((candidate) => candidate.system === name) ?? plan.connections[Number(name)];
    return connection === undefined ? code(place) : pointer(connection.id, connection.name);
  }
  if (room === 'flows') {
    const asked = plan.flows.find(
      (flow) => flow.askedAs === name || flow.askedAs === plan.brief.flows[Number(name)]?.id,
    );
    return asked === undefined ? code(place) : pointer(asked.id);
  }
  if (place.startsWith('/')) return code(place);
  return pointer(place, plan.connections.find((one) => one.id === place)?.name ?? place);
}

function assumptions(plan: Plan): readonly RootContent[] {
  const head = heading(2, 'assumptions', 'Assumptions');
  if (plan.assumptions.length === 0) return [head, paragraph('None.')];
  return [
    head,
    table(
      ['id', 'taken for granted', 'from', 'who confirms', 'before'],
      plan.assumptions.map((assumption) => [
        defined(assumption.id),
        stopped(assumption.text),
        assumption.from === null ? '–' : code(assumption.from),
        assumption.owner,
        pointer(assumption.before),
      ]),
    ),
  ];
}

function risks(plan: Plan): readonly RootContent[] {
  const head = heading(2, 'risks', 'Risks');
  if (plan.risks.length === 0) return [head, paragraph('None known.')];
  return [
    head,
    table(
      ['id', 'what may happen', 'seen by', 'then', 'about'],
      plan.risks.map((risk) => [
        defined(risk.id),
        [risk.text, risk.source === null ? '' : cite([risk.source])],
        risk.trigger,
        risk.mitigation,
        about(plan, risk.about),
      ]),
    ),
  ];
}

function findings(plan: Plan): readonly RootContent[] {
  const head = heading(2, 'findings', 'Findings');
  if (plan.findings.length === 0) return [head, paragraph('The checks found nothing.')];
  return [
    head,
    table(
      ['rule', '', 'what', 'at', 'what to do'],
      plan.findings.map((finding) => [
        finding.rule,
        finding.severity === 'error' ? strong(finding.severity) : finding.severity,
        [finding.message, finding.source === null ? '' : cite([finding.source])],
        about(plan, finding.at),
        finding.fix,
      ]),
    ),
  ];
}

function revisions(plan: Plan): readonly RootContent[] {
  return [
    heading(2, 'revisions', 'Revisions and approvals'),
    table(
      ['revision', 'date', 'action', 'by', 'content'],
      plan.revisions.map((revision) => [
        `${revision.revision}`,
        revision.date ?? forPeople('date'),
        revision.action,
        revision.by ?? forPeople('name'),
        revision.contentHash === null
          ? forPeople('hash of the approved content')
          : code(revision.contentHash.slice(0, 12)),
      ]),
    ),
  ];
}
