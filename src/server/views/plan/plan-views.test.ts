import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { examplePlan, planOfExample, twoWayPlan } from '../../../../test/example-plan.ts';
import { renderPlan } from '../../../render/render.ts';
import { Refused } from '../../problem.ts';
import { PlanMap } from './canvas.ts';
import { FlowDetail } from './flow.ts';
import { PlanOutline, PlanSection } from './outline.ts';
import { archiveFile, planFile, planFiles, wordFile } from './read-files.ts';
import { planFlow } from './read-flow.ts';
import { planMap, planOutline, planSection } from './read-outline.ts';
import { planRemarks } from './read-remarks.ts';
import { Remark } from './remark.ts';

test('every chapter of the outline can be read, in order, and holds its headings', async () => {
  const plan = await examplePlan();
  const outline = PlanOutline.parse(await planOutline.answer(plan, null));
  assert.deepEqual(
    outline.chapters.flatMap(({ flow }) => flow ?? []),
    plan.flows.map((flow) => flow.id),
  );
  let before: string | null = null;
  for (const chapter of outline.chapters) {
    const section = PlanSection.parse(await planSection.answer(plan, { id: chapter.id }));
    assert.equal(section.before, before);
    before = section.id;
    for (const { id } of chapter.headings)
      assert.ok(section.html.includes(`id="${id}"`), `${chapter.id} ${id}`);
    assert.doesNotMatch(section.html, /<script|undefined|\[object/);
  }
});

test('a chapter has its own sources, and a place within it leads to it', async () => {
  const plan = await examplePlan();
  const { html, id } = await planSection.answer(plan, { id: 'F1-calls' });
  assert.equal(id, 'F1');
  const cited = [...html.matchAll(/href="#(F1-fn-\d+)"/g)].map(([, at]) => at);
  assert.ok(cited.length > 3);
  for (const at of cited) assert.ok(html.includes(`id="${at}"`), at);
  assert.throws(() => planSection.answer(plan, { id: 'nowhere' }), Refused);
});

test('a flow is told with its sequence, calls with limits and their sources, policies, and what was found of it', async () => {
  const plan = await examplePlan();
  for (const { id } of plan.flows) {
    const flow = FlowDetail.parse(await planFlow.answer(plan, { flow: id }));
    assert.match(flow.sequence ?? '', /^<svg/);
    assert.ok(flow.endpoints.length > 0 && flow.policies.length > 0 && flow.rows.length > 0);
    const limited = flow.endpoints.filter(({ limit }) => limit !== null);
    assert.ok(limited.length > 0 && limited.every(({ limit }) => (limit?.sources.length ?? 0) > 0));
    assert.equal(flow.access.length >= 2, true);
  }
  const third = await planFlow.answer(plan, { flow: 'F3' });
  assert.ok(third.remarks.some(({ rule }) => rule === 'SPW102'));
  assert.throws(() => planFlow.answer(plan, { flow: 'F9' }), Refused);
});

test('findings stand beside what they concern', async () => {
  const plan = await examplePlan();
  const found = await planRemarks.answer(plan, null);
  for (const one of found) Remark.parse(one);
  const at = (place: string) => found.find((one) => one.at === place);
  assert.deepEqual(at('G-F3-timeline-events')?.flows, ['F3']);
  assert.equal(at('/flows/F2/trigger')?.section, 'F2');
  assert.deepEqual(at('S-crm-oauth-v1')?.systems, ['crm']);
  const legs = await planOfExample('partner-api');
  const sunset = (await planRemarks.answer(legs, null)).find((one) => one.at === 'S-crm-version-2026-03');
  assert.deepEqual(sunset?.flows, ['F1-out', 'F1-back', 'F2']);
});

test('the map holds every system and every flow, each line with its words beside it', async () => {
  for (const plan of [await examplePlan(), await twoWayPlan()]) {
    const map = PlanMap.parse(await planMap.answer(plan, null));
    assert.deepEqual(
      map.nodes.map(({ system }) => system).toSorted(),
      plan.connections.map(({ system }) => system).toSorted(),
    );
    for (const edge of map.edges) {
      assert.match(edge.path, /^M[\d.]/);
      assert.ok(edge.label.lines.length > 0);
      assert.ok(map.nodes.some(({ id }) => id === edge.from) && map.nodes.some(({ id }) => id === edge.to));
    }
  }
});

test('the archive holds every file that the list names, as the files are by themselves', async () => {
  const plan = await examplePlan();
  const made: string[] = [];
  const beside = [['evidence/a.json', '{"a":1}']] as const;
  const zipped = await archiveFile(plan, beside, (done, of) => made.push(`${done} of ${of}`));
  const files = unzipSync(zipped);
  const listed = (await planFiles.answer(plan, null))
    .map(({ path }) => path)
    .filter((path) => !path.endsWith('.pdf'));
  assert.deepEqual(Object.keys(files).toSorted(), [...listed, 'evidence/a.json'].toSorted());
  for (const [path, text] of renderPlan(plan))
    assert.equal(strFromU8(files[path] ?? new Uint8Array()), text, path);
  assert.equal(await planFile.answer(plan, { path: 'nothing.md' }), null);
  assert.deepEqual(made, ['1 of 5', '2 of 5', '3 of 5', '4 of 5', '5 of 5']);
  assert.deepEqual(await wordFile(plan, 'plan.docx'), files['plan.docx']);
});
