// What a flow reads and writes: every call with scope, page, limit and what happens when it fails, and a body to look at.
import type { RootContent } from 'mdast';
import type { Call } from '../../design/design.ts';
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import { endpoint, systemName } from '../diagram/terms.ts';
import {
  block,
  cite,
  code,
  defined,
  heading,
  type Inline,
  joined,
  paragraph,
  pointer,
  table,
} from './content.ts';
import { because, grouped, limitOf, per, percent } from './figures.ts';

export function callBlocks(plan: Plan, flow: PlanFlow): readonly RootContent[] {
  const { throttle } = flow.design;
  return [
    heading(3, `${flow.id}-calls`, 'Reads and writes'),
    table(
      ['id', 'step', 'call', 'scope', 'page', 'limit', 'a day', 'on failure'],
      flow.design.calls.map((call) => [
        defined(call.id),
        [`${call.step}, `, pointer(systemOf(plan, call), systemName(plan, call.system))],
        [code(endpoint(call)), call.detail === null ? '' : ` ${call.detail}`, cite(call.sources)],
        call.scopes.length === 0 ? '–' : joined(call.scopes.map(code), ' or '),
        pageOf(call),
        limitOf(plan, call),
        grouped(call.callsPerDay),
        pointer(`P-${flow.id}-retry`, call.onFailure),
      ]),
      'llllllrl',
    ),
    paragraph(
      `The flow allows itself ${percent(throttle.share)} of each documented limit`,
      throttle.limits.length === 0
        ? ''
        : `: ${throttle.limits.map((limit) => `${systemName(plan, limit.system)} ${grouped(limit.count)}${limit.unit === 'calls' ? '' : ` ${limit.unit}`} ${per(limit.window)} (${limit.limitId})`).join(', ')}`,
      '. ',
      because(throttle),
    ),
    ...exampleBlocks(flow),
  ];
}

function systemOf(plan: Plan, call: Call): string {
  return plan.connections.find((connection) => connection.system === call.system)?.id ?? call.system;
}

function pageOf(call: Call): Inline {
  const parts = [
    call.pageSize === null ? [] : [`${grouped(call.pageSize)} a page`],
    call.maxResults === null ? [] : [`stops at ${grouped(call.maxResults)}`],
  ].flat();
  return parts.length === 0 ? '–' : parts.join(', ');
}

function exampleBlocks(flow: PlanFlow): readonly RootContent[] {
  if (flow.example === null) return [];
  return [
    paragraph(
      'Body of ',
      pointer(flow.example.call),
      ', made by running ',
      flow.mapping === null ? 'the mapping' : pointer(flow.mapping),
      ' on a made-up record:',
    ),
    block('json', pretty(flow.example.body)),
  ];
}

/** JSON laid out for reading; what is not JSON stays as it is. */
function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
