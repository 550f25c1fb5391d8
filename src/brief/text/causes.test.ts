import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sceneIn } from '../describe.ts';
import { unitsIn } from './reader.ts';

/** The systems at home with what a message's event is about, by the words of the statement that names the channel. */
function concerned(text: string): readonly string[] {
  const { units } = unitsIn(sceneIn(text, []), null);
  const unit = units.find(({ where }) => where === 'notice');
  assert.ok(unit !== undefined, text);
  return [...unit.parts].flatMap(([actor, parts]) => (parts.includes('eh0') ? [actor.key] : []));
}

test('an event is about the record that it names', () => {
  assert.deepEqual(
    concerned('Stripe takes the money, Zendesk has the tickets. If a refund fails, tell us in Slack.'),
    ['stripe'],
  );
});

test('what only a verb says is about its record too', () => {
  const text = 'Products are in NetSuite, the newsletter is in Mailchimp.';
  assert.deepEqual(concerned(`${text} If fewer than ten are left, tell us in Slack.`), ['netsuite']);
  assert.deepEqual(concerned(`${text} When somebody unsubscribes, tell us in Slack.`), ['mailchimp']);
});

test('a message is about the record that its own statement names', () => {
  assert.deepEqual(
    concerned(
      'Stripe takes the money, Zendesk has the tickets. Failed payments should be told to us in Slack.',
    ),
    ['stripe'],
  );
});
