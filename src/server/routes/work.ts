// Work that takes long: asked for, followed by server-sent events from wherever a reader stopped, cancelled.
import { streamSSE } from 'hono/streaming';
import type { Transaction } from 'kysely';
import { z } from 'zod';
import { planHead } from '../../store/base/plans.ts';
import { hashOfText, canonicalText } from '../../store/base/content.ts';
import { askWork, cancelWork, openWorks, stepsAfter, Work, workAt, worksOf } from '../../store/base/works.ts';
import type { Scope } from '../../store/base/scope.ts';
import type { Tables } from '../../store/base/tables.ts';
import { keepDecided } from '../decided.ts';
import { mayDo } from '../deeds.ts';
import type { House } from '../environment.ts';
import { Refused } from '../problem.ts';
import { type Ask, planParams, type Route, route } from '../route.ts';
import { mustExist, noPlan } from './plans.ts';

/** `propose`: what competes, for the brief as it stands. `compose`: the plan of one design. Not `measured`: every figure is estimated. */
interface Wanted {
  readonly kind: 'propose' | 'compose';
  readonly design: string | null;
  readonly reason: string | null;
  readonly measured: boolean;
}

const Wanted: z.ZodType<Wanted> = z
  .strictObject({
    kind: z.enum(['propose', 'compose']),
    design: z.string().min(1).max(40).nullable().default(null),
    reason: z.string().trim().min(1).max(2000).nullable().default(null),
    measured: z.boolean().default(true),
  })
  .refine(({ kind, design, reason }) => kind === 'propose' || (design !== null && reason !== null), {
    error: 'choosing a design takes the design and a reason',
  });

/** Each takes a processor for seconds or minutes. */
const mostOpen = 200;

const workParams: z.ZodType<{ readonly workspace: string; readonly work: string }> = z.strictObject({
  workspace: z.string().min(1).max(64),
  work: z.string().min(1).max(64),
});

/** `after`: the last step seen, for who begins a new connection and can't send Last-Event-ID. */
const followQuery: z.ZodType<{ readonly after: number }> = z.strictObject({
  after: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

export function workRoutes(house: House): readonly Route[] {
  const { base } = house;
  return [
    route({
      method: 'post',
      path: '/api/w/{workspace}/plans/{plan}/work',
      summary:
        'Ask for what competes, or for the plan of one design; the same request again is the same work',
      access: 'choose',
      params: planParams,
      body: Wanted,
      answer: Work,
      status: 202,
      handle: async (ask, { params, body }) => {
        const scope = ask.get('scope');
        return base.db.transaction().execute(async (trx) => {
          const plan = await planHead(trx, scope.workspace, params.plan);
          if (plan === null) throw noPlan();
          const request = {
            ...body,
            version: plan.version,
            brief: plan.brief ?? plan.description,
            start: plan.start,
            decided: await keepDecided(trx, scope.workspace, plan, body.kind),
          };
          const key = hashOfText(canonicalText({ plan: plan.id, ...request }));
          return askedOf(house, { trx, scope }, { plan: plan.id, kind: body.kind, request, key });
        });
      },
    }),
    ...followRoutes(house),
  ];
}

/** Writes the work down and hands it to the queue, unless the same was asked before. Throws Refused where too many wait. */
export async function askedOf(
  house: Pick<House, 'queue' | 'closing'>,
  { trx, scope }: { readonly trx: Transaction<Tables>; readonly scope: Scope },
  asked: Parameters<typeof askWork>[2],
): Promise<Work> {
  if (house.closing()) throw new Refused(503, 'The server is shutting down; ask again in a moment.');
  const { work, isNew } = await askWork(trx, scope, asked);
  if (isNew && (await openWorks(trx, scope.workspace)) > mostOpen)
    throw new Refused(
      429,
      `At most ${mostOpen} pieces of work wait or run in a workspace; try again when one is done.`,
    );
  if (isNew) await house.queue.send(trx, work.id);
  return work;
}

function followRoutes(house: House): readonly Route[] {
  const { base } = house;
  return [
    route({
      method: 'get',
      path: '/api/w/{workspace}/plans/{plan}/work',
      summary: 'The last pieces of work of a plan, newest first',
      access: 'read',
      params: planParams,
      answer: z.array(Work),
      handle: async (ask, { params }) => {
        const { workspace } = ask.get('scope');
        await mustExist(base.db, workspace, params.plan);
        return [...(await worksOf(base.db, workspace, params.plan))];
      },
    }),
    route({
      method: 'get',
      path: '/api/w/{workspace}/work/{work}',
      summary: 'How far the work is',
      access: 'read',
      params: workParams,
      answer: Work,
      handle: (ask, { params }) => workOr404(house, ask, params.work),
    }),
    route({
      method: 'get',
      path: '/api/w/{workspace}/work/{work}/events',
      summary: 'Steps of the work as server-sent events; Last-Event-ID goes on where a reader stopped',
      access: 'read',
      params: workParams,
      query: followQuery,
      media: 'text/event-stream',
      handle: async (ask, { params, query }) => {
        await workOr404(house, ask, params.work);
        return follow(house, ask, params.work, query.after);
      },
    }),
    route({
      method: 'delete',
      path: '/api/w/{workspace}/work/{work}',
      summary: 'Cancel the work: who may ask for it may cancel it, and everybody what they asked for',
      access: 'read',
      params: workParams,
      status: 204,
      handle: async (ask, { params }) => {
        const work = await workOr404(house, ask, params.work);
        if (!mayDo(ask.get('role'), 'choose') && work.author !== ask.get('scope').person)
          throw new Refused(403, 'Somebody else asked for this work.');
        if (!(await cancelWork(base.db, ask.get('scope'), work.id)))
          throw new Refused(409, `The work is over: it is ${work.state}.`);
        return null;
      },
    }),
  ];
}

async function workOr404({ base }: House, ask: Ask, id: string): Promise<Work> {
  const work = await workAt(base.db, ask.get('scope').workspace, id);
  if (work === null) throw new Refused(404, 'This workspace has no such work.');
  return work;
}

/** Between two looks into the database, ms. */
const pause = 250;
/** A line without meaning now and then, so that nobody between takes the silence for an end, ms. */
const breath = 15_000;

/** Sends the steps after the last one seen, then `end` with the state. Several servers may serve one work: the database is all they share. */
function follow(house: House, ask: Ask, id: string, after: number): Response {
  const { workspace } = ask.get('scope');
  const last = Number(ask.req.header('last-event-id') ?? '0');
  let seen = Number.isInteger(last) && last > 0 ? last : after;
  ask.header('Cache-Control', 'no-store');
  ask.header('X-Accel-Buffering', 'no');
  return streamSSE(ask, async (stream) => {
    let quiet = 0;
    while (!stream.aborted && !house.closing()) {
      const work = await workAt(house.base.db, workspace, id);
      for (const { number, step } of await stepsAfter(house.base.db, id, seen)) {
        await stream.writeSSE({ id: String(number), event: 'step', data: JSON.stringify(step) });
        seen = number;
        quiet = 0;
      }
      if (work === null) return;
      if (work.endedAt !== null) {
        await stream.writeSSE({
          id: String(seen),
          event: 'end',
          data: JSON.stringify({ state: work.state, result: work.result, problem: work.problem }),
        });
        return;
      }
      quiet += pause;
      if (quiet >= breath) {
        await stream.write(': still at work\n\n');
        quiet = 0;
      }
      await stream.sleep(pause);
    }
  });
}
