// The eight tasks with points and days. Base case: one one-way flow between two systems = 175 points in 15 days.
// Everything beyond the base case adds by the rules below, which the plan prints under "reckoning". No clock: dates only from `start`.
import { Temporal } from 'temporal-polyfill';
import type { ReleaseGate, Subtask, Task } from './project.ts';
import type { taskKinds } from './project.ts';

/** What the size of a project is reckoned from. `legs` counts each direction of each flow that will be built. */
export interface Size {
  readonly systems: number;
  readonly privateSystems: number;
  readonly flows: number;
  readonly legs: number;
  readonly developers: number;
}

interface BaseTask {
  readonly id: string;
  readonly title: string;
  readonly kind: (typeof taskKinds)[number];
  readonly points: number;
  /** Project days that the task takes in the base case. */
  readonly days: number;
  /** Points added for each thing beyond the base case. */
  readonly perSystem: number;
  readonly perPrivate: number;
  readonly perLeg: number;
  readonly gate: string | null;
}

const base: readonly BaseTask[] = [
  {
    id: 'K1',
    title: 'Document requirements',
    kind: 'setup',
    points: 20,
    days: 2,
    perSystem: 5,
    perPrivate: 5,
    perLeg: 5,
    gate: null,
  },
  {
    id: 'K2',
    title: 'API authentication setup',
    kind: 'integration',
    points: 20,
    days: 3,
    perSystem: 10,
    perPrivate: 5,
    perLeg: 0,
    gate: null,
  },
  {
    id: 'K3',
    title: 'Build connector',
    kind: 'integration',
    points: 30,
    days: 2,
    perSystem: 0,
    perPrivate: 10,
    perLeg: 30,
    gate: null,
  },
  {
    id: 'K4',
    title: 'Configure data mapping',
    kind: 'integration',
    points: 25,
    days: 1,
    perSystem: 0,
    perPrivate: 5,
    perLeg: 25,
    gate: null,
  },
  {
    id: 'K5',
    title: 'Test integration (dev)',
    kind: 'testing',
    points: 20,
    days: 2,
    perSystem: 0,
    perPrivate: 0,
    perLeg: 10,
    gate: 'G-dev',
  },
  {
    id: 'K6',
    title: 'Test integration (staging)',
    kind: 'testing',
    points: 20,
    days: 2,
    perSystem: 0,
    perPrivate: 0,
    perLeg: 10,
    gate: 'G-staging',
  },
  {
    id: 'K7',
    title: 'Deploy to production',
    kind: 'launch',
    points: 25,
    days: 3,
    perSystem: 0,
    perPrivate: 0,
    perLeg: 5,
    gate: null,
  },
  {
    id: 'K8',
    title: 'Monitor and verify',
    kind: 'review',
    points: 15,
    days: 1,
    perSystem: 0,
    perPrivate: 0,
    perLeg: 5,
    gate: 'G-verified',
  },
];

export const taskIds: readonly string[] = base.map((task) => task.id);

/** What the caller knows of a task beyond its size. */
export interface TaskContent {
  readonly subtasks: readonly Subtask[];
  readonly serves: readonly string[];
}

/**
 * The tasks in order, each starting when the one before has ended. Project days count from 0; with `start` (ISO date) they are laid on
 * Monday to Friday. More developers shorten building and testing, never below the base case's days, and never more hands than legs.
 */
export function scheduleTasks(
  size: Size,
  content: ReadonlyMap<string, TaskContent>,
  start: string | null,
): readonly Task[] {
  const tasks: Task[] = [];
  let day = 0;
  for (const task of base) {
    const points = pointsOf(task, size);
    const startDay = day;
    const endDay = startDay + daysOf(task, points, size) - 1;
    tasks.push({
      id: task.id,
      title: task.title,
      kind: task.kind,
      points,
      startDay,
      endDay,
      startDate: dateOf(start, startDay),
      endDate: dateOf(start, endDay),
      after: tasks.length === 0 ? [] : [tasks[tasks.length - 1]?.id ?? ''],
      subtasks: content.get(task.id)?.subtasks ?? [],
      serves: content.get(task.id)?.serves ?? [],
      gate: task.gate,
    });
    day = endDay + 1;
  }
  return tasks;
}

function pointsOf(task: BaseTask, size: Size): number {
  return (
    task.points +
    Math.max(0, size.systems - 2) * task.perSystem +
    size.privateSystems * task.perPrivate +
    Math.max(0, size.legs - 1) * task.perLeg
  );
}

function daysOf(task: BaseTask, points: number, size: Size): number {
  const hands = task.perLeg === 0 ? 1 : Math.max(1, Math.min(size.developers, size.legs));
  return Math.max(task.days, Math.ceil((task.days * points) / task.points / hands));
}

/** The working day that project day `day` falls on, counted from the first working day on or after `start`. */
export function dateOf(start: string | null, day: number): string | null {
  if (start === null) return null;
  let date = Temporal.PlainDate.from(start);
  while (date.dayOfWeek > 5) date = date.add({ days: 1 });
  for (let left = day; left > 0; ) {
    date = date.add({ days: 1 });
    if (date.dayOfWeek <= 5) left -= 1;
  }
  return date.toString();
}

/** The rules above in sentences, with this project's figures. */
export function reckoning(size: Size): readonly string[] {
  return [
    'Base case: one one-way flow between two systems is 8 tasks, 175 points and 15 days; monitoring falls on day 15.',
    `This project: ${size.systems} systems (${size.privateSystems} of them private), ${size.flows} flows, ${size.legs} directions to build.`,
    'Each system beyond two adds 5 points to requirements and 10 to authentication.',
    'Each direction beyond the first adds 30 points to the connector, 25 to the mapping, 10 to each test round and 5 to requirements, deployment and monitoring.',
    'Each private system adds 5 points to requirements, authentication and mapping, and 10 to the connector: its API must be learned.',
    `Days grow with points; ${size.developers === 1 ? 'one developer works' : `${size.developers} developers work`} in parallel where there is more than one direction to build. A project day is a working day, Monday to Friday.`,
  ];
}

/** The gates between the environments. `devTests` and `stagingTests` are test ids. */
export function releaseGates(
  devTests: readonly string[],
  stagingTests: readonly string[],
  blockers: readonly string[],
): readonly ReleaseGate[] {
  const open = blockers.length === 0 ? [] : [`Answered: ${blockers.join(', ')}`];
  const unsigned = { name: null, date: null };
  return [
    {
      id: 'G-dev',
      title: 'Dev gate',
      before: 'K6',
      tests: devTests,
      signOff: { role: 'Lead developer', ...unsigned },
      evidence: [
        'Report of every dev test with the build it ran on',
        'Mapping table signed by the owners of both systems',
        ...open,
      ],
    },
    {
      id: 'G-staging',
      title: 'Staging gate',
      before: 'K7',
      tests: stagingTests,
      signOff: { role: 'Business owner and operations', ...unsigned },
      evidence: [
        'Report of every staging test on sandbox data',
        'Reconciliation of the staging load without open differences',
        'Runbook walked through by the people on call',
        'Rollback rehearsed once',
      ],
    },
    {
      id: 'G-verified',
      title: 'Verified under real traffic',
      before: 'handover',
      tests: [],
      signOff: { role: 'Business owner', ...unsigned },
      evidence: [
        'Freshness, success rate and dead letters over the days since deployment against the targets',
        'A reconciliation of production without open differences',
        'Limits: busiest hour against the budget table',
      ],
    },
  ];
}
