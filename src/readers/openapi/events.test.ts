import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApiEvent } from '../../catalog/profile.ts';
import { readDocument } from '../readers.ts';

const text = { type: 'string' };
const order = { type: 'object', properties: { id: text, total: text, state: text } };
const body = (schema: object): object => ({
  requestBody: { content: { 'application/json': { schema } } },
  responses: { 200: { description: 'ok' } },
});

function events(extra: object, paths: object = {}): readonly ApiEvent[] {
  const list = {
    get: {
      responses: {
        200: {
          description: 'ok',
          content: { 'application/json': { schema: { type: 'array', items: order } } },
        },
      },
    },
  };
  return readDocument({
    name: 'a',
    text: JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'A', version: '1' },
      paths: { '/orders': list, ...paths },
      ...extra,
    }),
  }).events;
}

test('webhooks tell resource, change and whether the record comes with them', () => {
  const webhooks = {
    'order.created': {
      post: body({ type: 'object', properties: { event_id: text, type: text, data: order } }),
    },
    orderDeleted: { post: body({ type: 'object', properties: { event_id: text, order_id: text } }) },
    'order.merged': { post: body({ type: 'object', properties: { id: text, changes: { type: 'object' } } }) },
    ping: { post: body({}) },
  };
  assert.deepEqual(
    events({ webhooks }).map((one) => [one.name, one.resource, one.change, one.payload, one.confidence]),
    [
      ['order.created', 'order', 'created', 'record', 'documented'],
      ['orderDeleted', 'order', 'deleted', 'hint', 'documented'],
      ['order.merged', 'order', 'merged', 'delta', 'documented'],
      ['ping', null, 'other', null, 'documented'],
    ],
  );
  assert.equal(events({ 'x-webhooks': webhooks }).length, 4);
});

test('callbacks are events too', () => {
  const callbacks = {
    done: { '{$request.body#/url}/orderUpdated': { post: { ...body(order), operationId: 'orderUpdated' } } },
  };
  const [only] = events(
    {},
    { '/exports': { post: { callbacks, responses: { 202: { description: 'ok' } } } } },
  );
  assert.deepEqual([only?.name, only?.resource, only?.change], ['orderUpdated', 'order', 'updated']);
});

test('a callback without an operation id goes by its own name, not by the address that it is sent to', () => {
  const callbacks = { onOrderShipped: { '{$request.body#/callback_url}': { post: body(order) } } };
  const [only] = events(
    {},
    { '/orders': { post: { callbacks, responses: { 201: { description: 'made' } } } } },
  );
  assert.deepEqual([only?.name, only?.resource], ['post /orders.onOrderShipped', 'order']);
});

test('the events that a subscription can choose are inferred, plain words among them are not', () => {
  const schema = {
    type: 'object',
    properties: {
      url: text,
      events: {
        type: 'array',
        items: { type: 'string', enum: ['order.created', 'order.propertyChange', '*', 'active'] },
      },
    },
  };
  const found = events({}, { '/webhooks': { post: body(schema) } });
  assert.deepEqual(
    found.map((one) => [one.name, one.resource, one.change, one.confidence]),
    [
      ['order.created', 'order', 'created', 'inferred'],
      ['order.propertyChange', 'order', 'updated', 'inferred'],
    ],
  );
});

test('one plain event name vouches for its neighbours, at any depth, and quoted names count where no enum stands', () => {
  const subscribed = (schema: object): readonly string[] =>
    events({}, { '/webhooks': { post: body(schema) } }).map((one) => one.name);
  const object = (properties: object): object => ({ type: 'object', properties });
  const types = { type: 'string', enum: ['ORDER_CREATED', 'ORDER_SHIPPED', 'ALL'] };
  assert.deepEqual(subscribed(object({ filter: object({ kinds: object({ event_types: types }) }) })), [
    'ORDER_CREATED',
    'ORDER_SHIPPED',
  ]);
  const quoted = { type: 'array', items: text, description: 'Of `order.paid`, `order.voided`, `all`.' };
  assert.deepEqual(subscribed(object({ events: quoted })), ['order.paid', 'order.voided']);
  assert.deepEqual(subscribed(object({ status: types })), []);
});
