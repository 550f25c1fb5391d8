// The eight tasks with points and days. Base case: one one-way flow between two systems = 175 points in 15 days.
// Everything beyond the base case adds by the rules below, which the plan prints under "reckoning". No clock: dates only from `start`.
import { Temporal } from 'temporal-polyfill';
import {
  allPoints,
  baseTasks,
  type BaseTask,
  pointsOf,
  pointsPerDay,
  type Size,
  sizeRules,
} from '../score/size.ts';
import type { ReleaseGate, Subtask, Task } from './project.ts';

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
  for (const task of baseTasks) {
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

/** The rules in sentences, with this project's figures. `effortDays` are the chosen design's person-days. */
export function reckoning(size: Size, effortDays: number): readonly string[] {
  return [
    'Base case: one one-way flow between two systems is 8 tasks, 175 points and 15 days; monitoring falls on day 15.',
    `This project: ${size.systems} systems (${size.privateSystems} of them private), ${size.flows} flows, ${size.legs} directions to build, ${size.objects} objects, ${size.authKinds} kinds of sign-in, ${size.legacySystems} legacy systems.`,
    ...sizeRules,
    `Days grow with points; ${size.developers === 1 ? 'one developer works' : `${size.developers} developers work`} in parallel where there is more than one direction to build. A project day is a working day, Monday to Friday.`,
    `Effort: ${Math.round((allPoints(size) / pointsPerDay) * 10) / 10} person-days by points (175 in 15 days); with the parts that the chosen design sets up, ${effortDays}.`,
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
