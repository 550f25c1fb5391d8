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
import type { Brief } from '../brief/brief.ts';
import type { ApiProfile } from '../catalog/profile.ts';
import { joinLandscape } from './join.ts';
import type { JoinedFlow, Landscape } from './landscape.ts';

function join(brief: Brief, target: ApiProfile, source: ApiProfile = madeProfile()): Landscape {
  return joinLandscape(
    brief,
    new Map([
      ['a', source],
      ['b', target],
    ]),
  );
}

function flowOf(landscape: Landscape, id = 'F1'): JoinedFlow {
  const flow = landscape.flows.find((one) => one.id === id);
  assert.ok(flow, `no flow ${id}`);
  return flow;
}

function codes(landscape: Landscape): readonly string[] {
  return landscape.findings.map((one) => one.rule);
}

const limited = { rateLimits: [madeLimit('burst', 25, 'PT1S')] };

test('a flow between known objects is feasible, with fields, operations and load, and nothing to complain of', () => {
  const landscape = join(madeBrief(), madeProfile(limited));
  const flow = flowOf(landscape);
  assert.equal(flow.status, 'feasible');
  assert.deepEqual(
    [flow.from.resource, flow.from.foundBy, flow.leg, flow.pair, flow.route],
    ['parcel', 'name', 'only', null, null],
  );
  assert.deepEqual(
    flow.to.operations.map((one) => one.kind),
    ['list', 'get', 'create', 'update'],
  );
  assert.deepEqual(flow.load, { existing: 1000, changesPerDay: 100, peakFactor: 4, assumed: [] });
  assert.deepEqual([landscape.findings, landscape.questions, landscape.assumptions], [[], [], []]);
});

test('objects are found by plural, alias and concept, and the way is told', () => {
  const source = madeProfile({
    resources: [madeResource('parcel', { aliases: ['package'], concept: 'shipment' })],
  });
  const by = (from: string): string | null =>
    flowOf(join(madeBrief({ flows: [madeFlow({ from })] }), madeProfile(limited), source)).from.foundBy;
  assert.deepEqual(['a.Parcels', 'a.package', 'a.shipment'].map(by), ['variant', 'alias', 'concept']);
});

test('a volume of the same object under another name counts', () => {
  const source = madeProfile({ resources: [madeResource('parcel', { aliases: ['package'] })] });
  const landscape = join(
    madeBrief({ flows: [madeFlow({ from: 'a.packages' })] }),
    madeProfile(limited),
    source,
  );
  assert.equal(flowOf(landscape).load.existing, 1000);
  assert.deepEqual(landscape.questions, []);
});

test('an unknown object leaves the flow open, with the nearest names in a finding and a question', () => {
  const landscape = join(madeBrief({ flows: [madeFlow({ to: 'b.parsel' })] }), madeProfile(limited));
  const flow = flowOf(landscape);
  assert.deepEqual([flow.status, flow.to.resource, flow.to.candidates], ['open', null, ['parcel']]);
  const [found] = landscape.findings;
  assert.deepEqual([found?.rule, found?.at], ['SPW101', '/flows/F1/to']);
  assert.match(found?.message ?? '', /no object "parsel"\. Near: parcel\./);
  assert.deepEqual(
    landscape.questions.map((one) => [one.id, one.owner, one.blocks]),
    [['Q-flows-f1-to', 'owner of Acme', 'K1']],
  );
});

test('where no name is near, the finding says what there is', () => {
  const landscape = join(madeBrief({ flows: [madeFlow({ to: 'b.telegram' })] }), madeProfile(limited));
  assert.match(landscape.findings[0]?.message ?? '', /Known there: parcel\.$/);
});

