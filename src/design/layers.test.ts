import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeDesigns } from '../../test/designed.ts';

const tools = (constraints: object) => {
  const { pollsDesign, eventsDesign } = madeDesigns({ brief: { constraints } });
  const of = (design: typeof pollsDesign) =>
    Object.fromEntries(design.layers.map((layer) => [layer.layer, layer.tool]));
  return { polls: of(pollsDesign), events: of(eventsDesign), eventsDesign };
};

test('the polls have no intake; both have all other layers with limits and an exit', () => {
  const { polls, events, eventsDesign } = tools({});
  assert.equal(polls['intake'], undefined);
  assert.equal(Object.keys(events).length, 7);
  assert.ok(
    eventsDesign.layers.every((layer) => layer.why !== '' && layer.limits !== '' && layer.exit !== ''),
  );
});

test('the host decides where it has a tool of its own', () => {
  assert.equal(tools({ hosting: 'AWS eu-central-1' }).events['secrets'], 'AWS Secrets Manager');
  assert.equal(tools({ hosting: 'azure' }).events['secrets'], 'Azure Key Vault');
  assert.match(tools({ hosting: 'our own cellar' }).events['secrets'] ?? '', /host's secret store/);
});

test("the team's language decides on the queue, and a wish on top of it", () => {
  assert.equal(
    tools({ team: { developers: 2, skills: ['TypeScript'] } }).events['transport'],
    'pg-boss on Postgres',
  );
  assert.equal(
    tools({ team: { developers: 2, skills: ['python'] } }).events['transport'],
    'Job table in Postgres, claimed with SKIP LOCKED',
  );
  assert.equal(
    tools({ hosting: 'aws', prefer: ['SQS'], team: { skills: ['typescript'] } }).events['transport'],
    'Amazon SQS with a dead-letter queue',
  );
});

test('what is to be avoided is not used; when nothing is left, that speaks against the design', () => {
  assert.notEqual(tools({ avoid: ['pg-boss'] }).events['transport'], 'pg-boss on Postgres');
  const { eventsDesign } = tools({ avoid: ['postgres'] });
  assert.match(
    eventsDesign.rejectedFor.join(),
    /every known tool for the state layer is on the list of what to avoid \(postgres\)/,
  );
});

test('a hosted queue is one more part to run', () => {
  const { eventsDesign } = tools({ hosting: 'aws', prefer: ['sqs'] });
  assert.ok(eventsDesign.parts.includes('hosted queue'));
});
