// A document of a revision that takes long to make: what is asked for, by which key it is the same, and what the thread is given.
import { z } from 'zod';
import { bodyAt, canonicalText, contentAt, hashOfText } from '../store/base/content.ts';
import { revisionFiles } from '../store/base/revisions.ts';
import type { Access } from '../store/base/scope.ts';
import type { RenderOrder } from './orders.ts';
import { version } from '../store/version.ts';
import { archive } from './views/plan/files.ts';

/** `hash` is of the revision's content, `path` one of `byWork`, `version` the product's: another version may draw otherwise. */
export interface RenderRequest {
  readonly plan: string;
  readonly number: number;
  readonly hash: string;
  readonly path: string;
  readonly version: string;
}

const RenderRequest: z.ZodType<RenderRequest> = z.strictObject({
  plan: z.string(),
  number: z.number().int().positive(),
  hash: z.string(),
  path: z.string(),
  version: z.string(),
});

export function renderRequest(
  plan: string,
  { number, hash }: { readonly number: number; readonly hash: string },
  path: string,
): RenderRequest {
  return { plan, number, hash, path, version };
}

/** The same content, document and version of the product are the same work, whichever revision holds them. */
export function renderKey({ plan, hash, path, version: by }: RenderRequest): string {
  return hashOfText(canonicalText({ kind: 'render', plan, hash, path, version: by }));
}

/** Throws Error for a revision that has lost its content. */
export async function renderOrder(access: Access, workspace: string, request: unknown): Promise<RenderOrder> {
  const { plan, number, hash, path } = RenderRequest.parse(request);
  const body = await contentAt(access, workspace, hash);
  if (body === null) throw new Error(`revision ${number} of ${plan} has lost its content`);
  const files = path === archive ? await revisionFiles(access, workspace, { plan, number }) : [];
  const beside = await Promise.all(
    files.map(async (file) => [file.path, (await bodyAt(access, workspace, file.hash)) ?? ''] as const),
  );
  return { kind: 'render', path, plan: body, beside };
}
