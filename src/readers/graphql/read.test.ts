import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ApiProfile, type Operation, type Resource } from '../../catalog/profile.ts';
import { InputError } from '../../finding/input.ts';
import { readDocument } from '../readers.ts';

const shop = `
"""
The roots. Not a query: { type }
"""
schema { query: Root mutation: Change subscription: Live }
directive @idempotent(key: String!) on FIELD
scalar DateTime
scalar Decimal
enum Stage { OPEN PAID }
enum WebhookTopic { PARCELS_CREATE PARCELS_DELETE CUSTOMER_GROUPS_UPDATE }
type PageInfo { hasNextPage: Boolean! endCursor: String }
type Parcel {
  id: ID!
  code: String!
  stage: Stage!
  weight: Float
  fee(currency: String!): Decimal
  total: Total!
  oldTotal: Decimal @deprecated(reason: "use total")
  buyer: Buyer
  stops(first: Int, after: String): StopConnection!
  updatedAt: DateTime!
}
type Total { amount: Decimal! currency: String! }
type Buyer { id: ID! name: String parcels(first: Int!): [Parcel!]! }
type Stop { id: ID! city: String depot: Depot }
type Depot { id: ID! name: String }
type StopConnection { nodes: [Stop!]! pageInfo: PageInfo! }
type ParcelConnection { edges: [ParcelEdge!]! nodes: [Parcel!]! pageInfo: PageInfo! }
type ParcelEdge { cursor: String! node: Parcel! }
type Root {
  parcels(
    "At most 200 a page."
    first: Int
    after: String
    """
    | name | type |
    | ---- | ---- |
    | stage | string |
    | updated_at | time |
    """
    query: String
  ): ParcelConnection!
  parcel(id: ID!): Parcel
  lateParcels(first: Int, after: String): ParcelConnection!
  buyer(id: ID!): Buyer
}
input ParcelInput { code: String! weight: Float = 1 total: TotalInput stops: [StopInput!] }
input TotalInput { amount: Decimal! currency: String }
input StopInput { city: String! }
type ParcelPayload { parcel: Parcel problems: [String!]! }
type Change {
  "Takes an idempotency key by the directive."
  parcelCreate(input: ParcelInput!): ParcelPayload
  parcelUpdate(id: ID!, input: ParcelInput!): ParcelPayload
  parcelDelete(id: ID!): ID @deprecated
  parcelsBulkCreate(inputs: [ParcelInput!]!): ParcelPayload
  parcelCancel(id: ID!): ParcelPayload
}
type Live { parcelChanged: Parcel }
`;

const profile = readDocument({ name: 'api/shop.graphql', text: shop });

function resource(name: string, resources: readonly Resource[] = profile.resources): Resource {
  const found = resources.find((one) => one.name === name);
  assert.ok(found, `${name} among ${resources.map((one) => one.name).join(', ')}`);
  return found;
}

function call(path: string, of: Resource = resource('parcel')): Operation {
  const found = of.operations.find((one) => one.path === path);
  assert.ok(found, `${path} among ${of.operations.map((one) => one.path).join(', ')}`);
  return found;
}

test('what only an input takes is written and never read; a connection and the list of its input are two shapes of one thing', () => {
  const profile = readDocument({ name: 'shop.graphql', text: shop });
  const fields = profile.resources.find((resource) => resource.name === 'parcel')?.fields ?? [];
  const told = (path: string): unknown => {
    const field = fields.find((one) => one.path === path);
    return field === undefined ? null : [field.readOnly, field.writeOnly];
  };
  assert.deepEqual(told('stops.nodes[].city'), [true, false]);
  assert.deepEqual(told('stops[].city'), [false, true]);
  assert.deepEqual(told('code'), [false, false]);
  assert.deepEqual(told('total.amount'), [false, false]);
  assert.deepEqual(told('updatedAt'), [true, false]);
});

test('SDL becomes a profile of kind graphql that says what a schema cannot tell', () => {
  assert.equal(profile.kind, 'graphql');
  assert.equal(profile.id, 'shop');
  assert.equal(profile.encoding, 'json');
  assert.deepEqual(profile.auth, []);
  assert.equal(profile.unknowns.length, 3);
});

