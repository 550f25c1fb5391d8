// What the Project page needs of a plan: its tasks, gates and phases, without the designs and contracts they rest on. Where each task stands
// is not of the plan and comes from elsewhere.
import { z } from 'zod';
import type { Plan, PlanTest } from '../../plan/plan.ts';
import { taskKinds } from '../../plan/project.ts';
import type { EvidenceGate } from '../../store/base/evidence.ts';
import { evidenceGates } from '../../store/base/evidence.ts';
import { view, type View } from '../reading/view.ts';

export interface OutlineTask {
  readonly id: string;
  readonly title: string;
  readonly kind: (typeof taskKinds)[number];
  readonly points: number;
  readonly startDay: number;
  readonly endDay: number;
  readonly after: readonly string[];
  readonly gate: string | null;
  readonly subtasks: readonly { readonly id: string; readonly title: string }[];
}

/** A thing that a gate asks for. `id` is the demand in its own words, or the test's id. */
export interface Demand {
  readonly id: string;
  readonly what: 'criterion' | 'test' | 'check';
  readonly title: string;
  readonly how: string | null;
}

/** `opens` is the task that waits for it, or null where it is the last. */
export interface OutlineGate {
  readonly id: string;
  readonly subject: EvidenceGate;
  readonly title: string;
  readonly opens: string | null;
  readonly signedBy: string;
  readonly demands: readonly Demand[];
}

export interface OutlinePhase {
  readonly id: string;
  readonly title: string;
  readonly goal: string;
  readonly after: readonly string[];
  readonly tasks: readonly string[];
  readonly likelyDays: number;
  readonly exit: string;
  readonly rollback: string;
}

/** `launch` is the task that goes to production, which waits for the gates before it. */
export interface ProjectOutline {
  readonly points: number;
  readonly days: number;
  readonly tasks: readonly OutlineTask[];
  readonly gates: readonly OutlineGate[];
  readonly launch: string | null;
  readonly phases: readonly OutlinePhase[];
  readonly reckoning: readonly string[];
}

const text = z.string();
const texts = z.array(text);
const whole = z.number().int().nonnegative();

export const OutlineTask: z.ZodType<OutlineTask> = z.strictObject({
  id: text,
  title: text,
  kind: z.enum(taskKinds),
  points: whole,
  startDay: whole,
  endDay: whole,
  after: texts,
  gate: text.nullable(),
  subtasks: z.array(z.strictObject({ id: text, title: text })),
});

export const Demand: z.ZodType<Demand> = z.strictObject({
  id: text,
  what: z.enum(['criterion', 'test', 'check']),
  title: text,
  how: text.nullable(),
});

export const OutlineGate: z.ZodType<OutlineGate> = z.strictObject({
  id: text,
  subject: z.enum(evidenceGates),
  title: text,
  opens: text.nullable(),
  signedBy: text,
  demands: z.array(Demand),
});

export const ProjectOutline: z.ZodType<ProjectOutline> = z.strictObject({
  points: whole,
  days: whole,
  tasks: z.array(OutlineTask),
  gates: z.array(OutlineGate),
  launch: text.nullable(),
  phases: z.array(
    z.strictObject({
      id: text,
      title: text,
      goal: text,
      after: texts,
      tasks: texts,
      likelyDays: z.number().nonnegative(),
      exit: text,
      rollback: text,
    }),
  ),
  reckoning: texts,
});

export const planProject: View<'plan', null, ProjectOutline> = view('plan', projectOutline);

export function projectOutline(plan: Plan): ProjectOutline {
  const { project, roadmap } = plan;
  return {
    points: project.points,
    days: project.days,
    tasks: project.tasks.map(
      ({ id, title, kind, points, startDay, endDay, after, gate, subtasks }): OutlineTask => ({
        id,
        title,
        kind,
        points,
        startDay,
        endDay,
        after,
        gate,
        subtasks: subtasks.map((one) => ({ id: one.id, title: one.title })),
      }),
    ),
    gates: evidenceGates.flatMap((subject) => gateOf(plan, subject)),
    launch: project.tasks.find((task) => task.kind === 'launch')?.id ?? null,
    phases: roadmap.phases.map(({ id, title, goal, after, tasks, effort, exit, rollback }) => ({
      id,
      title,
      goal,
      after,
      tasks,
      likelyDays: effort.likely,
      exit,
      rollback: `${rollback.how} ${rollback.data}`,
    })),
    reckoning: project.reckoning,
  };
}

function gateOf(plan: Plan, subject: EvidenceGate): readonly OutlineGate[] {
  const gate = plan.project.gates.find((one) => one.id === `G-${subject}`);
  if (gate === undefined) return [];
  const tests = new Map(plan.tests.map((test) => [test.id, test]));
  const opens = plan.project.tasks.some((task) => task.id === gate.before) ? gate.before : null;
  return [
    {
      id: gate.id,
      subject,
      title: gate.title,
      opens,
      signedBy: gate.signOff.role,
      demands: [
        ...gate.evidence.map((title): Demand => ({ id: title, what: 'criterion', title, how: null })),
        ...gate.tests.flatMap((id) => testDemand(id, tests.get(id))),
        ...(subject === 'verified' ? checksOf(plan) : []),
      ],
    },
  ];
}

function testDemand(id: string, test: PlanTest | undefined): readonly Demand[] {
  if (test === undefined) return [];
  const title = test.flow === null ? test.title : `${test.flow} · ${test.title}`;
  return [{ id, what: 'test', title, how: test.how }];
}

/** What the plan holds the running integration to: the figures that its operations measure. */
function checksOf({ running }: Plan): readonly Demand[] {
  return running.indicators.map(({ id, what, target, window }) => ({
    id,
    what: 'check',
    title: `${what}: ${target}`,
    how: `over ${window}`,
  }));
}
