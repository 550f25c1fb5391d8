import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  madeBrief,
  madeFlow,
  madeLimit,
  madeProfile,
  madeResource,
  seen,
  usualOperations,
} from '../../test/made.ts';
import type { ApiProfile } from '../catalog/profile.ts';
import { joinLandscape } from './join.ts';
import type { JoinedFlow, Landscape } from './landscape.ts';

const gate = {
  id: 'seals',
  title: 'Seals on parcels',
  applies: { resources: ['seal'], operations: ['create'] },
  opens: { editions: ['top'], approval: 'a seal licence', partner: null },
  otherwise: 'Seals are refused.',
  alternatives: [
    { resource: 'ghost', how: 'write a ghost', cost: null },
    { resource: 'stamp', how: 'write a stamp', cost: 'one more call' },
    { resource: 'note', how: 'write a note', cost: null },
  ],
  source: seen,
};

function target(parts: object = {}): ApiProfile {
  const resources = [madeResource('seal'), madeResource('stamp'), madeResource('note')];
  return madeProfile({
    editions: ['basic', 'top'],
    rateLimits: [madeLimit('l', 10, 'PT1S')],
    resources,
    gates: [gate],
    ...parts,
  });
}

function join(profile: ApiProfile, edition: string | null, flow: object = {}): Landscape {
  const systems = [
    { id: 'a', uses: 'acme' },
    { id: 'b', uses: 'acme', edition },
  ];
  const brief = madeBrief({ systems, flows: [madeFlow({ to: 'b.seal', ...flow })] });
  return joinLandscape(
    brief,
    new Map([
      ['a', madeProfile()],
      ['b', profile],
    ]),
  );
}

test('an edition that opens a gate leaves the flow feasible', () => {
  const landscape = join(target(), 'TOP');
  assert.deepEqual(
    [landscape.flows[0]?.status, landscape.gates[0]?.verdict, landscape.findings, landscape.questions],
    ['feasible', 'open', [], []],
  );
});

test('a gate that the edition does not open is shut for an ordinary customer, and the first alternative that exists is the route', () => {
  const landscape = join(target(), 'basic');
  const flow = landscape.flows[0];
  assert.equal(flow?.status, 'blocked');
  assert.deepEqual(
    landscape.gates[0]?.alternatives.map((way) => [way.resource, way.available]),
    [
      ['ghost', false],
      ['stamp', true],
      ['note', true],
    ],
  );
  assert.deepEqual(
    [flow?.route?.resource, flow?.route?.cost, flow?.route?.end.operations.length],
    ['stamp', 'one more call', 4],
  );
  assert.match(flow?.why ?? '', /The basic edition does not open it\. .*a seal licence/);
  assert.deepEqual(
    landscape.findings.map((one) => [one.rule, one.severity, one.source?.ref]),
    [['SPW102', 'warning', seen.ref]],
  );
  assert.match(
    landscape.findings[0]?.fix ?? '',
    /stamp \(write a stamp\).*opens by: edition top; a seal licence/,
  );
  assert.deepEqual(
    landscape.questions.map((one) => one.id),
    ['Q-gate-b-seals'],
  );
  assert.match(landscape.questions[0]?.text ?? '', /edition top; a seal licence/);
});

test('writes and first load of a blocked flow are reckoned on its route', () => {
  const landscape = join(target(), 'basic');
  assert.deepEqual(
    [landscape.budgets[0]?.demands[0]?.what, landscape.backfills[0]?.operation],
    ['PATCH /v2/stamps/{id}, one record a call', 'POST /v2/stamps'],
  );
});

test('an edition that is not said leaves the flow open', () => {
  const landscape = join(target(), null);
  assert.deepEqual(
    [landscape.flows[0]?.status, landscape.gates[0]?.verdict, landscape.flows[0]?.route],
    ['open', 'unknown', null],
  );
  assert.deepEqual(
    landscape.findings.map((one) => one.rule),
    ['SPW113'],
  );
});

test('a gate that only an approval opens is shut whatever the edition', () => {
  const byApproval = {
    ...gate,
    opens: { editions: [], approval: 'a seal licence', partner: 'a seal partner' },
  };
  assert.deepEqual(
    [null, 'basic', 'top'].map((edition) => join(target({ gates: [byApproval] }), edition).gates[0]?.verdict),
    ['shut', 'shut', 'shut'],
  );
});

test('an alternative behind a shut gate of its own is not available', () => {
  const stamps = { ...gate, id: 'stamps', applies: { resources: ['stamp'] }, alternatives: [] };
  assert.equal(join(target({ gates: [gate, stamps] }), 'basic').flows[0]?.route?.resource, 'note');
  const all = { ...gate, id: 'all', applies: { operations: ['create'] }, alternatives: [] };
  assert.equal(join(target({ gates: [gate, all] }), 'basic').flows[0]?.route, null);
});

