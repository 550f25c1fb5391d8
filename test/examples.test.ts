// Every example, in YAML and in text, gives a plan without errors and the same bytes twice. Adding an example is adding a file.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checkPlan } from '../src/check/check.ts';
import { filesOf, planFor } from '../src/jobs/plan.ts';
import { documentsBeside } from '../src/store/documents.ts';
import { shippedShelf } from '../src/store/shelf.ts';

const folder = fileURLToPath(new URL('../examples/', import.meta.url));
const examples = readdirSync(folder).filter((file) => /\.(yaml|txt)$/.test(file));

test('there are examples in YAML and in text', () => {
  assert.ok(
    examples.some((file) => file.endsWith('.yaml')) && examples.some((file) => file.endsWith('.txt')),
  );
});

for (const file of examples) {
  test(`examples/${file} is planned without errors, the same bytes twice`, async () => {
    const path = `${folder}${file}`;
    const brief = { name: file, text: readFileSync(path, 'utf8') };
    const ports = { shelf: shippedShelf(), documents: documentsBeside(path) };
    const made = [1, 2].map(() =>
      planFor({ brief, design: null, reason: null, start: null, engine: 'spanwright test' }, ports),
    );
    const [one, two] = await Promise.all(made);
    assert.ok(one !== undefined && two !== undefined);
    assert.deepEqual(filesOf(one), filesOf(two));
    assert.deepEqual(
      checkPlan(one).filter((finding) => finding.severity === 'error'),
      [],
    );
  });
}
