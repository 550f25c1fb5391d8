// The check of a plan, every finding with what it concerns.
import { checkPlan } from '../../../check/check.ts';
import type { Finding } from '../../../finding/finding.ts';
import { messages } from '../../../finding/messages.ts';
import type { Plan } from '../../../plan/plan.ts';
import { chaptersOf } from '../../../render/chapters.ts';
import { oncePerPlan } from '../../../render/diagram/once.ts';
import { type View, view } from '../../reading/view.ts';
import type { Remark } from './remark.ts';

export const planRemarks: View<'plan', null, readonly Remark[]> = view('plan', (plan) => remarksOf(plan));

/** The most severe first, else in the order of the rules. */
export const remarksOf: (plan: Plan) => readonly Remark[] = oncePerPlan((plan) => {
  const rank = { error: 0, warning: 1, info: 2 } as const;
  return checkPlan(plan)
    .map((one) => remarkOf(plan, one))
    .toSorted((a, b) => rank[a.severity] - rank[b.severity]);
});

function remarkOf(plan: Plan, { rule, severity, message, at, fix, source }: Finding): Remark {
  const said = messages[rule];
  const { flows, systems } = concerned(plan, at);
  return {
    rule,
    severity,
    title: said?.title ?? rule,
    what: message,
    why: said?.why ?? '',
    fix,
    at,
    flows,
    systems,
    section: sectionOf(plan, at, flows),
    source,
  };
}

/** By what the place of a finding is: a sunset or gate of the plan, a mapping, or a pointer or id that names a flow or system. */
function concerned(
  plan: Plan,
  at: string,
): { readonly flows: readonly string[]; readonly systems: readonly string[] } {
  const sunset = plan.sunsets.find((one) => one.id === at);
  if (sunset !== undefined) return { flows: legsOf(plan, sunset.flows), systems: [sunset.system] };
  const gate = plan.gates.find((one) => one.id === at);
  if (gate !== undefined) return { flows: legsOf(plan, [gate.flow]), systems: [gate.system] };
  const mapped = plan.mappings.filter(({ mapping }) => at.startsWith(`${mapping.from}→${mapping.to}`));
  if (mapped.length > 0) return { flows: mapped.map(({ flow }) => flow), systems: [] };
  const names = (id: string): boolean => namesIn(at, id);
  const flows = plan.flows.filter((flow) => names(flow.id));
  const asked = flows.length > 0 ? flows : plan.flows.filter((flow) => names(flow.askedAs));
  return {
    flows: asked.map((flow) => flow.id),
    systems: plan.connections
      .filter(({ system, id }) => at === id || names(system))
      .map(({ system }) => system),
  };
}

function legsOf(plan: Plan, ids: readonly string[]): readonly string[] {
  return plan.flows
    .filter((flow) => ids.includes(flow.id) || ids.includes(flow.askedAs))
    .map((flow) => flow.id);
}

/** Whether an id stands in a place as a word of its own: "F1" in "/flows/F1/trigger" and "T-F1-missed", not in "F12". */
function namesIn(at: string, id: string): boolean {
  for (let from = at.indexOf(id); from >= 0; from = at.indexOf(id, from + 1)) {
    const [before = '', after = ''] = [at[from - 1], at[from + id.length]];
    if (!/[A-Za-z0-9_]/.test(before) && !/[A-Za-z0-9_]/.test(after)) return true;
  }
  return false;
}

/** Where it stands in the document: the chapter of the only flow that it concerns, or the one that holds its place. */
function sectionOf(plan: Plan, at: string, flows: readonly string[]): string {
  const [only] = flows;
  if (flows.length === 1 && only !== undefined) return only;
  return chaptersOf(plan).find(({ id, places }) => id !== 'findings' && places.has(at))?.id ?? 'findings';
}
