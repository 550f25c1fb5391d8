// Words with a browser over a pair of pipes (Chrome DevTools Protocol): a command goes out with a number, its answer comes back with it.
// Messages are JSON ended by a zero byte. No port is opened, so nobody else can reach the browser.
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';

/** One command; rejects with what the browser says against it, or when the browser goes away. */
export type Ask = (method: string, params: object, session: string | null) => Promise<unknown>;

const Answer = z.object({
  id: z.number(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});

export function wireTo(into: Writable, from: Readable): Ask {
  const waiting = new Map<number, { done: (value: unknown) => void; fail: (error: Error) => void }>();
  const gone = (): void => {
    for (const { fail } of waiting.values()) fail(new Error('ended before it was done'));
    waiting.clear();
  };
  let held: Buffer[] = [];
  from.on('data', (bytes: Buffer) => {
    let rest = bytes;
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      answered(Buffer.concat([...held, rest.subarray(0, end)]).toString('utf8'));
      held = [];
      rest = rest.subarray(end + 1);
    }
    held.push(rest);
  });
  from.on('close', gone).on('error', gone);
  into.on('error', gone);
  const answered = (text: string): void => {
    const answer = Answer.safeParse(JSON.parse(text));
    if (!answer.success) return;
    const { id, result, error } = answer.data;
    const asker = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asker?.done(result);
    else asker?.fail(new Error(error.message));
  };
  let last = 0;
  return (method, params, session) =>
    new Promise((done, fail) => {
      last += 1;
      waiting.set(last, { done, fail });
      const to = session === null ? {} : { sessionId: session };
      into.write(`${JSON.stringify({ id: last, method, params, ...to })}\0`);
    });
}
