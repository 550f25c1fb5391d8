// One flow's data-flow picture: the way of a record from source to target, and below it every way that it can go wrong.
import { inWords } from '../../measure/duration.ts';
import type { RetryRow } from '../../design/design.ts';
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import type { DataFlow, GraphEdge, GraphNode, Part, Shape, Tone, Travel, Words } from './diagram.ts';
import { travelOf } from './map.ts';
import { oncePerFlow } from './once.ts';
import { bare, idOf, plain } from './plain.ts';
import {
  connectionOf,
  endpoint,
  pace,
  unbroken,
  sourceObject,
  systemName,
  targetObject,
  writeCalls,
  findingCall,
  hasIntake,
  readingCall,
} from './terms.ts';

export const dataFlow: (plan: Plan, flow: PlanFlow) => DataFlow = oncePerFlow(flowOf);

function flowOf(plan: Plan, flow: PlanFlow): DataFlow {
  const nodes = [...mainNodes(plan, flow), ...safetyNodes(flow)];
  return {
    kind: 'data-flow',
    id: `${idOf(flow.id)}-data-flow`,
    title: `${flow.id} data flow: ${plain(flow.title)}`,
    description: `${systemName(plan, flow.from.system)} to ${systemName(plan, flow.to.system)}: ${nodes.map((node) => node.title).join(', ')}. Errors lead to a wait and retry or to the dead letters; reconciliation compares both sides.`,
    nodes,
    edges: [...mainEdges(flow), ...errorEdges(flow), ...safetyEdges(flow)],
  };
}

function mainNodes(plan: Plan, flow: PlanFlow): readonly GraphNode[] {
  const { transport, trigger } = flow.design;
  const nodes = [systemEnd('source', plan, flow.from.system, sourceObject(flow))];
  if (hasIntake(flow)) nodes.push(node('intake', 'Intake', [signed(plan, flow), 'answers at once']));
  if (transport.queue !== null) nodes.push(node('queue', bare(transport.queue), ['one entry per record']));
  const steps = flow.mapping === null ? 'transform and write' : `maps by ${flow.mapping}`;
  nodes.push(node('worker', bare(transport.runsOn), [steps, `${transport.concurrency} at a time`]));
  nodes.push(systemEnd('target', plan, flow.to.system, targetObject(flow)));
  nodes.push(
    node('store', 'Cross-reference', [
      trigger.mode === 'poll' || trigger.repair !== null ? 'pairs, watermark' : 'pairs of ids',
    ]),
  );
  return nodes;
}

function safetyNodes(flow: PlanFlow): readonly GraphNode[] {
  const { trigger, deadLetter, reconciliation } = flow.design;
  const nodes: GraphNode[] = [];
  if (trigger.repair !== null)
    nodes.push(
      node(
        'repair',
        `Repair ${trigger.repair.mode}`,
        [`every ${inWords(trigger.repair.every)}`, 'finds what was missed'],
        'recovered',
      ),
    );
  nodes.push(node('retry', 'Wait and retry', backOff(flow.design.retry.rows), 'retry'));
  nodes.push(
    node(
      'dead-letters',
      'Dead letters',
      [`triage within ${inWords(deadLetter.triageWithin)}`, `kept ${inWords(deadLetter.expires)}`],
      'failed',
    ),
  );
  nodes.push(
    node(
      'reconciliation',
      'Reconciliation',
      [`every ${inWords(reconciliation.every)}`, 'compares and repairs'],
      'recovered',
    ),
  );
  return nodes;
}

function mainEdges(flow: PlanFlow): readonly GraphEdge[] {
  const { transport } = flow.design;
  const intake = hasIntake(flow);
  const queue = transport.queue !== null;
  const first: Part = intake ? 'intake' : queue ? 'queue' : 'worker';
  const [finding, reading, writing] = [findingCall(flow), readingCall(flow), writeCalls(flow)[0]];
  const found = intake || finding === undefined ? [] : [codeWords(endpoint(finding))];
  const edges = [
    edge(['source', first], travelOf(flow), 'flowing', [
      strong(sourceObject(flow)),
      plainWords(pace(flow)),
      ...found,
    ]),
  ];
  if (intake)
    edges.push(
      edge(['intake', queue ? 'queue' : 'worker'], 'call', 'flowing', queue ? [] : [plainWords('record id')]),
    );
  if (queue)
    edges.push(
      edge(['queue', 'worker'], 'call', 'flowing', [plainWords('in order'), plainWords('per record')]),
    );
  edges.push(
    edge(['worker', 'target'], flow.design.write.batch === null ? 'call' : 'batch', 'flowing', [
      strong(targetObject(flow)),
      plainWords(flow.design.write.mode.replaceAll('-', ' ')),
      ...(writing === undefined ? [] : [codeWords(endpoint(writing))]),
    ]),
  );
  if (reading !== undefined) {
    edges.push({
      ...edge(['source', 'worker'], 'poll', 'waiting', [plainWords('read by'), codeWords(endpoint(reading))]),
      id: 'read',
    });
  }
  edges.push({ ...edge(['worker', 'store'], 'call', 'waiting', [plainWords('known pair?')]), both: true });
  return edges;
}

