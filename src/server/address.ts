// Where a request comes from, so that limits count those who ask: the other end of the connection, or behind a proxy whom the proxy names.
// A header that anybody can write counts for nothing.
import { isIP } from 'node:net';

/** The last name in X-Forwarded-For is the nearest proxy's own; those before it are hearsay. Null where nobody says. */
export function addressOf(
  peer: string | undefined,
  forwarded: string | null,
  isBehindProxy: boolean,
): string | null {
  const named = isBehindProxy ? forwarded?.split(',').at(-1)?.trim() : undefined;
  const address = named !== undefined && isIP(named) !== 0 ? named : peer;
  return address === undefined || isIP(address) === 0 ? null : address;
}
