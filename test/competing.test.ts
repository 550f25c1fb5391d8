// What must hold of every design of every landscape, whatever the systems, flows and figures: over all examples and over made ones.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { Design, errorClasses, type FlowDesign } from '../src/design/design.ts';
import { proposeDesigns } from '../src/design/propose.ts';
import { strategies } from '../src/design/strategies.ts';
import { proposalFor } from '../src/jobs/plan.ts';
import { joinLandscape } from '../src/landscape/join.ts';
import type { Landscape } from '../src/landscape/landscape.ts';
import { seconds } from '../src/measure/duration.ts';
import { compareDesigns } from '../src/score/compare.ts';
import { documentsBeside } from '../src/store/documents.ts';
import { shippedShelf } from '../src/store/shelf.ts';
import { madeEvent, signed } from './designed.ts';
import { madeBrief, madeFlow, madeLimit, madeProfile, madeResource, seen, usualOperations } from './made.ts';

const folder = fileURLToPath(new URL('../examples/', import.meta.url));

/** Everything that is broken in the answers of a flow, in words; empty when nothing is. */
function faultsOf(flow: FlowDesign): readonly string[] {
  const { flow: id, blocked: _blocked, routedTo: _routed, calls, notApplicable, ...decisions } = flow;
  const answers = Object.entries(decisions).flatMap(([name, decision]) => {
    if (decision === null)
      return notApplicable[name] === undefined ? [`${name} is neither answered nor said not to arise`] : [];
    return [
      ...(decision.why.length > 20 ? [] : [`${name} has no argument: ${decision.why}`]),
      ...(notApplicable[name] === undefined ? [] : [`${name} is answered and said not to arise`]),
    ];
  });
  const { atLeast, planned } = flow.backfill;
  const { typical, worst } = flow.trigger.expected;
  return [
    ...answers,
    ...(flow.retry.rows.map((row) => row.class).join() === errorClasses.join()
      ? []
      : ['retry lacks a class']),
    ...(atLeast !== null && (planned === null || seconds(planned) < seconds(atLeast))
      ? ['the first load is planned to be faster than its limit']
      : []),
    ...(seconds(typical) <= seconds(worst) ? [] : ['typical is later than worst']),
    ...(new Set(calls.map((call) => call.id)).size === calls.length ? [] : ['two calls share an id']),
    ...(/undefined|NaN|Infinity|\[object/.test(JSON.stringify(flow)) ? ['holds a figure that is none'] : []),
  ].map((fault) => `${id}: ${fault}`);
}

function assertAnswered(landscape: Landscape): void {
  const designs = proposeDesigns(landscape);
  assert.deepEqual(
    designs.map((design) => [design.id, design.strategy]),
    strategies.map(({ id }, index) => [`D${index + 1}`, id]),
  );
  for (const design of designs) {
    assert.deepEqual(Design.parse(design), design);
    assert.deepEqual(
      design.flows.map((flow) => flow.flow),
      landscape.flows.map((flow) => flow.id),
    );
    assert.deepEqual(design.flows.flatMap(faultsOf), [], design.strategy);
    const queues = design.flows.flatMap((flow) => flow.transport.queue ?? []);
    assert.equal(new Set(queues).size, queues.length, `${design.strategy} shares a queue`);
    for (const reason of design.rejectedFor) assert.match(reason, /lifted by|lifted/, reason);
    for (const flow of design.flows.filter((one) => one.calls.length > 0)) {
      const judged = design.verdicts.filter((one) => one.flow === flow.flow).map((one) => one.policy);
      assert.equal(new Set(judged).size, judged.length, `${design.strategy} judges a policy twice`);
      for (const row of flow.retry.rows) assert.ok(judged.includes(`retry.${row.class}`), row.class);
    }
    assert.equal(design.canonical !== null, design.strategy === 'hub');
  }
  assertModel(landscape, designs);
  const comparison = compareDesigns(designs, landscape);
  const chosen = designs.find((design) => design.id === comparison.recommended);
  assert.ok(
    chosen?.rejectedFor.length === 0 || designs.every((design) => design.rejectedFor.length > 0),
    'what is ruled out is recommended though something is not',
  );
}

/** Every field of the canonical model is held by two systems at places that their records have. */
function assertModel(landscape: Landscape, designs: readonly Design[]): void {
  const ends = landscape.flows.flatMap((flow) => [flow.from, flow.route?.end ?? flow.to]);
  for (const concept of designs.flatMap((design) => design.canonical?.concepts ?? [])) {
    const names = concept.fields.map((field) => field.name);
    assert.equal(new Set(names).size, names.length);
    for (const field of concept.fields) {
      assert.ok(new Set(field.heldBy.map((held) => held.system)).size > 1, field.name);
      for (const held of field.heldBy) {
        const end = ends.find((one) => one.system === held.system && one.resource === held.resource);
        assert.ok(
          end?.fields.some((one) => one.path === held.field),
          `${held.system}.${held.field}`,
        );
      }
    }
  }
}

for (const file of readdirSync(folder).filter((name) => /\.(?:yaml|txt)$/.test(name)))
  test(`every design of examples/${file} answers every flow`, async () => {
    const ports = { shelf: shippedShelf(), documents: documentsBeside(`${folder}${file}`) };
    const text = readFileSync(`${folder}${file}`, 'utf8');
    const { landscape } = await proposalFor({ name: file, text }, ports);
    assertAnswered(landscape);
  });

const concepts = ['person', 'customer', 'order', 'invoice', 'product', null] as const;
const names = ['email', 'first_name', 'total', 'currency', 'sku', 'city', 'order_id', 'status', 'phone'];

const system = fc.record({
  kind: fc.constantFrom('rest', 'graphql', 'database', 'file'),
  concept: fc.constantFrom(...concepts),
  fields: fc.subarray(names),
  tells: fc.boolean(),
  signs: fc.boolean(),
  batch: fc.option(fc.integer({ min: 2, max: 500 }), { nil: null }),
  job: fc.boolean(),
  limit: fc.option(fc.integer({ min: 1, max: 100 }), { nil: null }),
  lists: fc.boolean(),
});

const flow = fc.record({
  from: fc.nat(3),
  to: fc.nat(3),
  direction: fc.constantFrom('one-way', 'two-way'),
  trigger: fc.constantFrom('auto', 'webhook', 'poll', 'schedule', 'manual', 'event'),
  freshness: fc.constantFrom(null, 'PT30S', 'PT5M', 'PT1H', 'P1D'),
  writes: fc.constantFrom(null, 'create-only', 'update-only', 'create-and-update'),
});

const volume = fc.option(
  fc.record({
    existing: fc.integer({ min: 0, max: 500_000 }),
    changesPerDay: fc.integer({ min: 0, max: 50_000 }),
    peakFactor: fc.integer({ min: 1, max: 20 }),
  }),
  { nil: null },
);

type System = typeof system extends fc.Arbitrary<infer T> ? T : never;

function profileOf({ kind, concept, fields, tells, signs, batch, job, limit, lists }: System): object {
  const path = '/v2/parcels';
  const usual = usualOperations(path).slice(lists ? 0 : 1);
  const many = { kind: 'batch', batchOf: 'create', batchSize: batch, method: 'POST', path: `${path}/batch` };
  return {
    kind,
    resources: [
      madeResource('parcel', {
        concept,
        fields: fields.map((field) => ({ path: field, type: 'string', required: false, readOnly: false })),
        operations: [...usual, ...(batch === null ? [] : [many])],
      }),
    ],
    events: tells ? [madeEvent('created'), madeEvent('updated')] : [],
    webhooks: tells && signs ? signed : null,
    bulk: job
      ? [{ what: 'Import of records from a file', path: '/imports', maxRecords: 10_000, source: seen }]
      : [],
    rateLimits: limit === null ? [] : [madeLimit('all', limit, 'PT1S')],
  };
}

test('every design of any made landscape answers every flow', () => {
  const made = fc.tuple(
    fc.array(system, { minLength: 4, maxLength: 4 }),
    fc.array(flow, { minLength: 1, maxLength: 6 }),
    volume,
  );
  fc.assert(
    fc.property(made, ([systems, flows, load]) => {
      const ids = systems.map((_, index) => `s${index}`);
      const brief = madeBrief({
        systems: ids.map((id) => ({ id, uses: 'acme' })),
        flows: flows.map(({ from, to, ...rest }, index) =>
          madeFlow({
            ...rest,
            id: `F${index + 1}`,
            from: `s${from}.parcel`,
            to: `s${to === from ? (to + 1) % 4 : to}.parcel`,
          }),
        ),
        volumes: load === null ? [] : ids.map((id) => ({ object: `${id}.parcel`, ...load })),
      });
      const profiles = new Map(systems.map((one, index) => [`s${index}`, madeProfile(profileOf(one))]));
      assertAnswered(joinLandscape(brief, profiles));
    }),
    { seed: 7, numRuns: 30 },
  );
});