test('root fields become calls: what they answer and how they are named tells the kind', () => {
  assert.deepEqual(
    resource('parcel').operations.map((one) => [one.kind, one.batchOf, one.method, one.path]),
    [
      ['list', null, 'QUERY', 'parcels'],
      ['get', null, 'QUERY', 'parcel'],
      ['create', null, 'MUTATION', 'parcelCreate'],
      ['update', null, 'MUTATION', 'parcelUpdate'],
      ['delete', null, 'MUTATION', 'parcelDelete'],
      ['batch', 'create', 'MUTATION', 'parcelsBulkCreate'],
      ['other', null, 'QUERY', 'lateParcels'],
      ['other', null, 'MUTATION', 'parcelCancel'],
    ],
  );
  assert.equal(call('parcelDelete').deprecated, true);
  assert.equal(call('parcelCreate').idempotency?.header, '@idempotent(key:)');
  assert.equal(call('parcelUpdate').idempotency, null);
});

test('a connection is paged by cursor, with the page size that its description gives', () => {
  assert.deepEqual(call('parcels').pagination, {
    style: 'cursor',
    requestParam: 'after',
    nextTokenPath: 'pageInfo.endCursor',
    pageSizeParam: 'first',
    maxPageSize: 200,
    maxResults: null,
    confidence: 'inferred',
  });
});

test('a search text whose description lists a time of change is an incremental filter', () => {
  assert.equal(call('parcels').incremental?.param, 'query: updated_at:>=');
  assert.equal(call('parcels').incremental?.field, 'updatedAt');
  assert.equal(call('lateParcels').incremental, null);
  assert.equal(resource('parcel').cursorField, 'updatedAt');
});

test('fields are what is answered and what is taken: required, read-only, enums, other records by id', () => {
  const parcel = resource('parcel');
  const field = (path: string): unknown => {
    const found = parcel.fields.find((one) => one.path === path);
    return found === undefined
      ? null
      : [found.type, found.format, found.required, found.readOnly, found.references];
  };
  assert.deepEqual(field('id'), ['string', null, false, true, null]);
  assert.deepEqual(field('code'), ['string', null, true, false, null]);
  assert.deepEqual(field('weight'), ['number', null, false, false, null], 'a default makes it optional');
  assert.deepEqual(
    field('total.amount'),
    ['string', 'decimal', false, false, null],
    'its parent is optional',
  );
  assert.deepEqual(field('buyer.id'), ['string', null, false, true, 'buyer']);
  assert.deepEqual(field('stops.nodes[].city'), ['string', null, false, true, null]);
  assert.deepEqual(field('stops[].city'), ['string', null, false, false, null], 'a list may be empty');
  assert.deepEqual(field('stops.nodes[].depot.id'), ['string', null, false, true, null]);
  assert.equal(field('stops.nodes[].depot.name'), null, 'a record below another part is its key alone');
  assert.equal(field('fee'), null, 'a field that needs arguments is no value');
  assert.equal(field('oldTotal'), null, 'deprecated');
  assert.equal(field('buyer.name'), null);
  assert.deepEqual(parcel.fields.find((one) => one.path === 'stage')?.enum, ['OPEN', 'PAID']);
  assert.deepEqual(parcel.primaryKey, ['id']);
});

test('topics of a webhook enum and subscriptions become events of the records that they name', () => {
  assert.deepEqual(
    profile.events.map((one) => [one.name, one.resource, one.change]),
    [
      ['PARCELS_CREATE', 'parcel', 'created'],
      ['PARCELS_DELETE', 'parcel', 'deleted'],
      ['CUSTOMER_GROUPS_UPDATE', null, 'updated'],
      ['parcelChanged', 'parcel', 'updated'],
    ],
  );
});

