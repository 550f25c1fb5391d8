import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { exampleNames, planOfExample, twoWayPlan } from '../../test/example-plan.ts';
import { proposalFor } from '../jobs/plan.ts';
import { documentsBeside } from '../store/documents.ts';
import { shippedShelf } from '../store/shelf.ts';
import { hashesOf, missionOfPlan, missionOfProposal } from './mission.ts';
import { Plan } from './plan.ts';

for (const name of exampleNames) {
  test(`${name}: the plan flies what its proposal flew, also when it is read from its file`, async () => {
    const path = fileURLToPath(new URL(`../../examples/${name}.yaml`, import.meta.url));
    const ports = { shelf: shippedShelf(), documents: documentsBeside(path) };
    const { landscape, designs, mappings } = await proposalFor(
      { name: path, text: readFileSync(path, 'utf8') },
      ports,
    );
    const plan = await planOfExample(name);
    const design = designs.find((one) => one.id === plan.architecture.id);
    assert.ok(design);
    const proposed = missionOfProposal(landscape, design, mappings);
    assert.deepEqual(missionOfPlan(plan), proposed);
    const read = Plan.parse(JSON.parse(JSON.stringify(plan)));
    assert.deepEqual(hashesOf(missionOfPlan(read)), hashesOf(proposed));
    assert.ok(proposed.flows.length > 0);
  });
}

test('both legs of a two-way flow fly, and the hashes tell design and systems apart', async () => {
  const mission = missionOfPlan(await twoWayPlan());
  assert.deepEqual(
    mission.flows.map(({ id, pair }) => [id, pair]),
    [
      ['F1-out', 'F1-back'],
      ['F1-back', 'F1-out'],
    ],
  );
  const before = hashesOf(mission);
  const after = hashesOf({ ...mission, strategy: 'another' });
  assert.notEqual(before.design, after.design);
  assert.notEqual(before.mission, after.mission);
  assert.deepEqual(before.profiles, after.profiles);
});
