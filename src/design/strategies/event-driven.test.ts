import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeDesigns, madeLandscape, tellingProfile } from '../../../test/designed.ts';
import { noMappings } from '../strategy.ts';
import { eventDriven } from './event-driven.ts';

test('it listens where the source tells, and polls where it does not', () => {
  assert.equal(
    madeDesigns({ a: tellingProfile(), flow: { trigger: 'auto' } }).events.trigger.mode,
    'webhook',
  );
  const silent = madeDesigns({ flow: { trigger: 'auto' } }).events;
  assert.equal(silent.trigger.mode, 'poll');
  assert.notEqual(silent.transport.queue, null);
});

test('it has an intake, a worker and a dead letter queue', () => {
  const { events, eventsDesign } = madeDesigns({ a: tellingProfile() });
  assert.ok(
    eventsDesign.parts.includes('public webhook intake') && eventsDesign.parts.includes('always-on worker'),
  );
  assert.match(events.deadLetter.where, /dead letter queue of F1/);
  assert.match(events.retry.why, /for 1 d in the queue/);
});

test('its argument counts the flows whose source tells of changes', () => {
  assert.match(eventDriven.why(madeLandscape({ a: tellingProfile() }), noMappings), /in 1 of 1 flows/);
  assert.match(eventDriven.why(madeLandscape({}), noMappings), /in 0 of 1 flows/);
});
