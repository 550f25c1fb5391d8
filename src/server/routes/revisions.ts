// What a plan was and is: its revisions and who signed them, what changed between any two, and bringing an old one back.
import { z } from 'zod';
import { restoreRevision } from '../../store/base/advance.ts';
import { Approval, listApprovals } from '../../store/base/approvals.ts';
import { contentAt } from '../../store/base/content.ts';
import { namesOf } from '../../store/base/names.ts';
import { planHead } from '../../store/base/plans.ts';
import {
  lastRevision,
  listRevisions,
  revisionAt,
  RevisionRow,
  revisionRow,
} from '../../store/base/revisions.ts';
import { composedBy } from '../../store/base/works.ts';
import type { House } from '../environment.ts';
import { Move, movesSince } from '../moves.ts';
import { Refused } from '../problem.ts';
import { type Ask, planParams, type Route, route } from '../route.ts';
import { GateStanding, standings } from '../standing.ts';
import { Changes } from '../views/changes.ts';
import { mustExist, noPlan } from './plans.ts';

const text = z.string().min(1).max(64);
const number = z.coerce.number().int().min(1).max(1_000_000);

interface RevisionParams {
  readonly workspace: string;
  readonly plan: string;
  readonly number: number;
}

const revisionParams: z.ZodType<RevisionParams> = z.strictObject({ workspace: text, plan: text, number });

const revisionsPath = '/api/w/{workspace}/plans/{plan}/revisions';

/** Newest first; `approvals` oldest first. `standing` is the approval of the plan itself, as the one who asks may give it. */
const History = z.strictObject({
  name: z.string(),
  revisions: z.array(RevisionRow),
  approvals: z.array(Approval),
  standing: GateStanding.nullable(),
  names: z.record(z.string(), z.string()),
});

export function revisionRoutes(house: House): readonly Route[] {
  const { db } = house.base;
  return [
    route({
      method: 'get',
      path: revisionsPath,
      summary: 'Revisions, newest first',
      access: 'read',
      params: planParams,
      answer: z.array(RevisionRow),
      handle: async (ask, { params }) => {
        const { workspace } = ask.get('scope');
        await mustExist(db, workspace, params.plan);
        return [...(await listRevisions(db, workspace, params.plan))];
      },
    }),
    route({
      method: 'get',
      path: '/api/w/{workspace}/plans/{plan}/history',
      summary: 'Revisions with what was signed of them and by whom',
      access: 'read',
      params: planParams,
      answer: History,
      handle: (ask, { params }) => historyOf(house, ask, params.plan),
    }),
    route({
      method: 'get',
      path: `${revisionsPath}/{number}`,
      summary: 'The plan as it was: plan.json',
      access: 'read',
      params: revisionParams,
      handle: async (ask, { params }) => {
        const found = await revisionAt(db, ask.get('scope').workspace, params.plan, params.number);
        if (found === null) throw noRevision();
        ask.header('ETag', `"${found.revision.hash}"`);
        ask.header('Content-Type', 'application/json');
        return ask.body(found.body, 200);
      },
    }),
    movesRoute(house),
    changesRoute(house),
    restoreRoute(house),
  ];
}

function movesRoute({ base: { db } }: House): Route {
  return route({
    method: 'get',
    path: '/api/w/{workspace}/plans/{plan}/moves',
    summary: 'What the latest revision was made from that is something else now; empty: it is up to date',
    access: 'read',
    params: planParams,
    answer: z.array(Move),
    handle: async (ask, { params }) => {
      const { workspace } = ask.get('scope');
      const head = await planHead(db, workspace, params.plan);
      if (head === null) throw noPlan();
      const last = await lastRevision(db, workspace, head.id);
      const origin =
        last === null ? null : await composedBy(db, workspace, { plan: head.id, hash: last.hash });
      if (origin === null) return [];
      // Another first day is a revision of its own, which no work made.
      const isOwn = origin.result === last?.hash;
      return (await movesSince(db, workspace, head, origin)).filter(({ what }) => isOwn || what !== 'start');
    },
  });
}

async function historyOf(house: House, ask: Ask, plan: string): Promise<z.infer<typeof History>> {
  const { db } = house.base;
  const { workspace, person } = ask.get('scope');
  const head = await planHead(db, workspace, plan);
  if (head === null) throw noPlan();
  const revisions = await listRevisions(db, workspace, plan);
  const approvals = await listApprovals(db, workspace, plan);
  const [own] = standings({ revisions, approvals, evidence: [], gates: [] }, person);
  return {
    name: head.name,
    revisions: [...revisions],
    approvals: [...approvals],
    standing: revisions.length === 0 ? null : (own ?? null),
    names: await namesOf(
      db,
      [...revisions, ...approvals].map((one) => one.author),
    ),
  };
}

function changesRoute(house: House): Route {
  return route({
    method: 'get',
    path: `${revisionsPath}/{number}/changes`,
    summary: 'What changed since another revision, in business words and in detail, page by page',
    access: 'read',
    params: revisionParams,
    query: z.strictObject({
      since: number,
      from: z.coerce.number().int().min(0).max(1_000_000).default(0),
      most: z.coerce.number().int().min(1).max(200).default(100),
    }),
    answer: Changes,
    handle: async (ask, { params, query }) => {
      const { workspace } = ask.get('scope');
      const row = await revisionRow(house.base.db, workspace, params);
      if (row === null) throw noRevision();
      const old = await revisionAt(house.base.db, workspace, params.plan, query.since);
      if (old === null) throw noRevision();
      const args = { old: old.body, from: query.from, most: query.most };
      return house.reading.ask({ workspace, hash: row.hash, view: 'plan.changes', args });
    },
  });
}

function restoreRoute(house: House): Route {
  const { db } = house.base;
  return route({
    method: 'post',
    path: `${revisionsPath}/{number}/restore`,
    summary: 'Make an older revision the newest; what it touches of what is signed is re-opened',
    access: 'plan',
    params: revisionParams,
    body: z.strictObject({ reason: z.string().trim().min(1).max(2000) }),
    answer: z.strictObject({ revision: RevisionRow, reopened: z.array(Approval) }),
    status: 201,
    handle: async (ask, { params, body }) => {
      const { workspace } = ask.get('scope');
      const row = await revisionRow(db, workspace, params);
      const last = await lastRevision(db, workspace, params.plan);
      if (row === null || last === null) throw noRevision();
      if (row.hash === last.hash) throw new Refused(409, 'The latest revision has this content already.');
      const old = (await contentAt(db, workspace, last.hash)) ?? '';
      const args = { old, from: 0, most: 1 };
      const { touches } = await house.reading.ask({ workspace, hash: row.hash, view: 'plan.changes', args });
      const judged = { against: last.hash, touches };
      const restored = await restoreRevision(db, ask.get('scope'), params, { reason: body.reason, judged });
      if (restored === null) throw noRevision();
      return { revision: restored.revision, reopened: [...restored.reopened] };
    },
  });
}

function noRevision(): Refused {
  return new Refused(404, 'This workspace has no such plan, or the plan no such revision.');
}
