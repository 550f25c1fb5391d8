// The log of what people did: only ever added to, in the transaction of the deed itself.
import { z } from 'zod';
import type { Access, Page, Scope } from './scope.ts';

export const actions = [
  'plan.created',
  'plan.changed',
  'design.chosen',
  'revision.made',
  'revision.restored',
  'approval.given',
  'approval.refused',
  'approval.re-opened',
  'amendment.made',
  'evidence.added',
  'evidence.withdrawn',
  'upload.added',
  'upload.removed',
  'work.asked',
  'work.cancelled',
  'member.invited',
  'member.joined',
  'member.changed',
  'member.removed',
  'token.made',
  'token.revoked',
  'setting.changed',
] as const;
export type Action = (typeof actions)[number];

/** What an action is about: the word before its dot. */
export const auditAreas: readonly string[] = [
  ...new Set(actions.map((action) => action.slice(0, action.indexOf('.')))),
];

/** `detail` holds ids and short words, never secrets or contents. */
export interface AuditEntry {
  readonly id: string;
  readonly actor: string | null;
  readonly actorName: string | null;
  readonly action: Action;
  readonly subject: string;
  readonly detail: unknown;
  readonly at: string;
}

export const AuditEntry: z.ZodType<AuditEntry> = z.strictObject({
  id: z.string(),
  actor: z.string().nullable(),
  actorName: z.string().nullable(),
  action: z.enum(actions),
  subject: z.string(),
  detail: z.unknown(),
  at: z.string(),
});

export async function note(
  access: Access,
  scope: Scope,
  action: Action,
  about: { readonly subject: string; readonly detail?: Readonly<Record<string, unknown>> },
): Promise<void> {
  await access
    .insertInto('audit')
    .values({
      workspace: scope.workspace,
      actor: scope.person,
      action,
      subject: about.subject,
      detail: JSON.stringify(about.detail ?? {}),
    })
    .execute();
}

/** Newest first; `after` is an entry's id, `area` and `actor` null for all. */
export async function auditLog(
  access: Access,
  workspace: string,
  page: {
    readonly after: string | null;
    readonly limit: number;
    readonly area: string | null;
    readonly actor: string | null;
  },
): Promise<Page<AuditEntry>> {
  let query = access
    .selectFrom('audit')
    .leftJoin('user', 'user.id', 'audit.actor')
    .select(['audit.id', 'actor', 'user.name as actorName', 'action', 'subject', 'detail', 'created_at'])
    .where('audit.workspace', '=', workspace)
    .orderBy('audit.id', 'desc')
    .limit(page.limit + 1);
  if (page.after !== null) query = query.where('audit.id', '<', page.after);
  if (page.area !== null) query = query.where('action', 'like', `${page.area}.%`);
  if (page.actor !== null) query = query.where('actor', '=', page.actor);
  const rows = await query.execute();
  const items = rows.slice(0, page.limit).map(
    (row): AuditEntry => ({
      id: String(row.id),
      actor: row.actor,
      actorName: row.actorName,
      action: row.action as Action,
      subject: row.subject,
      detail: row.detail,
      at: row.created_at.toISOString(),
    }),
  );
  return { items, next: rows.length > page.limit ? (items.at(-1)?.id ?? null) : null };
}
