import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Brief } from '../brief/brief.ts';
import { requirementsOf } from './requirements.ts';

function asked(constraints: object): readonly (readonly [id: string, text: string])[] {
  const brief = Brief.parse({
    spanwright: 1,
    name: 'x',
    systems: [{ id: 'a' }, { id: 'b' }],
    flows: [{ id: 'F1', from: 'a.x', to: 'b.y' }],
    constraints,
  });
  return requirementsOf(brief).map((requirement) => [requirement.id, requirement.text]);
}

test('what is asked twice in other letters is one requirement', () => {
  const ids = asked({ compliance: ['gdpr', 'GDPR', 'iso 27001'] }).map(([id]) => id);
  assert.deepEqual(
    ids.filter((id) => id.startsWith('R-compliance')),
    ['R-compliance-gdpr', 'R-compliance-iso-27001'],
  );
});

test('other words that make the same id are numbered, and none is lost', () => {
  const made = asked({ avoid: ['c++', 'c#', 'C#', '😀'] }).filter(([id]) => id.startsWith('R-avoid'));
  assert.deepEqual(
    made.map(([id]) => id),
    ['R-avoid-c', 'R-avoid-c.2', 'R-avoid-c.3', 'R-avoid-x'],
  );
  assert.equal(new Set(made.map(([, text]) => text)).size, 4);
});
