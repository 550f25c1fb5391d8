// The way to production in phases: foundations, one phase for each flow, staging, cutover, hypercare; where a system is left, the bridge,
// the time side by side, the takeover and the shutting down as well. Each phase says how it is undone, data already written included.
import type { Brief } from '../brief/brief.ts';
import type { Question } from '../finding/finding.ts';
import { pointsPerDay } from '../score/size.ts';
import { closing, type Draft } from './closing.ts';
import type { Connection } from './connection.ts';
import { cutoverSteps, hypercareSteps } from './cutover.ts';
import { effortRules, rounded, threePoint, unknownsOf } from './effort-range.ts';
import { type Migration, migrationsOf } from './migration.ts';
import type { PlanFlow } from './plan.ts';
import type { Task } from './project.ts';
import type { Phase, Roadmap } from './roadmap.ts';
import { isBuilt } from './tasks.ts';
import { undoing } from './undo.ts';

/** What the roadmap is made from. `effortDays` are the chosen design's person-days. */
export interface RoadmapMaterial {
  readonly brief: Brief;
  readonly connections: readonly Connection[];
  readonly flows: readonly PlanFlow[];
  readonly tasks: readonly Task[];
  readonly questions: readonly Question[];
  readonly effortDays: number;
}

export function roadmapOf(material: RoadmapMaterial): Roadmap {
  const { brief, connections, flows, tasks, questions, effortDays } = material;
  const records = systemsOfRecord(brief);
  const setUp =
    effortDays -
    days(
      tasks,
      tasks.map((task) => task.id),
    );
  const rank = (flow: PlanFlow): number => (records.has(flow.from.system) ? 0 : 1);
  const built = flows.filter(isBuilt).sort((a, b) => rank(a) - rank(b));
  const unknowns = unknownsOf(flows, connections, questions);
  const migrations = migrationsOf(brief);
  const each = built.length === 0 ? 0 : buildDays(tasks) / built.length;
  const flowDrafts =
    built.length === 0
      ? [awaited(tasks, flows, unknowns)]
      : flowPhases(built, { records, connections, migrations }).map((phase, index): Draft => {
          const flow = built[index];
          return { phase, likely: each, unknowns: flow === undefined ? 0 : (unknowns.get(flow.id) ?? 0) };
        });
  const drafts = [
    foundations(tasks, material, setUp),
    ...flowDrafts,
    ...closing({
      built,
      connections,
      flowPhases: flowDrafts.map((draft) => draft.phase.id),
      migrations,
      unknowns,
      days: (ids) => days(tasks, ids),
    }),
  ];
  const exact = drafts.map((draft) => threePoint(draft.likely, draft.unknowns));
  const phases = drafts.map(
    (draft, index): Phase => ({
      ...draft.phase,
      effort: rounded(exact[index] ?? { low: 0, likely: 0, high: 0 }),
    }),
  );
  const total = (key: 'low' | 'likely' | 'high'): number => exact.reduce((sum, one) => sum + one[key], 0);
  return {
    phases,
    waves: wavesOf(phases),
    criticalPath: criticalPath(phases),
    effort: rounded({ low: total('low'), likely: total('likely'), high: total('high') }),
    rules: effortRules,
    migrations,
    cutover: cutoverSteps(built, connections, migrations),
    hypercare: hypercareSteps(built, connections),
  };
}

