import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Nodes } from 'mdast';
import { planOfExample } from '../../../test/example-plan.ts';
import type { Plan } from '../../plan/plan.ts';
import { mappingBlocks } from './mapping.ts';

function textOf(node: Nodes): string {
  if ('children' in node) return node.children.map((child) => textOf(child)).join('');
  return 'value' in node ? node.value : '';
}

function words(plan: Plan, id: string): string {
  const flow = plan.flows.find((one) => one.id === id);
  assert.ok(flow);
  return mappingBlocks(plan, flow).map(textOf).join('\n');
}

test('what only a new record needs is not told as missing where a flow only updates', async () => {
  const plan = await planOfExample('partner-api');
  const updating = words(plan, 'F2');
  assert.match(updating, /not needed, since this flow only updates: properties\.dealname/);
  assert.doesNotMatch(updating, /not covered/);
  const creating: Plan = {
    ...plan,
    flows: plan.flows.map((flow) => ({
      ...flow,
      design: { ...flow.design, write: { ...flow.design.write, mode: 'upsert' } },
    })),
  };
  assert.match(words(creating, 'F2'), /0 of 2 required.*Required and not covered: properties\.dealname/);
});

test('an example looks up what the shipped tables hold', async () => {
  const plan = await planOfExample('partner-api');
  const body = JSON.parse(plan.flows.find((flow) => flow.id === 'F1-out')?.example?.body ?? '{}') as {
    readonly billing_address?: { readonly country?: string };
  };
  assert.equal(body.billing_address?.country, 'GB');
});
