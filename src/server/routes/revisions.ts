// What a plan was and is: its revisions, their documents, who signed them, what people added.
import { z } from 'zod';
import {
  type Amendment,
  amend,
  amendmentKinds,
  type AmendmentKind,
  listAmendments,
} from '../../store/base/amendments.ts';
import {
  Approval,
  listApprovals,
  type Refusal,
  sign,
  subjects,
  type Subject,
} from '../../store/base/approvals.ts';
import { listRevisions, restoreRevision, revisionAt, RevisionRow } from '../../store/base/revisions.ts';
import { isConflict } from '../../store/base/scope.ts';
import type { House } from '../environment.ts';
import { movedOn, seenVersion, tagged } from '../etag.ts';
import { Refused } from '../problem.ts';
import { planParams, type Route, route } from '../route.ts';

const text = z.string().min(1).max(64);

interface RevisionParams {
  readonly workspace: string;
  readonly plan: string;
  readonly number: number;
}

const revisionParams: z.ZodType<RevisionParams> = z.strictObject({
  workspace: text,
  plan: text,
  number: z.coerce.number().int().min(1).max(1_000_000),
});

interface Signature {
  readonly revision: number;
  readonly hash: string;
  readonly subject: Subject;
  readonly verdict: 'approved' | 'refused';
  readonly note: string;
}

const Signature: z.ZodType<Signature> = z.strictObject({
  revision: z.number().int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  subject: z.enum(subjects),
  verdict: z.enum(['approved', 'refused']),
  note: z.string().trim().max(2000),
});

const AmendmentAnswer: z.ZodType<Amendment> = z.strictObject({
  key: z.string(),
  value: z.unknown(),
  version: z.number().int().nonnegative(),
  author: z.string().nullable(),
  at: z.string().nullable(),
});

const revisionsPath = '/api/w/{workspace}/plans/{plan}/revisions';

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
      handle: async (ask, { params }) => [
        ...(await listRevisions(db, ask.get('scope').workspace, params.plan)),
      ],
    }),
    route({
      method: 'get',
      path: `${revisionsPath}/{number}`,
      summary: 'The plan as it was: plan.json',
      access: 'read',
      params: revisionParams,
      handle: async (ask, { params }) => {
        const { body, revision } = await revisionOr404(house, ask.get('scope').workspace, params);
        ask.header('ETag', `"${revision.hash}"`);
        ask.header('Content-Type', 'application/json');
        return ask.body(body, 200);
      },
    }),
    route({
      method: 'post',
      path: `${revisionsPath}/{number}/restore`,
      summary: 'Make an older revision the newest',
      access: 'plan',
      params: revisionParams,
      body: z.strictObject({ reason: z.string().trim().min(1).max(2000) }),
      answer: RevisionRow,
      status: 201,
      handle: async (ask, { params, body }) => {
        const restored = await restoreRevision(db, ask.get('scope'), params, body.reason);
        if (restored === null) throw noRevision();
        return restored;
      },
    }),
    ...approvalRoutes(house),
    ...amendmentRoutes(house),
  ];
}

async function revisionOr404(
  { base }: House,
  workspace: string,
  at: RevisionParams,
): Promise<{ readonly revision: RevisionRow; readonly body: string }> {
  const found = await revisionAt(base.db, workspace, at.plan, at.number);
  if (found === null) throw noRevision();
  return found;
}

function noRevision(): Refused {
  return new Refused(404, 'This workspace has no such plan, or the plan no such revision.');
}

const refusals: Readonly<Record<Refusal, readonly [404 | 409 | 412, string]>> = {
  'no-such-plan': [404, 'This workspace has no such plan.'],
  'not-the-latest': [
    412,
    'The plan has another latest revision than the one that you sign. Look at it first.',
  ],
  'own-work': [409, 'Whoever made the revision does not sign it; another approver does.'],
  locked: [409, 'What comes before it is not signed yet.'],
  evidence: [
    409,
    'Something that the gate asks for has no evidence yet, or its evidence says that it fails.',
  ],
  already: [409, 'That is signed already.'],
};

function approvalRoutes({ base: { db } }: House): readonly Route[] {
  const path = '/api/w/{workspace}/plans/{plan}/approvals';
  return [
    route({
      method: 'get',
      path,
      summary: 'Everything that was signed or re-opened, oldest first',
      access: 'read',
      params: planParams,
      answer: z.array(Approval),
      handle: async (ask, { params }) => [
        ...(await listApprovals(db, ask.get('scope').workspace, params.plan)),
      ],
    }),
    route({
      method: 'post',
      path,
      summary: 'Sign or refuse the latest revision, or a gate on the way to production',
      access: 'sign',
      params: planParams,
      body: Signature,
      answer: Approval,
      status: 201,
      handle: async (ask, { params, body }) => {
        const signed = await sign(db, ask.get('scope'), { plan: params.plan, ...body, demands: [] });
        if (typeof signed === 'string') throw new Refused(...refusals[signed]);
        return signed;
      },
    }),
  ];
}

interface AmendmentParams {
  readonly workspace: string;
  readonly plan: string;
  readonly kind: AmendmentKind;
}

const kindParams: z.ZodType<AmendmentParams> = z.strictObject({
  workspace: text,
  plan: text,
  kind: z.enum(amendmentKinds),
});
const keyParams: z.ZodType<AmendmentParams & { readonly key: string }> = z.strictObject({
  workspace: text,
  plan: text,
  kind: z.enum(amendmentKinds),
  key: z.string().min(1).max(200),
});

function amendmentRoutes({ base: { db } }: House): readonly Route[] {
  const path = '/api/w/{workspace}/plans/{plan}/amendments/{kind}';
  return [
    route({
      method: 'get',
      path,
      summary: 'What people added to the plan, of one kind',
      access: 'read',
      params: kindParams,
      answer: z.array(AmendmentAnswer),
      handle: async (ask, { params }) => [...(await listAmendments(db, ask.get('scope').workspace, params))],
    }),
    route({
      method: 'put',
      path: `${path}/{key}`,
      summary: 'Set one thing; If-Match "0" where nothing stands yet',
      access: 'track',
      params: keyParams,
      body: z.strictObject({ value: z.json() }),
      answer: AmendmentAnswer,
      versioned: true,
      handle: async (ask, { params, body }) => {
        const set = await amend(db, ask.get('scope'), { ...params, version: seenVersion(ask) }, body.value);
        if (set === null) throw new Refused(404, 'This workspace has no such plan.');
        if (isConflict(set)) throw movedOn();
        tagged(ask, set.version);
        return set;
      },
    }),
  ];
}
