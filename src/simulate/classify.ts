// What an answer comes to: which class of failure, or none. One reading of statuses for everybody.
import type { ErrorClass } from '../design/design.ts';
import type { Reply } from '../twin/twin.ts';

/** Null: it worked. A refusal by a limit may come under any status; whether an answer came at all is for the caller to know. */
export function classOf(reply: Pick<Reply, 'status' | 'limited'>): ErrorClass | null {
  const { status, limited } = reply;
  if (limited || status === 429) return 'rate-limit';
  if (status >= 200 && status < 300) return null;
  if (status === 401 || status === 403) return 'access-lost';
  if (status === 0 || status >= 500) return 'unavailable';
  return status === 408 || (status >= 423 && status <= 425) ? 'unavailable' : 'refused';
}
