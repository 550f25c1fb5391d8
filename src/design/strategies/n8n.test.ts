import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeLandscape, tellingProfile } from '../../../test/designed.ts';
import { madeProfile } from '../../../test/made.ts';
import type { Design } from '../design.ts';
import { propose } from '../propose.ts';
import { n8n } from './n8n.ts';

const design = (made: Parameters<typeof madeLandscape>[0]): Design => propose(n8n, 'D3', madeLandscape(made));
const isSelfHosted = (found: Design): boolean => found.parts.includes('n8n server');

test('it runs on the host that the brief names, inside with what lies inside, else in the vendor’s cloud', () => {
  const rarely = { trigger: 'poll', every: 'PT15M', freshness: null };
  assert.ok(isSelfHosted(design({ flow: rarely, brief: { constraints: { hosting: 'aws' } } })));
  assert.ok(isSelfHosted(design({ flow: rarely, a: madeProfile({ kind: 'database' }) })));
  const cloud = design({ flow: rarely });
  assert.deepEqual(cloud.parts, ['n8n Cloud instance', 'Postgres database']);
  assert.match(cloud.why, /fit the 10,000/);
  assert.ok(!isSelfHosted(design({ flow: rarely, brief: { constraints: { hosting: 'n8n Cloud' } } })));
});

test('more runs than the plan of the Cloud holds are run on a server of one’s own', () => {
  const often = design({ flow: { trigger: 'poll', every: 'PT1M', freshness: null } });
  assert.ok(isSelfHosted(often));
  assert.match(often.why, /executions a month are more than the 10,000/);
});

test('the back-off is a loop around the retry of a node, on a table that outlives the run', () => {
  const found = design({ a: tellingProfile(), flow: { trigger: 'webhook' } });
  const row = found.verdicts.find((one) => one.policy === 'retry.unavailable');
  assert.equal(row?.verdict, 'workaround');
  assert.match(row?.why ?? '', /tries at most 5/);
  assert.match(found.flows[0]?.retry.why ?? '', /for 1 d in the table `changes`/);
  assert.match(found.flows[0]?.deadLetter.where ?? '', /dead_letters/);
  assert.notEqual(found.flows[0]?.transport.queue, null);
});

test('its own nodes stand on the layers it has, the state lies in Postgres', () => {
  const tools = Object.fromEntries(
    design({ a: tellingProfile() }).layers.map((layer) => [layer.layer, layer.tool]),
  );
  assert.match(tools['transport'] ?? '', /^n8n/);
  assert.match(tools['schedule'] ?? '', /^Schedule Trigger of n8n/);
  assert.equal(tools['state'], 'Postgres');
});

test('avoiding it speaks against it; preferring it does not change what it can do', () => {
  assert.match(
    design({ brief: { constraints: { avoid: ['n8n'] } } }).rejectedFor.join(),
    /the brief avoids n8n.*lifted by/,
  );
  const preferred = design({ brief: { constraints: { prefer: ['n8n'] } } });
  assert.deepEqual(preferred.rejectedFor, []);
});
