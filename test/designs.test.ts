// The shipped example, and private systems in place of its own, through the real catalog and readers into designs and their comparison.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readBrief } from '../src/brief/read.ts';
import { type ApiProfile } from '../src/catalog/profile.ts';
import { readProfile } from '../src/catalog/read.ts';
import { Design } from '../src/design/design.ts';
import { proposeDesigns } from '../src/design/propose.ts';
import { joinLandscape } from '../src/landscape/join.ts';
import type { Landscape } from '../src/landscape/landscape.ts';
import { seconds } from '../src/measure/duration.ts';
import { readDocument } from '../src/readers/readers.ts';
import { compareDesigns } from '../src/score/compare.ts';

const file = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const vendor = (id: string): ApiProfile =>
  readProfile({ facts: file(`catalog/${id}/facts.yaml`), schema: file(`catalog/${id}/schema.json`) });
const document = (path: string): ApiProfile => readDocument({ name: path, text: file(path) });

function landscapeOf(text: string): Landscape {
  const brief = readBrief({ name: 'brief.yaml', text });
  const profiles = new Map(
    brief.systems.map(
      (system) =>
        [
          system.id,
          system.api === null
            ? vendor(system.uses ?? '')
            : document(`examples/${system.api.replace('./', '')}`),
        ] as const,
    ),
  );
  return joinLandscape(brief, profiles);
}

const example = file('examples/crm-billing-support.yaml');

/** What must hold of any design of any landscape. */
function assertSound(design: Design, landscape: Landscape): void {
  assert.deepEqual(Design.parse(design), design);
  for (const flow of design.flows) {
    for (const call of flow.calls) {
      const profile = landscape.systems.find((system) => system.asked.id === call.system)?.profile;
      const operation = profile?.resources
        .find((resource) => resource.name === call.resource)
        ?.operations.find((one) => one.method === call.method && one.path === call.path);
      assert.ok(operation, `${call.id} ${call.method} ${call.path}`);
      const held = new Set(call.scopes);
      assert.ok(
        operation.scopes.length === 0 ||
          operation.scopes.some((way) => way.split(' ').every((scope) => held.has(scope))),
        `${call.id} ${call.scopes.join()}`,
      );
      assert.ok(
        call.limitId === null || profile?.rateLimits.some((limit) => limit.id === call.limitId),
        call.id,
      );
    }
    assert.equal(new Set(flow.calls.map((call) => call.id)).size, flow.calls.length);
  }
  assert.equal(new Set(design.budgets.map((budget) => budget.id)).size, design.budgets.length);
  assert.doesNotMatch(JSON.stringify(design), /undefined|NaN|Infinity/);
}

test('the example: the first load takes 800 s at least by the cited limit, the gated flow goes another way, polls are too slow for a minute', () => {
  const landscape = landscapeOf(example);
  const designs = proposeDesigns(landscape);
  for (const design of designs) assertSound(design, landscape);
  const [polls, events] = designs;
  const [f1, f2, f3] = events?.flows ?? [];
  assert.equal(seconds(f1?.backfill.atLeast ?? 'PT0S'), 800);
  assert.ok(f1?.backfill.sources.some((source) => source.ref.startsWith('https://docs.stripe.com/')));
  assert.equal(f1?.trigger.mode, 'webhook');
  assert.equal(f1?.idempotency.header, 'Idempotency-Key');
  assert.equal(f1?.read.partition?.above, 9000);
  assert.equal(f2?.trigger.every, 'PT5M');
  assert.equal(f2?.write.mode, 'update-only');
  assert.notEqual(f3?.blocked, null);
  assert.notEqual(f3?.routedTo, null);
  assert.match(polls?.rejectedFor.join() ?? '', /^F3 asks for 1 min/);
  assert.deepEqual(events?.rejectedFor, []);
  assert.equal(compareDesigns(designs, landscape).recommended, 'D2');
});

test('designing twice gives the same bytes', () => {
  const once = (): string => {
    const landscape = landscapeOf(example);
    const designs = proposeDesigns(landscape);
    return JSON.stringify([designs, compareDesigns(designs, landscape)]);
  };
  assert.equal(once(), once());
});

const privately: readonly (readonly [string, string])[] = [
  ['uses: hubspot', 'api: ./openapi/crm-private.json'],
  ['uses: stripe', 'api: ./openapi/billing-private.yaml'],
  ['uses: zendesk', 'api: ./openapi/helpdesk-private.yaml'],
];

for (const [named, document] of privately) {
  test(`a private system from ${document} in the place of "${named}" is designed on its own operations`, () => {
    const landscape = landscapeOf(example.replace(named, document));
    const designs = proposeDesigns(landscape);
    for (const design of designs) assertSound(design, landscape);
    assert.ok(designs.some((design) => design.flows.some((flow) => flow.calls.length > 0)));
    assert.equal(compareDesigns(designs, landscape).designs.length, designs.length);
  });
}

test('two-way flows without any volume are designed with conflict, echo and stated assumptions', () => {
  const landscape = landscapeOf(`
spanwright: 1
name: Both ways
systems:
  - { id: crm, uses: hubspot, role: system-of-record }
  - { id: support, uses: zendesk }
flows:
  - { id: F1, from: crm.contact, to: support.user, direction: two-way }
`);
  for (const design of proposeDesigns(landscape)) {
    assertSound(design, landscape);
    for (const flow of design.flows) {
      assert.ok((flow.conflict?.rules.length ?? 0) > 0);
      assert.notEqual(flow.echo, null);
      assert.match(flow.backfill.why, /assumed, not counted/);
    }
  }
});