test('a gate holds for a resource that no document describes', () => {
  const landscape = join(target({ resources: [madeResource('stamp')] }), 'basic', { to: 'b.Seals' });
  assert.deepEqual([landscape.flows[0]?.status, landscape.flows[0]?.route?.resource], ['blocked', 'stamp']);
});

test('a shut gate that the flow can do without keeps its calls out, blocks nothing and says so', () => {
  const operations = [
    ...usualOperations('/v2/seals'),
    { kind: 'batch', batchOf: 'create', batchSize: 50, method: 'POST', path: '/v2/seals/many' },
  ];
  const many = { ...gate, applies: { resources: ['seal'], operations: ['batch'] }, alternatives: [] };
  const landscape = join(
    target({ resources: [madeResource('seal', { operations })], gates: [many] }),
    'basic',
  );
  const [verdict] = landscape.gates;
  assert.deepEqual(
    [verdict?.verdict, verdict?.decisive, verdict?.guards],
    ['shut', false, ['POST /v2/seals/many']],
  );
  assert.equal(landscape.flows[0]?.status, 'feasible');
  assert.ok(landscape.flows[0].to.operations.every((operation) => operation.kind !== 'batch'));
  assert.deepEqual(
    landscape.backfills.map((one) => one.recordsPerCall),
    [1],
  );
  assert.deepEqual([landscape.findings, landscape.questions.map((one) => one.blocks)], [[], ['K3']]);
});

test('a gate on what a flow does not do is not met', () => {
  const deleting = { ...gate, applies: { resources: ['seal'], operations: ['delete'] } };
  assert.deepEqual(join(target({ gates: [deleting] }), 'basic').gates, []);
  const creating = { ...gate, applies: { resources: ['seal'], operations: ['create'] } };
  assert.deepEqual(join(target({ gates: [creating] }), 'basic', { writes: 'update-only' }).gates, []);
});

test('a gate on events shuts the webhook and leaves the poll', () => {
  const events = [{ name: 'parcel.changed', resource: 'parcel', change: 'updated', source: seen }];
  const told = {
    ...gate,
    applies: { events: ['parcel.changed'] },
    opens: { editions: ['top'] },
    alternatives: [],
  };
  const source = madeProfile({ editions: ['basic', 'top'], events, gates: [told] });
  const systems = [
    { id: 'a', uses: 'acme', edition: 'basic' },
    { id: 'b', uses: 'acme' },
  ];
  const brief = madeBrief({ systems, flows: [madeFlow({ trigger: 'webhook' })] });
  const landscape = joinLandscape(
    brief,
    new Map([
      ['a', source],
      ['b', madeProfile({ rateLimits: [madeLimit('l', 10, 'PT1S')] })],
    ]),
  );
  const flow = landscape.flows[0];
  assert.deepEqual(
    flow?.triggers.filter((option) => option.possible).map((option) => option.mode),
    ['poll', 'schedule', 'manual'],
  );
  assert.equal(flow.status, 'feasible');
  assert.deepEqual(
    landscape.findings.map((one) => one.rule),
    ['SPW106'],
  );
  assert.match(landscape.findings[0]?.message ?? '', /behind "Seals on parcels"/);
});

test('a gate on reading blocks without a route: another target would not help', () => {
  const reading = { ...gate, applies: { resources: ['parcel'], operations: ['list', 'search', 'get'] } };
  const source = madeProfile({
    editions: ['basic', 'top'],
    gates: [reading],
    resources: [madeResource('parcel'), madeResource('stamp')],
  });
  const systems = [
    { id: 'a', uses: 'acme', edition: 'basic' },
    { id: 'b', uses: 'acme' },
  ];
  const landscape = joinLandscape(
    madeBrief({ systems, flows: [madeFlow({ to: 'b.stamp' })] }),
    new Map([
      ['a', source],
      ['b', target({ gates: [] })],
    ]),
  );
  assert.deepEqual([landscape.flows[0]?.status, landscape.flows[0]?.route], ['blocked', null]);
});

test('what ordinary customers have counts as open while the edition is not known, and not below it', () => {
  const gates = [{ ...gate, usual: true }];
  const unknown = join(target({ gates }), null);
  assert.deepEqual([unknown.flows[0]?.status, unknown.gates[0]?.verdict], ['feasible', 'open']);
  assert.match(unknown.gates[0]?.why ?? '', /^Assumed: the edition of .* is not known/);
  assert.equal(join(target({ gates }), 'basic').gates[0]?.verdict, 'shut');
});

