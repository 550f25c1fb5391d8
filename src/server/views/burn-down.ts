// Points left after each working day: as the plan's own schedule would have it, and as the tasks were moved. The points of a task lie evenly
// over its subtasks. Days are those of the schedule, laid on the calendar from the first day.
import { z } from 'zod';
import { dateOf } from '../../plan/schedule.ts';
import type { Move, TaskState } from '../../store/base/tracking.ts';
import type { OutlineTask } from './project.ts';

/** `day` −1 is before the first. `actual` is null for days to come. */
export interface BurnDay {
  readonly day: number;
  readonly date: string;
  readonly ideal: number;
  readonly actual: number | null;
}

export const BurnDay: z.ZodType<BurnDay> = z.strictObject({
  day: z.number().int().min(-1),
  date: z.string(),
  ideal: z.number(),
  actual: z.number().nullable(),
});

/** A project that runs late is shown for so many days beyond its end. */
const mostLate = 120;

/** Null without a first day: history can't be laid on days that have no date. `today` is an ISO date. */
export function burnDown(
  tasks: readonly OutlineTask[],
  moves: readonly Move[],
  { start, today }: { readonly start: string | null; readonly today: string },
): readonly BurnDay[] | null {
  const first = dateOf(start, 0);
  if (start === null || first === null) return null;
  const total = tasks.reduce((sum, task) => sum + task.points, 0);
  const planned = tasks.reduce((last, task) => Math.max(last, task.endDay), 0);
  const days: BurnDay[] = [
    { day: -1, date: first, ideal: total, actual: today < first ? null : leftBefore(tasks, moves, first) },
  ];
  for (let day = 0; day <= planned + mostLate; day += 1) {
    const date = dateOf(start, day) ?? first;
    if (day > planned && date > today) break;
    const next = dateOf(start, day + 1) ?? first;
    days.push({
      day,
      date,
      ideal: rounded(tasks.reduce((sum, task) => sum + idealLeft(task, day), 0)),
      actual: date > today ? null : leftBefore(tasks, moves, next),
    });
  }
  return days;
}

/** Points of a task are worked off evenly over its days. */
function idealLeft({ points, startDay, endDay }: OutlineTask, day: number): number {
  const share = (day - startDay + 1) / (endDay - startDay + 1);
  return points * (1 - Math.min(1, Math.max(0, share)));
}

/** What is left by all moves before a day begins (UTC): those of a weekend count for the Friday. */
function leftBefore(tasks: readonly OutlineTask[], moves: readonly Move[], date: string): number {
  return pointsLeft(tasks, statesOf(moves.filter((move) => move.at.slice(0, 10) < date)));
}

export function statesOf(moves: readonly Pick<Move, 'item' | 'state'>[]): ReadonlyMap<string, TaskState> {
  return new Map(moves.map(({ item, state }) => [item, state]));
}

/** Points of what is not done. */
export function pointsLeft(tasks: readonly OutlineTask[], states: ReadonlyMap<string, TaskState>): number {
  return rounded(tasks.reduce((sum, task) => sum + task.points * (1 - shareDone(task, states)), 0));
}

function shareDone({ id, subtasks }: OutlineTask, states: ReadonlyMap<string, TaskState>): number {
  if (states.get(id) === 'done') return 1;
  if (subtasks.length === 0) return 0;
  return subtasks.filter((one) => states.get(one.id) === 'done').length / subtasks.length;
}

function rounded(points: number): number {
  return Math.round(points * 10) / 10;
}
