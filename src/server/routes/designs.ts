// What competes for a plan: how far measuring it is and whether the brief moved on since, the designs, and the weights they are ranked by.
import { z } from 'zod';
import { rubricWeights } from '../../score/sensitivity.ts';
import { normal, type Weights } from '../../score/weigh.ts';
import { amend } from '../../store/base/amendments.ts';
import { type PlanHead, planHead } from '../../store/base/plans.ts';
import { type Access, isConflict } from '../../store/base/scope.ts';
import { Work, worksOn } from '../../store/base/works.ts';
import type { House } from '../environment.ts';
import { Move, movesSince } from '../moves.ts';
import { movedOn, seenVersion, tagged } from '../etag.ts';
import { Refused } from '../problem.ts';
import { planParams, type Route, route } from '../route.ts';
import { DesignView } from '../views/design.ts';
import { DesignsView } from '../views/designs.ts';
import { SideBySide } from '../views/side-by-side.ts';
import { weightsKey, weightsOf, WeightsShape } from '../weights.ts';
import { noPlan } from './plans.ts';

/**
 * `proposal` names what competes, null before the first measuring. `moved`: what it was made from that has changed since. `work`: the newest
 * measuring, whatever its state.
 */
interface ProposalState {
  readonly proposal: string | null;
  readonly moved: readonly Move[];
  readonly measuredAt: string | null;
  readonly work: Work | null;
}

const ProposalState: z.ZodType<ProposalState> = z.strictObject({
  proposal: z.string().nullable(),
  moved: z.array(Move),
  measuredAt: z.string().nullable(),
  work: Work.nullable(),
});

const designParams: z.ZodType<{
  readonly workspace: string;
  readonly plan: string;
  readonly design: string;
}> = z.strictObject({
  workspace: z.string().min(1).max(64),
  plan: z.string().min(1).max(64),
  design: z.string().min(1).max(40),
});

const mostSideBySide = 4;

const sideQuery: z.ZodType<{ readonly designs: readonly string[]; readonly naive: boolean }> = z.strictObject(
  {
    designs: z
      .string()
      .max(200)
      .transform((ids) => [...new Set(ids.split(',').filter((id) => id !== ''))])
      .refine((ids) => ids.length >= 1 && ids.length <= mostSideBySide, {
        error: `names one to ${mostSideBySide} designs, with commas between`,
      }),
    naive: z
      .enum(['true', 'false'])
      .default('false')
      .transform((value) => value === 'true'),
  },
);

/** `rubric`: the product's; `workspace` and `own`: what was set instead, null where nothing was. `version` is that of `own`. */
interface PlanWeights {
  readonly rubric: Weights;
  readonly workspace: Weights | null;
  readonly own: Weights | null;
  readonly version: number;
  readonly at: string | null;
}

const PlanWeights: z.ZodType<PlanWeights> = z.strictObject({
  rubric: WeightsShape,
  workspace: WeightsShape.nullable(),
  own: WeightsShape.nullable(),
  version: z.number().int().nonnegative(),
  at: z.string().nullable(),
});

const planPath = '/api/w/{workspace}/plans/{plan}';

export function designRoutes(house: House): readonly Route[] {
  const { db } = house.base;
  return [
    route({
      method: 'get',
      path: `${planPath}/proposal`,
      summary: 'Whether designs are measured, for which brief, and how the newest measuring goes',
      access: 'read',
      params: planParams,
      answer: ProposalState,
      handle: async (ask, { params }) => {
        const { workspace } = ask.get('scope');
        const plan = await planHead(db, workspace, params.plan);
        if (plan === null) throw noPlan();
        return stateOf(house, workspace, plan);
      },
    }),
    ...viewRoutes(house),
    ...weightRoutes(house),
  ];
}

