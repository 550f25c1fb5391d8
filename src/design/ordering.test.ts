import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeDesigns, tellingProfile } from '../../test/designed.ts';
import { madeProfile, madeResource } from '../../test/made.ts';

test('the cursor field tells old from new, unless it tells of creation only', () => {
  const by = (parts: object) =>
    madeDesigns({ a: madeProfile({ resources: [madeResource('parcel', parts)] }) }).polls.ordering;
  assert.equal(by({ cursorField: 'updated_at' }).field, 'updated_at');
  assert.equal(
    by({ cursorField: 'created', fields: [{ path: 'version', type: 'integer' }] }).field,
    'version',
  );
  const none = by({ cursorField: 'created' });
  assert.equal(none.field, null);
  assert.match(none.why, /age can't be compared/);
});

test('messages without promised order are made harmless by reading at the time of the work', () => {
  const { events } = madeDesigns({ a: tellingProfile(), flow: { trigger: 'webhook' } });
  assert.match(events.ordering.why, /promises no order.*read when the work is done/s);
  assert.equal(events.transport.inFlightPerRecord, 1);
});

test('several records of one target are written one after the other', () => {
  const a = madeProfile({ resources: [madeResource('parcel', { concept: 'payment' })] });
  const b = madeProfile({ resources: [madeResource('parcel', { concept: 'deal' })] });
  assert.match(
    madeDesigns({ a, b, flow: { writes: 'update-only' } }).polls.ordering.rule,
    /one write per parcel at a time/,
  );
});
