// Mapping: rows decided by keyboard, a transform tried on a sample, two people on one row, a hostile expression, two thousand rows.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { inspected, openWorkbench, type Person, until, type Workbench } from './harness.ts';
import { composed, planned } from './planned.ts';

let bench: Workbench;
let plan = '';
before(async () => {
  bench = await openWorkbench();
  plan = await mapped('Contacts to customers', 'stripe', 'customer');
});
after(async () => bench.close());

/** A plan of one flow from contacts, made by arithmetic alone; gives its id. */
function mapped(name: string, target: string, object: string): Promise<string> {
  const uses = target.endsWith('.json') ? `api: ${target}` : `uses: ${target}`;
  const brief = `spanwright: 1
name: ${name}
systems:
  - { id: crm, uses: hubspot, edition: professional, role: system-of-record }
  - { id: other, ${uses} }
flows:
  - { id: F1, from: crm.contact, to: other.${object}, freshness: PT15M }
volumes:
  - { object: crm.contact, existing: 5000, changesPerDay: 100, peakFactor: 3 }
`;
  return planned(bench, bench.owner, { name, brief });
}

function opened(person: Person, of: string): Promise<Page> {
  return bench.open(person, `/w/${bench.workspace}/plans/${of}/mapping`);
}

async function decided(flow: string = 'F1'): Promise<Readonly<Record<string, string | null>>> {
  const path = `/api/w/${bench.workspace}/plans/${plan}/mappings/${flow}`;
  const answer = (await bench.ask(bench.owner, 'GET', path)) as {
    readonly decided: readonly {
      readonly to: string;
      readonly decision: { readonly verdict: string } | null;
    }[];
  };
  return Object.fromEntries(answer.decided.map(({ to, decision }) => [to, decision?.verdict ?? null]));
}

function selectedPath(page: Page): Promise<string> {
  return page.getByRole('complementary', { name: 'The selected field' }).getByRole('heading').innerText();
}

