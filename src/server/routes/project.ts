// The project of a plan: where its tasks stand, what the gates ask for and were shown. Production stays locked until what comes before is
// signed; nobody moves a task past a gate that is not.
import { z } from 'zod';
import { dateOf } from '../../plan/schedule.ts';
import { listApprovals, type Subject } from '../../store/base/approvals.ts';
import {
  bring,
  Evidence,
  evidenceGates,
  evidenceKinds,
  listEvidence,
  mostEvidence,
  type NewEvidence,
  withdraw,
} from '../../store/base/evidence.ts';
import { roleOf } from '../../store/base/members.ts';
import { namesOf } from '../../store/base/names.ts';
import { planHead } from '../../store/base/plans.ts';
import { listRevisions, RevisionRow } from '../../store/base/revisions.ts';
import { isConflict } from '../../store/base/scope.ts';
import { listMoves, listTracked, TaskCard, track, type TrackedTask } from '../../store/base/tracking.ts';
import type { House } from '../environment.ts';
import { movedOn, seenVersion, tagged } from '../etag.ts';
import { Refused } from '../problem.ts';
import { type Ask, planParams, type Route, route } from '../route.ts';
import { GateStanding, standings } from '../standing.ts';
import { BurnDay, burnDown, pointsLeft, statesOf } from '../views/burn-down.ts';
import { type OutlineTask, ProjectOutline } from '../views/project.ts';
import { noPlan } from './plans.ts';

const text = z.string();

const TrackedTask: z.ZodType<TrackedTask> = z.strictObject({
  item: text,
  state: z.enum(['to-do', 'doing', 'blocked', 'done']),
  assignee: text.nullable(),
  note: text,
  version: z.number().int().nonnegative(),
  author: text.nullable(),
  at: text.nullable(),
});

/** When a task is by the plan's own rule, and what has to be signed before it may begin. */
const TaskTime = z.strictObject({
  id: text,
  startDate: text.nullable(),
  endDate: text.nullable(),
  waitsFor: z.array(z.enum(['plan', 'dev', 'staging', 'production', 'verified'])),
});

/** What the page shows; `project` null where the plan has no revision yet. `names` are of everybody who is named by id. */
const ProjectAnswer = z.strictObject({
  name: text,
  start: text.nullable(),
  version: z.number().int().positive(),
  project: z
    .strictObject({
      revision: RevisionRow,
      outline: ProjectOutline,
      times: z.array(TaskTime),
      tracked: z.array(TrackedTask),
      standings: z.array(GateStanding),
      evidence: z.array(Evidence),
      burnDown: z.array(BurnDay).nullable(),
      pointsLeft: z.number(),
      today: text,
    })
    .nullable(),
  names: z.record(text, text),
});

const path = '/api/w/{workspace}/plans/{plan}/project';

export function projectRoutes(house: House): readonly Route[] {
  return [
    route({
      method: 'get',
      path,
      summary: 'The project: tasks, dates, gates with their evidence, progress',
      access: 'read',
      params: planParams,
      answer: ProjectAnswer,
      handle: (ask, { params }) => projectOf(house, ask, params.plan),
    }),
    taskRoute(house),
    ...evidenceRoutes(house),
  ];
}

/** The latest revision with what its project holds; null where there is none. */
async function latest(house: House, workspace: string, plan: string) {
  const revisions = await listRevisions(house.base.db, workspace, plan);
  const [revision] = revisions;
  if (revision === undefined) return null;
  const outline = await house.reading.ask({
    workspace,
    hash: revision.hash,
    view: 'plan.project',
    args: null,
  });
  return { revisions, revision, outline };
}

async function projectOf(house: House, ask: Ask, plan: string): Promise<z.infer<typeof ProjectAnswer>> {
  const { db } = house.base;
  const { workspace, person } = ask.get('scope');
  const head = await planHead(db, workspace, plan);
  if (head === null) throw noPlan();
  const common = { name: head.name, start: head.start, version: head.version };
  const found = await latest(house, workspace, plan);
  if (found === null) return { ...common, project: null, names: {} };
  const { revision, revisions, outline } = found;
  const approvals = await listApprovals(db, workspace, plan);
  const evidence = await listEvidence(db, workspace, plan);
  const tracked = await listTracked(db, workspace, plan);
  const moves = await listMoves(db, workspace, plan);
  const gates = standings({ revisions, approvals, evidence, gates: outline.gates }, person);
  const today = house.now().toISOString().slice(0, 10);
  return {
    ...common,
    project: {
      revision,
      outline,
      times: outline.tasks.map((task) => ({
        id: task.id,
        startDate: dateOf(head.start, task.startDay),
        endDate: dateOf(head.start, task.endDay),
        waitsFor: [...waitsFor(task.id, outline, gates)],
      })),
      tracked: [...tracked],
      standings: [...gates],
      evidence: evidence.filter((one) => one.withdrawnAt === null),
      burnDown: listed(burnDown(outline.tasks, moves, { start: head.start, today })),
      pointsLeft: pointsLeft(outline.tasks, statesOf(tracked)),
      today,
    },
    names: await namesOf(db, [
      ...tracked.map((one) => one.assignee),
      ...evidence.map((one) => one.author),
      ...approvals.map((one) => one.author),
      ...revisions.map((one) => one.author),
    ]),
  };
}

function listed<T>(list: readonly T[] | null): T[] | null {
  return list === null ? null : [...list];
}

