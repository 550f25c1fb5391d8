// The browser that the user has: by CHROME_PATH, by the places where Chrome, Chromium, Edge and Brave are installed, by their names on PATH.
// Nothing is downloaded and no browser that already runs is touched.
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { InputError, inputProblem } from '../finding/input.ts';

/** What is asked of the machine: its kind and its environment variables. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const names = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
] as const;

const applications = [
  ['Google Chrome', 'Google Chrome'],
  ['Chromium', 'Chromium'],
  ['Microsoft Edge', 'Microsoft Edge'],
  ['Brave Browser', 'Brave Browser'],
] as const;

const programs = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['BraveSoftware', 'Brave-Browser', 'Application', 'brave.exe'],
] as const;

/** The path of a browser that can print. Throws InputError that says what to install or set where there is none. */
export async function findBrowser(machine: Machine): Promise<string> {
  const said = machine.environment['CHROME_PATH'];
  if (said !== undefined && said !== '') {
    if (await runs(said)) return said;
    throw missing(`CHROME_PATH leads to ${said}, which is no program that can be started`);
  }
  for (const path of placesOf(machine)) if (await runs(path)) return path;
  throw missing('no browser was found that could print a PDF');
}

/** Where a browser may lie on a machine, best first. */
export function placesOf({ platform, environment }: Machine): readonly string[] {
  const onPath = (environment['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => names.map((name) => join(folder, name)));
  switch (platform) {
    case 'darwin':
      return ['/Applications', `${environment['HOME'] ?? ''}/Applications`]
        .flatMap((folder) => applications.map(([app, name]) => `${folder}/${app}.app/Contents/MacOS/${name}`))
        .concat(onPath);
    case 'win32':
      return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
        .flatMap((name) => environment[name] ?? [])
        .flatMap((folder) => programs.map((steps) => join(folder, ...steps)));
    default:
      return [...onPath, '/opt/google/chrome/chrome', '/snap/bin/chromium'];
  }
}

async function runs(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

function missing(message: string): InputError {
  return new InputError([
    inputProblem({
      file: '--to pdf',
      message,
      expected:
        'Chrome, Chromium or Edge installed, or CHROME_PATH set to one; or use --to html and print the page from any browser',
    }),
  ]);
}
