import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeBrief, madeFlow, madeProfile, madeResource, usualOperations } from '../../test/made.ts';
import { joinLandscape } from './join.ts';
import type { Landscape, Prohibition } from './landscape.ts';
import { heldBy } from './prohibitions.ts';

function join(never: readonly string[], bill: object, flow: object = {}): Landscape {
  const target = madeProfile({
    id: 'ledgerly',
    name: 'Ledgerly',
    resources: [madeResource('bill', { concept: 'invoice', ...bill })],
  });
  return joinLandscape(
    madeBrief({
      systems: [
        { id: 'a', uses: 'acme' },
        { id: 'b', uses: 'ledgerly' },
      ],
      constraints: { never },
      flows: [madeFlow({ to: 'b.bill', ...flow })],
    }),
    new Map([
      ['a', madeProfile()],
      ['b', target],
    ]),
  );
}

function only(landscape: Landscape): Prohibition {
  const [first] = landscape.prohibitions;
  assert.ok(first && landscape.prohibitions.length === 1);
  return first;
}

const asked = (landscape: Landscape): readonly string[] =>
  landscape.questions.filter((one) => one.about.startsWith('/constraints/never')).map((one) => one.owner);
const status = { path: 'status', type: 'string', enum: ['OPEN', 'DRAFT', 'SENT'] };
const sent = { path: 'autoAdvance', type: 'boolean' };
const send = { kind: 'other', method: 'POST', path: '/v2/bills/{id}/send' };

test('a document that must not go out is made as a draft, with its switch off and without the call that sends', () => {
  const landscape = join(['never send invoices automatically'], {
    fields: [
      status,
      sent,
      { path: 'lines[].sendLater', type: 'boolean' },
      { path: 'state', type: 'string', readOnly: true, enum: ['draft'] },
    ],
    operations: [...usualOperations('/v2/bills'), send],
  });
  const found = only(landscape);
  assert.equal(found.verdict, 'kept');
  assert.match(
    found.how,
    /every new Ledgerly bill gets status = "DRAFT", autoAdvance = false, which only a person changes/,
  );
  assert.match(found.how, /POST \/v2\/bills\/\{id\}\/send is never called/);
  assert.deepEqual(heldBy(landscape.prohibitions, 'F1'), [
    { field: 'status', value: '"DRAFT"' },
    { field: 'autoAdvance', value: 'false' },
  ]);
  assert.ok(!landscape.flows[0]?.to.operations.some((one) => one.path.endsWith('/send')));
  assert.deepEqual(asked(landscape), []);
});

test('where nothing known decides it, it is open: one question to the owner of what is written', () => {
  const landscape = join(['never send invoices automatically'], { fields: [] });
  const found = only(landscape);
  assert.deepEqual(
    [found.verdict, found.openFlows, asked(landscape)],
    ['open', ['F1'], ['owner of Ledgerly']],
  );
  assert.match(found.how, /settings and automations of Ledgerly may do it when a record is written/);
});

test('people are not written to: switches that tell are off, those that suppress are on', () => {
  const fields = [
    { path: 'notifyCustomer', type: 'boolean' },
    { path: 'suppress_notifications', type: 'boolean' },
    { path: 'EmailStatus', type: 'string', enum: ['NotSet', 'NeedToSend'] },
    { path: 'emailVerified', type: 'boolean' },
  ];
  assert.deepEqual(heldBy(join(['nobody outside may get an email'], { fields }).prohibitions, 'F1'), [
    { field: 'notifyCustomer', value: 'false' },
    { field: 'suppress_notifications', value: 'true' },
    { field: 'EmailStatus', value: '"NotSet"' },
  ]);
});

test('only flows that write what is named, where it is named, can break it', () => {
  const other = only(join(['never send orders'], { fields: [status] }));
  assert.deepEqual([other.verdict, other.flows, other.values], ['kept', [], []]);
  assert.match(other.how, /No flow of this brief writes a record of the kind order/);
  const source = only(join(['never change anything in Acme'], { fields: [] }));
  assert.deepEqual([source.verdict, source.flows], ['kept', []]);
  assert.match(source.how, /in Acme/);
});

test('nothing is deleted, doubled or lost by the design; creating and overwriting hang on what the flow may write', () => {
  const verdict = (said: string, flow: object = {}): string =>
    only(join([said], { fields: [] }, flow)).verdict;
  assert.deepEqual(
    ['nothing may be deleted', 'never bill twice', 'no order may get lost'].map((said) => verdict(said)),
    ['kept', 'kept', 'kept'],
  );
  assert.deepEqual(
    [verdict('never create invoices'), verdict('never create invoices', { writes: 'update-only' })],
    ['open', 'kept'],
  );
  assert.deepEqual(
    [verdict('never overwrite invoices'), verdict('never overwrite invoices', { writes: 'create-only' })],
    ['open', 'kept'],
  );
  assert.equal(verdict('no patient data may leave the clinic'), 'open');
});

test('a flow that only updates holds no value: it would undo what a person did', () => {
  const landscape = join(['never send invoices'], { fields: [status] }, { writes: 'update-only' });
  assert.deepEqual([heldBy(landscape.prohibitions, 'F1'), only(landscape).verdict], [[], 'open']);
});
