// The way to production in phases: foundations, one phase for each flow, staging, cutover, hypercare.
// Effort is that of the chosen design, shared out by the tasks' points; a flow that feeds another's source of truth comes first; each phase says how it is undone.
import { pointsPerDay } from '../score/size.ts';
import type { PlanFlow } from './plan.ts';
import type { Task } from './project.ts';
import type { Effort, Phase, Roadmap } from './roadmap.ts';
import { isBuilt } from './tasks.ts';

/** Three-point effort: optimistic and pessimistic as shares of the likely figure. A rule of ours: integrations overrun far more often than they finish early. */
const low = 0.75;
const high = 1.6;

/** What the roadmap is made from. `systemsOfRecord` are system ids: flows that start there are built first. `effortDays` are the chosen design's person-days. */
export interface RoadmapMaterial {
  readonly flows: readonly PlanFlow[];
  readonly tasks: readonly Task[];
  readonly systemsOfRecord: ReadonlySet<string>;
  readonly effortDays: number;
}

export function roadmapOf({ flows, tasks, systemsOfRecord, effortDays }: RoadmapMaterial): Roadmap {
  const setUp =
    effortDays -
    days(
      tasks,
      tasks.map((task) => task.id),
    );
  const rank = (flow: PlanFlow): number => (systemsOfRecord.has(flow.from.system) ? 0 : 1);
  const built = flows.filter(isBuilt).sort((a, b) => rank(a) - rank(b));
  const flowPhases =
    built.length === 0
      ? [awaitedPhase(tasks, flows)]
      : built.map((flow) => flowPhase(flow, built, buildDays(tasks) / built.length, systemsOfRecord));
  const phases = [foundations(tasks, flows, setUp), ...flowPhases, ...closing(tasks, built, flowPhases)];
  return {
    phases,
    criticalPath: criticalPath(phases),
    effort: threePoint(effortDays),
    cutover: [
      'Agree the hour with the owners of all systems; no bulk imports or schema changes from the day before until the day after.',
      "Take each flow's watermark, then run its first load; reconcile; go or no go by the business owner.",
      'Switch flows on one by one, systems of record first, each after an hour without unexplained dead letters.',
      'Keep the previous way of working possible until hypercare ends.',
    ],
    hypercare: [
      'Two weeks after cutover: dead letters looked at twice a day, freshness and limits daily.',
      'Day-15 verification under real traffic decides whether hypercare ends.',
    ],
  };
}

/** Person-days of the named tasks, by their points. */
function days(tasks: readonly Task[], ids: readonly string[]): number {
  const points = tasks
    .filter((task) => ids.includes(task.id))
    .reduce((total, task) => total + task.points, 0);
  return points / pointsPerDay;
}

function buildDays(tasks: readonly Task[]): number {
  return days(tasks, ['K3', 'K4', 'K5']);
}

function threePoint(likely: number): Effort {
  const round = (value: number): number => Math.round(value * 10) / 10;
  return { low: round(likely * low), likely: round(likely), high: round(likely * high) };
}

/** `setUp` are the days that the design's own parts take. */
function foundations(tasks: readonly Task[], flows: readonly PlanFlow[], setUp: number): Phase {
  return {
    id: 'PH-foundations',
    title: 'Foundations',
    goal: 'Questions answered, access granted, environments and observability stand',
    after: [],
    flows: flows.map((flow) => flow.id),
    tasks: ['K1', 'K2'],
    effort: threePoint(days(tasks, ['K1', 'K2']) + setUp),
    exit: 'Every question that blocks K1 is answered and each credential has made one read call in dev.',
    rollback: { how: 'Revoke the credentials and remove the apps.', data: 'None was written.' },
  };
}

