// Versions of editable things as entity tags (RFC 9110): `"7"` on the way out, If-Match on the way in.
import type { Context } from 'hono';
import { Refused } from './problem.ts';

export function tagged(context: Context, version: number): void {
  context.header('ETag', `"${version}"`);
}

/** The version that the caller has seen. Throws Refused: 428 when it is not named, 400 when it is no tag of ours. */
export function seenVersion(context: Context): number {
  const given = context.req.header('if-match');
  if (given === undefined) throw new Refused(428, 'Send If-Match with the ETag that you have read.');
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(given.trim())?.[1];
  if (version === undefined) throw new Refused(400, 'If-Match is not an ETag of this server, such as "3".');
  return Number(version);
}

export function movedOn(): Refused {
  return new Refused(
    412,
    'Somebody changed it since you read it. Read it again, then decide which of both stands.',
  );
}
