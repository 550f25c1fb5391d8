// What people decide beside a plan that has no page of its own rules: mappings of single fields and weights. Cells of the specification and
// tasks have routes of their own, which know what they may be.
import { z } from 'zod';
import { type Amendment, amend, listAmendments } from '../../store/base/amendments.ts';
import { isConflict } from '../../store/base/scope.ts';
import type { House } from '../environment.ts';
import { movedOn, seenVersion, tagged } from '../etag.ts';
import { type Route, route } from '../route.ts';
import { noPlan } from './plans.ts';

const text = z.string().min(1).max(64);
const kinds = ['mapping', 'weights'] as const;
/** A decision is small; what is larger is none. */
const mostBytes = 20_000;

interface AmendmentParams {
  readonly workspace: string;
  readonly plan: string;
  readonly kind: (typeof kinds)[number];
}

const AmendmentAnswer: z.ZodType<Amendment> = z.strictObject({
  key: z.string(),
  value: z.unknown(),
  version: z.number().int().nonnegative(),
  author: z.string().nullable(),
  at: z.string().nullable(),
});

const kindParams: z.ZodType<AmendmentParams> = z.strictObject({
  workspace: text,
  plan: text,
  kind: z.enum(kinds),
});
const keyParams: z.ZodType<AmendmentParams & { readonly key: string }> = z.strictObject({
  workspace: text,
  plan: text,
  kind: z.enum(kinds),
  key: z.string().min(1).max(200),
});

export function amendmentRoutes({ base: { db } }: House): readonly Route[] {
  const path = '/api/w/{workspace}/plans/{plan}/amendments/{kind}';
  return [
    route({
      method: 'get',
      path,
      summary: 'What people decided beside the plan, of one kind',
      access: 'read',
      params: kindParams,
      answer: z.array(AmendmentAnswer),
      handle: async (ask, { params }) => [...(await listAmendments(db, ask.get('scope').workspace, params))],
    }),
    route({
      method: 'put',
      path: `${path}/{key}`,
      summary: 'Set one thing; If-Match "0" where nothing stands yet',
      access: 'amend',
      params: keyParams,
      body: z.strictObject({ value: z.json() }),
      bodyBytes: mostBytes,
      answer: AmendmentAnswer,
      versioned: true,
      handle: async (ask, { params, body }) => {
        const set = await amend(db, ask.get('scope'), { ...params, version: seenVersion(ask) }, body.value);
        if (set === null) throw noPlan();
        if (isConflict(set)) throw movedOn();
        tagged(ask, set.version);
        return set;
      },
    }),
  ];
}
