// What people bring to show that a gate's demands are met: a link, a text or a file, for the plan as it was at a revision. It is withdrawn,
// never changed; the last word on a demand counts.
import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import { note } from './audit.ts';
import { rowsOfPlan } from './of-plan.ts';
import { lastRevision } from './revisions.ts';
import { type Access, inOne, type Scope } from './scope.ts';
import type { Tables } from './tables.ts';
import { uploadAt } from './uploads.ts';

export const evidenceGates = ['dev', 'staging', 'verified'] as const;
export type EvidenceGate = (typeof evidenceGates)[number];
export const evidenceKinds = ['link', 'text', 'file'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** `item` is what it is for: a demand in the gate's own words, or a test's id. `content` is the address, the text, or the file's name. */
export interface Evidence {
  readonly id: string;
  readonly gate: EvidenceGate;
  readonly item: string;
  readonly verdict: 'holds' | 'fails';
  readonly kind: EvidenceKind;
  readonly content: string;
  readonly upload: string | null;
  readonly revision: number;
  readonly author: string;
  readonly at: string;
  readonly withdrawnAt: string | null;
}

export const Evidence: z.ZodType<Evidence> = z.strictObject({
  id: z.string(),
  gate: z.enum(evidenceGates),
  item: z.string(),
  verdict: z.enum(['holds', 'fails']),
  kind: z.enum(evidenceKinds),
  content: z.string(),
  upload: z.string().nullable(),
  revision: z.number().int().positive(),
  author: z.string(),
  at: z.string(),
  withdrawnAt: z.string().nullable(),
});

/** The same shown for several demands at once. For a file `content` is not looked at: its name is the upload's. */
export interface NewEvidence {
  readonly gate: EvidenceGate;
  readonly items: readonly string[];
  readonly verdict: 'holds' | 'fails';
  readonly kind: EvidenceKind;
  readonly content: string;
  readonly upload: string | null;
}

function evidenceOf(row: Selectable<Tables['evidence']>): Evidence {
  return {
    id: row.id,
    gate: row.gate,
    item: row.item,
    verdict: row.verdict,
    kind: row.kind,
    content: row.content,
    upload: row.upload,
    revision: row.revision,
    author: row.author,
    at: row.created_at.toISOString(),
    withdrawnAt: row.withdrawn_at === null ? null : row.withdrawn_at.toISOString(),
  };
}

/** Oldest first, what was withdrawn included. */
export async function listEvidence(
  access: Access,
  workspace: string,
  plan: string,
): Promise<readonly Evidence[]> {
  return (await rowsOfPlan(access, 'evidence', { workspace, plan })).map(evidenceOf);
}

/** What is kept of one plan at most, so that nobody fills the database by a script. */
export const mostEvidence = 20_000;

/** Brings evidence for the plan's latest revision. */
export async function bring(
  access: Access,
  scope: Scope,
  plan: string,
  given: NewEvidence,
): Promise<readonly Evidence[] | 'no-such-plan' | 'no-such-file' | 'too-much'> {
  return inOne(access, async (trx) => {
    const last = await lastRevision(trx, scope.workspace, plan);
    if (last === null) return 'no-such-plan';
    const file = given.upload === null ? null : await uploadAt(trx, scope.workspace, given.upload);
    if (given.upload !== null && file === null) return 'no-such-file';
    const { count } = await trx
      .selectFrom('evidence')
      .select((is) => is.fn.countAll<string>().as('count'))
      .where('workspace', '=', scope.workspace)
      .where('plan', '=', plan)
      .executeTakeFirstOrThrow();
    if (Number(count) + given.items.length > mostEvidence) return 'too-much';
    const { items, gate, verdict, kind } = given;
    const common = {
      workspace: scope.workspace,
      plan,
      revision: last.number,
      gate,
      verdict,
      kind,
      content: file === null ? given.content : file.upload.name,
      upload: given.upload,
      author: scope.person,
      created_at: new Date(),
      withdrawn_at: null,
      withdrawn_by: null,
    };
    const rows = await trx
      .insertInto('evidence')
      .values(items.map((item) => ({ ...common, id: randomUUID(), item })))
      .returningAll()
      .execute();
    await note(trx, scope, 'evidence.added', {
      subject: plan,
      detail: { gate, verdict, kind, items: items.length },
    });
    return rows.map(evidenceOf);
  });
}

/** Null when the plan has no such evidence that stands. */
export async function withdraw(
  access: Access,
  scope: Scope,
  at: { readonly plan: string; readonly id: string },
): Promise<Evidence | null> {
  return inOne(access, async (trx) => {
    const row = await trx
      .updateTable('evidence')
      .set({ withdrawn_at: new Date(), withdrawn_by: scope.person })
      .where('workspace', '=', scope.workspace)
      .where('plan', '=', at.plan)
      .where('id', '=', at.id)
      .where('withdrawn_at', 'is', null)
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) return null;
    await note(trx, scope, 'evidence.withdrawn', {
      subject: at.plan,
      detail: { gate: row.gate, evidence: row.id },
    });
    return evidenceOf(row);
  });
}

/**
 * The last word on each demand of a gate, by demand. What was brought before the gate was re-opened by revision `since` does not count any
 * more (0: it never was).
 */
export function lastWords(
  evidence: readonly Evidence[],
  gate: EvidenceGate,
  since: number,
): ReadonlyMap<string, Evidence> {
  return new Map(
    evidence
      .filter((one) => one.gate === gate && one.withdrawnAt === null && one.revision >= since)
      .map((one) => [one.item, one]),
  );
}
