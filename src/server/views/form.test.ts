import assert from 'node:assert/strict';
import { test } from 'node:test';
import { twoWayPlan } from '../../../test/example-plan.ts';
import { type FormSection, overlaid, type PlainSection, type WrittenAt } from './form.ts';
import { plainSections } from './plan-form.ts';

const section: PlainSection = {
  id: 'S-experts',
  title: 'Experts',
  under: null,
  columns: ['System', 'Contact', 'Role'],
  ask: 'Name them.',
  rows: [{ id: 'S-experts.crm', cells: ['CRM', 'ada@example.com', ''], blanks: [1, 2], refs: [] }],
  added: [['Books', 'eve@example.com', '']],
  left: 0,
};

function over(...written: readonly (readonly [key: string, value: unknown])[]): FormSection {
  const at = (key: string, value: unknown): WrittenAt => ({
    key,
    value,
    version: 3,
    author: 'ben',
    at: null,
  });
  return overlaid(section, new Map(written.map(([key, value]) => [key, at(key, value)])));
}

test('a cell shows what was written last, and is pending where the plan says something else', () => {
  const form = over(['S-experts.crm/1', 'ben@example.com']);
  const [system, contact, role] = form.rows[0]?.cells ?? [];
  assert.deepEqual([system?.key, contact?.key], [null, 'S-experts.crm/1']);
  assert.deepEqual([contact?.text, contact?.pending, contact?.version], ['ben@example.com', true, 3]);
  assert.deepEqual([role?.text, role?.pending, role?.version], ['', false, 0]);
  assert.deepEqual([form.filled, form.of], [1, 2]);
  assert.equal(over(['S-experts.crm/1', 'ada@example.com']).rows[0]?.cells[1]?.pending, false);
});

test('own rows are those of the plan until one was written, then the written ones', () => {
  assert.deepEqual(
    over().own.map(({ key, version }) => [key, version]),
    [['+S-experts/1', 0]],
  );
  assert.equal(over().next, 2);
  const form = over(
    ['+S-experts/1', ['Books', 'eve@example.com', '']],
    ['+S-experts/4', ['Mail', '', '']],
    ['+S-experts/2', []],
  );
  assert.deepEqual(
    form.own.map(({ key, pending }) => [key, pending]),
    [
      ['+S-experts/1', false],
      ['+S-experts/4', true],
    ],
  );
  assert.equal(form.next, 5);
});

test('every cell that waits for people in a real plan has its key, and no long list is sent whole', async () => {
  const plan = await twoWayPlan();
  const forms = plainSections(plan).map((one) => overlaid(one, new Map()));
  const blanks = plan.specification.sections.flatMap((one) => one.rows.flatMap((row) => row.blanks));
  assert.equal(
    forms.reduce((sum, form) => sum + form.of, 0),
    blanks.length,
  );
  const mapping = forms.find((form) => form.id === 'S-mapping');
  const rows = plan.specification.sections.find((one) => one.id === 'S-mapping')?.rows.length ?? 0;
  assert.equal((mapping?.rows.length ?? 0) + (mapping?.left ?? 0), rows);
  const refs = forms.flatMap((form) => form.rows.flatMap((row) => row.refs));
  assert.ok(refs.some((ref) => ref.at?.startsWith('plan.md#')));
});