function systemsOfRecord(brief: Brief): ReadonlySet<string> {
  return new Set(
    brief.systems.filter((system) => system.role === 'system-of-record').map((system) => system.id),
  );
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

/** `setUp` are the days that the design's own parts take. */
function foundations(
  tasks: readonly Task[],
  { flows, connections, questions }: RoadmapMaterial,
  setUp: number,
): Draft {
  const first = questions.filter((question) => question.blocks === 'K1');
  const closed = connections.filter((connection) => connection.auth === null).length;
  return {
    likely: days(tasks, ['K1', 'K2']) + setUp,
    unknowns: Math.min(4, first.length) + closed,
    phase: {
      id: 'PH-foundations',
      title: 'Foundations',
      goal: 'Questions answered, access granted, environments and observability stand',
      after: [],
      flows: flows.map((flow) => flow.id),
      tasks: ['K1', 'K2'],
      exit: `${first.length === 0 ? 'Nothing is left open that blocks K1' : `The ${first.length} questions that block K1 are answered`}, and each of the ${connections.length} systems has answered one read call in dev.`,
      rollback: {
        how: `Revoke the credentials at ${connections.map((connection) => connection.name).join(', ')} and remove the apps.`,
        data: 'None was written.',
      },
    },
  };
}

/** A flow out of a system of record comes before the flows that start where it ends. */
function flowPhases(
  built: readonly PlanFlow[],
  {
    records,
    connections,
    migrations,
  }: Pick<RoadmapMaterial, 'connections'> & {
    readonly records: ReadonlySet<string>;
    readonly migrations: readonly Migration[];
  },
): readonly Draft['phase'][] {
  const moved = new Set(migrations.flatMap((migration) => [...migration.out, ...migration.back]));
  const feeding = new Map<string, PlanFlow[]>();
  for (const flow of built) {
    if (!records.has(flow.from.system)) continue;
    const held = feeding.get(flow.to.system);
    if (held === undefined) feeding.set(flow.to.system, [flow]);
    else held.push(flow);
  }
  const systems = new Map(connections.map((connection) => [connection.system, connection]));
  return built.map((flow) => {
    const first = records.has(flow.from.system)
      ? []
      : (feeding.get(flow.from.system) ?? []).filter((other) => other.askedAs !== flow.askedAs);
    const alone = flow.pair === null ? '' : `, each alone with ${flow.pair} switched off`;
    return {
      id: `PH-${flow.id}`,
      title: flow.title,
      goal: flow.oneLine,
      after: ['PH-foundations', ...first.map((other) => `PH-${other.id}`)],
      flows: [flow.id],
      tasks: ['K3', 'K4', 'K5'],
      exit: `Dev gate: ${flow.tests.length} tests of ${flow.id}, those marked dev passed${alone}.`,
      rollback: {
        how: `Switch ${flow.id} off; queued work stays and is worked off when it is switched on again.`,
        data: undoing(flow, systems.get(flow.to.system), moved.has(flow.askedAs)),
      },
    };
  });
}

/** Where nothing can be built yet, the building still stands in the way to production, all flows together. */
function awaited(
  tasks: readonly Task[],
  flows: readonly PlanFlow[],
  unknowns: ReadonlyMap<string, number>,
): Draft {
  return {
    likely: buildDays(tasks),
    unknowns: Math.max(0, ...unknowns.values()),
    phase: {
      id: 'PH-building',
      title: 'Building',
      goal: 'The flows are designed anew with what the foundations found, and built',
      after: ['PH-foundations'],
      flows: flows.map((flow) => flow.id),
      tasks: ['K3', 'K4', 'K5'],
      exit: 'The plan was made again with all questions answered, and its dev gate is signed.',
      rollback: { how: 'Nothing runs yet: stop.', data: 'None was written.' },
    },
  };
}

/** Phases by how many must be done before: those of one wave wait for nothing of each other. */
function wavesOf(phases: readonly Phase[]): readonly (readonly string[])[] {
  const depth = new Map<string, number>();
  const waves: string[][] = [];
  for (const phase of phases) {
    const own = phase.after.reduce((most, id) => Math.max(most, (depth.get(id) ?? 0) + 1), 0);
    depth.set(phase.id, own);
    (waves[own] ??= []).push(phase.id);
  }
  return waves;
}

/** The chain of phases with the longest likely effort, by dependency. */
function criticalPath(phases: readonly Phase[]): readonly string[] {
  const longest = new Map<string, { readonly length: number; readonly before: string | null }>();
  for (const phase of phases) {
    const before = phase.after
      .filter((id) => longest.has(id))
      .reduce<string | null>(
        (best, id) =>
          best === null || (longest.get(id)?.length ?? 0) > (longest.get(best)?.length ?? 0) ? id : best,
        null,
      );
    const length = (before === null ? 0 : (longest.get(before)?.length ?? 0)) + phase.effort.likely;
    longest.set(phase.id, { length, before });
  }
  const last = [...longest].reduce<string | null>(
    (best, [id, way]) => (best === null || way.length > (longest.get(best)?.length ?? 0) ? id : best),
    null,
  );
  const path: string[] = [];
  for (let id = last; id !== null; id = longest.get(id)?.before ?? null) path.unshift(id);
  return path;
}
