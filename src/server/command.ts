// Arguments and environment to a running server or worker, until a signal ends it.
import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { InputError, inputProblem, inputProblemText } from '../finding/input.ts';
import { startServer, startWorker } from './serve.ts';
import { version } from '../store/version.ts';

interface ServeOptions {
  readonly host: string;
  readonly port: string;
  readonly data: string;
  readonly open: boolean;
  readonly worker: boolean;
}

/** Gives the exit code when the server has ended. `args` begin with the command's name. */
export async function runServer(args: readonly string[]): Promise<number> {
  let ended: Promise<void> = Promise.resolve();
  const program = new Command('spanwright').exitOverride().version(version);
  program
    .command('serve')
    .description('the workbench: pages and API in one process')
    .option('--host <address>', 'where to listen', '127.0.0.1')
    .option('--port <number>', 'on which port', '4747')
    .option('--data <folder>', 'where the embedded database lies', join(homedir(), '.spanwright'))
    .option('--no-open', 'do not open a browser')
    .option('--no-worker', 'leave the long work to "spanwright work"')
    .addHelpText(
      'after',
      `
Environment:
  DATABASE_URL       a Postgres in place of the embedded one
  SPANWRIGHT_SECRET  signs sessions; needed off this machine and with DATABASE_URL
  SPANWRIGHT_URL     the address that people use, where it is another

Example:
  spanwright serve --data ./workbench`,
    )
    .action((options: ServeOptions) => {
      ended = serveUntilTold(options);
    });
  program
    .command('work')
    .description('a worker on a shared database: measures, compares and composes')
    .addHelpText(
      'after',
      '\nExample:\n  DATABASE_URL=postgres://user:password@db:5432/spanwright spanwright work',
    )
    .action(() => {
      ended = workUntilTold();
    });
  try {
    await program.parseAsync([...args], { from: 'user' });
    await ended;
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof InputError)) throw error;
    process.stderr.write(`${error.problems.map(inputProblemText).join('\n')}\n`);
    return 2;
  }
}

async function serveUntilTold(options: ServeOptions): Promise<void> {
  const port = Number(options.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new InputError([
      inputProblem({
        file: '--port',
        message: `${options.port} is no port`,
        expected: 'a number from 1 to 65535',
      }),
    ]);
  const server = await startServer({
    host: options.host,
    port,
    data: options.data,
    database: process.env['DATABASE_URL'] ?? null,
    secret: process.env['SPANWRIGHT_SECRET'] ?? null,
    url: process.env['SPANWRIGHT_URL'] ?? null,
    worker: options.worker,
    version,
    log: linesTo(process.stderr),
  });
  const owner = server.firstLink === null ? '' : `Its owner begins here, once: ${server.firstLink}\n`;
  // In one piece: who waits for the address has the link too.
  process.stdout.write(`The workbench runs at ${server.url}\n${owner}`);
  if (options.open && process.stdout.isTTY) openInBrowser(server.firstLink ?? server.url);
  await toldToEnd();
  await server.close();
}

async function workUntilTold(): Promise<void> {
  const database = process.env['DATABASE_URL'];
  if (database === undefined)
    throw new InputError([
      inputProblem({
        file: 'DATABASE_URL',
        message: 'is not set',
        expected: 'the Postgres that the servers use; with the embedded database the server works by itself',
      }),
    ]);
  const worker = await startWorker({ database, log: linesTo(process.stderr) });
  process.stdout.write('The worker waits for work.\n');
  await toldToEnd();
  await worker.close();
}

/** Lines of one turn of the loop are one write: a write to a pipe holds everything up. */
function linesTo(stream: NodeJS.WritableStream): (line: string) => void {
  let kept = '';
  return (line) => {
    if (kept === '')
      setImmediate(() => {
        stream.write(kept);
        kept = '';
      });
    kept += line;
  };
}

/** The second signal ends at once. */
function toldToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve();
      });
  });
}

/** Where no browser can be opened, the printed address has to do. */
function openInBrowser(url: string): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', url]
        : ['xdg-open', url];
  const child = spawn(command ?? '', args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
