import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, exampleNames, planOf, planOfExample } from '../../../test/example-plan.ts';
import { createdOnce } from './created-once.ts';

/** Contacts of two systems become customers of a third, matched by their address. */
const brief = `
spanwright: 1
name: Customers from two sides
systems:
  - { id: crm, uses: hubspot, edition: professional }
  - { id: mail, uses: mailchimp }
  - { id: billing, uses: stripe }
flows:
  - { id: F1, from: crm.contact, to: billing.customer }
  - { id: F2, from: mail.member, to: billing.customer }
volumes:
  - { object: crm.contact, existing: 500, changesPerDay: 20 }
  - { object: mail.member, existing: 500, changesPerDay: 20 }
`;

test('plans as they are made keep the rule created-once', async () => {
  for (const plan of await Promise.all(exampleNames.map(planOfExample)))
    assert.deepEqual(createdOnce.check(plan), []);
  assert.deepEqual(createdOnce.check(await planOf(brief)), []);
});

test('two flows that make the same records without a key of both are told, and not where one leads to the other', async () => {
  const apart = broken(await planOf(brief), (copy) => {
    const { identity } = at(copy.flows, 1).design;
    identity.keys = identity.keys.filter(({ normalise }) => normalise === 'exact');
  });
  const [found] = createdOnce.check(apart);
  assert.equal(found?.at, 'F2');
  assert.equal(found?.severity, 'warning');
  assert.match(found?.message ?? '', /^F1 and F2 make billing\.customer, and there is no field/);
  const linked = broken(apart, (copy) => {
    const way = structuredClone(at(copy.flows, 0));
    way.id = 'F3';
    way.to = structuredClone(at(copy.flows, 1).from);
    copy.flows.push(way);
  });
  assert.deepEqual(createdOnce.check(linked), []);
});

test('who only writes over what is there makes nothing', async () => {
  const plan = broken(await planOf(brief), (copy) => {
    const { design } = at(copy.flows, 1);
    design.identity.keys = [];
    design.calls = design.calls.filter(({ id }) => !/\.(create|upsert)$/.test(id));
  });
  assert.deepEqual(createdOnce.check(plan), []);
});
