// A workbench for journeys: the real server on a port of its own with its worker and the embedded database, its pages as they are built, and a
// real browser. Nothing is imitated: the owner comes by the first link, others by invitations. With SHOTS=folder pictures are kept to be looked at.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import chromium from '@sparticuz/chromium';
import axe from 'axe-core';
import { type Browser, chromium as driver, type Page } from 'playwright-core';
import { buildPages } from '../../scripts/pages.js';
import { startServer } from '../../src/server/serve.ts';
import type { Role } from '../../src/store/base/members.ts';

export const password = 'a long enough password';

/** Somebody with an account, as their browser knows them. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly cookie: string;
}

/** `body` as JSON, a string as it is; `headers` such as If-Match. */
interface AskedMore {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Workbench {
  readonly url: string;
  /** The printed one-time link; still good when the workbench was opened without an owner. */
  readonly firstLink: string;
  readonly workspace: string;
  readonly owner: Person;
  readonly invite: (role: Role, name: string) => Promise<Person>;
  /** Asks the API as that person; gives the parsed answer. Throws for anything but success. For what a journey needs but does not show. */
  readonly ask: (person: Person, method: string, path: string, more?: AskedMore) => Promise<unknown>;
  /** A window of that person (null: nobody) at `path`. Its complaints are held against the journey by `close`. */
  readonly open: (person: Person | null, path: string) => Promise<Page>;
  /** Ends everything; fails when a page complained (console, CSP, exceptions). */
  readonly close: () => Promise<void>;
}

/** `owned` false: nobody has come yet (for the journey of the first link). */
export async function openWorkbench({ owned = true }: { readonly owned?: boolean } = {}): Promise<Workbench> {
  await buildPages({ onlyStale: true });
  const data = mkdtempSync(join(tmpdir(), 'spanwright-web-'));
  const port = await freePort();
  const lines: string[] = [];
  const serving = await startServer({
    host: '127.0.0.1',
    port,
    data,
    database: null,
    secret: null,
    url: null,
    worker: true,
    version: '0.0.0',
    log: (line) => lines.push(line),
  });
  const args = chromium.args.filter((arg) => arg !== '--single-process');
  const browser = await driver.launch({
    executablePath: await chromium.executablePath(),
    args,
    headless: true,
  });
  const complaints: string[] = [];
  const ask = asker(serving.url);
  const firstLink = serving.firstLink ?? '';
  const { owner, workspace } = owned
    ? await firstOwner(serving.url, firstLink)
    : { owner: { name: '', email: '', cookie: '' }, workspace: '' };
  return {
    url: serving.url,
    firstLink,
    workspace,
    owner,
    ask,
    invite: async (role, name) => {
      const email = `${name.toLowerCase()}@example.com`;
      const { link } = (await ask(owner, 'POST', `/api/w/${workspace}/invitations`, {
        body: { email, role },
      })) as {
        readonly link: string;
      };
      const cookie = await come(serving.url, '/api/join', {
        secret: link.split('#')[1],
        newcomer: { name, email, password },
      });
      return { name, email, ...cookie };
    },
    open: (person, path) => opened(browser, complaints, { person, url: `${serving.url}${path}` }),
    close: async () => {
      await browser.close();
      await serving.close();
      rmSync(data, { recursive: true, force: true });
      assert.deepEqual(complaints, []);
      const broken = lines.filter((line) => line.includes('"broken"') || line.includes('work-broken'));
      assert.deepEqual(broken, []);
    },
  };
}

async function opened(
  browser: Browser,
  complaints: string[],
  { person, url }: { readonly person: Person | null; readonly url: string },
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
  for (const pair of person?.cookie.split('; ') ?? []) {
    const at = pair.indexOf('=');
    await context.addCookies([
      { name: pair.slice(0, at), value: pair.slice(at + 1), url: new URL(url).origin },
    ]);
  }
  const page = await context.newPage();
  // Patient, because many tests share a machine; a page that answers is not slowed by it.
  page.setDefaultTimeout(30_000);
  page.on('console', (message) => {
    // The browser logs each answer of 4xx; pages ask questions that may be refused.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
      complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  await page.goto(url);
  return page;
}

function asker(url: string): Workbench['ask'] {
  return async (person, method, path, { body, headers = {} } = {}) => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: {
        origin: url,
        cookie: person.cookie,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? null : (JSON.parse(text) as unknown);
  };
}

async function firstOwner(
  url: string,
  link: string,
): Promise<{ readonly owner: Person; readonly workspace: string }> {
  const newcomer = { name: 'Olive', email: 'olive@example.com', password };
  const { cookie, workspace } = await come(url, '/api/first', {
    secret: link.split('#')[1],
    newcomer,
    workspace: 'North',
  });
  return { owner: { name: newcomer.name, email: newcomer.email, cookie }, workspace };
}

async function come(
  url: string,
  path: string,
  body: unknown,
): Promise<{ readonly cookie: string; readonly workspace: string }> {
  const answer = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  assert.equal(answer.status, 201);
  const { workspace } = (await answer.json()) as { readonly workspace: string };
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return { cookie, workspace };
}

/** Asks again and again, as a person who watches, for as long as it may take on a busy machine (`patience`, ms). */
export async function until(holds: () => Promise<boolean>, patience: number = 30_000): Promise<void> {
  const end = performance.now() + patience;
  while (!(await holds())) {
    assert.ok(performance.now() < end, 'it did not come to hold');
    await pause(50);
  }
}

/** Signs in through the form, from wherever it is shown. */
export async function signIn(page: Page, person: Pick<Person, 'email'>): Promise<void> {
  await page.getByLabel('E-mail address').fill(person.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/**
 * Looks at a page as it stands, in both colour schemes, at 390 and 1440 px: no serious finding of axe, nothing that scrolls the page sideways.
 * With SHOTS the pictures `name-light-1440.png` … are kept there.
 */
export async function inspected(page: Page, name: string): Promise<void> {
  const found: string[] = [];
  for (const width of [1440, 390])
    for (const scheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor({ state: 'attached' });
      // Two frames: React has drawn what the new size and scheme ask for.
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
      const { SHOTS } = process.env;
      if (SHOTS !== undefined) {
        mkdirSync(SHOTS, { recursive: true });
        await page.evaluate('window.scrollTo(0, 0)');
        await page.screenshot({
          path: join(SHOTS, `${name}-${scheme}-${width}.png`),
          fullPage: true,
          timeout: 120_000,
        });
      }
      const at = `${name} ${scheme} ${width}`;
      found.push(...(await standing(page, at)));
    }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
  assert.deepEqual(found, []);
}

/** What is wrong with a page as it stands: what shows for a moment, a colour that changes over or a chart that takes its new width, is not. */
async function standing(page: Page, at: string): Promise<readonly string[]> {
  const end = performance.now() + 4000;
  for (;;) {
    const seen = await complaintsAbout(page, at);
    if (seen.length === 0 || performance.now() > end) return seen;
    await pause(100);
  }
}

async function complaintsAbout(page: Page, at: string): Promise<readonly string[]> {
  const wider = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
  return [
    ...(wider > 0 ? [`${at}: ${wider} px wider than the window`] : []),
    ...(await findings(page)).map((finding) => `${at}: ${finding}`),
  ];
}

/** Serious and critical findings of axe, as lines. Evaluated from outside, so the page's own policy stays as it is. */
async function findings(page: Page): Promise<readonly string[]> {
  await page.evaluate(`typeof axe === 'undefined' ? (() => {${axe.source}})() : null; null`);
  return page.evaluate<
    readonly string[]
  >(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) =>
      nodes.slice(0, 4).map(({ target, html, failureSummary }) => id + ' ' + target.join(' ') + ' ' + html.slice(0, 160) + ' ' + (failureSummary ?? '').slice(0, 220))))`);
}

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
