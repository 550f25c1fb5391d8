import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, exampleNames, planOf, planOfExample } from '../../../test/example-plan.ts';
import { fedWithinBudget } from './fed-within-budget.ts';

/** Contacts go from one system to the next and into the books, which take some thousand calls a day. */
const chain = (changes: number, last: string): string => `
spanwright: 1
name: Customers from system to system
systems:
  - { id: crm, uses: hubspot, edition: professional, role: system-of-record }
  - { id: billing, uses: stripe }
  - { id: shop, uses: shopify }
  - { id: books, uses: xero }
flows:
  - { id: F1, from: crm.contact, to: billing.customer }
  - { id: F2, from: billing.customer, to: shop.customer }
  - { id: F3, from: ${last}, to: books.contact }
volumes:
  - { object: crm.contact, existing: 500, changesPerDay: ${changes} }
  - { object: billing.customer, existing: 500, changesPerDay: 20 }
  - { object: shop.customer, existing: 500, changesPerDay: 20 }
`;

test('plans as they are made keep the rule fed-within-budget', async () => {
  for (const plan of await Promise.all(exampleNames.map(planOfExample)))
    assert.deepEqual(fedWithinBudget.check(plan), []);
});

test('a quota that people alone would not spend is told with what other flows bring to it', async () => {
  const plan = await planOf(chain(5000, 'shop.customer'));
  const found = fedWithinBudget.check(plan);
  const budget = plan.budgets.find(({ id }) => id === 'B-books-tenant-day-starter');
  assert.ok(budget);
  assert.ok(budget.callsPerDay < budget.limit.limit);
  const told = found.find((one) => one.at === budget.id);
  assert.match(told?.message ?? '', /allows 1,000 calls a day; .* \(F2\) it is up to 5,\d\d\d/);
  assert.equal(told?.severity, 'warning');
});

test('nothing is told where few changes are carried on, or none lead there', async () => {
  assert.deepEqual(fedWithinBudget.check(await planOf(chain(50, 'shop.customer'))), []);
  const apart = await planOf(
    chain(5000, 'shop.customer').replace('from: billing.customer', 'from: crm.company'),
  );
  assert.deepEqual(fedWithinBudget.check(apart), []);
});

test('what comes back to where it began counts nothing there, and a circle counts each place once', async () => {
  const plan = broken(await planOf(chain(5000, 'shop.customer')), (copy) => {
    // F2 turned round: both write billing's customers, and nothing feeds the shop any more.
    const flow = at(copy.flows, 1);
    [flow.from, flow.to] = [flow.to, flow.from];
  });
  assert.deepEqual(fedWithinBudget.check(plan), []);
  assert.deepEqual(fedWithinBudget.check(await examplePlan()), []);
});
