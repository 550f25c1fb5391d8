// Files that people bring: API documents and evidence. They are kept as they came and never run; what is read from them is said to be read.
import { z } from 'zod';
import { addUpload, listUploads, Upload, uploadAt } from '../../store/base/uploads.ts';
import type { House } from '../environment.ts';
import { Refused } from '../problem.ts';
import { type Route, route, workspaceParams } from '../route.ts';

/** The largest API documents in use are some 10 MB. */
const mostBytes = 50_000_000;

const uploadQuery: z.ZodType<{ readonly name: string }> = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^/\\\p{Cc}]+$/u, { error: 'is a file name without folders' }),
});

const uploadParams: z.ZodType<{ readonly workspace: string; readonly hash: string }> = z.strictObject({
  workspace: z.string().min(1).max(64),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

export function uploadRoutes({ base: { db } }: House): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/api/w/{workspace}/uploads',
      summary: 'Files of the workspace, newest first',
      access: 'read',
      answer: z.array(Upload),
      handle: async (ask) => [...(await listUploads(db, ask.get('scope').workspace))],
    }),
    route({
      method: 'post',
      path: '/api/w/{workspace}/uploads',
      summary: 'Bring a file: its bytes are the body; the same bytes again are the same file',
      access: 'track',
      params: workspaceParams,
      query: uploadQuery,
      bodyBytes: mostBytes,
      bytes: true,
      answer: Upload,
      status: 201,
      handle: async (ask, { query }) => {
        const body = new Uint8Array(await ask.req.arrayBuffer());
        if (body.byteLength === 0) throw new Refused(422, 'The file is empty.');
        const media = /^[\w.+-]+\/[\w.+-]+/.exec(ask.req.header('content-type') ?? '')?.[0];
        return addUpload(db, ask.get('scope'), {
          name: query.name,
          media: media ?? 'application/octet-stream',
          body,
        });
      },
    }),
    route({
      method: 'get',
      path: '/api/w/{workspace}/uploads/{hash}',
      summary: 'The bytes of a file, always as a download',
      access: 'read',
      params: uploadParams,
      media: 'application/octet-stream',
      handle: async (ask, { params }) => {
        const found = await uploadAt(db, ask.get('scope').workspace, params.hash);
        if (found === null) throw new Refused(404, 'This workspace has no such file.');
        ask.header(
          'Content-Disposition',
          `attachment; filename*=UTF-8''${encodeURIComponent(found.upload.name)}`,
        );
        ask.header('Content-Type', 'application/octet-stream');
        return ask.body(new Uint8Array(found.body), 200);
      },
    }),
  ];
}
