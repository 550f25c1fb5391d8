// The figures and switches that runs follow say what the decisions beside them say: what the intake does, what a first load keeps to, who
// wins a conflict, how a deletion is marked, how long the parts take.
import { recordOwner } from '../../design/conflict.ts';
import { rules } from '../../design/rules.ts';
import { sourceFieldFor } from '../../design/version.ts';
import { inWords, seconds } from '../../measure/duration.ts';
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import { type Problem, report, resourceOf, type Rule, told } from '../rule.ts';

export const switchesAsDecided: Rule = {
  code: 'SPW073',
  name: 'switches-as-decided',
  check: (plan) => {
    const built = plan.flows.filter((flow) => flow.design.calls.length > 0);
    return report('SPW073', [
      ...built.flatMap((flow) => [
        ...intakeProblems(flow),
        ...watchProblems(plan, flow),
        ...loadProblems(flow),
        ...conflictProblems(plan, flow),
        ...deleteProblems(flow),
      ]),
      ...overheadProblems(built),
    ]);
  },
};

function at(flow: PlanFlow, decision: string, problems: readonly string[]): readonly Problem[] {
  return problems.map((problem) => told(`P-${flow.id}-${decision}`, `${flow.id} ${problem}`));
}

function intakeProblems(flow: PlanFlow): readonly Problem[] {
  const { trigger, transport } = flow.design;
  const { intake } = transport;
  if ((intake !== null) !== (trigger.mode === 'webhook'))
    return at(flow, 'transport', [
      `is started by ${trigger.mode} and has ${intake === null ? 'no intake' : 'an intake'}`,
    ]);
  if (intake === null) return [];
  return at(flow, 'transport', [
    ...(intake.verifies ? [] : ['takes messages in without looking at who signed them']),
    ...(intake.rotates ? [] : ['refuses every message while a secret is changed']),
    ...(intake.storesFirst ? [] : ['answers a message before it is stored, so that a crash loses it']),
  ]);
}

/** A vendor may stop sending to an address that fails, unless it says that it does not. */
function watchProblems(plan: Plan, flow: PlanFlow): readonly Problem[] {
  const { mode, watch } = flow.design.trigger;
  const webhooks = plan.connections.find(({ id }) => id === flow.from.system)?.webhooks ?? null;
  const due = mode === 'webhook' && webhooks?.switchesOff?.then !== 'kept';
  if (due !== (watch !== null))
    return at(flow, 'trigger', [
      due
        ? 'does not look whether its address is still sent to'
        : 'looks after an address that nobody switches off',
    ]);
  return watch === null || seconds(watch.every) === rules.watchEvery.value
    ? []
    : at(flow, 'trigger', [
        `looks after its address every ${inWords(watch.every)}, which is not the rule ${rules.watchEvery.name}`,
      ]);
}

function loadProblems(flow: PlanFlow): readonly Problem[] {
  const { holdsLive, resumes, cuts, recordsPerCall, method } = flow.design.backfill;
  const [, written] = /of up to ([\d,]+) records/.exec(method) ?? [];
  const due = written === undefined ? 1 : Number(written.replaceAll(',', ''));
  return at(flow, 'backfill', [
    ...(holdsLive ? [] : ['lets live changes run into the first load']),
    ...(resumes ? [] : ['begins its first load anew after each crash']),
    ...(cuts ? [] : ['reads windows of its first load beyond the cap of a search']),
    ...(recordsPerCall === due
      ? []
      : [`loads ${recordsPerCall} records with a call where its method says ${due}`]),
  ]);
}

function conflictProblems(plan: Plan, flow: PlanFlow): readonly Problem[] {
  const { conflict } = flow.design;
  if (conflict === null) return [];
  const sides = sidesOf(plan, flow);
  const owner = recordOwner(
    sides.map(({ system }) => system),
    plan.brief.systems,
  );
  const silent = sides.filter(({ system, resource }) => {
    const record = resourceOf(plan, system, resource);
    return record === null || sourceFieldFor(record) === null;
  });
  return at(flow, 'conflict', [
    ...(conflict.owner === owner
      ? []
      : [
          `lets ${conflict.owner ?? 'nobody'} win where time does not tell, and the brief makes ${owner ?? 'nobody'} the system of record`,
        ]),
    ...(conflict.timed === (silent.length === 0)
      ? []
      : [
          `counts on ${conflict.timed ? 'the time' : 'no time'} of a change, which ${silent.length === 0 ? 'all' : 'not all'} of ${named(sides)} tell`,
        ]),
  ]);
}

interface ConflictSide {
  readonly system: string;
  readonly resource: string | null;
}

/** Between whom a conflict can arise: both ends of a two-way flow; of a one-way flow, all that give the golden record of a hub. */
function sidesOf(plan: Plan, flow: PlanFlow): readonly ConflictSide[] {
  const concept = plan.architecture.canonical?.concepts.find(({ flows }) => flows.includes(flow.id));
  return flow.direction === 'two-way' || concept === undefined
    ? [flow.from, flow.to]
    : concept.ends.filter(({ gives }) => gives);
}

function named(sides: readonly ConflictSide[]): string {
  return sides.map(({ system, resource }) => `${system}.${resource ?? 'record'}`).join(', ');
}

function deleteProblems(flow: PlanFlow): readonly Problem[] {
  const { mark, policy, does } = flow.design.deletes;
  if (does !== 'keep') return [];
  const [, written] = /the record is marked in (\S+) and/.exec(policy) ?? [];
  return mark === (written ?? null)
    ? []
    : at(flow, 'deletes', [
        `marks what was deleted in ${mark ?? 'no field'} where its policy says ${written ?? 'none'}`,
      ]);
}

/** One set of tools takes the same time for every flow, and the arithmetic of freshness names it where messages come. */
function overheadProblems(flows: readonly PlanFlow[]): readonly Problem[] {
  const usual = mostOf(flows.map(({ design }) => design.transport.overhead.time));
  return flows.flatMap((flow) => {
    const { time } = flow.design.transport.overhead;
    const [, written] = /a second a call and (.+?) between them/.exec(flow.design.trigger.why) ?? [];
    const said = written === undefined || written === inWords(time);
    return time === usual && said
      ? []
      : at(flow, 'transport', [
          `takes ${inWords(time)} beside its calls where ${written ?? inWords(usual ?? time)} is reckoned with`,
        ]);
  });
}

/** What most flows have, the shorter one where as many have either. */
function mostOf(times: readonly string[]): string | null {
  const count = (time: string): number => times.filter((one) => one === time).length;
  return times.toSorted((a, b) => count(b) - count(a) || seconds(a) - seconds(b))[0] ?? null;
}
