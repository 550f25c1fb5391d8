import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApiProfile } from '../catalog/profile.ts';
import type { Design } from '../design/design.ts';
import { proposeDesigns } from '../design/propose.ts';
import { joinLandscape } from '../landscape/join.ts';
import { at } from '../../test/example-plan.ts';
import { madeBrief, madeProfile, madeResource, seen, usualOperations } from '../../test/made.ts';
import type { Connection } from './connection.ts';
import { connectionsOf } from './connections.ts';

const scoped = (name: string): object =>
  madeResource(name, {
    operations: usualOperations(`/v2/${name}s`).map((operation) => ({
      ...operation,
      scopes: [
        'kind' in operation && /list|get/.test(String(operation.kind)) ? `${name}.read` : `${name}.write`,
      ],
    })),
    fields: [
      { path: 'id', type: 'string' },
      { path: 'name', type: 'string' },
    ],
  });

const wide = {
  resources: [scoped('parcel'), scoped('box'), scoped('label')],
  events: ['parcel', 'box'].map((name) => ({
    name: `${name}.sent`,
    resource: name,
    change: 'updated',
    source: seen,
  })),
  quirks: [
    { id: 'all', text: 'Clocks are off', source: seen },
    { id: 'box', text: 'Boxes lag', applies: ['box'], source: seen },
    { id: 'parcel', text: 'Parcels lag', applies: ['parcel'], source: seen },
  ],
};

function made(
  parts: { readonly profile?: object; readonly brief?: object; readonly known?: readonly string[] } = {},
): {
  readonly design: Design;
  readonly connections: readonly Connection[];
} {
  const brief = madeBrief(parts.brief);
  const profile = madeProfile({ ...wide, ...parts.profile });
  const known = parts.known ?? ['a', 'b'];
  const profiles = new Map<string, ApiProfile>(known.map((id) => [id, profile]));
  const landscape = joinLandscape(brief, profiles);
  const design = at(proposeDesigns(landscape), 0);
  return { design, connections: connectionsOf(landscape, design) };
}

const basic = { type: 'basic', source: seen };
const oauth = { type: 'oauth2', flow: 'clientCredentials', source: seen };
const open = { type: 'none', source: seen };
const ends = (on: string): object => ({
  sunsets: [
    { id: 'basic-ends', title: 'Basic ends', applies: ['auth:basic'], on, phase: 'removed', source: seen },
  ],
});

function wayIn(profile: object): readonly [string | undefined, readonly string[]] {
  const connection = at(made({ profile }).connections, 0);
  return [connection.auth?.type, connection.otherAuth.map((auth) => auth.type)];
}

test('a contract holds what the flows touch: its resources with their events and quirks, and no others', () => {
  const [a] = made().connections;
  assert.deepEqual(
    a?.resources.map((resource) => resource.name),
    ['parcel'],
  );
  assert.deepEqual(
    a?.events.map((event) => event.name),
    ['parcel.sent'],
  );
  assert.deepEqual(
    a?.quirks.map((quirk) => quirk.id),
    ['all', 'parcel'],
  );
});

test('the scopes are those that some call needs, sorted, each with its calls: reading asks for no writing', () => {
  const { connections, design } = made();
  const [a, b] = connections;
  assert.deepEqual(
    a?.scopes.map((entry) => entry.scope),
    ['parcel.read'],
  );
  assert.deepEqual(
    b?.scopes.map((entry) => entry.scope),
    ['parcel.read', 'parcel.write'],
  );
  const calls = design.flows.flatMap((flow) => flow.calls);
  for (const connection of connections) {
    for (const { scope, calls: ids } of connection.scopes)
      for (const id of ids) assert.ok(calls.find((call) => call.id === id)?.scopes.includes(scope), id);
    const needed = calls.filter((call) => call.system === connection.system).flatMap((call) => call.scopes);
    assert.deepEqual(
      connection.scopes.map((entry) => entry.scope),
      [...new Set(needed)].sort(),
    );
  }
});

test('a way in that ends before go-live is not chosen while another lasts; after go-live it still may be', () => {
  assert.deepEqual(wayIn({ auth: [basic, oauth], ...ends('2027-02-01') }), ['oauth2', ['basic']]);
  assert.deepEqual(wayIn({ auth: [basic, oauth], ...ends('2027-12-01') }), ['basic', ['oauth2']]);
  assert.deepEqual(wayIn({ auth: [basic, oauth] }), ['basic', ['oauth2']]);
});

test('a credential is taken before none, none before one that ends, and one that ends before nothing at all', () => {
  assert.deepEqual(wayIn({ auth: [open, oauth] }), ['oauth2', ['none']]);
  assert.deepEqual(wayIn({ auth: [basic, open], ...ends('2027-02-01') }), ['none', ['basic']]);
  assert.deepEqual(wayIn({ auth: [basic], ...ends('2027-02-01') }), ['basic', []]);
  assert.deepEqual(wayIn({ auth: [] }), [undefined, []]);
});

test('a system of which nothing is known stands with what is unknown and with nothing made up', () => {
  const [, b] = made({ known: ['a'] }).connections;
  assert.ok(b);
  assert.deepEqual([b.kind, b.auth, b.version, b.webhooks, b.encoding], [null, null, null, null, null]);
  assert.deepEqual(
    [b.resources, b.events, b.rateLimits, b.servers, b.scopes, b.sources],
    [[], [], [], [], [], []],
  );
  assert.deepEqual(b.unknowns, ['The API of acme: no document was given']);
  assert.match(b.authorisedBy, /^Not known/);
});

test('who authorises and how secrets are kept follows the way in', () => {
  const kept = (auth: object): readonly [string, string] => {
    const connection = at(made({ profile: { auth: [auth] } }).connections, 0);
    return [connection.authorisedBy, connection.secrets];
  };
  assert.match(kept(oauth)[0], /registers the client/);
  assert.match(kept({ ...oauth, flow: 'authorizationCode' })[0], /grants the app once/);
  assert.match(kept(basic)[0], /technical user/);
  assert.match(kept({ type: 'mtls', source: seen })[0], /client certificate/);
  assert.match(kept({ ...oauth, refresh: 'renewed every hour' })[1], /; renewed every hour\.$/);
  assert.match(kept(basic)[1], /replaced at least once a year/);
  assert.equal(kept(open)[1], 'No secret is needed.');
});

test('connections stand in the order of the brief, also for systems that no flow touches', () => {
  const { connections } = made({
    brief: { systems: ['z', 'b', 'a'].map((id) => ({ id, uses: 'acme' })) },
    known: ['a', 'b', 'z'],
  });
  assert.deepEqual(
    connections.map((connection) => connection.id),
    ['C-z', 'C-b', 'C-a'],
  );
  assert.deepEqual(connections[0]?.resources, []);
  assert.deepEqual(connections[0]?.scopes, []);
});
