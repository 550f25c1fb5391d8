import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { InputError } from '../finding/input.ts';
import { findBrowser, placesOf } from './browser.ts';
import { printPage } from './print.ts';

const folder = mkdtempSync(join(tmpdir(), 'spanwright-press-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function program(name: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const posix = process.platform === 'win32' ? { skip: 'a shell script is no program here' } : {};

describe('the browser', () => {
  test('named by CHROME_PATH is taken before all others', posix, async () => {
    const own = program('mine', 'exit 0');
    program('chromium', 'exit 0');
    const environment = { CHROME_PATH: own, PATH: folder };
    assert.equal(await findBrowser({ platform: 'linux', environment }), own);
  });

  test('is found by its usual name on PATH', posix, async () => {
    const found = program('chromium', 'exit 0');
    assert.equal(
      await findBrowser({ platform: 'linux', environment: { PATH: `/nowhere:${folder}` } }),
      found,
    );
  });

  test('that CHROME_PATH names and that is not there is said to be that', async () => {
    await assert.rejects(
      findBrowser({ platform: 'linux', environment: { CHROME_PATH: '/no/such/chrome', PATH: folder } }),
      (error: unknown) =>
        error instanceof InputError && /CHROME_PATH leads to \/no\/such\/chrome/.test(error.message),
    );
  });

  test('that is nowhere: what to install, to set, or to do without', async () => {
    await assert.rejects(
      findBrowser({ platform: 'win32', environment: {} }),
      (error: unknown) =>
        error instanceof InputError &&
        /Chrome, Chromium or Edge installed, or CHROME_PATH .*--to html/.test(error.message),
    );
  });

  test('has its places on every kind of machine', () => {
    const mac = placesOf({ platform: 'darwin', environment: { HOME: '/Users/ada' } });
    assert.ok(mac.includes('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'));
    assert.ok(mac.includes('/Users/ada/Applications/Chromium.app/Contents/MacOS/Chromium'));
    const windows = placesOf({ platform: 'win32', environment: { PROGRAMFILES: 'C:\\Program Files' } });
    assert.ok(windows.some((path) => /Program Files.*msedge\.exe$/.test(path)));
  });
});

describe('a browser that does not print', posix, () => {
  const page = '<!doctype html><title>x</title>';

  test('by ending at once, with what it said', async () => {
    const browser = program('ends', 'echo "no display to be had" >&2; exit 1');
    await assert.rejects(
      printPage({ html: page, browser, within: 5000, endsWithSignal: true, stopped: null }),
      /ended without printing: no display to be had/,
    );
  });

  test('by never answering, is ended in time with all that it started', async () => {
    const browser = program('hangs', `sleep 600 & echo $! > ${folder}/child; sleep 600`);
    await assert.rejects(
      printPage({ html: page, browser, within: 700, endsWithSignal: true, stopped: null }),
      /did not finish printing within 1 s/,
    );
    const child = Number(readFileSync(`${folder}/child`, 'utf8'));
    while (lives(child)) await setTimeout(20);
  });

  test('that somebody stops is ended at once', async () => {
    const browser = program('waits', 'sleep 600');
    const stop = new AbortController();
    const print = printPage({
      html: page,
      browser,
      within: 60_000,
      endsWithSignal: false,
      stopped: stop.signal,
    });
    void setTimeout(100).then(() => stop.abort(new Error('no longer wanted')));
    await assert.rejects(print, /no longer wanted/);
  });

  test('by not being a program', async () => {
    const path = join(folder, 'text');
    writeFileSync(path, 'no program');
    await assert.rejects(
      printPage({ html: page, browser: path, within: 5000, endsWithSignal: true, stopped: null }),
      /could not be started/,
    );
  });
});
