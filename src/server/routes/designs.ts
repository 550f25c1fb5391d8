// What competes for a plan: how far measuring it is and whether the brief moved on since, the designs, and the weights they are ranked by.
import { z } from 'zod';
import type { Decided } from '../../jobs/decided.ts';
import { rubricWeights } from '../../score/sensitivity.ts';
import { normal, type Weights } from '../../score/weigh.ts';
import { type Amendment, amend, listAmendments } from '../../store/base/amendments.ts';
import { bodyAt, canonicalText } from '../../store/base/content.ts';
import { type PlanHead, planHead } from '../../store/base/plans.ts';
import { type Access, isConflict } from '../../store/base/scope.ts';
import { settingAt } from '../../store/base/settings.ts';
import { Work, worksOn } from '../../store/base/works.ts';
import { decidedIn, decidedNow } from '../decided.ts';
import type { House } from '../environment.ts';
import { movedOn, seenVersion, tagged } from '../etag.ts';
import { Refused } from '../problem.ts';
import { planParams, type Route, route } from '../route.ts';
import { DesignView } from '../views/design.ts';
import { byCriterion, DesignsView } from '../views/designs.ts';
import { SideBySide } from '../views/side-by-side.ts';
import { noPlan } from './plans.ts';

/**
 * `proposal` names what competes, null before the first measuring. `stale`: what it was made from has changed since. `work`: the newest
 * measuring, whatever its state.
 */
interface ProposalState {
  readonly proposal: string | null;
  readonly stale: boolean;
  readonly measuredAt: string | null;
  readonly work: Work | null;
}

const ProposalState: z.ZodType<ProposalState> = z.strictObject({
  proposal: z.string().nullable(),
  stale: z.boolean(),
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

const WeightsShape: z.ZodType<Weights> = byCriterion(z.number().min(0).max(1)).refine(
  (weights) => normal(weights) !== null,
  { error: 'leaves every criterion without weight' },
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
    stale: origin !== null && (await hasMoved(db, workspace, plan, origin)),
    measuredAt: origin?.endedAt ?? null,
    // What was asked may be long, and the page has it already.
    work: newest === null ? null : { ...newest, request: null },
  };
}

/** As `routes/work.ts` writes it. */
const Asked = z.object({ brief: z.string(), start: z.string().nullable(), decided: z.string() });

/** Whether the description, the first day, decided mappings or the workspace's prices are others than those that were measured. */
async function hasMoved(access: Access, workspace: string, plan: PlanHead, origin: Work): Promise<boolean> {
  const asked = Asked.safeParse(origin.request);
  if (!asked.success) return true;
  const { brief, start, decided } = asked.data;
  if (brief !== (plan.brief ?? plan.description) || start !== plan.start) return true;
  const before = await bodyAt(access, workspace, decided);
  if (before === null) return true;
  const what = ({ mappings, prices }: Pick<Decided, 'mappings' | 'prices'>): string =>
    canonicalText({ mappings, prices });
  return what(decidedIn(before).decided) !== what(await decidedNow(access, workspace, plan.id));
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
        const stands = (await listAmendments(db, workspace, { plan: params.plan, kind: 'weights' })).find(
          ({ key }) => key === weightsKey,
        );
        const weights = await weightsOf(db, workspace, stands ?? null);
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
        const weights = await weightsOf(db, scope.workspace, set);
        tagged(ask, weights.version);
        return weights;
      },
    }),
  ];
}

/** A plan has one set of weights. */
const weightsKey = 'rubric';

async function weightsOf(access: Access, workspace: string, stands: Amendment | null): Promise<PlanWeights> {
  return {
    rubric: rubricWeights,
    workspace: weightsIn((await settingAt(access, workspace, 'weights')).value),
    own: weightsIn(stands?.value),
    version: stands?.version ?? 0,
    at: stands?.at ?? null,
  };
}

/** Null for what are no weights. */
function weightsIn(value: unknown): Weights | null {
  const read = WeightsShape.safeParse(value);
  return read.success ? normal(read.data) : null;
}