test('a gate on a whole record bars its events with its calls, so that a reading flow behind it is blocked', () => {
  const whole = {
    ...gate,
    applies: { resources: ['seal'], operations: [], events: [] },
    alternatives: [],
  };
  const source = target({
    gates: [whole],
    events: [{ name: 'seal.updated', resource: 'seal', change: 'updated', payload: 'hint', source: seen }],
  });
  const systems = [
    { id: 'a', uses: 'acme', edition: 'basic' },
    { id: 'b', uses: 'acme' },
  ];
  const brief = madeBrief({ systems, flows: [madeFlow({ from: 'a.seal', to: 'b.stamp' })] });
  const landscape = joinLandscape(
    brief,
    new Map([
      ['a', source],
      ['b', target()],
    ]),
  );
  assert.deepEqual([landscape.flows[0]?.status, landscape.gates[0]?.decisive], ['blocked', true]);
});

test('events that lead to no record do not make up for reads behind a gate', () => {
  const guard = {
    id: 'guarded',
    title: 'Guarded records',
    applies: { resources: ['parcel'], events: ['parcel.updated'] },
    opens: { editions: ['gold'] },
    otherwise: 'Refused.',
    source: seen,
  };
  const event = (change: string, payload: string): object => ({
    name: `parcel.${change}`,
    resource: 'parcel',
    change,
    payload,
    source: seen,
  });
  const from = (payload: string): JoinedFlow | undefined =>
    joinLandscape(
      madeBrief({
        systems: [
          { id: 'a', uses: 'acme', edition: 'free' },
          { id: 'b', uses: 'acme', edition: 'gold' },
        ],
      }),
      new Map([
        [
          'a',
          madeProfile({
            editions: ['free', 'gold'],
            gates: [guard],
            events: [event('updated', 'record'), event('created', payload)],
          }),
        ],
        ['b', madeProfile({ editions: ['free', 'gold'] })],
      ]),
    ).flows[0];
  assert.equal(from('hint')?.status, 'blocked');
  const told = from('record');
  assert.equal(told?.status, 'feasible');
  assert.match(
    told?.why ?? '',
    /can be read \(events\).*does without what "Guarded records" \(shut\) keeps from it/,
  );
});

test('behind a gate that nobody knows of, being told and asking wait alike; behind one that it can do without, the way is left', () => {
  const whole = { ...gate, applies: { resources: ['seal'] }, alternatives: [] };
  const source = target({
    gates: [whole],
    events: [{ name: 'seal.updated', resource: 'seal', change: 'updated', payload: 'record', source: seen }],
  });
  const ways = (gates: readonly object[]): readonly string[] => {
    const brief = madeBrief({
      systems: [
        { id: 'a', uses: 'acme' },
        { id: 'b', uses: 'acme', edition: 'top' },
      ],
      flows: [madeFlow({ from: 'a.seal', to: 'b.stamp' })],
    });
    const landscape = joinLandscape(
      brief,
      new Map([
        ['a', { ...source, gates: target({ gates }).gates }],
        ['b', target()],
      ]),
    );
    const flow = landscape.flows[0];
    return [
      flow?.status ?? '',
      ...(flow?.triggers ?? [])
        .filter((one) => one.possible)
        .map(
          (one) => `${one.mode}${one.why.endsWith('; once "Seals on parcels" is open') ? ' once open' : ''}`,
        ),
    ];
  };
  assert.deepEqual(ways([whole]), [
    'open',
    'webhook once open',
    'poll once open',
    'schedule once open',
    'manual',
  ]);
  assert.deepEqual(ways([{ ...whole, applies: { events: ['seal.updated'] } }]), [
    'feasible',
    'poll',
    'schedule',
    'manual',
  ]);
});

test('a record that no call reads is assumed to come in its event as the API names it', () => {
  const told = (operations: readonly object[]): boolean =>
    joinLandscape(
      madeBrief({ flows: [madeFlow({ from: 'a.seal', to: 'b.stamp' })] }),
      new Map([
        [
          'a',
          madeProfile({
            resources: [madeResource('seal', { operations, fields: [{ path: 'code', type: 'string' }] })],
            events: [
              { name: 'seal.updated', resource: 'seal', change: 'updated', payload: 'record', source: seen },
            ],
          }),
        ],
        ['b', target({ gates: [] })],
      ]),
    ).assumptions.some(({ text }) => /taken from the event itself/.test(text));
  assert.equal(told([]), true);
  assert.equal(told(usualOperations('/v2/seals')), false);
});
