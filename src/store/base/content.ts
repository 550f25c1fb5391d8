// Contents by their own hash: SHA-256 of their canonical JSON. Written once; the same content is kept once a workspace.
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Access } from './scope.ts';

/** RFC 8785 text of a JSON value. Throws TypeError for what JSON can't say. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}

export function hashOfText(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A text with its hash, ready to be kept. */
export interface KeptContent {
  readonly hash: string;
  readonly body: string;
}

/** A JSON value by its canonical text. Throws TypeError for what JSON can't say. */
export function canonicalContent(value: unknown): KeptContent {
  return textContent(canonicalText(value));
}

export function textContent(body: string): KeptContent {
  return { hash: hashOfText(body), body };
}

/** Keeps a JSON value and gives its hash. */
export function keep(access: Access, workspace: string, value: unknown): Promise<string> {
  return keepContent(access, workspace, canonicalContent(value));
}

/** Keeps a text and gives its hash. */
export async function keepContent(access: Access, workspace: string, content: KeptContent): Promise<string> {
  await access
    .insertInto('content')
    .values({ workspace, ...content })
    .onConflict((conflict) => conflict.columns(['workspace', 'hash']).doNothing())
    .execute();
  return content.hash;
}

/** The text, or null when this workspace keeps no such content. Throws Error when what is kept is not what was kept. */
export async function contentAt(access: Access, workspace: string, hash: string): Promise<string | null> {
  const body = await bodyAt(access, workspace, hash);
  if (body !== null && hashOfText(body) !== hash)
    throw new Error(`content ${hash} does not have its hash any more`);
  return body;
}

/** As {@link contentAt}, for those who look at the hash themselves: of a large text that takes a moment. */
export async function bodyAt(access: Access, workspace: string, hash: string): Promise<string | null> {
  const row = await access
    .selectFrom('content')
    .select('body')
    .where('workspace', '=', workspace)
    .where('hash', '=', hash)
    .executeTakeFirst();
  return row?.body ?? null;
}
