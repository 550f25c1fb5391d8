// The system map, the flows at a glance, and what the plan must achieve.
import type { RootContent } from 'mdast';
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import { systemMap } from '../diagram/map.ts';
import { endpoint, isDrawn, pace, systemName, writeCalls } from '../diagram/terms.ts';
import {
  cite,
  code,
  defined,
  figure,
  heading,
  type Inline,
  joined,
  paragraph,
  pointer,
  pointers,
  strong,
  table,
} from './content.ts';
import { grouped } from './figures.ts';

export function overviewChapter(plan: Plan): readonly RootContent[] {
  return [
    heading(2, 'map', 'System map'),
    paragraph(
      'Solid lines are told by events, dashed ones fetched by polls, double ones run in batches. Each line names the record, how often, and the endpoint it writes.',
    ),
    figure(systemMap(plan)),
    table(
      ['flow', 'from', 'to', 'starts · freshness', 'writes', 'a day'],
      plan.flows.map((flow) => [
        pointer(flow.id),
        end(plan, flow, 'from'),
        end(plan, flow, 'to'),
        isDrawn(flow) ? pace(flow) : '–',
        writes(flow),
        `${grouped(flow.load.changesPerDay)}${flow.load.assumed.includes('changesPerDay') ? ' ⚠ assumed' : ''}`,
      ]),
      'lllllr',
    ),
    heading(2, 'requirements', 'What it must achieve'),
    table(
      ['id', 'requirement', 'met when', 'served by'],
      plan.requirements.map((requirement) => [
        defined(requirement.id),
        [requirement.text, cite([requirement.source])],
        requirement.acceptance,
        pointers(servedBy(plan, requirement.id)),
      ]),
    ),
  ];
}

function end(plan: Plan, flow: PlanFlow, side: 'from' | 'to'): Inline {
  const { system, resource, asked } = flow[side];
  const connection = plan.connections.find((candidate) => candidate.system === system);
  const name = systemName(plan, system);
  return [
    connection === undefined ? name : pointer(connection.id, name),
    ' ',
    strong(side === 'to' ? (flow.design.routedTo ?? resource ?? asked) : (resource ?? asked)),
  ];
}

function writes(flow: PlanFlow): Inline {
  const calls = writeCalls(flow);
  return calls.length === 0
    ? '–'
    : joined(
        calls.map((call) => code(endpoint(call))),
        ', ',
      );
}

function servedBy(plan: Plan, requirement: string): readonly string[] {
  return plan.trace.filter((link) => link.from === requirement).map((link) => link.to);
}
