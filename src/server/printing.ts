// PDFs, printed by a browser of the machine where the work is done.
import { InputError, inputProblem } from '../finding/input.ts';
import { findBrowser } from '../press/browser.ts';
import { printPage } from '../press/print.ts';

/** After so many ms the browser is ended. */
const within = 120_000;

/** The page as PDF. Throws InputError where no browser is and where it can't print; rejects with the signal's reason when it is stopped. */
export async function printed(html: string, path: string, stopped: AbortSignal): Promise<Uint8Array> {
  try {
    const browser = await findBrowser({ platform: process.platform, environment: process.env });
    return await printPage({ html, browser, within, endsWithSignal: false, stopped });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(
      error.problems.map(({ message }) =>
        inputProblem({
          file: path,
          message,
          expected:
            'Chrome, Chromium or Edge where the work is done, or CHROME_PATH that leads to one; else take the HTML and print it from your own browser',
        }),
      ),
    );
  }
}
