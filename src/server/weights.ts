// The weights that a plan's designs are ranked by: its own, else the workspace's, else the rubric's.
import { z } from 'zod';
import { normal, type Weights } from '../score/weigh.ts';
import type { OwnWeights } from '../score/yardstick.ts';
import { type Amendment, listAmendments } from '../store/base/amendments.ts';
import type { Access } from '../store/base/scope.ts';
import { settingAt } from '../store/base/settings.ts';
import { byCriterion } from './views/designs.ts';

export const WeightsShape: z.ZodType<Weights> = byCriterion(z.number().min(0).max(1)).refine(
  (weights) => normal(weights) !== null,
  { error: 'leaves every criterion without weight' },
);

/** A plan has one set of weights. */
export const weightsKey = 'rubric';

/** What was set; null where nothing was. `stands` is the plan's own with its version. */
export interface SetWeights {
  readonly workspace: Weights | null;
  readonly own: Weights | null;
  readonly stands: Amendment | null;
}

export async function weightsOf(access: Access, workspace: string, plan: string): Promise<SetWeights> {
  const amended = await listAmendments(access, workspace, { plan, kind: 'weights' });
  const stands = amended.find(({ key }) => key === weightsKey) ?? null;
  return {
    workspace: weightsIn((await settingAt(access, workspace, 'weights')).value),
    own: weightsIn(stands?.value),
    stands,
  };
}

/** Those by which the plan's designs are ranked; null: the rubric's. */
export async function weighing(access: Access, workspace: string, plan: string): Promise<OwnWeights | null> {
  const { own, workspace: common } = await weightsOf(access, workspace, plan);
  if (own !== null) return { whose: 'plan', weights: own };
  return common === null ? null : { whose: 'workspace', weights: common };
}

/** Null for what are no weights. */
function weightsIn(value: unknown): Weights | null {
  const read = WeightsShape.safeParse(value);
  return read.success ? normal(read.data) : null;
}
