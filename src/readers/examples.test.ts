// The private APIs in examples/openapi, read from end to end: three versions of the format, JSON and YAML.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ApiProfile, type Operation, type Resource } from '../catalog/profile.ts';
import { readDocument } from './readers.ts';

function example(file: string): ApiProfile {
  const profile = readDocument({
    name: file,
    text: readFileSync(new URL(`../../examples/openapi/${file}`, import.meta.url), 'utf8'),
  });
  assert.deepEqual(ApiProfile.parse(profile), profile);
  return profile;
}

function resource(profile: ApiProfile, name: string): Resource {
  return profile.resources.find((one) => one.name === name) ?? assert.fail(`no ${name}`);
}

function operation(of: Resource, kind: Operation['kind']): Operation {
  return of.operations.find((one) => one.kind === kind) ?? assert.fail(`no ${kind} of ${of.name}`);
}

test('OpenAPI 3.1 in YAML: the billing system', () => {
  const profile = example('billing-private.yaml');
  assert.deepEqual(
    profile.servers.map((one) => one.environment),
    ['production', 'sandbox'],
  );
  assert.deepEqual(
    profile.auth.map((one) => [one.type, one.in, one.name]),
    [['apiKey', 'header', 'X-Ledger-Key']],
  );
  assert.deepEqual(
    profile.rateLimits.map((one) => [one.limit, one.window, one.scope, one.retryAfter]),
    [[600, 'PT1M', 'token', true]],
  );
  assert.deepEqual(
    profile.resources.map((one) => [one.name, one.concept]),
    [
      ['customer', 'customer'],
      ['invoice', 'invoice'],
      ['payment', 'payment'],
    ],
  );
  const customer = resource(profile, 'customer');
  assert.deepEqual(
    customer.fields.filter((field) => field.required).map((field) => field.path),
    ['name', 'email'],
  );
  assert.equal(customer.fields.find((field) => field.path === 'parent')?.references, 'customer');
  assert.deepEqual(operation(customer, 'create').idempotency, {
    header: 'Idempotency-Key',
    retention: 'P2D',
  });
  const list = operation(customer, 'list');
  assert.deepEqual(
    [list.pagination?.style, list.pagination?.nextTokenPath, list.pagination?.maxPageSize],
    ['cursor', 'meta.next_cursor', 200],
  );
  assert.deepEqual([list.incremental?.param, list.incremental?.field], ['updated_since', 'updated_at']);
  assert.deepEqual(operation(resource(profile, 'payment'), 'list').incremental?.field, 'received_at');
  assert.deepEqual(
    profile.events.map((one) => [one.name, one.resource, one.payload]),
    [
      ['customer.updated', 'customer', 'hint'],
      ['invoice.paid', 'invoice', 'record'],
      ['payment.created', 'payment', 'hint'],
    ],
  );
  assert.deepEqual(profile.unknowns, []);
});

test('Swagger 2 in JSON: the customer register', () => {
  const profile = example('crm-private.json');
  assert.deepEqual(profile.servers, [
    { url: 'https://crm.rolodesk.example/rest/v1', environment: 'production' },
  ]);
  assert.deepEqual(
    profile.auth.map((one) => one.type),
    ['apiKey', 'basic'],
  );
  assert.deepEqual(
    profile.resources.map((one) => one.name),
    ['contact', 'company', 'deal', 'hook'],
  );
  const contact = resource(profile, 'contact');
  assert.deepEqual(
    contact.operations.map((one) => one.kind),
    ['list', 'get', 'create', 'update', 'delete', 'search'],
  );
  assert.deepEqual(
    [contact.custom, contact.cursorField, contact.primaryKey],
    ['customFields', 'changedAt', ['id']],
  );
  assert.deepEqual(operation(contact, 'search').pagination?.style, 'offset');
  assert.equal(operation(resource(profile, 'company'), 'replace').method, 'PUT');
  assert.equal(
    resource(profile, 'deal').fields.find((field) => field.path === 'contactId')?.references,
    'contact',
  );
  assert.deepEqual(
    profile.events.map((one) => one.name),
    ['contact.created', 'contact.updated', 'contact.deleted', 'deal.updated'],
  );
});

test('OpenAPI 3.0 in YAML: the helpdesk', () => {
  const profile = example('helpdesk-private.yaml');
  assert.deepEqual(
    profile.auth.map((one) => [one.type, one.flow, one.scopes.length]),
    [['oauth2', 'clientCredentials', 3]],
  );
  const ticket = resource(profile, 'ticket');
  assert.deepEqual(ticket.primaryKey, ['number']);
  assert.deepEqual(operation(ticket, 'create').scopes, ['tickets.read tickets.write']);
  assert.deepEqual(
    [operation(ticket, 'list').pagination?.style, operation(ticket, 'list').pagination?.maxPageSize],
    ['page', 100],
  );
  assert.deepEqual(
    ticket.fields.filter((field) => field.readOnly).map((field) => field.path),
    ['number', 'created', 'modified'],
  );
  assert.deepEqual(
    resource(profile, 'comment').operations.map((one) => one.kind),
    ['list', 'create'],
  );
  assert.equal(operation(resource(profile, 'requester'), 'upsert').path, '/requesters');
});
