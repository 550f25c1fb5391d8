// The whole workbench without a mouse: Tab leads through pages and out of them again, and one always sees where one is. Cards are carried
// across the board by keyboard and by mouse.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { until } from './harness.ts';
import { openPlanned, type PlannedBench } from './planned.ts';

let bench: PlannedBench;
let page: Page;
before(async () => {
  bench = await openPlanned();
  page = await bench.openPage(bench.owner, 'understood');
});
after(async () => bench.close());

/** More stops than any page of a small plan has. */
const most = 400;

/** Where a press of Tab led. `isEnd`: out of the page again. `words` null: another part of the same field, as dates have them. */
interface Stop {
  readonly words: string | null;
  readonly isEnd: boolean;
  readonly wrong: readonly string[];
}

/** Evaluated in the page before a walk. Colours that change over slowly would show where the focus was a moment ago. */
const begin = `(() => {
  const still = new CSSStyleSheet();
  still.replaceSync('*, *::before, *::after { transition: none !important; animation: none !important; scroll-behavior: auto !important }');
  document.adoptedStyleSheets = [still];
  window.walk = { seen: new Set(), last: null };
})()`;

/**
 * Evaluated in the page after each Tab. A focus is seen where something of the field looks otherwise than after the focus has left it, and
 * where that lies in the window; editors show it from a timer of 10 ms, which comes before one of 20 that began later. A switch, say, shows
 * it by the label or the box beside a field that itself has no size.
 */
const look = `(async () => {
  await new Promise((done) => setTimeout(done, 20));
  const { seen, last } = window.walk;
  const at = document.activeElement;
  if (at === last?.at) return { words: null, isEnd: false, wrong: [] };
  const parts = (one) => [one, one.nextElementSibling, ...(one.labels ?? [])].filter(Boolean);
  const looks = (one) => [...parts(one), one.parentElement, one.parentElement.parentElement, one.parentElement.parentElement.parentElement].filter(Boolean).map((part) => {
    const { outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor } = getComputedStyle(part);
    return [outlineStyle === 'none' ? '' : outlineStyle + outlineWidth, boxShadow, borderColor, backgroundColor].join();
  }).join('|');
  const wrong = [];
  if (last !== null && last.at.isConnected && looks(last.at) === last.looks) wrong.push(last.words + ' shows no focus');
  const isEnd = at === document.body || at.classList.contains('skip');
  const named = at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent;
  const words = named.trim().slice(0, 60) + ' <' + at.tagName.toLowerCase() + '>';
  if (isEnd) return { words, isEnd, wrong };
  if (seen.has(at)) wrong.push(words + ' comes again');
  const isInSight = parts(at).some((part) => {
    const { width, height, bottom, top } = part.getBoundingClientRect();
    return width * height > 1 && bottom > 0 && top < window.innerHeight;
  });
  if (!isInSight) wrong.push(words + ' is out of sight');
  seen.add(at);
  window.walk.last = { at, words, looks: looks(at) };
  return { words, isEnd, wrong };
})()`;

/** Walks from the beginning of a page to its end by Tab; gives what was reached. Fails for a trap and for a focus that nobody sees. */
async function walked(): Promise<readonly string[]> {
  await page.evaluate(begin);
  await page.locator('.skip').focus();
  const reached: string[] = [];
  const wrong: string[] = [];
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate<Stop>(look);
    wrong.push(...stop.wrong);
    // Behind the last stop comes the browser's own bar, which here is the page's body, or the beginning again.
    if (stop.isEnd) {
      assert.deepEqual(wrong, [], page.url());
      return reached;
    }
    if (stop.words !== null) reached.push(stop.words);
  }
  throw new Error(`${page.url()}: Tab never leaves; last ${reached.slice(-5).join(', ')}`);
}

/** Opens a place by its address, as far as it stands. */
async function open(place: string, heading: string): Promise<void> {
  await page.goto(new URL(place, `${bench.url}/w/${bench.workspace}/plans/${bench.plan}/`).href);
  await page.getByRole('heading', { name: heading }).first().waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null);
}

