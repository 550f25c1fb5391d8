import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Brief } from './brief.ts';
import { completeBrief, fullVolume, systemAbout } from './complete.ts';

function brief(parts: object): Brief {
  return Brief.parse({
    spanwright: 1,
    name: 'x',
    systems: [
      { id: 'shop', uses: 'acme', edition: 'pro' },
      { id: 'books', api: 'books.yaml' },
      { id: 'idle' },
    ],
    flows: [{ id: 'F1', from: 'shop.order', to: 'books.invoice', direction: 'one-way', freshness: 'PT5M' }],
    volumes: [{ object: 'shop.Orders', existing: 500, changesPerDay: 20, peakFactor: 3 }],
    constraints: { goLive: '2027-01-01' },
    ...parts,
  });
}

test('a brief that leaves nothing open stays as it is; another spelling of the object counts', () => {
  assert.deepEqual(completeBrief(brief({})), brief({}));
});

test('a missing volume becomes an assumption and a question of its missing figures only', () => {
  const completed = completeBrief(brief({ volumes: [{ object: 'shop.order', existing: 500 }] }));
  assert.deepEqual(
    completed.unknowns.map((one) => one.about),
    ['/volumes/shop.order'],
  );
  assert.equal(
    completed.unknowns[0]?.question,
    'Of shop.order: how many are created or changed on an ordinary day and how many times busier than the mean is the busiest hour?',
  );
  assert.deepEqual(
    completed.assumptions.map((one) => one.text),
    ['shop.order: 10 changes a day and a busiest hour of 4 times the mean, until someone says otherwise.'],
  );
  assert.deepEqual(completed.volumes, brief({ volumes: [{ object: 'shop.order', existing: 500 }] }).volumes);
});

test('both ends of a two-way flow are read, each object is asked for once', () => {
  const flows = [
    { id: 'F1', from: 'shop.order', to: 'books.invoice', direction: 'two-way', freshness: 'PT5M' },
    { id: 'F2', from: 'books.Invoices', to: 'shop.bill', direction: 'one-way', freshness: 'PT5M' },
  ];
  const about = completeBrief(brief({ flows, volumes: [] })).unknowns.map((one) => one.about);
  assert.deepEqual(about, ['/volumes/shop.order', '/volumes/books.invoice']);
});

test('edition, API document, freshness, direction and go-live are asked for or assumed where they are missing', () => {
  const open = completeBrief(
    brief({
      systems: [{ id: 'shop', uses: 'acme' }, { id: 'books' }],
      flows: [{ id: 'F1', from: 'shop.order', to: 'books.invoice' }],
      constraints: {},
    }),
  );
  assert.deepEqual(
    open.unknowns.map((one) => one.about),
    ['/systems/shop/edition', '/systems/books/api', '/flows/freshness', '/constraints/goLive'],
  );
  assert.ok(open.unknowns.every((one) => one.why.length > 20));
  assert.deepEqual(
    open.assumptions.map((one) => one.text),
    ['F1 is one-way, from shop.order to books.invoice.'],
  );
  assert.equal(open.flows[0]?.direction, 'auto');
});

test('completing twice adds nothing, and the result is a valid brief', () => {
  const once = completeBrief(brief({ volumes: [], constraints: {} }));
  assert.deepEqual(completeBrief(once), once);
  assert.deepEqual(Brief.parse(once), once);
});

test('given figures are kept, missing ones follow from them', () => {
  assert.deepEqual(fullVolume({ object: 'a.b', existing: 50_000, changesPerDay: null, peakFactor: 1 }), {
    existing: 50_000,
    changesPerDay: 1000,
    peakFactor: 1,
    assumed: ['changesPerDay'],
  });
  assert.deepEqual(fullVolume({ object: 'a.b', existing: 0, changesPerDay: 0, peakFactor: 2 }).assumed, []);
});

test('a pointer tells which system it is about', () => {
  assert.deepEqual(
    ['/systems/crm/edition', '/volumes/crm.contact', '/constraints/goLive', '/volumes/x'].map(systemAbout),
    ['crm', 'crm', null, null],
  );
});
