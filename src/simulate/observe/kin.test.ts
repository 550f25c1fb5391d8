import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Kinsman, partnerOf } from './kin.ts';
import { partnersOf } from './partners.ts';

const end = (system: string): Kinsman['running']['flow']['from'] => ({ system, resource: 'person' });
const nobody = { count: 0, key: null };

/** Three flows in a circle, a to b to c to a, of which nothing is known yet. */
function round(): { readonly ab: Kinsman; readonly bc: Kinsman; readonly ca: Kinsman } {
  const flow = (from: string, to: string): Kinsman => ({
    partners: partnersOf(nobody, nobody),
    running: { flow: { from: end(from), to: end(to) } },
    kin: [],
  });
  const [ab, bc, ca] = [flow('a', 'b'), flow('b', 'c'), flow('c', 'a')];
  return { ab, bc: { ...bc, kin: [ab, ca] }, ca };
}

test('other flows of the same records lead to a partner that the own one has not linked yet', () => {
  const { ab, bc, ca } = round();
  ab.partners.bind(1, 2);
  ca.partners.bind(3, 1);
  assert.equal(partnerOf(bc, 2), 3);
  bc.partners.bind(9, 3);
  assert.equal(partnerOf(bc, 2), -1, 'it is the partner of 9');
});

test('a record whose partner was merged away is not thought free: the survivor may have taken it over', () => {
  const { ab, bc, ca } = round();
  bc.partners.bind(9, 3);
  bc.partners.leave(9);
  ab.partners.bind(1, 2);
  ca.partners.bind(3, 1);
  assert.equal(partnerOf(bc, 2), -1);
});
