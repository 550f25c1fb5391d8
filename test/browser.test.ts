// plan.html as a reader meets it: opened in a real browser, without network, in light and dark, narrow and printed.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as driver, type Page } from 'playwright-core';
import { renderPlan } from '../src/render/render.ts';
import { examplePlan } from './example-plan.ts';

const scratch = mkdtempSync(join(tmpdir(), 'spanwright-browser-'));
const file = join(scratch, 'plan.html');
let browser: Browser;

describe('plan.html in a browser', () => {
  before(async () => {
    writeFileSync(file, renderPlan(await examplePlan()).get('plan.html') ?? '');
    const args = chromium.args.filter((arg) => arg !== '--single-process');
    browser = await driver.launch({ executablePath: await chromium.executablePath(), args, headless: true });
  });
  after(async () => {
    await browser.close();
    rmSync(scratch, { recursive: true, force: true });
  });

  test('asks for nothing but itself and complains of nothing', async () => {
    const { page, asked, complaints } = await opened({ width: 1280, dark: false });
    assert.deepEqual(asked, [pathToFileURL(file).href]);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('every link inside the page has its place, and no id stands twice', async () => {
    const { page } = await opened({ width: 1280, dark: false });
    const { lost, twice } = await page.evaluate<{
      readonly lost: readonly string[];
      readonly twice: readonly string[];
    }>(`(() => {
      const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
      const links = [...document.querySelectorAll('a[href^="#"]')].map((link) => decodeURIComponent(link.getAttribute('href').slice(1)));
      return { lost: links.filter((id) => !document.getElementById(id)), twice: ids.filter((id, index) => ids.indexOf(id) !== index) };
    })()`);
    assert.deepEqual(lost, []);
    assert.deepEqual(twice, []);
    await page.close();
  });

  test('a narrow window scrolls down, not sideways', async () => {
    const { page } = await opened({ width: 390, dark: false });
    const wider = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
    assert.ok(wider <= 0, `${wider} px wider than the window`);
    await page.close();
  });

  test('dark and light differ, and text stands out in both', async () => {
    const seen = new Set<string>();
    for (const dark of [false, true]) {
      const { page } = await opened({ width: 1280, dark });
      const [ink, ground] = await page.evaluate<[string, string]>(
        `(() => { return [getComputedStyle(document.body).color, getComputedStyle(document.documentElement).backgroundColor]; })()`,
      );
      seen.add(ground);
      assert.ok(contrast(ink, ground) >= 7, `${ink} on ${ground}`);
      await page.close();
    }
    assert.equal(seen.size, 2);
  });

  test('it prints', async () => {
    const { page } = await opened({ width: 1280, dark: false });
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
    assert.ok((pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length > 5);
    await page.close();
  });
});

interface Opened {
  readonly page: Page;
  readonly asked: string[];
  readonly complaints: string[];
}

async function opened(how: { readonly width: number; readonly dark: boolean }): Promise<Opened> {
  const page = await browser.newPage({
    viewport: { width: how.width, height: 900 },
    colorScheme: how.dark ? 'dark' : 'light',
  });
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(pathToFileURL(file).href);
  return { page, asked, complaints };
}

/** WCAG contrast of two `rgb(…)` colours. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/\d+(\.\d+)?/g) ?? []).map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
