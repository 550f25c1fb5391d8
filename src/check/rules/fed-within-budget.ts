// What flows write into a system is a change for the flows that read there. A budget counts what people change; this rule reckons what a
// limit has to bear when every change is carried on, each once, and says so where that is more than a day of it allows.
import { type Circle, circlesOf, endName, type Link } from '../../landscape/circles.ts';
import type { Budget, Demand } from '../../landscape/budget.ts';
import { unitsPerCall } from '../../landscape/limits.ts';
import { figure } from '../../design/figures.ts';
import { seconds } from '../../measure/duration.ts';
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import { lookupOf } from '../lookup.ts';
import { operationOf, type Problem, report, type Rule, told } from '../rule.ts';

export const fedWithinBudget: Rule = {
  code: 'SPW074',
  name: 'fed-within-budget',
  check: (plan) => {
    const web = webOf(plan);
    const fed = new Map(web.flows.map((flow) => [flow.id, fedInto(flow, web)]));
    return report(
      'SPW074',
      plan.budgets.flatMap((budget) => overfed(plan, budget, fed)),
    );
  },
};

/** Calls that are made by the clock, however much changes. */
const byClock: readonly string[] = ['find', 'scan', 'compare'];
const day = 86_400;

interface FedFlow extends Link {
  readonly changes: number;
}

interface Web {
  readonly flows: readonly FedFlow[];
  /** Those that close a circle: they carry on what people changed, and nothing that another flow wrote. */
  readonly closing: ReadonlySet<string>;
}

function webOf(plan: Plan): Web {
  const flows = plan.flows.filter(({ design }) => design.calls.length > 0).flatMap(linkOf);
  const leading = new Set(
    plan.brief.systems.filter(({ role }) => role === 'system-of-record').map(({ id }) => id),
  );
  const circles: readonly Circle[] = circlesOf(flows, leading);
  return { flows, closing: new Set(circles.flatMap(({ closing }) => closing)) };
}

function linkOf({ id, pair, from, to, route, load }: PlanFlow): readonly FedFlow[] {
  const target = route?.resource ?? to.resource;
  if (from.resource === null || target === null) return [];
  return [
    {
      id,
      pair,
      from: { system: from.system, resource: from.resource },
      to: { system: to.system, resource: target },
      changes: load.changesPerDay,
    },
  ];
}

/** What a flow meets beside people's own changes of its source, a day, and from which flows directly. */
interface Fed {
  readonly own: number;
  readonly more: number;
  readonly by: readonly string[];
}

/** Changes of every place from which flows lead to this one's source count once, however many ways there are. */
function fedInto(flow: FedFlow, { flows, closing }: Web): Fed {
  const into = (end: string): readonly FedFlow[] =>
    flows.filter((one) => one.id !== flow.pair && one.id !== flow.id && endName(one.to) === end);
  const source = endName(flow.from);
  if (closing.has(flow.id)) return { own: flow.changes, more: 0, by: [] };
  const seen = new Map<string, number>();
  const left = [source];
  for (const end of left)
    for (const feeder of into(end)) {
      const place = endName(feeder.from);
      if (place === source) continue;
      if (!seen.has(place) && !closing.has(feeder.id)) left.push(place);
      seen.set(place, Math.max(seen.get(place) ?? 0, feeder.changes));
    }
  return {
    own: flow.changes,
    more: [...seen.values()].reduce((sum, changes) => sum + changes, 0),
    by: into(source).map(({ id }) => id),
  };
}

function overfed(plan: Plan, budget: Budget, fed: ReadonlyMap<string, Fed>): readonly Problem[] {
  const { limit } = budget;
  if (limit.concurrent) return [];
  const allowed = (limit.limit * day) / seconds(limit.window);
  const counted = budget.pointsPerDay ?? budget.callsPerDay;
  const more = budget.demands.reduce((sum, demand) => sum + carriedOn(plan, budget, demand, fed), 0);
  if (counted > allowed || counted + more <= allowed) return [];
  const by = [...new Set(budget.demands.flatMap(({ flow }) => fed.get(flow)?.by ?? []))];
  return [
    told(
      budget.id,
      `${limit.id} of ${budget.system} allows ${figure(Math.floor(allowed))} ${limit.unit} a day; what people change asks for ${figure(Math.ceil(counted))}, and with what other flows write into the same sources (${listed(by)}) it is up to ${figure(Math.ceil(counted + more))}, when every change is carried on once`,
      limit.source,
    ),
  ];
}

/** Up to six; of more, how many more. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, 6).join(', ');
  return names.length > 6 ? `${shown} and ${figure(names.length - 6)} more` : shown;
}

/** In the limit's unit, a day. */
function carriedOn(
  plan: Plan,
  { limit }: Budget,
  { flow, what }: Demand,
  fed: ReadonlyMap<string, Fed>,
): number {
  const { own, more } = fed.get(flow) ?? { own: 0, more: 0 };
  if (own <= 0 || more === 0) return 0;
  const calls = what
    .split(', ')
    .filter((name) => !byClock.includes(name))
    .flatMap((name) => lookupOf(plan).calls.get(`${flow}.${name}`)?.call ?? []);
  return calls.reduce((sum, call) => {
    const operation = operationOf(plan, call);
    const each = operation === null ? 1 : unitsPerCall(limit, { resource: call.resource, operation });
    return sum + (call.callsPerDay * each * more) / own;
  }, 0);
}