async function stateOf({ base: { db } }: House, workspace: string, plan: PlanHead): Promise<ProposalState> {
  const on = { plan: plan.id, kind: 'propose', result: plan.proposal } as const;
  const { newest, origin } = await worksOn(db, workspace, on);
  return {
    proposal: plan.proposal,
    moved: origin === null ? [] : await movesSince(db, workspace, plan, origin),
    measuredAt: origin?.endedAt ?? null,
    // What was asked may be long, and the page has it already.
    work: newest === null ? null : { ...newest, request: null },
  };
}

function viewRoutes({ base: { db }, reading }: House): readonly Route[] {
  const ask = async <T>(
    at: { readonly workspace: string; readonly plan: string },
    look: (content: { readonly workspace: string; readonly hash: string }) => Promise<T>,
  ): Promise<T> => {
    const plan = await planHead(db, at.workspace, at.plan);
    if (plan === null) throw noPlan();
    if (plan.proposal === null) throw new Refused(404, 'Nothing competes yet: measure the designs first.');
    return look({ workspace: at.workspace, hash: plan.proposal });
  };
  return [
    route({
      method: 'get',
      path: `${planPath}/designs`,
      summary: 'The designs that compete, each in a line, with all that ranking them anew takes',
      access: 'read',
      params: planParams,
      answer: DesignsView,
      handle: (_, { params }) =>
        ask(params, (content) => reading.ask({ ...content, view: 'designs', args: null })),
    }),
    route({
      method: 'get',
      path: `${planPath}/designs/{design}`,
      summary: 'One design with the figures behind its marks, its layers, its bill and what its tools carry',
      access: 'read',
      params: designParams,
      answer: DesignView,
      handle: (_, { params }) =>
        ask(params, (content) =>
          reading.ask({ ...content, view: 'designs.one', args: { design: params.design } }),
        ),
    }),
    route({
      method: 'get',
      path: `${planPath}/side-by-side`,
      summary:
        'Up to four designs on the same scales: maps, charts of what was measured, what each survived, figures',
      access: 'read',
      params: planParams,
      query: sideQuery,
      answer: SideBySide,
      handle: (_, { params, query }) =>
        ask(params, (content) => reading.ask({ ...content, view: 'designs.compared', args: query })),
    }),
  ];
}

function weightRoutes({ base: { db } }: House): readonly Route[] {
  const path = `${planPath}/weights`;
  return [
    route({
      method: 'get',
      path,
      summary: 'The weights that designs are ranked by: the rubric’s, the workspace’s, the plan’s own',
      access: 'read',
      params: planParams,
      answer: PlanWeights,
      versioned: true,
      handle: async (ask, { params }) => {
        const { workspace } = ask.get('scope');
        if ((await planHead(db, workspace, params.plan)) === null) throw noPlan();
        const weights = await planWeights(db, workspace, params.plan);
        tagged(ask, weights.version);
        return weights;
      },
    }),
    route({
      method: 'put',
      path,
      summary: 'Give the plan weights of its own; null takes them back; If-Match "0" where none stand yet',
      access: 'choose',
      params: planParams,
      body: z.strictObject({ weights: WeightsShape.nullable() }),
      answer: PlanWeights,
      versioned: true,
      handle: async (ask, { params, body }) => {
        const scope = ask.get('scope');
        const at = {
          plan: params.plan,
          kind: 'weights',
          key: weightsKey,
          version: seenVersion(ask),
        } as const;
        const set = await amend(db, scope, at, body.weights === null ? null : normal(body.weights));
        if (set === null) throw noPlan();
        if (isConflict(set)) throw movedOn();
        const weights = await planWeights(db, scope.workspace, params.plan);
        tagged(ask, weights.version);
        return weights;
      },
    }),
  ];
}

async function planWeights(access: Access, workspace: string, plan: string): Promise<PlanWeights> {
  const { own, workspace: common, stands } = await weightsOf(access, workspace, plan);
  return {
    rubric: rubricWeights,
    workspace: common,
    own,
    version: stands?.version ?? 0,
    at: stands?.at ?? null,
  };
}
