import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plan } from '../../test/render/plan.ts';
import { Plan } from '../plan/plan.ts';
import { renderers, renderPlan } from './render.ts';

const files = renderPlan(plan);

test('the plan that these tests render is a valid plan', () => {
  const result = Plan.safeParse(plan);
  assert.deepEqual(result.success ? [] : result.error.issues, []);
});

test('every document, picture and mapping is among the files, each made by one renderer', () => {
  const paths = [...files.keys()];
  for (const path of [
    'plan.md',
    'plan.html',
    'specification.md',
    'project.md',
    'comparison.md',
    'comparison.html',
    'diagrams/system-map.svg',
    'diagrams/F1-sequence.mmd',
    'diagrams/project.svg',
    'mappings/M-F1.csv',
    'mappings/M-F1.jsonata',
  ]) {
    assert.ok(paths.includes(path), path);
  }
  assert.equal(renderers.flatMap((renderer) => renderer.files(plan, new Map())).length, paths.length);
  for (const path of paths) assert.match(path, /^[A-Za-z0-9._/-]+$/);
});

test('the same plan gives the same bytes', () => {
  assert.deepEqual([...renderPlan(structuredClone(plan))], [...files]);
});

test('what people must fill in is visibly empty', () => {
  assert.match(files.get('specification.md') ?? '', /to be filled in: point of contact/);
  assert.match(files.get('project.md') ?? '', /Lead developer: _to be filled in: name_/);
});

test('nothing pretends to be measured', () => {
  assert.match(files.get('comparison.md') ?? '', /\| freshness P95 \| not measured \| not measured \|/);
  assert.match(
    files.get('plan.md') ?? '',
    /not measured yet; by arithmetic typically 9 s, worst 15 min 20 s/,
  );
});

test('a figure carries its source, its dispute and its doubt', () => {
  const text = files.get('plan.md') ?? '';
  assert.match(text, /190 per 10 s, per app\[\^\d+\] ⚠ another source: 100 per 10 s\[\^\d+\]/);
  assert.match(text, /25 per second, per endpoint\[\^\d+\] ⚠ assumed/);
});

test('tasks, points, gates and sign-off lines stand in the project', () => {
  const text = files.get('project.md') ?? '';
  assert.equal(text.match(/^### <a id="K\d+"><\/a>/gm)?.length, 8);
  assert.match(text, /- \[ \] Report of every dev test/);
  assert.match(text, /starts after \[G-dev\]\(#G-dev\) is signed/);
});
