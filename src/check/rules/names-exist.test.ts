import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, twoWayPlan } from '../../../test/example-plan.ts';
import { namesExist } from './names-exist.ts';

test('the names of the example and of a two-way plan are those of their contracts', async () => {
  assert.deepEqual(namesExist.check(await examplePlan()), []);
  assert.deepEqual(namesExist.check(await twoWayPlan()), []);
});

test('a cursor, a match key, a filter, personal data and an event that the contract lacks are told with what is near', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    const flow = at(copy.flows, 0);
    flow.design.read.cursorField = 'properties.lastmodified';
    at(flow.design.identity.keys, 1).to = 'emial';
    flow.condition = { field: 'lifecycle', equals: 'customer' };
    at(flow.personalData, 0).field = 'nmae';
    flow.design.trigger.events = ['contact.creatoin'];
  });
  const messages = namesExist.check(plan).map((one) => one.message);
  assert.equal(messages.length, 5);
  assert.match(at(messages, 0), /cursor.*properties\.lastmodified,.*nearest is properties\.lastmodifieddate/);
  assert.match(at(messages, 1), /filter names lifecycle, which crm\.contact/);
  assert.match(at(messages, 2), /emial.*billing\.customer.*email/);
  assert.match(at(messages, 3), /nmae/);
  assert.match(at(messages, 4), /contact\.creatoin.*contact\.creation/);
});

test('own fields may follow a rule for names', async () => {
  const named = (name: string) =>
    examplePlan().then((plan) =>
      broken(plan, (copy) => {
        const flow = at(copy.flows, 0);
        const resource = copy.connections
          .flatMap((connection) => connection.resources)
          .find((one) => one.name === flow.to.resource);
        if (resource !== undefined) resource.custom = '{name}__c';
        flow.design.identity.keys = [{ from: 'id', to: name, normalise: 'exact' }];
      }),
    );
  assert.deepEqual(namesExist.check(await named('crm_contact_id__c')), []);
  assert.equal(namesExist.check(await named('__c')).length, 1);
});

test('records whose contract describes no id are matched by "id" all the same', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    const flow = at(copy.flows, 0);
    for (const resource of copy.connections.flatMap((connection) => connection.resources)) {
      if (resource.name !== flow.to.resource) continue;
      Object.assign(resource, { primaryKey: [], custom: null });
      resource.fields = resource.fields.filter((field) => field.path !== 'id');
    }
    flow.design.identity.keys = [{ from: 'id', to: 'id', normalise: 'exact' }];
  });
  assert.deepEqual(namesExist.check(plan), []);
});

test('a cursor that an operation filters by counts, though no field is described', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    const flow = at(copy.flows, 0);
    flow.design.read.cursorField = 'seen_at';
    for (const resource of copy.connections.flatMap((connection) => connection.resources)) {
      if (resource.name !== flow.from.resource) continue;
      for (const operation of resource.operations)
        if (operation.incremental !== null)
          operation.incremental = { ...operation.incremental, field: 'seen_at' };
    }
  });
  assert.deepEqual(namesExist.check(plan), []);
});
