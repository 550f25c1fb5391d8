// Plans as they stand: described, read, changed. What takes long is asked for as work.
import { z } from 'zod';
import { changePlan, createPlan, listPlans, PlanCard, PlanHead, planHead } from '../../store/base/plans.ts';
import { type Access, isConflict, type Page } from '../../store/base/scope.ts';
import type { House } from '../environment.ts';
import { movedOn, seenVersion, tagged } from '../etag.ts';
import { changeWithFirstDay } from '../first-day.ts';
import { Refused } from '../problem.ts';
import { pageQuery, planParams, type Route, route } from '../route.ts';

const name = z.string().trim().min(1).max(200);
const text = z.string().max(100_000);

interface NewPlan {
  readonly name: string;
  readonly description: string;
  readonly brief: string | null;
}

const NewPlan: z.ZodType<NewPlan> = z.strictObject({
  name,
  description: text,
  brief: text.nullable().default(null),
});

/** What is not named stays. */
const PlanEdit = z
  .strictObject({
    name: name.exactOptional(),
    description: text.exactOptional(),
    brief: text.nullable().exactOptional(),
    start: z.iso.date().nullable().exactOptional(),
  })
  .refine((edit) => Object.keys(edit).length > 0, { error: 'names nothing to change' });

const PlanPage: z.ZodType<Page<PlanCard>> = z.strictObject({
  items: z.array(PlanCard),
  next: z.string().nullable(),
});

export function planRoutes(house: House): readonly Route[] {
  const { db } = house.base;
  return [
    route({
      method: 'get',
      path: '/api/w/{workspace}/plans',
      summary: 'Plans, last changed first',
      access: 'read',
      query: pageQuery,
      answer: PlanPage,
      handle: (ask, { query }) => listPlans(db, ask.get('scope').workspace, query),
    }),
    route({
      method: 'post',
      path: '/api/w/{workspace}/plans',
      summary: 'A new plan from a description',
      access: 'plan',
      body: NewPlan,
      answer: PlanHead,
      status: 201,
      handle: async (ask, { body }) => {
        const plan = await createPlan(db, ask.get('scope'), body);
        tagged(ask, plan.version);
        return plan;
      },
    }),
    ...onePlanRoutes(house),
  ];
}

function onePlanRoutes(house: House): readonly Route[] {
  const { db } = house.base;
  return [
    route({
      method: 'get',
      path: '/api/w/{workspace}/plans/{plan}',
      summary: 'A plan as it stands',
      access: 'read',
      params: planParams,
      answer: PlanHead,
      versioned: true,
      handle: async (ask, { params }) => {
        const plan = await planHead(db, ask.get('scope').workspace, params.plan);
        if (plan === null) throw noPlan();
        tagged(ask, plan.version);
        return plan;
      },
    }),
    route({
      method: 'patch',
      path: '/api/w/{workspace}/plans/{plan}',
      summary:
        'Change a plan’s name, description, brief or first day; another first day is the next revision, with its dates',
      access: 'plan',
      params: planParams,
      body: PlanEdit,
      answer: PlanHead,
      versioned: true,
      handle: async (ask, { params, body }) => {
        const at = { id: params.plan, version: seenVersion(ask) };
        const { start } = body;
        const scope = ask.get('scope');
        const changed = await (start === undefined
          ? changePlan(db, scope, at, body)
          : changeWithFirstDay(house, scope, at, { ...body, start }));
        if (changed === null) throw noPlan();
        if (isConflict(changed)) throw movedOn();
        tagged(ask, changed.version);
        return changed;
      },
    }),
  ];
}

/** Throws Refused where the workspace has no such plan: a list about it would only be empty. */
export async function mustExist(access: Access, workspace: string, plan: string): Promise<void> {
  if ((await planHead(access, workspace, plan)) === null) throw noPlan();
}

export function noPlan(): Refused {
  return new Refused(404, 'This workspace has no such plan.');
}
