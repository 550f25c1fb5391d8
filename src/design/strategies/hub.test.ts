import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeLandscape, tellingProfile } from '../../../test/designed.ts';
import { madeFlow, madeProfile, madeResource } from '../../../test/made.ts';
import { joinLandscape } from '../../landscape/join.ts';
import type { Landscape } from '../../landscape/landscape.ts';
import { madeBrief } from '../../../test/made.ts';
import type { Design, FlowDesign } from '../design.ts';
import { propose } from '../propose.ts';
import { eventDriven } from './event-driven.ts';
import { hub } from './hub.ts';

const fields = (names: readonly string[]) =>
  names.map((path) => ({ path, type: 'string', required: false, readOnly: false }));

const person = (names: readonly string[]) =>
  madeProfile({ resources: [madeResource('contact', { concept: 'person', fields: fields(names) })] });

/** Persons in as many systems as there are lists of fields, every one feeding the last and those named in `flows`. */
function persons(
  lists: readonly (readonly string[])[],
  flows: readonly (readonly [string, string])[],
  more: object = {},
): Landscape {
  const ids = lists.map((_, index) => `s${index + 1}`);
  const brief = madeBrief({
    systems: ids.map((id, index) => ({ id, role: index === 0 ? 'system-of-record' : null })),
    flows: flows.map(([from, to], index) =>
      madeFlow({ id: `F${index + 1}`, from: `${from}.contact`, to: `${to}.contact`, trigger: 'poll' }),
    ),
    ...more,
  });
  return joinLandscape(brief, new Map(ids.map((id, index) => [id, person(lists[index] ?? [])])));
}

const three: readonly (readonly string[])[] = [
  ['email', 'first_name', 'vat_number'],
  ['mail', 'givenName', 'phone'],
  ['email_address', 'firstname', 'phone_number', 'vat_number'],
];
const both: readonly (readonly [string, string])[] = [
  ['s1', 's3'],
  ['s2', 's3'],
];

const designed = (landscape: Landscape): Design => propose(hub, 'D5', landscape);
const flowAt = (design: Design, index: number): FlowDesign => {
  const flow = design.flows[index];
  assert.ok(flow);
  return flow;
};

test('two systems and one flow are rejected with adapters against mappings, and with what lifts it', () => {
  const { rejectedFor, canonical } = designed(persons(three.slice(0, 2), [['s1', 's2']]));
  assert.deepEqual([canonical?.mappings, canonical?.adapters], [1, 2]);
  assert.match(
    rejectedFor.join(),
    /no kind of record lives in 3 systems.*2 adapters.*1 mapping: none saved, 1 more to build; lifted by a third system/,
  );
});

test('the same kind of record in three systems, or partners to come, lift that', () => {
  assert.deepEqual(designed(persons(three, both)).rejectedFor, []);
  const growing = persons(three.slice(0, 2), [['s1', 's2']], {
    summary: 'It must be configurable for further partners.',
  });
  assert.deepEqual(designed(growing).rejectedFor, []);
  assert.match(designed(growing).why, /The brief says: "It must be configurable for further partners"/);
  const denied = persons(three.slice(0, 2), [['s1', 's2']], {
    summary: 'There will be no further partners.',
  });
  assert.equal(designed(denied).rejectedFor.length, 1);
});

test('the model has what two systems share, with type, holders and system of record', () => {
  const [concept, ...others] = designed(persons(three, both)).canonical?.concepts ?? [];
  assert.deepEqual(others, []);
  const found = new Map(concept?.fields.map((field) => [field.name, field]));
  const mail = found.get('email');
  assert.deepEqual(
    mail?.heldBy.map(({ system, field }) => `${system}.${field}`),
    ['s1.email', 's2.mail', 's3.email_address'],
  );
  assert.equal(mail?.systemOfRecord, 's1');
  assert.equal(found.get('phone')?.systemOfRecord, 's2');
  assert.equal(found.get('phone')?.rule, 'the only one that gives it');
});

test('one golden record with a reference row for each system, keyed by its version', () => {
  const flow = flowAt(designed(persons(three, both)), 0);
  assert.match(flow.identity.crossReference, /hub_reference.*by canonical id and system/);
  assert.match(flow.idempotency.formula, /spw-F1-\{canonical id\}-v\{version\}/);
  assert.match(flow.deadLetter.replay, /from the hub.*no source is asked/);
  assert.match(flow.backfill.method, /^hub first/);
  assert.match(flow.reconciliation.compares, /with the hub and never with another/);
});

test('several sources settle a record field by field although every flow goes one way', () => {
  const flow = flowAt(designed(persons(three, both)), 1);
  assert.ok(
    flow.conflict?.rules.some((rule) => /email/.test(rule.fields) && /system of record/.test(rule.winner)),
  );
  assert.equal(flow.notApplicable['conflict'], undefined);
  const single = flowAt(designed(persons(three.slice(0, 2), [['s1', 's2']])), 0);
  assert.equal(single.conflict, null);
  assert.match(single.notApplicable['conflict'] ?? '', /one-way/);
});

test('a source that feeds two targets is read once, and queues are apart', () => {
  const fan: readonly (readonly [string, string])[] = [
    ['s1', 's2'],
    ['s1', 's3'],
  ];
  const landscape = persons(three, fan);
  const reads = (design: Design): number =>
    design.flows
      .flatMap((flow) => flow.calls)
      .filter((call) => call.system === 's1')
      .reduce((sum, call) => sum + call.callsPerDay, 0);
  const [through, direct] = [designed(landscape), propose(eventDriven, 'D2', landscape)];
  assert.equal(reads(through) * 2, reads(direct));
  assert.equal(new Set(through.flows.map((flow) => flow.transport.queue)).size, 2);
});

test('four sources and four targets: eight adapters in place of sixteen mappings', () => {
  const lists = Array.from({ length: 8 }, () => three[0] ?? []);
  const flows = [1, 2, 3, 4].flatMap((from) =>
    [5, 6, 7, 8].map((to): readonly [string, string] => [`s${from}`, `s${to}`]),
  );
  const { canonical, why } = designed(persons(lists, flows));
  assert.deepEqual([canonical?.mappings, canonical?.adapters], [16, 8]);
  assert.match(
    why,
    /8 adapters for 1 kind of records in place of 16 mappings between pairs saves 8 mappings/,
  );
});

test('every policy is native to its own tools, and it has a store that others lack', () => {
  const design = designed(madeLandscape({ a: tellingProfile(), flow: { trigger: 'webhook' } }));
  assert.ok(design.verdicts.every((one) => one.verdict === 'native'));
  assert.ok(design.parts.includes('canonical model and its store'));
  assert.match(design.layers.find((layer) => layer.layer === 'transport')?.tool ?? '', /Outbox/);
});

test('avoiding it, by any of its names, speaks against it', () => {
  for (const avoid of ['hub', 'ESB', 'canonical model'])
    assert.match(
      designed(persons(three, both, { constraints: { avoid: [avoid] } })).rejectedFor.join(),
      /the brief avoids/,
    );
});
