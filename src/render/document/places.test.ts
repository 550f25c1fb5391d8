import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examplePlan, twoWayPlan } from '../../../test/example-plan.ts';
import { measuredPlan } from '../../../test/measured-plan.ts';
import { idOf } from '../diagram/plain.ts';
import { renderPlan } from '../render.ts';

test('every section that the trace leads to has its place in the document it names', async () => {
  for (const plan of [await examplePlan(), await twoWayPlan(), await measuredPlan()]) {
    const files = renderPlan(plan);
    for (const { id } of plan.documents) {
      const [file = '', place = ''] = id.split('#');
      assert.ok((files.get(file) ?? '').includes(`<a id="${idOf(place)}"></a>`), `${plan.id}: ${id}`);
    }
  }
});
