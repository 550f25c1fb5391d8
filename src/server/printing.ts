// PDFs, printed by a browser of the machine, one at a time: each takes a process and some hundred MB.
import { findBrowser } from '../press/browser.ts';
import { printPage } from '../press/print.ts';
import { InputError } from '../finding/input.ts';
import { Refused } from './problem.ts';

/** After so many ms the browser is ended. */
const within = 120_000;
/** Pages that wait for the one that is printed. */
const mostWaiting = 5;

let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** The page as PDF. Throws Refused (503) where no browser is, where it can't print, and where too many wait. */
export async function printed(html: string): Promise<Uint8Array> {
  if (waiting >= mostWaiting)
    throw new Refused(503, 'Other documents are being printed; try again in a moment.');
  waiting += 1;
  const own = last.then(() => print(html));
  last = own.catch(() => undefined);
  try {
    return await own;
  } finally {
    waiting -= 1;
  }
}

async function print(html: string): Promise<Uint8Array> {
  try {
    const browser = await findBrowser({ platform: process.platform, environment: process.env });
    return await printPage({ html, browser, within, endsWithSignal: false });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new Refused(
      503,
      `No PDF could be printed: ${error.problems.map(({ message }) => message).join('; ')}. On the server, install Chrome, Chromium or Edge, or set CHROME_PATH to one; or take the HTML and print it from your own browser.`,
    );
  }
}