function errorEdges(flow: PlanFlow): readonly GraphEdge[] {
  const { rows } = flow.design.retry;
  const retried = rows
    .filter((row) => row.retry && row.class !== 'event-lost' && row.class !== 'access-lost')
    .map(shortClass);
  const refused = rows
    .filter((row) => !row.retry && row.class !== 'event-lost' && row.class !== 'access-lost')
    .map(shortClass);
  const longest = rows.flatMap((row) =>
    row.retry && row.givesUpAfter !== null ? [row.givesUpAfter] : [],
  )[0];
  const edges = [
    {
      ...edge(['worker', 'retry'], 'call', 'retry', [
        plainWords(retried.join(', ')),
        plainWords(`then again, ${sameKey(flow).replaceAll(' ', '\u00a0')}`),
      ]),
      both: true,
    },
    edge(['worker', 'dead-letters'], 'call', 'failed', [
      plainWords(refused.length === 0 ? 'can not be mapped' : refused.join(', ')),
    ]),
    edge(['retry', 'dead-letters'], 'call', 'failed', [
      plainWords(longest === undefined ? 'gives up' : `gives up after\u00a0${unbroken(longest)}`),
    ]),
  ];
  return flow.design.transport.queue === null
    ? edges
    : [...edges, edge(['dead-letters', 'queue'], 'call', 'recovered', [plainWords('replay')])];
}

function safetyEdges(flow: PlanFlow): readonly GraphEdge[] {
  const queue = flow.design.transport.queue !== null;
  const edges: GraphEdge[] = [];
  if (flow.design.trigger.repair !== null) {
    edges.push(
      edge(['source', 'repair'], 'poll', 'recovered', [
        plainWords(`${sourceObject(flow)} changed`),
        plainWords('since watermark'),
      ]),
    );
    edges.push(edge(['repair', queue ? 'queue' : 'worker'], 'call', 'recovered', []));
  }
  edges.push(edge(['source', 'reconciliation'], 'batch', 'recovered', [plainWords('counts, hashes')]));
  edges.push(edge(['target', 'reconciliation'], 'batch', 'recovered', [plainWords('counts, hashes')]));
  if (queue) edges.push(edge(['reconciliation', 'queue'], 'call', 'recovered', []));
  return edges;
}

function signed(plan: Plan, flow: PlanFlow): string {
  const signature = connectionOf(plan, flow.from.system)?.webhooks?.signature ?? null;
  return signature === null ? 'counts and drops doubles' : 'checks signature';
}

function sameKey(flow: PlanFlow): string {
  const { support } = flow.design.idempotency;
  if (support === 'none') return 'after a look-up';
  return support === 'header' ? 'same key' : 'safe to repeat';
}

/** "1 s × 2ⁿ, cap 1 min": the back-off of the first retried class that has one. */
export function backOff(rows: readonly RetryRow[]): readonly string[] {
  const row = rows.find((candidate) => candidate.retry && candidate.firstWait !== null);
  if (row === undefined || row.firstWait === null) return ['no retry'];
  const growth = row.factor === null || row.factor === 1 ? '' : ` × ${row.factor}ⁿ`;
  const rest = [row.cap === null ? '' : `cap ${inWords(row.cap)}`, row.jitter ? 'jitter' : ''].filter(
    (part) => part !== '',
  );
  return [
    `${inWords(row.firstWait)}${growth}`.replaceAll(' ', '\u00a0'),
    ...(rest.length === 0 ? [] : [rest.join(', ')]),
  ];
}

/** A class of errors in two words, for an arrow. */
export function shortClass(row: RetryRow): string {
  switch (row.class) {
    case 'rate-limit':
      return 'limited';
    case 'unavailable':
      return 'down';
    case 'no-answer':
      return 'no\u00a0answer';
    case 'refused':
      return 'refused';
    case 'access-lost':
      return 'access\u00a0lost';
    case 'event-lost':
      return 'event lost';
    default: {
      const never: never = row.class;
      return never;
    }
  }
}

function systemEnd(part: 'source' | 'target', plan: Plan, system: string, object: string): GraphNode {
  const edition = connectionOf(plan, system)?.edition ?? null;
  return node(part, systemName(plan, system), [object, ...(edition === null ? [] : [plain(edition)])]);
}

/** The form that each part is drawn in. */
const shapes: Readonly<Record<Part, Shape>> = {
  system: 'system',
  source: 'system',
  target: 'system',
  intake: 'own',
  worker: 'own',
  repair: 'own',
  retry: 'own',
  reconciliation: 'own',
  queue: 'queue',
  store: 'store',
  'dead-letters': 'dead-letter',
};

function node(part: Part, title: string, lines: readonly string[], tone: Tone = 'flowing'): GraphNode {
  return { id: part, shape: shapes[part], part, title, lines, tone };
}

function edge(
  [from, to]: readonly [Part, Part],
  travel: Travel,
  tone: Tone,
  words: readonly Words[],
): GraphEdge {
  return { id: `${from}-${to}`, from, to, travel, tone, words, both: false };
}

function strong(text: string): Words {
  return { text, face: 'strong' };
}

function plainWords(text: string): Words {
  return { text, face: 'plain' };
}

function codeWords(text: string): Words {
  return { text, face: 'code' };
}
