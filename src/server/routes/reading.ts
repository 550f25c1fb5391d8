// A revision's document for reading on a page, part by part. A plan is never parsed here: reading threads do that.
import { z } from 'zod';
import { revisionRow, type RevisionRow } from '../../store/base/revisions.ts';
import type { House } from '../environment.ts';
import { Refused } from '../problem.ts';
import { type Ask, type Route, route } from '../route.ts';
import { PlanMap } from '../views/plan/canvas.ts';
import { FlowDetail } from '../views/plan/flow.ts';
import { PlanOutline, PlanSection } from '../views/plan/outline.ts';
import { Remark } from '../views/plan/remark.ts';

export interface RevisionParams {
  readonly workspace: string;
  readonly plan: string;
  readonly number: number;
}

const text = z.string().min(1).max(64);
const shape = { workspace: text, plan: text, number: z.coerce.number().int().min(1).max(1_000_000) };
export const params: z.ZodType<RevisionParams> = z.strictObject(shape);
export const place: z.ZodType<string> = z.string().min(1).max(300);

export const path: string = '/api/w/{workspace}/plans/{plan}/revisions/{number}';

export function readingRoutes(house: House): readonly Route[] {
  return [...pageRoutes(house), ...overviewRoutes(house)];
}

function pageRoutes(house: House): readonly Route[] {
  const { reading } = house;
  return [
    route({
      method: 'get',
      path: `${path}/outline`,
      summary: 'What the plan is: systems, flows, the chapters of its document',
      access: 'read',
      params,
      answer: PlanOutline,
      handle: async (ask, given) =>
        reading.ask({ ...(await contentOf(house, ask, given.params)), view: 'plan.outline', args: null }),
    }),
    route({
      method: 'get',
      path: `${path}/sections/{section}`,
      summary: 'One chapter of the plan’s document, by its id or that of any place in it',
      access: 'read',
      params: z.strictObject({ ...shape, section: place }),
      answer: PlanSection,
      handle: async (ask, given) => {
        const args = { id: given.params.section };
        return reading.ask({ ...(await contentOf(house, ask, given.params)), view: 'plan.section', args });
      },
    }),
    route({
      method: 'get',
      path: `${path}/flows/{flow}`,
      summary: 'One flow: sequence, endpoints, mapping, policies, evidence, findings',
      access: 'read',
      params: z.strictObject({ ...shape, flow: place }),
      answer: FlowDetail,
      handle: async (ask, given) => {
        const args = { flow: given.params.flow };
        return reading.ask({ ...(await contentOf(house, ask, given.params)), view: 'plan.flow', args });
      },
    }),
  ];
}

function overviewRoutes(house: House): readonly Route[] {
  const { reading } = house;
  return [
    route({
      method: 'get',
      path: `${path}/map`,
      summary: 'The system map, placed',
      access: 'read',
      params,
      answer: PlanMap,
      handle: async (ask, given) =>
        reading.ask({ ...(await contentOf(house, ask, given.params)), view: 'plan.map', args: null }),
    }),
    route({
      method: 'get',
      path: `${path}/findings`,
      summary: 'What the check of the plan says, with what it concerns',
      access: 'read',
      params,
      answer: z.array(Remark),
      handle: async (ask, given) => [
        ...(await reading.ask({
          ...(await contentOf(house, ask, given.params)),
          view: 'plan.remarks',
          args: null,
        })),
      ],
    }),
  ];
}

async function contentOf(
  house: House,
  ask: Ask,
  at: RevisionParams,
): Promise<{ readonly workspace: string; readonly hash: string }> {
  const { workspace } = ask.get('scope');
  return { workspace, hash: (await rowOr404(house, workspace, at)).hash };
}

export async function rowOr404(house: House, workspace: string, at: RevisionParams): Promise<RevisionRow> {
  const row = await revisionRow(house.base.db, workspace, at);
  if (row === null) throw new Refused(404, 'This workspace has no such plan, or the plan no such revision.');
  return row;
}
