// Servers and workers as processes of their own, started as people start them, so that tests can end them in any way.
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { freePort } from './ports.ts';
import type { Caller } from './servers.ts';

const entry = fileURLToPath(new URL('../src/server/main.ts', import.meta.url));
const secret = 'x4fJ9kdL2sPq7vBn3mZc8wRt5yHg6uTe';

/** Where the data lies: a folder of the embedded database, or the address of a Postgres. */
export type Place = { readonly folder: string } | { readonly database: string };

export interface ServerProcess {
  readonly url: string;
  /** The secret of the owner's first link; null where there is an owner. */
  readonly first: string | null;
  readonly child: ChildProcess;
  /** What it wrote on both streams. */
  readonly said: () => string;
  /** SIGKILL, and waits until it is gone. */
  readonly kill: () => Promise<void>;
}

/** `spanwright serve`; rejects with what it said when it ends before it serves. */
export async function serveProcess(
  place: Place,
  more: readonly string[] = [],
  logs: 'kept' | 'dropped' = 'kept',
): Promise<ServerProcess> {
  const port = await freePort();
  const args = ['serve', '--port', String(port), '--no-open', ...more];
  const started = launched(place, 'folder' in place ? [...args, '--data', place.folder] : args, logs);
  const said = await told(started, /The workbench runs at (\S+)\n/);
  return {
    url: said[1] ?? '',
    first: /once: \S+#(\S+)/.exec(started.said())?.[1] ?? null,
    ...started,
  };
}

/** `spanwright work` on a shared database. */
export async function workProcess(database: string): Promise<Omit<ServerProcess, 'url' | 'first'>> {
  const started = launched({ database }, ['work']);
  await told(started, /waits for work/);
  return started;
}

function launched(
  place: Place,
  args: readonly string[],
  logs: 'kept' | 'dropped' = 'kept',
): Omit<ServerProcess, 'url' | 'first'> {
  const env: NodeJS.ProcessEnv = { ...process.env, SPANWRIGHT_SECRET: secret };
  delete env['NODE_TEST_CONTEXT'];
  delete env['DATABASE_URL'];
  if ('database' in place) env['DATABASE_URL'] = place.database;
  const child = spawn(process.execPath, [entry, ...args], {
    env,
    stdio: ['ignore', 'pipe', logs === 'kept' ? 'pipe' : 'ignore'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (piece: Buffer) => {
      text = (text + piece.toString()).slice(-200_000);
    });
  const gone = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  return {
    child,
    said: () => text,
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function told(
  { child, said }: Pick<ServerProcess, 'child' | 'said'>,
  words: RegExp,
): Promise<RegExpExecArray> {
  for (;;) {
    const found = words.exec(said());
    if (found !== null) return found;
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`it ended: ${said()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The owner of a new installation, by the link that its first start printed. */
export async function ownerOf({ url, first }: ServerProcess): Promise<Caller> {
  const answer = await fetch(`${url}/api/first`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({
      secret: first,
      workspace: 'North',
      newcomer: { name: 'olive', email: 'olive@example.com', password: 'a long enough password' },
    }),
  });
  if (answer.status !== 201) throw new Error(`no owner: ${await answer.text()}`);
  const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0]);
  return {
    cookie: cookie.join('; '),
    workspace: ((await answer.json()) as { readonly workspace: string }).workspace,
  };
}

/** One request of somebody, JSON in and out. */
export async function asked<T>(
  { url }: Pick<ServerProcess, 'url'>,
  caller: Caller,
  [method, path]: readonly [method: string, path: string],
  body: unknown = null,
): Promise<{ readonly status: number; readonly json: T; readonly headers: Headers; readonly text: string }> {
  const answer = await fetch(`${url}/api/w/${caller.workspace}${path}`, {
    method,
    headers: {
      origin: url,
      cookie: caller.cookie,
      ...(body === null ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === null ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, json: JSON.parse(text || 'null') as T };
}
