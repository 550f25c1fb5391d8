// The tracked project: tasks with points and days, two environments before production, gates with evidence and sign-off.
import { z } from 'zod';

export const taskKinds = ['setup', 'integration', 'testing', 'launch', 'review'] as const;

/** `startDay` and `endDay` count working-plan days from 0 ("day of"); dates are filled when a start date was given, else null. */
export interface Task {
  readonly id: string;
  readonly title: string;
  readonly kind: (typeof taskKinds)[number];
  readonly points: number;
  readonly startDay: number;
  readonly endDay: number;
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly after: readonly string[];
  readonly subtasks: readonly Subtask[];
  /** Stable ids of requirements, flows, policies, mappings and tests that this task serves. */
  readonly serves: readonly string[];
  readonly gate: string | null;
}

export interface Subtask {
  readonly id: string;
  readonly title: string;
  readonly serves: readonly string[];
}

/** Nothing passes a gate without all evidence and a named person's sign-off. */
export interface ReleaseGate {
  readonly id: string;
  readonly title: string;
  readonly before: string;
  readonly evidence: readonly string[];
  readonly tests: readonly string[];
  readonly signOff: { readonly role: string; readonly name: string | null; readonly date: string | null };
}

export interface Project {
  readonly start: string | null;
  readonly days: number;
  readonly points: number;
  readonly tasks: readonly Task[];
  readonly gates: readonly ReleaseGate[];
  /** How points and days were reckoned from the base case, in short sentences. */
  readonly reckoning: readonly string[];
}

const text = z.string().min(1);
const date = z.iso.date().nullable();

export const Project: z.ZodType<Project> = z.strictObject({
  start: date,
  days: z.number().int().positive(),
  points: z.number().int().positive(),
  tasks: z.array(
    z.strictObject({
      id: text,
      title: text,
      kind: z.enum(taskKinds),
      points: z.number().int().nonnegative(),
      startDay: z.number().int().nonnegative(),
      endDay: z.number().int().nonnegative(),
      startDate: date,
      endDate: date,
      after: z.array(text),
      subtasks: z.array(z.strictObject({ id: text, title: text, serves: z.array(text) })),
      serves: z.array(text),
      gate: text.nullable(),
    }),
  ),
  gates: z.array(
    z.strictObject({
      id: text,
      title: text,
      before: text,
      evidence: z.array(text),
      tests: z.array(text),
      signOff: z.strictObject({ role: text, name: text.nullable(), date }),
    }),
  ),
  reckoning: z.array(text),
});
