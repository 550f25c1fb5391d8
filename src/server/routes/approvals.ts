// Signatures: of a plan's latest revision and of the gates on the way to production. What a gate asks for is read from the content that is
// signed, never taken from the one who signs.
import { z } from 'zod';
import {
  Approval,
  listApprovals,
  type Refusal,
  sign,
  subjects,
  type Subject,
} from '../../store/base/approvals.ts';
import { lastRevision } from '../../store/base/revisions.ts';
import type { House } from '../environment.ts';
import { Refused } from '../problem.ts';
import { mustExist } from './plans.ts';
import { planParams, type Route, route } from '../route.ts';
import { isGate } from '../standing.ts';

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

const refusals: Readonly<Record<Refusal, readonly [404 | 409 | 412, string]>> = {
  'no-such-plan': [404, 'This workspace has no such plan.'],
  'not-the-latest': [
    412,
    'The plan has another latest revision than the one that you sign. Look at it first.',
  ],
  'own-work': [
    409,
    'Whoever made a revision that is not signed yet does not sign it; another approver does.',
  ],
  locked: [409, 'What comes before it is not signed yet.'],
  evidence: [
    409,
    'Something that the gate asks for has no evidence since it was last open, or the evidence says that it fails.',
  ],
  already: [409, 'That is signed already.'],
};

export function approvalRoutes(house: House): readonly Route[] {
  const { db } = house.base;
  const path = '/api/w/{workspace}/plans/{plan}/approvals';
  return [
    route({
      method: 'get',
      path,
      summary: 'Everything that was signed or re-opened, oldest first',
      access: 'read',
      params: planParams,
      answer: z.array(Approval),
      handle: async (ask, { params }) => {
        const { workspace } = ask.get('scope');
        await mustExist(db, workspace, params.plan);
        return [...(await listApprovals(db, workspace, params.plan))];
      },
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
        const scope = ask.get('scope');
        const demands = await demandsOf(house, { ...scope, ...params }, body);
        const signed = await sign(db, scope, { plan: params.plan, ...body, demands });
        if (typeof signed === 'string') throw new Refused(...refusals[signed]);
        return signed;
      },
    }),
  ];
}

/** What the gate of a content asks for, by the ids that evidence names. Nothing where another revision is the latest: it is refused anyway. */
async function demandsOf(
  { base, reading }: House,
  { workspace, plan }: { readonly workspace: string; readonly plan: string },
  { subject, hash }: Signature,
): Promise<readonly string[]> {
  if (!isGate(subject)) return [];
  const last = await lastRevision(base.db, workspace, plan);
  if (last === null || last.hash !== hash) return [];
  const { gates } = await reading.ask({ workspace, hash, view: 'plan.project', args: null });
  return gates.find((gate) => gate.subject === subject)?.demands.map(({ id }) => id) ?? [];
}