/** What is not signed of what a task, or one before it, waits for. */
function waitsFor(task: string, outline: ProjectOutline, gates: readonly GateStanding[]): readonly Subject[] {
  const chain = chainOf(task, outline.tasks);
  const opened = outline.gates.filter(({ opens }) => opens !== null && chain.has(opens));
  const needed = new Set(
    opened.flatMap(({ subject }): readonly Subject[] => [
      'plan',
      ...(subject === 'staging' ? (['dev'] as const) : []),
      subject,
    ]),
  );
  return gates
    .filter((gate) => needed.has(gate.subject) && gate.state !== 'signed')
    .map((gate) => gate.subject);
}

/** A task with all that must be done before it. */
function chainOf(task: string, tasks: readonly OutlineTask[]): ReadonlySet<string> {
  const chain = new Set<string>();
  const open = [task];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (chain.has(id)) continue;
    chain.add(id);
    open.push(...(tasks.find((one) => one.id === id)?.after ?? []));
  }
  return chain;
}

const called: Readonly<Record<Subject, string>> = {
  plan: 'the plan’s approval',
  dev: 'the dev gate',
  staging: 'the staging gate',
  production: 'the release to production',
  verified: 'the verification',
};

function taskRoute(house: House): Route {
  const { db } = house.base;
  return route({
    method: 'put',
    path: `${path}/tasks/{item}`,
    summary: 'Move or assign a task or subtask; If-Match "0" where nobody has touched it yet',
    access: 'track',
    params: z.strictObject({
      workspace: text.min(1).max(64),
      plan: text.min(1).max(64),
      item: text.min(1).max(200),
    }),
    body: TaskCard,
    answer: TrackedTask,
    versioned: true,
    handle: async (ask, { params, body }) => {
      const { workspace, person } = ask.get('scope');
      const version = seenVersion(ask);
      const found = await latest(house, workspace, params.plan);
      const task = found?.outline.tasks.find(
        ({ id, subtasks }) => id === params.item || subtasks.some((one) => one.id === params.item),
      );
      if (found === null || task === undefined) throw new Refused(404, 'The plan has no such task.');
      if (body.assignee !== null && (await roleOf(db, { workspace, person: body.assignee })) === null)
        throw new Refused(422, 'The task can only be given to a member of this workspace.');
      if (body.state === 'doing' || body.state === 'done') {
        const approvals = await listApprovals(db, workspace, params.plan);
        const gates = standings({ ...found, approvals, evidence: [], gates: found.outline.gates }, person);
        const missing = waitsFor(task.id, found.outline, gates);
        if (missing.length > 0)
          throw new Refused(409, `${task.title} waits for ${missing.map((one) => called[one]).join(', ')}.`);
      }
      const set = await track(db, ask.get('scope'), { plan: params.plan, item: params.item, version }, body);
      if (set === null) throw noPlan();
      if (isConflict(set)) throw movedOn();
      tagged(ask, set.version);
      return set;
    },
  });
}

const address = z.url({ protocol: /^https?$/, error: 'is an address that begins with https://' }).max(2000);

const Brought: z.ZodType<NewEvidence> = z
  .strictObject({
    gate: z.enum(evidenceGates),
    items: z.array(text.min(1).max(1000)).min(1).max(3000),
    verdict: z.enum(['holds', 'fails']),
    kind: z.enum(evidenceKinds),
    content: text.trim().max(4000),
    upload: text.regex(/^[0-9a-f]{64}$/).nullable(),
  })
  .refine((one) => (one.kind === 'file') === (one.upload !== null), {
    error: 'a file is named by its upload',
  })
  .refine((one) => one.kind !== 'link' || address.safeParse(one.content).success, {
    error: 'a link begins with https:// or http://',
  })
  .refine((one) => one.kind !== 'text' || one.content !== '', { error: 'the text is empty' });

function evidenceRoutes(house: House): readonly Route[] {
  const { db } = house.base;
  const evidencePath = '/api/w/{workspace}/plans/{plan}/evidence';
  return [
    route({
      method: 'post',
      path: evidencePath,
      summary: 'Show that something a gate asks for holds, or fails: a link, a text or an uploaded file',
      access: 'track',
      params: planParams,
      body: Brought,
      answer: z.array(Evidence),
      status: 201,
      handle: async (ask, { params, body }) => {
        const found = await latest(house, ask.get('scope').workspace, params.plan);
        const asked = found?.outline.gates.find((gate) => gate.subject === body.gate)?.demands ?? [];
        const unknown = body.items.find((item) => asked.every(({ id }) => id !== item));
        if (unknown !== undefined) throw new Refused(404, 'The gate asks for no such thing.');
        const brought = await bring(db, ask.get('scope'), params.plan, {
          ...body,
          items: [...new Set(body.items)],
        });
        if (brought === 'no-such-plan') throw noPlan();
        if (brought === 'no-such-file') throw new Refused(404, 'This workspace has no such file.');
        if (brought === 'too-much')
          throw new Refused(409, `At most ${mostEvidence} pieces of evidence are kept of a plan.`);
        return [...brought];
      },
    }),
    route({
      method: 'delete',
      path: `${evidencePath}/{id}`,
      summary: 'Withdraw a piece of evidence; it stays in the log',
      access: 'track',
      params: z.strictObject({
        workspace: text.min(1).max(64),
        plan: text.min(1).max(64),
        id: text.min(1).max(64),
      }),
      status: 204,
      handle: async (ask, { params }) => {
        if ((await withdraw(db, ask.get('scope'), params)) === null)
          throw new Refused(404, 'The plan has no such evidence, or it is withdrawn.');
        return null;
      },
    }),
  ];
}