test('a system of which nothing is known leaves its flows open and asks for its API document', () => {
  const brief = madeBrief({
    systems: [
      { id: 'a', uses: 'acme' },
      { id: 'b', name: 'Old books' },
    ],
  });
  const landscape = joinLandscape(brief, new Map([['a', madeProfile()]]));
  assert.equal(flowOf(landscape).status, 'open');
  assert.deepEqual(codes(landscape), ['SPW111']);
  assert.deepEqual(
    landscape.questions.map((one) => one.id),
    ['Q-systems-b-api'],
  );
  const back = joinLandscape(
    madeBrief({ ...brief, flows: [madeFlow({ from: 'b.x', to: 'a.parcel' })] }),
    new Map([['a', madeProfile(limited)]]),
  );
  assert.ok(
    flowOf(back).triggers.every(
      (option) => !option.possible && option.why === 'nothing is known of the API of Old books',
    ),
  );
});

test('a two-way flow becomes two legs that name each other, each with its own load', () => {
  const flows = [madeFlow({ direction: 'two-way', to: 'b.letter' })];
  const target = madeProfile({ id: 'post', name: 'Post', resources: [madeResource('letter')], ...limited });
  const landscape = join(madeBrief({ flows }), target, madeProfile(limited));
  const out = flowOf(landscape, 'F1-out');
  const back = flowOf(landscape, 'F1-back');
  assert.deepEqual([out.pair, back.pair, out.asked.id, back.asked.id], ['F1-back', 'F1-out', 'F1', 'F1']);
  assert.deepEqual(
    [out.from.system, out.to.system, back.from.resource, back.to.resource],
    ['a', 'b', 'letter', 'parcel'],
  );
  assert.deepEqual([out.load.assumed, back.load.assumed], [[], ['existing', 'changesPerDay', 'peakFactor']]);
  assert.deepEqual(
    landscape.budgets.map((one) => [one.id, one.callsPerDay]),
    [
      ['B-b-burst', 100],
      ['B-a-burst', 200],
    ],
  );
  assert.deepEqual(
    landscape.questions.map((one) => one.id),
    ['Q-volumes-b-letter'],
  );
});

test('an object that cannot be written blocks the flow', () => {
  const readOnly = madeProfile({
    resources: [
      madeResource('parcel', { operations: [{ kind: 'list', method: 'GET', path: '/v2/parcels' }] }),
    ],
  });
  const landscape = join(madeBrief(), readOnly);
  assert.deepEqual([flowOf(landscape).status, flowOf(landscape).route], ['blocked', null]);
  assert.deepEqual(codes(landscape), ['SPW112']);
  assert.deepEqual(landscape.backfills, []);
});

test('an object that can be updated only serves an update-only flow, and with no wish said it is assumed', () => {
  const operations = usualOperations('/v2/parcels').filter(
    (one) => (one as { kind: string }).kind !== 'create',
  );
  const target = madeProfile({ ...limited, resources: [madeResource('parcel', { operations })] });
  const status = (writes: string | null): readonly string[] => {
    const landscape = join(madeBrief({ flows: [madeFlow({ writes })] }), target);
    return [flowOf(landscape).status, ...landscape.assumptions.map((one) => one.text)];
  };
  assert.deepEqual(status('update-only'), ['feasible']);
  assert.deepEqual(status('create-and-update'), ['blocked']);
  assert.deepEqual(status(null), [
    'feasible',
    'F1: parcel can be updated but not created, so only records that exist are written.',
  ]);
});

test('a system without any known limit is told and asked about', () => {
  const landscape = join(madeBrief(), madeProfile());
  assert.deepEqual(codes(landscape), ['SPW107']);
  assert.deepEqual(
    landscape.questions.map((one) => [one.id, one.about]),
    [['Q-systems-b-limits', '/systems/b']],
  );
  assert.deepEqual([landscape.budgets, landscape.backfills], [[], []]);
});

test('what the vendor does not document is asked of the vendor, once a question', () => {
  const landscape = join(madeBrief(), madeProfile({ ...limited, unknowns: ['How long may the index lag?'] }));
  assert.deepEqual(
    landscape.questions.map((one) => [one.id, one.owner, one.blocks]),
    [['Q-b-how-long-may-the-index-lag', 'vendor support of Acme', 'K3']],
  );
});

