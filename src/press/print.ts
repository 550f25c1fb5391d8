// A page printed to PDF by a browser that the user has, started for this alone: own profile, no port, bounded time.
// Whatever happens, the browser is ended and its profile removed.
import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { InputError, inputProblem } from '../finding/input.ts';
import { type Ask, wireTo } from './wire.ts';

export interface PrintRequest {
  readonly html: string;
  readonly browser: string;
  /** After so many milliseconds the browser is ended. */
  readonly within: number;
  /** Whether SIGINT and SIGTERM end the browser and this process with it; else whoever hears them waits for the page. */
  readonly endsWithSignal: boolean;
  /** Ends the browser and rejects with its reason; null: nobody stops it. */
  readonly stopped: AbortSignal | null;
}

/** The page as PDF, its dates set to a fixed one so that the same page and browser give the same bytes. Throws InputError that says what the browser did. */
export async function printPage({
  html,
  browser,
  within,
  endsWithSignal,
  stopped,
}: PrintRequest): Promise<Uint8Array> {
  stopped?.throwIfAborted();
  const profile = await mkdtemp(join(tmpdir(), 'spanwright-print-'));
  const started = start(browser, profile);
  const leave = (): void => {
    started.end();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  const interrupted = (): void => {
    leave();
    process.exit(130);
  };
  if (endsWithSignal) process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(failed(browser, `did not finish printing within ${Math.round(within / 1000)} s`)),
    within,
  );
  const stop = (): void => late.reject(stopped?.reason);
  stopped?.addEventListener('abort', stop, { once: true });
  try {
    const work = printed(started.ask, withoutNeighbours(html));
    // Of a browser that goes away both tell; what it said itself is the better news.
    const told = work.catch((error: unknown) => Promise.race([started.lost, refused(browser, error)]));
    return undated(await Promise.race([told, late.promise]));
  } finally {
    clearTimeout(timer);
    stopped?.removeEventListener('abort', stop);
    process.removeListener('SIGINT', interrupted).removeListener('SIGTERM', interrupted);
    started.end();
    // Browsers let go of their profile a moment after they end.
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

async function refused(browser: string, error: unknown): Promise<never> {
  await delay(500);
  throw failed(browser, `could not print: ${error instanceof Error ? error.message : String(error)}`);
}

/** Links to files beside the page mean nothing in a file that is handed on; those within the page and into the web are kept. */
function withoutNeighbours(html: string): string {
  return html.replaceAll(/(<a\b[^>]*?) href="(?!#|https?:)[^"]*"/g, '$1');
}

function flags(profile: string): readonly string[] {
  return [
    '--headless',
    '--remote-debugging-pipe',
    '--disable-gpu',
    '--disable-extensions',
    '--disable-background-networking',
    '--disable-dev-shm-usage',
    '--no-first-run',
    '--no-default-browser-check',
    `--user-data-dir=${profile}`,
    // Chrome refuses to start its sandbox as root; the page is our own and runs no script.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

/** A page of the browser's own, filled, printed, read back piece by piece. */
async function printed(ask: Ask, html: string): Promise<Uint8Array> {
  const { targetId } = Target.parse(await ask('Target.createTarget', { url: 'about:blank' }, null));
  const { sessionId } = Session.parse(await ask('Target.attachToTarget', { targetId, flatten: true }, null));
  await ask('Page.enable', {}, sessionId);
  const { frameTree } = Frames.parse(await ask('Page.getFrameTree', {}, sessionId));
  await ask('Page.setDocumentContent', { frameId: frameTree.frame.id, html }, sessionId);
  const { stream } = Printed.parse(await ask('Page.printToPDF', paper, sessionId));
  const pieces: Buffer[] = [];
  for (;;) {
    const piece = Piece.parse(await ask('IO.read', { handle: stream, size: 1 << 20 }, sessionId));
    pieces.push(Buffer.from(piece.data, piece.base64Encoded ? 'base64' : 'utf8'));
    if (piece.eof) return Buffer.concat(pieces);
  }
}

/** A4 unless the page says otherwise; margins, running title and page numbers are the page's own. */
const paper = {
  paperWidth: 8.27,
  paperHeight: 11.69,
  printBackground: true,
  preferCSSPageSize: true,
  displayHeaderFooter: false,
  generateDocumentOutline: true,
  generateTaggedPDF: true,
  transferMode: 'ReturnAsStream',
};

const Target = z.object({ targetId: z.string() });
const Session = z.object({ sessionId: z.string() });
const Frames = z.object({ frameTree: z.object({ frame: z.object({ id: z.string() }) }) });
const Printed = z.object({ stream: z.string() });
const Piece = z.object({ data: z.string(), eof: z.boolean(), base64Encoded: z.boolean().default(false) });

/** A browser that runs: how to talk to it, how to end it, and a promise that only ever fails, when it ends by itself or cannot start. */
interface Started {
  readonly ask: Ask;
  readonly end: () => void;
  readonly lost: Promise<never>;
}

function start(browser: string, profile: string): Started {
  // A group of its own on POSIX, so that its helpers end with it.
  const grouped = process.platform !== 'win32';
  const stdio = ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] as const;
  const child = spawn(browser, flags(profile), { stdio: [...stdio], detached: grouped });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-4000);
  });
  const lost = new Promise<never>((_, fail) => {
    child.once('error', (error) => fail(failed(browser, `could not be started: ${error.message}`)));
    child.once('exit', () => fail(failed(browser, `ended without printing${lastLine(said)}`)));
  });
  lost.catch(() => {});
  const [, , , into, from] = child.stdio;
  if (!(into instanceof Writable) || !(from instanceof Readable))
    throw new TypeError('no pipes to the browser');
  return { ask: wireTo(into, from), end: () => end(child, grouped), lost };
}

function end(child: ChildProcess, grouped: boolean): void {
  if (child.pid === undefined) return;
  try {
    if (grouped) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // It has ended already.
  }
}

/** The days of making and change, each replaced by one of the same length: no offset in the file moves. */
function undated(pdf: Uint8Array): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1');
  const fixed = text.replaceAll(
    /(\/(?:CreationDate|ModDate) \(D:)\d{14}([+-]\d\d'\d\d'\))/g,
    (_, head: string, zone: string) => `${head}20000101000000${zone.replaceAll(/\d/g, '0')}`,
  );
  return Buffer.from(fixed, 'latin1');
}

function lastLine(said: string): string {
  const line = said.trim().split('\n').at(-1) ?? '';
  return line === '' ? '' : `: ${line.slice(0, 300)}`;
}

function failed(browser: string, message: string): InputError {
  return new InputError([
    inputProblem({
      file: browser,
      message,
      expected:
        'a Chrome, Chromium or Edge that prints pages without a window, named by CHROME_PATH; or use --to html and print the page from any browser',
    }),
  ]);
}
