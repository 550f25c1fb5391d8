// Whether a flow can be built as asked: feasible, blocked, or open until a question is answered; and the way round a shut gate.
// States: nothing known or object unknown → open; a shut gate takes away what is needed → blocked (route: the first alternative that is open);
// the API can't do it → blocked; a gate that may be shut takes away what is needed → open; else feasible.
import type { BriefFlow } from '../brief/brief.ts';
import type { Operation } from '../catalog/profile.ts';
import { finding } from '../finding/compose.ts';
import type { Finding } from '../finding/finding.ts';
import { alternativeEnd, type EndUse, type GateMet } from './gates.ts';
import type { JoinedFlow } from './landscape.ts';
import { callName, canRead, canWrite, loadWrite, readsOf, steadyWrite } from './reach.ts';

/** Both ends of a flow with the gates met at each. */
export interface Passage {
  readonly asked: BriefFlow;
  readonly from: EndUse;
  readonly to: EndUse;
  readonly fromGates: readonly GateMet[];
  readonly toGates: readonly GateMet[];
}

export type Standing = Pick<JoinedFlow, 'status' | 'why' | 'route'>;

export function standingOf(passage: Passage): Standing {
  const { from, to, fromGates, toGates } = passage;
  const gates = [...fromGates, ...toGates].filter((met) => met.verdict.decisive);
  const shut = gates.find((met) => met.verdict.verdict === 'shut');
  if (shut !== undefined) {
    const route = fromGates.includes(shut) ? null : routeOf(toGates, to);
    return { status: 'blocked', why: `${shut.gate.title}: ${shut.verdict.why}`, route };
  }
  const missing = [from, to].filter((use) => use.end.resource === null);
  if (missing.length > 0) return { status: 'open', why: missing.map(missingWhy).join('; '), route: null };
  const unable = [...unableTo(from), ...unableTo(to)];
  if (unable.length > 0) return { status: 'blocked', why: unable.join('; '), route: null };
  const unsure = gates.find((met) => met.verdict.verdict === 'unknown');
  if (unsure !== undefined)
    return { status: 'open', why: `${unsure.gate.title}: ${unsure.verdict.why}`, route: null };
  return { status: 'feasible', why: feasibleWhy(passage), route: null };
}

/** The first alternative of the decisive shut gates that is open to this customer. */
function routeOf(gates: readonly GateMet[], to: EndUse): JoinedFlow['route'] {
  const ways = gates
    .filter((met) => met.verdict.decisive && met.verdict.verdict === 'shut')
    .flatMap((met) => met.verdict.alternatives.filter((way) => way.available));
  for (const way of ways) {
    const end = alternativeEnd(way.resource, to);
    if (end !== null && end.resource !== null)
      return { resource: end.resource, how: way.how, cost: way.cost, end };
  }
  return null;
}

function missingWhy({ system, end }: EndUse): string {
  return system.profile === null
    ? `nothing is known of the API of ${system.name}`
    : `${system.name} has no object known as "${end.asked}"`;
}

/** What an end lacks for the flow, in words; nothing when it suffices. */
function unableTo(use: EndUse): readonly string[] {
  const lacks = use.use === 'read' ? !canRead(use.end) : !canWrite(use.end.operations, use.writes);
  return lacks
    ? [`${use.system.name} offers no way to ${actionOf(use)} ${use.end.resource ?? use.end.asked}`]
    : [];
}

function actionOf(use: EndUse): string {
  if (use.use === 'read') return 'find changes of';
  return use.writes === 'update-only' ? 'update' : use.writes === null ? 'write' : 'create';
}

function feasibleWhy({ asked, from: source, to: target, fromGates, toGates }: Passage): string {
  const [from, to] = [source.end, target.end];
  const read = readsOf(leftOf(from.operations, fromGates))[0];
  const open = leftOf(to.operations, toGates);
  const create = loadWrite(open, asked.writes);
  const change = steadyWrite(open, asked.writes);
  const writes = [...new Set([create, change].filter((one) => one !== null).map(callName))];
  return `${from.resource ?? from.asked} can be read (${read === undefined ? 'events' : callName(read)}) and ${to.resource ?? to.asked} written (${writes.join(', ') || 'in batches'}); ${barWords([...fromGates, ...toGates])}.`;
}

