// An API document from the web, within bounds: only http and https, only addresses that are allowed, so many bytes, so long.
// The address is judged inside of the connection's own lookup: what was judged is what is connected to. Each redirect starts anew.
// What comes back is text and nothing more: it is not run, and nothing that it refers to is fetched.
import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { callbackify } from 'node:util';
import { Agent, type Response, fetch } from 'undici';
import { textIn } from '../jobs/bytes.ts';
import { InputError, inputProblem } from '../finding/input.ts';
import type { Web } from '../jobs/ports.ts';
import type { AllowsAddress } from './address.ts';
import { failureText } from './failure.ts';

/** `bytes` after unpacking, `milliseconds` from the first name looked up to the last byte, over all redirects. */
export interface FetchBounds {
  readonly bytes: number;
  readonly milliseconds: number;
  readonly redirects: number;
}

/** As much as a document on disk may have (64 MiB), half a minute, five redirects. */
export const fetchBounds: FetchBounds = { bytes: 64 * 1024 * 1024, milliseconds: 30_000, redirects: 5 };

/** An address of a host as the system's resolver gives it. */
export interface HostAddress {
  readonly address: string;
  readonly family: number;
}

/** How the web is asked. `received` is told the number of bytes so far. */
export interface FetchOptions {
  readonly allows: AllowsAddress;
  readonly bounds: FetchBounds;
  readonly agent: string;
  readonly received: (bytes: number) => void;
  readonly resolve: (host: string) => Promise<readonly HostAddress[]>;
}

/** The system's own resolver, all addresses of a host. */
export function resolveHost(host: string): Promise<readonly HostAddress[]> {
  return lookup(host, { all: true });
}

/** The web as the jobs know it. Its `fetch` throws InputError that names the address, what happened and what was expected. */
export function webWithin(options: FetchOptions): Web {
  return { fetch: (written) => documentAt(written, options) };
}

async function documentAt(written: string, options: FetchOptions): ReturnType<Web['fetch']> {
  const signal = AbortSignal.timeout(options.bounds.milliseconds);
  const agent = new Agent({ connect: { lookup: guardedLookup(options), timeout: 0 }, pipelining: 0 });
  let url = addressIn(written, written);
  try {
    for (let hop = 0; hop <= options.bounds.redirects; hop += 1) {
      guardLiteral(url, options.allows);
      const response = await fetch(url, {
        dispatcher: agent,
        signal,
        redirect: 'manual',
        headers: {
          accept: 'application/json, application/yaml, text/*;q=0.8, */*;q=0.5',
          'user-agent': options.agent,
        },
      });
      const next = redirectOf(response, url);
      if (next === null) return { name: nameOf(url), text: await textOf(response, url, options) };
      await response.body?.cancel();
      url = next;
    }
    throw problem(
      nameOf(addressIn(written, written)),
      `redirects more than ${options.bounds.redirects} times`,
      elsewhere,
    );
  } catch (error) {
    throw told(error, url, options.bounds);
  } finally {
    await agent.destroy();
  }
}

const elsewhere = 'an address that answers with the document itself, or the path of a downloaded file';

/** The address as a URL; never shown with a name and password in it. */
function addressIn(written: string, from: string): URL {
  const url = URL.canParse(written) ? new URL(written) : null;
  if (url === null)
    throw problem(from, 'is no address', 'an address such as https://api.example.com/openapi.json');
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw problem(
      nameOf(url),
      `${url.protocol} is not fetched`,
      'an address that begins with https:// or http://',
    );
  if (url.username !== '' || url.password !== '')
    throw problem(
      nameOf(url),
      'the address holds a name or a password',
      'an address without them, or a downloaded file',
    );
  return url;
}

/** An address as messages and sources name it: without query and fragment, which may hold secrets. */
function nameOf(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname}`;
}

/** Hosts that are written as an address are never looked up, so they are judged here. */
function guardLiteral(url: URL, allows: AllowsAddress): void {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !allows(host)) throw inside(url.hostname, [host]);
}

function guardedLookup(options: FetchOptions): LookupFunction {
  const judged = callbackify((host: string) => judgedAddresses(host, options));
  return (host, wanted, done) => {
    judged(host, (error: Error | null, found) => {
      const first = found?.[0];
      if (error !== null || first === undefined) done(error, '');
      else if (wanted.all === true) done(null, [...found]);
      else done(null, first.address, first.family);
    });
  };
}

/** One refused address refuses the name: a name that answers with both kinds is not to be trusted with either. */
async function judgedAddresses(
  host: string,
  { allows, resolve }: FetchOptions,
): Promise<readonly HostAddress[]> {
  const found = await resolve(host);
  const refused = found.map(({ address }) => address).filter((address) => !allows(address));
  if (refused.length > 0) throw inside(host, refused);
  if (found.length === 0) throw problem(host, 'has no address', 'the name of a host on the internet');
  return found;
}

function inside(host: string, addresses: readonly string[]): InputError {
  const where = addresses.includes(host.replace(/^\[|\]$/g, '')) ? '' : ` (${addresses.join(', ')})`;
  return problem(
    host,
    `lies inside a private or reserved network${where}; nothing was asked of it`,
    'an address on the internet; --allow-private-network lets a network of your own be asked',
  );
}

function redirectOf(response: Response, from: URL): URL | null {
  if (![301, 302, 303, 307, 308].includes(response.status)) return null;
  const location = response.headers.get('location');
  if (location === null || !URL.canParse(location, from.href))
    throw problem(nameOf(from), 'redirects to nowhere', elsewhere);
  return addressIn(new URL(location, from.href).href, nameOf(from));
}

async function textOf(response: Response, url: URL, { bounds, received }: FetchOptions): Promise<string> {
  if (!response.ok) throw problem(nameOf(url), ...statusText(response.status));
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    const part: unknown = chunk;
    if (!(part instanceof Uint8Array)) continue;
    bytes += part.byteLength;
    if (bytes > bounds.bytes)
      throw problem(
        nameOf(url),
        `is larger than ${bounds.bytes} bytes`,
        `a document of at most ${bounds.bytes} bytes, unpacked`,
      );
    chunks.push(part);
    received(bytes);
  }
  return textIn(Buffer.concat(chunks), nameOf(url));
}

function statusText(status: number): readonly [string, string] {
  const answered = `answered with status ${status}`;
  if (status === 401 || status === 403)
    return [`${answered}: it wants a sign-in`, 'a public address, or the path of a downloaded file'];
  if (status === 404 || status === 410)
    return [`${answered}: nothing lies there`, 'the address of an API document'];
  if (status === 429 || status >= 500)
    return [`${answered}: the server cannot at the moment`, 'another try later, or a downloaded file'];
  return [answered, elsewhere];
}

/** What the libraries throw, as one of ours: the address, what happened, what would help. */
function told(error: unknown, url: URL, bounds: FetchBounds): InputError {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1)
    if (at instanceof InputError) return at;
  return problem(nameOf(url), failureText(error, bounds.milliseconds), elsewhere);
}

function problem(file: string, message: string, expected: string): InputError {
  return new InputError([inputProblem({ file, message, expected })]);
}
