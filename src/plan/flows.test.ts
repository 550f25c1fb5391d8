import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApiProfile } from '../catalog/profile.ts';
import { proposeDesigns } from '../design/propose.ts';
import { joinLandscape } from '../landscape/join.ts';
import { match } from '../mapping/match.ts';
import { at, examplePlan, twoWayPlan } from '../../test/example-plan.ts';
import { madeBrief, madeFlow, madeProfile, madeResource } from '../../test/made.ts';
import { planFlow } from './flows.ts';
import type { PlanFlow } from './plan.ts';

const field = (path: string, parts: object = {}): object => ({ path, type: 'string', ...parts });

/** The chapter of a flow from invoices of one made-up system to orders of another. */
function chapter(asked: object = {}, fields: readonly object[] = []): PlanFlow {
  const from = madeProfile({
    id: 'from',
    name: 'Books',
    resources: [
      madeResource('invoice', {
        fields: [field('id'), field('email', { format: 'email', personal: 'contact' }), ...fields],
      }),
    ],
  });
  const to = madeProfile({
    id: 'to',
    name: 'Shop',
    resources: [
      madeResource('order', {
        fields: [field('id'), field('email', { format: 'email', personal: 'contact' })],
      }),
    ],
  });
  const brief = madeBrief({ flows: [madeFlow({ from: 'a.invoice', to: 'b.order', ...asked })], volumes: [] });
  const landscape = joinLandscape(
    brief,
    new Map<string, ApiProfile>([
      ['a', from],
      ['b', to],
    ]),
  );
  const joined = at(landscape.flows, 0);
  const mapping = match(
    { system: 'a', object: 'invoice', concept: null, fields: joined.from.fields },
    { system: 'b', object: 'order', concept: null, fields: joined.to.fields },
  );
  const design = at(at(proposeDesigns(landscape), 0).flows, 0);
  return planFlow(joined, landscape, { design, mapping, policies: [], tests: [], example: null });
}

test('one line says when, what, where, how soon, and what never happens', () => {
  assert.equal(
    chapter().oneLine,
    'When an invoice changes in Books, the matching order in Shop exists and is current within 5 min. Shop never changes Books.',
  );
  assert.match(
    chapter({ filter: 'only paid ones' }).oneLine,
    /^When an invoice in Books qualifies \(only paid ones\), the matching order /,
  );
  assert.match(chapter({ writes: 'update-only' }).oneLine, /order in Shop is updated within/);
  assert.match(chapter({ writes: 'create-only' }).oneLine, /order in Shop is created within/);
});

test('a time that nobody asked for is told as arithmetic, not as a promise', () => {
  assert.match(chapter({ freshness: null }).oneLine, /, typically within [^.]+ by arithmetic\. /);
});

test('the line of each leg of a two-way flow names the leg that brings changes back', async () => {
  const [out, back] = (await twoWayPlan()).flows;
  assert.match(out?.oneLine ?? '', /Changes in Zendesk come back through F1-back\.$/);
  assert.match(back?.oneLine ?? '', /Changes in HubSpot come back through F1-out\.$/);
});

test('what is left out is listed with its reason: filtered, personal without a place, and the rest', () => {
  const many = Array.from({ length: 15 }, (_, index) => field(`extra_${index}`));
  const { notSynced } = chapter({ filter: 'only paid ones' }, [
    field('ssn', { personal: 'special' }),
    ...many,
  ]);
  assert.deepEqual(
    notSynced.map((row) => row.why),
    [
      'the brief asks for these only',
      'personal data without a field in the target that asks for it',
      'no matching field in the target; add a row where the business needs one',
    ],
  );
  assert.equal(notSynced[0]?.what, 'a.invoice outside the filter "only paid ones"');
  assert.equal(notSynced[1]?.what, 'ssn');
  assert.match(notSynced[2]?.what ?? '', /extra_0, .* and \d+ more$/);
});

test('personal data is listed by the field that it arrives in, with its class', () => {
  assert.deepEqual(chapter().personalData, [{ field: 'email', class: 'contact' }]);
});

test('an example stands only where there is a write to show it by, and is the body that the mapping makes', async () => {
  assert.equal(chapter().example, null);
  for (const flow of (await examplePlan()).flows) {
    assert.ok(flow.example);
    const call = flow.design.calls.find((one) => one.id === flow.example?.call);
    assert.equal(call?.onFailure, 'write', flow.id);
    assert.equal(typeof JSON.parse(flow.example.record), 'object');
    assert.equal(typeof JSON.parse(flow.example.body), 'object');
  }
});
