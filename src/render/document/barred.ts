// What stands in a flow's way: the gate, its source, how it opens, the other ways with their price, and the route that is proposed.
import type { Paragraph, RootContent } from 'mdast';
import type { GateVerdict } from '../../landscape/landscape.ts';
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import {
  anchor,
  heading,
  type Inline,
  joined,
  paragraph,
  pointer,
  quoted,
  strong,
  table,
} from './content.ts';
import { doubt, sentence, stopped } from './figures.ts';
import { stateOf } from './title.ts';

export function barredBlocks(plan: Plan, flow: PlanFlow): readonly RootContent[] {
  const gates = plan.gates.filter((gate) => gate.flow === flow.id && gate.verdict !== 'open');
  if (flow.status === 'feasible' && gates.length === 0) return [];
  const questions = plan.questions.filter((question) => question.about === flow.id);
  const asked = questions.flatMap((question): Inline[] => [' ', pointer(question.id), `: ${question.text}`]);
  return [
    quoted(
      paragraph(strong(sentence(plainState(flow)), '.'), summary(flow, gates), ...asked),
      ...(flow.design.blocked === null ? [] : [proposal(flow)]),
    ),
    ...gates.flatMap((gate) => gateBlocks(flow, gate)),
  ];
}

/** Why, once: the gates below tell it at length. */
function summary(flow: PlanFlow, gates: readonly GateVerdict[]): Inline {
  if (gates.length === 0 || flow.status !== 'blocked') return ` ${sentence(stopped(flow.statusWhy))}`;
  return [
    ' ',
    joined(
      gates.map((gate) => pointer(gate.id, gate.title)),
      ', ',
    ),
    ': what bars it, and the ways around it, stand below.',
  ];
}

function plainState(flow: PlanFlow): string {
  const state = stateOf(flow);
  return typeof state === 'string'
    ? state
    : flow.status === 'open'
      ? 'waits for an answer'
      : flow.design.routedTo === null
        ? 'blocked, no route'
        : 'blocked as asked';
}

function proposal(flow: PlanFlow): Paragraph {
  if (flow.route === null)
    return paragraph(
      'No way around it is open to this customer. The flow makes no calls until one of the conditions below holds.',
    );
  return paragraph(
    strong('Proposed route:'),
    ` ${flow.route.resource}. ${sentence(stopped(flow.route.how))} Cost: ${flow.route.cost ?? 'none beyond the effort'}. Everything below is worked out for this route; people must agree to it first.`,
  );
}

function gateBlocks(flow: PlanFlow, gate: GateVerdict): readonly RootContent[] {
  const opens =
    gate.opensBy.length === 0 ? 'how it opens is not documented' : `opens by ${gate.opensBy.join(', or ')}`;
  const blocks: RootContent[] = [
    heading(3, `bar-${gate.id}`, gate.verdict === 'unknown' ? 'What may bar it' : 'What bars it'),
    paragraph(
      anchor(gate.id),
      strong(gate.title),
      `: ${sentence(stopped(gate.why))}`,
      ...doubt(gate),
      ` It ${opens}.`,
    ),
  ];
  if (gate.alternatives.length > 0) {
    blocks.push(
      table(
        ['instead', 'how', 'cost', 'open to you now', ''],
        gate.alternatives.map((way) => [
          strong(way.resource),
          way.how,
          way.cost ?? 'none beyond the effort',
          way.available ? 'yes' : 'no',
          way.resource === flow.design.routedTo ? 'proposed' : '',
        ]),
      ),
    );
  }
  return blocks;
}
