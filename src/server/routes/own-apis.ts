// The workspace's own APIs: the documents that people brought, by name with their versions, and what became of reading them.
import { z } from 'zod';
import { type OwnDocument, ownDocuments } from '../../store/base/documents.ts';
import { removeUpload } from '../../store/base/uploads.ts';
import { readersVersion } from '../catalogue/documents.ts';
import type { House } from '../environment.ts';
import { InputFault, Refused } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { SystemLine } from '../views/system.ts';

/** `summary` null: not read yet, or refused for `faults`. `plans` name the file in their description. */
interface OwnApi {
  readonly name: string;
  readonly hash: string;
  readonly size: number;
  readonly author: string;
  readonly at: string;
  readonly state: 'unread' | 'read' | 'refused';
  readonly summary: SystemLine | null;
  readonly faults: readonly InputFault[];
  readonly earlier: readonly { readonly hash: string; readonly at: string; readonly author: string }[];
  readonly plans: readonly { readonly id: string; readonly name: string }[];
}

const OwnApi: z.ZodType<OwnApi> = z.strictObject({
  name: z.string(),
  hash: z.string(),
  size: z.number().int(),
  author: z.string(),
  at: z.string(),
  state: z.enum(['unread', 'read', 'refused']),
  summary: SystemLine.nullable(),
  faults: z.array(InputFault),
  earlier: z.array(z.strictObject({ hash: z.string(), at: z.string(), author: z.string() })),
  plans: z.array(z.strictObject({ id: z.string(), name: z.string() })),
});

const uploadParams: z.ZodType<{ readonly workspace: string; readonly hash: string }> = z.strictObject({
  workspace: z.string().min(1).max(64),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

export function ownApiRoutes({ base: { db } }: House): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/api/w/{workspace}/apis',
      summary:
        'API documents that people brought, newest first, each with its earlier versions and who uses it',
      access: 'read',
      answer: z.array(OwnApi),
      handle: async (ask) =>
        (await ownDocuments(db, ask.get('scope').workspace, readersVersion)).map(answerOf),
    }),
    route({
      method: 'delete',
      path: '/api/w/{workspace}/uploads/{hash}',
      summary: 'Put a file away: no new work reads it; what was made from it keeps its hash',
      access: 'plan',
      params: uploadParams,
      status: 204,
      handle: async (ask, { params }) => {
        if (!(await removeUpload(db, ask.get('scope'), params.hash)))
          throw new Refused(404, 'This workspace has no such file.');
        return null;
      },
    }),
  ];
}

function answerOf({ upload, earlier, plans, reading }: OwnDocument): OwnApi {
  const { name, hash, size, at } = upload;
  const summary = SystemLine.nullable()
    .catch(null)
    .parse(reading?.summary ?? null);
  return {
    name,
    hash,
    size,
    author: upload.authorName,
    at,
    state: reading === null ? 'unread' : summary === null ? 'refused' : 'read',
    summary,
    faults: z
      .array(InputFault)
      .catch([])
      .parse(reading?.faults ?? []),
    earlier: earlier.map((one) => ({ hash: one.hash, at: one.at, author: one.authorName })),
    plans,
  };
}
