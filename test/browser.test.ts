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

  test('the search is reached, used and left by keyboard alone', async () => {
    const { page, complaints } = await opened({ width: 1280, dark: false });
    await page.keyboard.press('/');
    await page.keyboard.type('dead letter');
    await page.waitForSelector('.search li a');
    const found = await page.evaluate<string>("document.querySelector('.search output').value");
    assert.match(found, /^\d+ places/);
    await page.keyboard.press('ArrowDown');
    const wanted = await page.evaluate<string>("document.activeElement.getAttribute('href')");
    await page.keyboard.press('Enter');
    assert.equal(new URL(page.url()).hash, wanted);
    const top = await page.evaluate<number>("document.querySelector(':target').getBoundingClientRect().top");
    assert.ok(top >= 0 && top < 900, `the place found stands at ${top}`);
    await page.keyboard.press('/');
    await page.keyboard.type('f1');
    await page.locator('.search li a', { hasText: 'Go to F1' }).first().waitFor();
    await page.keyboard.press('Escape');
    assert.equal(await page.evaluate<number>("document.querySelectorAll('.search li').length"), 0);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('no picture is shrunk in a window of 720 pixels, nor on A4', async () => {
    const { page } = await opened({ width: 720, dark: false });
    const shares = `[...document.querySelectorAll('.drawing > svg')].map((svg) => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width)`;
    const onScreen = await page.evaluate<readonly number[]>(shares);
    assert.ok(onScreen.length > 5 && onScreen.every((share) => share > 0.99));
    await page.emulateMedia({ media: 'print' });
    // What A4 leaves between the margins of the sheet: 178 mm.
    await page.setViewportSize({ width: 673, height: 980 });
    const onPaper = await page.evaluate<readonly number[]>(shares);
    assert.ok(
      onPaper.every((share) => share > 0.99),
      `${Math.min(...onPaper)}`,
    );
    await page.close();
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