test('a record that no root lists is listed inside the first record that holds it', () => {
  const text = `type Query { order(id: ID!): Order }
    type Order { id: ID! refunds(first: Int): [Refund!]! }
    type Refund { id: ID! amount: Float }
    type Mutation { refundCreate(orderId: ID!, amount: Float): Refund }`;
  const { resources } = readDocument({ name: 'x.gql', text });
  const refund = resource('refund', resources);
  assert.deepEqual(
    refund.operations.map((one) => [one.kind, one.path]),
    [
      ['list', 'order.refunds'],
      ['create', 'refundCreate'],
    ],
  );
  assert.equal(refund.fields.find((one) => one.path === 'orderId')?.required, true);
  assert.equal(refund.fields.find((one) => one.path === 'orderId')?.references, 'order');
});

test('other habits: wrappers with a token, filter objects, verbs in front, table-like names', () => {
  const text = `
    scalar timestamptz
    input Since { gt: String gte: String }
    input TaskFilter { updatedAt: Since, title: String }
    type Query {
      listTasks(filter: TaskFilter, limit: Int, nextToken: String): TaskPage
      getTask(id: ID!): Task
      orders(limit: Int, offset: Int): [orders!]!
      orders_by_pk(id: uuid!): orders
    }
    type TaskPage { items: [Task] nextToken: String }
    type Task { id: ID! title: String updatedAt: String }
    type orders { id: uuid! total: numeric! }
    scalar uuid scalar numeric
    input orders_insert_input { total: numeric! }
    input orders_set_input { total: numeric }
    type Mutation {
      createTask(input: NewTask!): Task
      insert_orders_one(object: orders_insert_input!): orders
      update_orders_by_pk(id: uuid!, _set: orders_set_input): orders
    }
    input NewTask { title: String! }`;
  const { resources } = readDocument({ name: 'schema', text });
  const task = resource('task', resources);
  assert.deepEqual(
    task.operations.map((one) => [one.kind, one.path]),
    [
      ['list', 'listTasks'],
      ['get', 'getTask'],
      ['create', 'createTask'],
    ],
  );
  assert.equal(call('listTasks', task).pagination?.style, 'token');
  assert.equal(call('listTasks', task).pagination?.nextTokenPath, 'nextToken');
  assert.equal(call('listTasks', task).incremental?.param, 'filter.updatedAt.gt');
  const order = resource('order', resources);
  assert.deepEqual(
    order.operations.map((one) => [one.kind, one.path]),
    [
      ['list', 'orders'],
      ['get', 'orders_by_pk'],
      ['create', 'insert_orders_one'],
      ['update', 'update_orders_by_pk'],
    ],
  );
  assert.equal(call('orders', order).pagination?.style, 'offset');
  assert.equal(order.fields.find((one) => one.path === 'total')?.required, true);
});

test('an introspection result gives the same as its SDL', () => {
  const named = (name: string, kind = 'OBJECT'): unknown => ({ kind, name, ofType: null });
  const needed = (type: unknown): unknown => ({ kind: 'NON_NULL', name: null, ofType: type });
  const many = (type: unknown): unknown => ({ kind: 'LIST', name: null, ofType: type });
  const schema = {
    queryType: { name: 'Query' },
    mutationType: { name: 'Mutation' },
    subscriptionType: null,
    directives: [],
    types: [
      {
        kind: 'OBJECT',
        name: 'Query',
        fields: [{ name: 'notes', args: [], type: many(named('Note')), isDeprecated: false }],
      },
      {
        kind: 'OBJECT',
        name: 'Mutation',
        fields: [
          {
            name: 'createNote',
            args: [{ name: 'text', type: needed(named('String', 'SCALAR')), defaultValue: null }],
            type: named('Note'),
            isDeprecated: false,
          },
        ],
      },
      {
        kind: 'OBJECT',
        name: 'Note',
        fields: [
          { name: 'id', args: [], type: needed(named('ID', 'SCALAR')), isDeprecated: false },
          { name: 'text', args: [], type: named('String', 'SCALAR'), isDeprecated: false },
        ],
      },
    ],
  };
  const sdl = `type Query { notes: [Note] } type Mutation { createNote(text: String!): Note } type Note { id: ID! text: String }`;
  const fromJson = readDocument({ name: 'n.json', text: JSON.stringify({ data: { __schema: schema } }) });
  const fromSdl = readDocument({ name: 'n.graphql', text: sdl });
  const plain = (resources: readonly Resource[]): unknown =>
    resources.map((one) => ({ ...one, source: null }));
  assert.equal(fromJson.resources.length, 1);
  assert.deepEqual(plain(fromJson.resources), plain(fromSdl.resources));
});