const places: readonly (readonly [place: string, heading: string, reaches: readonly RegExp[]])[] = [
  ['understood', 'Understood', [/Let designs compete/, /Role of hubspot/, /^Records today/]],
  ['designs', 'Designs', [/Measure the designs|Measure again/]],
  ['plan', 'Contacts and users', [/^Export/, /^HubSpot/, /^F1 HubSpot/]],
  ['plan?view=document&section=F1', 'F1 · ', [/Filter chapters/, /R-F1/]],
  ['plan?view=findings', 'Contacts and users', [/In the document/]],
  ['mapping', 'Mapping', [/Fields of the target/, /Transform of/, /Accept/]],
  ['specification', 'Specification', [/OKR or roadmap item/, /Add a row/]],
  ['project', 'Project', [/First day/, /^Dev gate/, /^K1/, /Move K1/]],
  ['revisions', 'Revisions', [/Approve or refuse/]],
  ['../../catalogue?system=slack', 'Slack', [/Find an object/]],
  ['../../workspace', 'North', [/Role of Ada/, /Make the link/]],
  ['../../workspace?tab=weights', 'North', [/Weight of cost/]],
  ['../../workspace?tab=audit', 'North', [/^About/]],
];

for (const [place, heading, reaches] of places)
  test(`Tab leads through ${place} and out again, and the focus is always seen`, async () => {
    await open(place, heading);
    const reached = await walked();
    for (const words of reaches)
      assert.ok(
        reached.some((one) => words.test(one)),
        `${words.source} in ${reached.join(', ')}`,
      );
  });

test('the editor of the YAML lets Tab go on', async () => {
  await open('understood', 'Understood');
  await page.locator('label').filter({ hasText: 'YAML' }).click();
  await page.getByRole('textbox', { name: 'Brief as YAML' }).waitFor();
  const reached = await walked();
  assert.ok(reached.some((one) => /Brief as YAML/.test(one)));
});

test('a card is carried across the board by keyboard, and the focus stays on it', async () => {
  await open('project', 'Project');
  const title = (column: string) =>
    page
      .getByRole('region', { name: column })
      .locator('[data-item="K2"]')
      .getByRole('button', { name: /^K2/ });
  await title('To do').focus();
  for (const [key, column] of [
    ['Shift+ArrowRight', 'Doing'],
    ['Shift+ArrowRight', 'Blocked'],
    ['Shift+ArrowLeft', 'Doing'],
  ] as const) {
    await page.keyboard.press(key);
    await title(column).waitFor();
    await until(() => title(column).evaluate((button) => button === document.activeElement));
  }
  await page.getByRole('status').filter({ hasText: 'K2 to Doing' }).waitFor();
  await kept('K2', 'doing');
});

test('a card is dragged to another column by mouse, and stays there', async () => {
  await open('project', 'Project');
  const done = page.getByRole('region', { name: 'Done' });
  await page.locator('[data-item="K1"]').hover();
  await page.mouse.down();
  // Its head, which is in the window as the card is: a page that scrolls now would put another card under the pointer.
  await done.hover({ position: { x: 40, y: 20 } });
  await done.and(page.locator('[data-over]')).waitFor();
  await page.mouse.up();
  await done.locator('[data-item="K1"]').waitFor();
  await kept('K1', 'done');
  await page.reload();
  await done.locator('[data-item="K1"]').waitFor();
});

/** The server holds that state of a task. */
async function kept(item: string, state: string): Promise<void> {
  await until(async () => {
    const { project } = (await bench.ask(
      bench.owner,
      'GET',
      `/api/w/${bench.workspace}/plans/${bench.plan}/project`,
    )) as {
      readonly project: { readonly tracked: readonly { readonly item: string; readonly state: string }[] };
    };
    return project.tracked.some((one) => one.item === item && one.state === state);
  });
}