test('rows are accepted, rejected and taken back by keyboard alone; what is decided is saved', async () => {
  const page = await opened(bench.owner, plan);
  const list = page.getByRole('listbox', { name: 'Fields of the target' });
  await list.waitFor();
  await inspected(page, 'mapping');
  await page.getByText('To decide', { exact: false }).first().click();
  await list.focus();
  const first = await selectedPath(page);
  await page.keyboard.press('a');
  await page.getByText('Saved', { exact: true }).waitFor();
  assert.equal((await decided())[first], 'accepted');
  const second = await selectedPath(page);
  assert.notEqual(second, first);
  await page.keyboard.press('r');
  await page.getByText('Saved', { exact: true }).waitFor();
  assert.equal((await decided())[second], 'rejected');
  await page.getByText('Decided', { exact: false }).first().click();
  await page.getByRole('option', { name: second }).click();
  await page.keyboard.press('u');
  await page.getByText('Saved', { exact: true }).waitFor();
  assert.equal((await decided())[second], null);
  await page.keyboard.press('Shift+?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await inspected(page, 'mapping-keys');
});

test('a transform shows at once what comes of it on the sample, saves itself, and a hostile one leaves the page alive', async () => {
  const page = await opened(bench.owner, plan);
  await page.getByRole('textbox', { name: 'Find a field' }).fill('name');
  await page
    .getByRole('option', { name: /^(?!.*required).*name/ })
    .first()
    .click();
  const to = await selectedPath(page);
  const transform = page.getByRole('textbox', { name: `Transform of ${to}` });
  const write = async (text: string): Promise<void> => {
    await transform.click();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(text);
  };
  const shown = page.getByLabel('What comes of it on the sample');
  await write('$uppercase("ada " & "lovelace")');
  await shown.getByText('"ADA LOVELACE"').waitFor();
  await until(async () => (await decided())[to] === 'changed');
  await write('($f := function($n) { $f($n + 1) }; $f(0))');
  await page
    .getByText(/gave up|stack|not saved/i)
    .first()
    .waitFor();
  await write('$match("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", /^(a+)+$/)');
  await page.getByText('Gave up after one second', { exact: false }).waitFor();
  await page.getByText('not saved').first().waitFor();
  await write('$lowercase("STILL HERE")');
  await shown.getByText('"still here"').waitFor();
});

test('two people on one row: the second is asked which of both stands; other rows are not in the way', async () => {
  const ada = await bench.invite('architect', 'Ada');
  const [mine, hers] = [await opened(bench.owner, plan), await opened(ada, plan)];
  for (const page of [mine, hers]) {
    await page.getByRole('textbox', { name: 'Find a field' }).fill('phone');
    await page.getByRole('option').first().click();
  }
  const to = await selectedPath(mine);
  await hers.getByRole('button', { name: 'Reject' }).click();
  await until(async () => (await decided())[to] === 'rejected');
  await mine
    .getByRole('complementary', { name: 'The selected field' })
    .getByRole('button', { name: 'Accept' })
    .click();
  const dialog = mine.getByRole('dialog');
  await dialog.getByText('was changed elsewhere').waitFor();
  await dialog.getByText('by Ada').waitFor();
  await inspected(mine, 'mapping-conflict');
  await dialog.getByRole('button', { name: 'Save mine' }).click();
  await until(async () => (await decided())[to] === 'accepted');
});

test('what was decided is in the next revision, which is made from here', async () => {
  const page = await opened(bench.owner, plan);
  await page.getByText(/decisions? not in the plan yet/).waitFor();
  const before = (await bench.ask(
    bench.owner,
    'GET',
    `/api/w/${bench.workspace}/plans/${plan}/mappings`,
  )) as {
    readonly revision: number;
  };
  await composed(bench, bench.owner, { plan, design: 'D1', reason: 'rows decided' });
  await until(async () => {
    const now = (await bench.ask(bench.owner, 'GET', `/api/w/${bench.workspace}/plans/${plan}/mappings`)) as {
      readonly revision: number;
      readonly lines: readonly { readonly decided: number }[];
    };
    return now.revision === before.revision + 1 && (now.lines[0]?.decided ?? 0) > 0;
  });
  await page.reload();
  await page.getByText(`revision ${before.revision + 1}`).waitFor();
  assert.equal(await page.getByText('not in the plan yet').count(), 0);
});

test('a viewer reads the mapping and decides nothing', async () => {
  const vera = await bench.invite('viewer', 'Vera');
  const page = await opened(vera, plan);
  await page.getByText('Your role here reads mappings and does not decide them.').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Reject' }).count(), 0);
});

test('two thousand rows scroll without a task of more than 100 ms', async () => {
  const properties = Object.fromEntries(
    Array.from({ length: 2000 }, (_, at) => [`field_${at}`, { type: at % 3 === 0 ? 'integer' : 'string' }]),
  );
  const document = {
    openapi: '3.0.3',
    info: { title: 'Wide', version: '1' },
    paths: {
      '/records': {
        post: {
          operationId: 'createRecord',
          requestBody: {
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Record' } } },
          },
          responses: {
            201: {
              description: 'made',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Record' } } },
            },
          },
        },
        get: {
          operationId: 'listRecords',
          responses: {
            200: {
              description: 'all',
              content: {
                'application/json': {
                  schema: { type: 'array', items: { $ref: '#/components/schemas/Record' } },
                },
              },
            },
          },
        },
      },
    },
    components: {
      schemas: {
        Record: {
          type: 'object',
          required: ['field_0'],
          properties: { id: { type: 'string', readOnly: true }, email: { type: 'string' }, ...properties },
        },
      },
    },
  };
  await bench.ask(bench.owner, 'POST', `/api/w/${bench.workspace}/uploads?name=wide.json`, {
    body: document,
  });
  const wide = await mapped('Wide records', 'wide.json', 'record');
  const page = await opened(bench.owner, wide);
  const list = page.getByRole('listbox', { name: 'Fields of the target' });
  await list.waitFor();
  const size = Number(await page.getByRole('option').first().getAttribute('aria-setsize'));
  assert.ok(size >= 2000, `${size} rows`);
  const long = await longTasks(page, async () => {
    await list.hover();
    for (let turn = 0; turn < 60; turn += 1) await page.mouse.wheel(0, 1500);
    await list.focus();
    for (let turn = 0; turn < 40; turn += 1) await page.keyboard.press('j');
    await page.waitForTimeout(300);
  });
  assert.deepEqual(long, []);
});

/** Tasks of the page's main thread that took more than 100 ms of processor time, which a busy machine does not stretch; from a recorded trace. */
async function longTasks(page: Page, act: () => Promise<void>): Promise<readonly number[]> {
  interface Event {
    readonly name: string;
    readonly ph: string;
    readonly tid: number;
    readonly tdur?: number;
    readonly dur?: number;
    readonly args?: { readonly name?: string };
  }
  const events: Event[] = [];
  const trace = await page.context().newCDPSession(page);
  trace.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as readonly Event[])));
  const complete = new Promise<void>((resolve) => trace.once('Tracing.tracingComplete', () => resolve()));
  await trace.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'devtools.timeline', '__metadata'] },
  });
  await act();
  await trace.send('Tracing.end');
  await complete;
  const main = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ tid }) => tid),
  );
  const tasks = events.filter(({ name, ph, tid }) => ph === 'X' && main.has(tid) && /RunTask/.test(name));
  assert.ok(tasks.length > 50, `${tasks.length} tasks were recorded`);
  return tasks.map(({ tdur, dur }) => Math.round((tdur ?? dur ?? 0) / 1000)).filter((length) => length > 100);
}