function flowPhase(
  flow: PlanFlow,
  built: readonly PlanFlow[],
  likely: number,
  systemsOfRecord: ReadonlySet<string>,
): Phase {
  const first = built.filter(
    (other) =>
      systemsOfRecord.has(other.from.system) &&
      other.to.system === flow.from.system &&
      other.askedAs !== flow.askedAs &&
      !systemsOfRecord.has(flow.from.system),
  );
  return {
    id: `PH-${flow.id}`,
    title: flow.title,
    goal: flow.oneLine,
    after: ['PH-foundations', ...first.map((other) => `PH-${other.id}`)],
    flows: [flow.id],
    tasks: ['K3', 'K4', 'K5'],
    effort: threePoint(likely),
    exit: `Dev gate: ${flow.tests.length} tests of ${flow.id}, those marked dev passed.`,
    rollback: {
      how: `Switch ${flow.id} off; queued work stays and is worked off when it is switched on again.`,
      data: `Records that ${flow.id} wrote carry its origin mark; the cross-reference lists each with its former values where it changed one, so that they can be restored or removed by id.`,
    },
  };
}

/** Where nothing can be built yet, the building still stands in the way to production, all flows together. */
function awaitedPhase(tasks: readonly Task[], flows: readonly PlanFlow[]): Phase {
  return {
    id: 'PH-building',
    title: 'Building',
    goal: 'The flows are designed anew with what the foundations found, and built',
    after: ['PH-foundations'],
    flows: flows.map((flow) => flow.id),
    tasks: ['K3', 'K4', 'K5'],
    effort: threePoint(buildDays(tasks)),
    exit: 'The plan was made again with all questions answered, and its dev gate is signed.',
    rollback: { how: 'Nothing runs yet: stop.', data: 'None was written.' },
  };
}

function closing(
  tasks: readonly Task[],
  built: readonly PlanFlow[],
  flowPhases: readonly Phase[],
): readonly Phase[] {
  const ids = built.map((flow) => flow.id);
  return [
    {
      id: 'PH-staging',
      title: 'Staging',
      goal: 'All flows together on sandbox data, at the load and with the faults of the test plan',
      after: flowPhases.map((phase) => phase.id),
      flows: ids,
      tasks: ['K6'],
      effort: threePoint(days(tasks, ['K6'])),
      exit: 'Staging gate signed by the business owner and operations.',
      rollback: {
        how: 'Go back to the last build that passed the dev gate.',
        data: 'Sandbox data is reset.',
      },
    },
    {
      id: 'PH-cutover',
      title: 'Cutover',
      goal: 'First loads done, reconciled, flows switched on one by one',
      after: ['PH-staging'],
      flows: ids,
      tasks: ['K7'],
      effort: threePoint(days(tasks, ['K7'])),
      exit: 'Each flow ran a full business day without an unexplained dead letter.',
      rollback: {
        how: 'Switch the flows off in reverse order; people work as before.',
        data: 'First-load records are found by origin mark and cross-reference; created ones are archived, changed ones restored from the former values kept for 30 days.',
      },
    },
    {
      id: 'PH-hypercare',
      title: 'Hypercare',
      goal: 'Verified under real traffic, handed over to operations',
      after: ['PH-cutover'],
      flows: ids,
      tasks: ['K8'],
      effort: threePoint(days(tasks, ['K8'])),
      exit: 'Verification gate signed; runbook, access list and alerts handed over.',
      rollback: {
        how: 'A flow that misses its targets is switched off alone.',
        data: 'As in cutover, within 30 days.',
      },
    },
  ];
}

/** The chain of phases with the longest likely effort, by dependency. */
function criticalPath(phases: readonly Phase[]): readonly string[] {
  const longest = new Map<string, { readonly length: number; readonly path: readonly string[] }>();
  for (const phase of phases) {
    const before = phase.after
      .map((id) => longest.get(id))
      .filter((way) => way !== undefined)
      .sort((a, b) => b.length - a.length)[0];
    longest.set(phase.id, {
      length: (before?.length ?? 0) + phase.effort.likely,
      path: [...(before?.path ?? []), phase.id],
    });
  }
  return [...longest.values()].sort((a, b) => b.length - a.length)[0]?.path ?? [];
}