test('the edition is asked for only where something known depends on it, and an unknown one is told with the nearest', () => {
  const tiered = madeProfile({ ...limited, editions: ['basic', 'suite professional'] });
  const asks = (target: ApiProfile): readonly string[] =>
    join(madeBrief(), target).questions.map((one) => one.id);
  assert.deepEqual([asks(madeProfile(limited)), asks(tiered)], [[], ['Q-systems-b-edition']]);
  assert.equal(
    join(madeBrief(), tiered).questions[0]?.text,
    'Which edition (plan) of Acme is used?',
    "by the product's name, not by the catalog's id",
  );
  const systems = [
    { id: 'a', uses: 'acme' },
    { id: 'b', uses: 'acme', edition: 'suite pro' },
  ];
  const landscape = join(madeBrief({ systems }), tiered);
  assert.deepEqual(codes(landscape), ['SPW105']);
  assert.match(landscape.findings[0]?.fix ?? '', /did you mean suite professional\?/);
});

test('a filter of which the share is not known is assumed to let everything through', () => {
  const landscape = join(
    madeBrief({ flows: [madeFlow({ filter: 'only heavy ones' })] }),
    madeProfile(limited),
  );
  assert.deepEqual(landscape.assumptions, [
    {
      text: 'F1: how many records pass the filter is not known; load and first load are reckoned with all 1000.',
      from: 'only heavy ones',
    },
  ]);
});

test('questions and assumptions of the brief are carried on under ids made from what they are about', () => {
  const unknowns = [
    { question: 'Who owns the books?', why: 'Access', about: null },
    { question: 'Which depot?', why: 'Scope', about: '/systems/a/depot' },
  ];
  const landscape = join(
    madeBrief({ unknowns, assumptions: [{ text: 'Two depots.', from: 'the depots' }] }),
    madeProfile(limited),
  );
  assert.deepEqual(
    landscape.questions.map((one) => [one.id, one.about, one.owner]),
    [
      ['Q-who-owns-the-books', 'brief', 'sponsor'],
      ['Q-systems-a-depot', '/systems/a/depot', 'owner of Acme'],
    ],
  );
  assert.deepEqual(landscape.assumptions, [{ text: 'Two depots.', from: 'the depots' }]);
});

test('the same input gives the same landscape', () => {
  const target = madeProfile({
    ...limited,
    gates: [
      {
        id: 'g',
        title: 'Writing',
        applies: { resources: ['parcel'] },
        opens: { editions: ['top'] },
        otherwise: 'no',
        source: seen,
      },
    ],
  });
  assert.equal(JSON.stringify(join(madeBrief(), target)), JSON.stringify(join(madeBrief(), target)));
});

const seals = {
  id: 'seals',
  title: 'Seals on parcels',
  applies: { resources: ['seal'], operations: ['create', 'list', 'search', 'get'], events: [] },
  opens: { editions: ['top'], approval: null, partner: null },
  otherwise: 'Seals are refused.',
  alternatives: [],
  source: seen,
};

test('one gate met at both ends by two systems of one vendor is two verdicts, each with its own id and edition', () => {
  const profile = madeProfile({
    ...limited,
    editions: ['basic', 'top'],
    gates: [seals],
    resources: [madeResource('seal')],
  });
  const joined = (edition: string): Landscape => {
    const systems = [
      { id: 'a', uses: 'acme', edition },
      { id: 'b', uses: 'acme', edition: 'basic' },
    ];
    return joinLandscape(
      madeBrief({ systems, flows: [madeFlow({ from: 'a.seal', to: 'b.seal' })] }),
      new Map([
        ['a', profile],
        ['b', profile],
      ]),
    );
  };
  const landscape = joined('top');
  assert.deepEqual(
    landscape.gates.map((one) => [one.id, one.system, one.verdict]),
    [
      ['G-F1-seals-a', 'a', 'open'],
      ['G-F1-seals-b', 'b', 'shut'],
    ],
  );
  assert.equal(landscape.flows[0]?.status, 'blocked');
  assert.deepEqual(
    landscape.questions.flatMap((one) => (one.id.startsWith('Q-gate') ? [[one.id, one.about]] : [])),
    [['Q-gate-b-seals-b', 'G-F1-seals-b']],
  );
});
