import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeDesigns, madeLandscape, tellingProfile } from '../../../test/designed.ts';
import { noMappings } from '../strategy.ts';
import { directPolls } from './direct-polls.ts';

test('it asks and never listens, whatever the source could tell', () => {
  const { polls, pollsDesign } = madeDesigns({ a: tellingProfile(), flow: { trigger: 'auto' } });
  assert.equal(polls.trigger.mode, 'poll');
  assert.ok(!pollsDesign.parts.includes('public webhook intake'));
  assert.ok(!pollsDesign.layers.some((layer) => layer.layer === 'intake'));
});

test('it carries no queue; what fails waits in a table that later runs take up', () => {
  const { polls } = madeDesigns({ flow: { trigger: 'poll', every: 'PT5M', freshness: null } });
  assert.equal(polls.transport.queue, null);
  assert.match(polls.retry.why, /until the next run is due \(5 min\).*failed_records/s);
});

test('its argument counts changes and flows', () => {
  assert.match(directPolls.why(madeLandscape({}), noMappings), /100 changes a day over 1 flow/);
});