/** Operations that no shut or unclear gate keeps from the flow. */
function leftOf(operations: readonly Operation[], gates: readonly GateMet[]): readonly Operation[] {
  const barred = gates.filter(isBarring).flatMap((met) => met.operations);
  return operations.filter((operation) => !barred.includes(operation));
}

function isBarring({ verdict }: GateMet): boolean {
  return verdict.verdict !== 'open';
}

/** Gates that keep something from the flow which it can do without. */
function barWords(gates: readonly GateMet[]): string {
  const barring = gates.filter(isBarring).map(({ gate, verdict }) => `"${gate.title}" (${verdict.verdict})`);
  return barring.length === 0
    ? 'no gate stands in between'
    : `it does without what ${[...new Set(barring)].join(', ')} keeps from it`;
}

/** Findings on what bars the flow: gates shut or unclear that matter, calls that do not exist or are deprecated without another. */
export function standingFindings(flow: string, passage: Passage): readonly Finding[] {
  const gates = [...passage.fromGates, ...passage.toGates].filter(
    (met) => met.verdict.decisive && met.verdict.verdict !== 'open',
  );
  const uses = [passage.from, passage.to].filter((use) => use.end.resource !== null);
  return [
    ...gates.map((met) => gateFinding(flow, met, passage)),
    ...uses.flatMap((use) => [...unableFinding(flow, use), ...deprecatedFinding(flow, use)]),
  ];
}

function gateFinding(flow: string, met: GateMet, passage: Passage): Finding {
  const use = passage.fromGates.includes(met) ? passage.from : passage.to;
  const ways = met.verdict.alternatives
    .filter((way) => way.available)
    .map((way) => `${way.resource} (${way.how})`);
  const alternatives = ways.length === 0 ? '' : `Write instead: ${ways.join('; ')}. `;
  const opens = met.verdict.opensBy.length === 0 ? '' : `It opens by: ${met.verdict.opensBy.join('; ')}.`;
  const values = {
    flow,
    object: use.end.resource ?? use.end.asked,
    system: use.system.name,
    title: met.gate.title,
    reason: met.verdict.why,
    remedy:
      `${use.use === 'write' ? alternatives : ''}${opens}`.trim() || `Ask ${use.system.name} how it opens.`,
  };
  return finding(met.verdict.verdict === 'shut' ? 'SPW102' : 'SPW113', {
    at: met.verdict.id,
    values,
    source: met.gate.source,
  });
}

function unableFinding(flow: string, use: EndUse): readonly Finding[] {
  if (unableTo(use).length === 0) return [];
  const values = {
    flow,
    system: use.system.name,
    action: actionOf(use),
    object: use.end.resource ?? use.end.asked,
  };
  return [
    finding('SPW112', {
      at: `/flows/${flow}/${use.use === 'read' ? 'from' : 'to'}`,
      values,
      source: use.end.source,
    }),
  ];
}

function deprecatedFinding(flow: string, use: EndUse): readonly Finding[] {
  const needed =
    use.use === 'read'
      ? readsOf(use.end.operations)
      : [loadWrite(use.end.operations, use.writes), steadyWrite(use.end.operations, use.writes)].filter(
          (one) => one !== null,
        );
  if (needed.length === 0 || needed.some((operation) => !operation.deprecated)) return [];
  const calls = [...new Set(needed.map(callName))].join(', ');
  const values = {
    flow,
    system: use.system.name,
    action: actionOf(use),
    object: use.end.resource ?? use.end.asked,
    calls,
  };
  return [
    finding('SPW114', {
      at: `/flows/${flow}/${use.use === 'read' ? 'from' : 'to'}`,
      values,
      source: use.end.source,
    }),
  ];
}