test('what is no schema is refused with its place and what was expected', () => {
  const refused = (name: string, text: string): InputError => {
    try {
      readDocument({ name, text });
    } catch (error) {
      assert.ok(error instanceof InputError, String(error));
      return error;
    }
    assert.fail('was read');
  };
  const [problem] = refused('a.graphql', 'type Query {\n  a: }').problems;
  assert.equal(problem?.line, 2);
  assert.match(problem?.expected ?? '', /GraphQL/);
  assert.match(refused('b.json', '{"__schema":{"types":[]}}').message, /no types/);
  assert.match(
    refused('c.graphql', `type Query { a: ${'['.repeat(50_000)}Int${']'.repeat(50_000)} }`).message,
    /deep/,
  );
});

test('hostile schemas end: circles, names of objects, a thousand types that hold each other', () => {
  const circle = readDocument({
    name: 'circle.graphql',
    text: 'type Query { as: [A] } type A { id: ID! b: B } type B { a: A c: C } type C { b: B n: Int }',
  });
  assert.deepEqual(
    resource('a', circle.resources).fields.map((one) => one.path),
    ['id', 'b.a.id', 'b.c.n'],
  );
  const odd = readDocument({
    name: 'odd.graphql',
    text: 'type Query { constructor: [__proto__x] toString(id: ID!): valueOf } type __proto__x { id: ID! } type valueOf { id: ID! }',
  });
  assert.equal(odd.resources.length, 2);
  const names = Array.from({ length: 300 }, (_, index) => `T${index}`);
  const types = names.map(
    (name) => `type ${name} { id: ID! ${names.map((other) => `f${other}: ${other}`).join(' ')} }`,
  );
  const web = readDocument({ name: 'web.graphql', text: `type Query { all: [T0] } ${types.join('\n')}` });
  assert.equal(web.resources.length, 1);
  assert.ok((web.resources[0]?.fields.length ?? 0) <= 400);
});

test('YAML and JSON that only look alike are not taken for SDL', () => {
  const yaml = readDocument({
    name: 'o.yaml',
    text: '# type Query {\nopenapi: 3.0.0\ninfo: { title: T, version: "1" }\npaths: {}\n',
  });
  assert.equal(yaml.kind, 'rest');
  assert.throws(
    () => readDocument({ name: 'p.yaml', text: 'type: object\nproperties: {}\n' }),
    /not a known kind/,
  );
});

test('any tangle of definitions ends in a valid profile or an InputError', () => {
  const name = fc.constantFrom('A', 'B', 'Query', 'Mutation', 'AConnection', 'PageInfo', 'Int', '__proto__');
  const use = fc.tuple(name, fc.boolean(), fc.boolean()).map(([type, list, needed]) => {
    const inner = list ? `[${type}]` : type;
    return needed ? `${inner}!` : inner;
  });
  const word = fc.constantFrom(
    'id',
    'nodes',
    'edges',
    'node',
    'pageInfo',
    'createA',
    'as',
    'updatedAt',
    'total',
  );
  const field = fc
    .tuple(word, fc.option(fc.tuple(word, use), { nil: null }), use)
    .map(
      ([label, argument, type]) =>
        `${label}${argument === null ? '' : `(${argument[0]}: ${argument[1]})`}: ${type}`,
    );
  const definition = fc
    .tuple(
      fc.constantFrom('type', 'interface', 'input', 'enum', 'extend type'),
      name,
      fc.array(field, { maxLength: 5 }),
    )
    .map(([kind, label, fields]) => `${kind} ${label} { ${fields.join(' ')} }`);
  fc.assert(
    fc.property(fc.array(definition, { maxLength: 8 }), (definitions) => {
      try {
        const read = readDocument({ name: 'tangle.graphql', text: definitions.join('\n') });
        assert.ok(ApiProfile.safeParse(read).success);
      } catch (error) {
        assert.ok(error instanceof InputError, String(error));
      }
    }),
    { numRuns: 300 },
  );
});
