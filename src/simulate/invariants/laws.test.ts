import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { invariantPages } from '../../../scripts/invariant-pages.ts';
import { invariants } from '../flight.ts';
import { incidentKinds, incidents } from '../observe/incidents.ts';
import { judge, laws } from './laws.ts';

const docs = join(import.meta.dirname, '..', '..', '..', 'docs', 'invariants');

describe('invariants', () => {
  test('each have a file and a page, and the pages are what the texts make', () => {
    const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.ts'));
    const own = files
      .filter((file) => !/^laws?\.|\.test\./.test(file))
      .map((file) => file.replace('.ts', ''));
    assert.deepEqual(own.toSorted(), [...invariants].toSorted());
    const pages = invariantPages();
    assert.deepEqual(readdirSync(docs).toSorted(), [...pages.keys()].toSorted());
    for (const [file, text] of pages)
      assert.equal(readFileSync(join(docs, file), 'utf8'), text, `${file}: node scripts/invariant-pages.ts`);
  });

  test('are broken by every kind of incident, each kind by one alone', () => {
    const broken = Object.values(laws).flatMap((law) => law.broken);
    assert.deepEqual(broken.toSorted(), [...incidentKinds].toSorted());
    for (const name of invariants) assert.equal(laws[name].invariant, name);
  });

  test('count incidents of all flows and tell the first of them in time', () => {
    const [one, two] = [incidents(), incidents()];
    one.note('record-doubled', 9000, () => 'late');
    one.note('record-doubled', 9500, () => 'later');
    two.note('record-doubled', 4000, () => 'early');
    const held = judge([one, two], (at) => `${at} ms`);
    assert.equal(held.length, invariants.length);
    for (const { invariant, broken, first } of held)
      assert.deepEqual(
        [broken, first],
        invariant === 'nothing-doubled' ? [3, '4000 ms: early'] : [0, null],
        invariant,
      );
  });
});
