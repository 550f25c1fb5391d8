import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  addFlow,
  addSystem,
  emptyBrief,
  lasting,
  withAnswer,
  withDocument,
  withEdition,
  withFreshness,
  withGoLive,
  withRecordKeeper,
  withVolume,
} from './amend.ts';
import type { Brief } from './brief.ts';
import { completeBrief } from './complete.ts';

const bare = { uses: null, api: null, name: null, description: null, edition: null };
const how = { direction: 'auto', trigger: 'auto', freshness: null, every: null } as const;

/** Two systems, the second without a document, and two flows; every gap is asked. */
function open(): Brief {
  let brief = addSystem(emptyBrief(), { ...bare, called: 'Our CRM', uses: 'hubspot' });
  brief = addSystem(brief, { ...bare, called: 'Till', description: 'the till' });
  brief = addFlow(brief, { ...how, from: 'our-crm.contact', to: 'till.customer' });
  brief = addFlow(brief, { ...how, from: 'till.sale', to: 'our-crm.deal', trigger: 'manual' });
  return completeBrief({ ...brief, name: 'x' });
}

function asked(brief: Brief): readonly (string | null)[] {
  return completeBrief(brief).unknowns.map((unknown) => unknown.about);
}

describe('a growing brief', () => {
  test('gives systems ids that are short and different, and flows their numbers', () => {
    let brief = addSystem(emptyBrief(), { ...bare, called: 'Köln – Lager 2' });
    brief = addSystem(brief, { ...bare, called: 'shop' });
    brief = addSystem(brief, { ...bare, called: 'Shop' });
    brief = addSystem(brief, { ...bare, called: '№ 1' });
    const ids = brief.systems.map((system) => system.id);
    assert.equal(new Set(ids).size, 4);
    assert.ok(ids.includes('shop') && ids.includes('shop-2'));
    assert.ok(
      ids.every((id) => /^[a-z][a-z0-9-]*$/.test(id)),
      ids.join(),
    );
    assert.deepEqual(
      open().flows.map((flow) => flow.id),
      ['F1', 'F2'],
    );
  });

  test('knows one system of record, or leaves that open', () => {
    const roles = (brief: Brief) => brief.systems.map((system) => system.role);
    assert.deepEqual(roles(withRecordKeeper(open(), 'till')), ['participant', 'system-of-record']);
    assert.deepEqual(roles(withRecordKeeper(open(), null)), [null, null]);
  });

  test('asks no question any more that was answered', () => {
    const steps: readonly (readonly [string, (brief: Brief) => Brief])[] = [
      ['/systems/our-crm/edition', (brief) => withEdition(brief, 'our-crm', 'professional')],
      ['/systems/till/api', (brief) => withDocument(brief, 'till', './till.yaml', 'Till')],
      ['/flows/freshness', (brief) => withFreshness(brief, 'PT5M')],
      ['/constraints/goLive', (brief) => withGoLive(brief, '2027-03-01')],
    ];
    for (const [about, step] of steps) {
      assert.ok(asked(open()).includes(about), about);
      assert.ok(!asked(step(open())).includes(about), about);
    }
  });

  test('takes one freshness for the flows that said none, and leaves those by hand alone', () => {
    assert.deepEqual(
      withFreshness(open(), 'PT5M').flows.map((flow) => flow.freshness),
      ['PT5M', null],
    );
  });

  test('keeps a figure that was given when another is added', () => {
    const once = withVolume(open(), 'till.sale', { existing: 10, changesPerDay: null });
    const twice = withVolume(once, 'till.sales', { existing: null, changesPerDay: 3 });
    assert.deepEqual(twice.volumes, [
      { object: 'till.sale', existing: 10, changesPerDay: 3, peakFactor: null },
    ]);
    assert.equal(withVolume(once, 'till.sale', { existing: null, changesPerDay: null }), once);
  });

  test('keeps an answer that has no key in words', () => {
    const unknown = { question: 'Which side wins?', why: 'x', about: '/flows/F1/direction' };
    const answered = withAnswer({ ...open(), unknowns: [unknown] }, unknown, 'the CRM');
    assert.deepEqual(answered.unknowns, []);
    assert.deepEqual(answered.assumptions.at(-1), { text: 'Which side wins? the CRM', from: 'the CRM' });
  });

  test('writes down only questions that are not asked anew by themselves', () => {
    const own = { question: 'Which side wins?', why: 'x', about: '/flows/F1/direction' };
    const brief = open();
    assert.deepEqual(lasting({ ...brief, unknowns: [...brief.unknowns, own] }).unknowns, [own]);
  });
});
