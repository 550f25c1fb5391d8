// How many requests a second the server answers, and how late the latest of a hundred comes, beside bare Hono routes with one query each on
// the same Postgres in the same run: `node bench/server.ts`. Each connection has a plan of its own, and saves what it has read.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { serverDatabase, stopServer } from '../test/postgres.ts';
import { asked, ownerOf, serveProcess } from '../test/processes.ts';

const connections = 16;
const seconds = Number(process.env['SPANWRIGHT_SECONDS'] ?? '6');
const rounds = 3;

interface Figure {
  readonly rate: number;
  readonly p99: number;
  readonly wrong: number;
}

interface Target {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly plans: string;
  readonly ids: readonly string[];
}

type Kind = 'list' | 'read' | 'save';

/** What is saved names the version that the connection saw last. */
async function shoot(kind: Kind, { url, headers, plans, ids }: Target): Promise<Figure> {
  let next = 0;
  // A request that the end of the last round cut off may have been carried out.
  const versions = new Map<string, number>();
  for (const id of ids) {
    const answer = await fetch(`${url}${plans}/${id}`, { headers });
    versions.set(`${plans}/${id}`, ((await answer.json()) as { readonly version: number }).version);
  }
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    setupClient: (client) => {
      const path = kind === 'list' ? plans : `${plans}/${ids[next++ % ids.length] ?? ''}`;
      if (kind !== 'save') {
        client.setRequests([{ method: 'GET', path, headers }]);
        return;
      }
      client.setRequests([
        {
          method: 'PATCH',
          path,
          body: '{"name":"Orders to the ledger"}',
          setupRequest: (request) => ({
            ...request,
            headers: {
              ...headers,
              'content-type': 'application/json',
              'if-match': `"${versions.get(path) ?? 1}"`,
            },
          }),
          onResponse: (_, body) => {
            const { version } = JSON.parse(body) as { readonly version?: number };
            if (version !== undefined) versions.set(path, version);
          },
        },
      ]);
    },
  });
  return {
    rate: result.requests.average,
    p99: result.latency.p99,
    wrong: result.non2xx + result.errors,
  };
}

async function bareServer(database: string): Promise<{ readonly url: string; readonly stop: () => void }> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('bare-route.ts', import.meta.url))], {
    env: { ...process.env, DATABASE_URL: database },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((resolve) =>
    child.stdout.once('data', (piece: Buffer) => resolve(piece.toString())),
  );
  const { port } = JSON.parse(line) as { readonly port: number };
  return { url: `http://127.0.0.1:${port}`, stop: () => void child.kill() };
}

function middle(figures: readonly Figure[]): Figure {
  const inOrder = [...figures].sort((a, b) => a.rate - b.rate);
  const [found = { rate: 0, p99: 0, wrong: 0 }] = inOrder.slice(Math.floor(inOrder.length / 2));
  return { ...found, wrong: figures.reduce((sum, { wrong }) => sum + wrong, 0) };
}

async function main(): Promise<void> {
  const database = await serverDatabase();
  const server = await serveProcess({ database }, [], 'dropped');
  const owner = await ownerOf(server);
  const ids: string[] = [];
  for (let at = 0; at < 2 * connections; at += 1) {
    const body = { name: `Plan ${at}`, description: 'Orders go to the ledger every night.', brief: null };
    ids.push((await asked<{ readonly id: string }>(server, owner, ['POST', '/plans'], body)).json.id);
  }
  const bare = await bareServer(database);
  const ours: Target = {
    url: server.url,
    headers: { cookie: owner.cookie, origin: server.url },
    plans: `/api/w/${owner.workspace}/plans`,
    ids: ids.slice(0, connections),
  };
  const theirs: Target = { url: bare.url, headers: {}, plans: '/plans', ids: ids.slice(connections) };
  process.stdout.write('          ours, 1/s  P99 ms  bare, 1/s  P99 ms  ratio  not answered\n');
  for (const kind of ['list', 'read', 'save'] as const) {
    const own: Figure[] = [];
    const other: Figure[] = [];
    for (let round = 0; round < rounds; round += 1) {
      own.push(await shoot(kind, ours));
      other.push(await shoot(kind, theirs));
    }
    const [a, b] = [middle(own), middle(other)];
    process.stdout.write(
      `${kind.padEnd(8)}${a.rate.toFixed(0).padStart(11)}${a.p99.toFixed(0).padStart(8)}${b.rate.toFixed(0).padStart(11)}${b.p99.toFixed(0).padStart(8)}${(a.rate / b.rate).toFixed(2).padStart(7)}${String(a.wrong + b.wrong).padStart(14)}\n`,
    );
  }
  bare.stop();
  await server.kill();
  await stopServer();
}

await main();
