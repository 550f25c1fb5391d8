import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { nothingDecided } from '../../jobs/decided.ts';
import { proposalWith } from '../../jobs/plan.ts';
import { coresHere, openCrew } from '../../pool/crew.ts';
import { rankByWeights } from '../../score/weigh.ts';
import { shippedShelf } from '../../store/shelf.ts';
import type { Proposed } from '../proposal.ts';
import { proposedOf } from '../proposal.ts';
import { DesignView } from './design.ts';
import { DesignsView } from './designs.ts';
import { allDesigns, designsSideBySide, oneDesign } from './proposal-views.ts';
import { SideBySide } from './side-by-side.ts';

const text = `
spanwright: 1
name: Customers to billing
systems:
  - { id: crm, uses: hubspot, edition: professional, role: system-of-record }
  - { id: billing, uses: stripe }
flows:
  - { id: F1, from: crm.contact, to: billing.customer, freshness: PT5M }
volumes:
  - { object: crm.contact, existing: 60, changesPerDay: 20 }
constraints:
  monthlyBudget: { amount: 200, currency: USD }
`;

let measured: Proposed;
let estimated: Proposed;

before(async () => {
  const crew = openCrew(coresHere());
  const ports = {
    shelf: shippedShelf(),
    documents: { read: () => Promise.reject(new Error('no document')) },
  };
  const lanes = new Set<string>();
  const brief = { brief: { name: 'brief', text }, day: null };
  const measuring = {
    crew,
    watch: { flown: () => undefined, signal: null },
    begun: () => undefined,
    lanes: (told: readonly { readonly id: string }[]) => told.forEach(({ id }) => lanes.add(id)),
    seed: 1,
  };
  const made = await proposalWith(brief, ports, { decided: nothingDecided, measuring });
  await crew.close();
  measured = proposedOf(made.brief, made.proposal);
  assert.deepEqual(
    measured.comparison.designs.map(({ id }) => id).filter((id) => !lanes.has(id)),
    [],
    'each design has a lane of its own while it is measured',
  );
  const quick = await proposalWith(brief, ports, { decided: nothingDecided, measuring: null });
  estimated = proposedOf(quick.brief, quick.proposal);
});

test('the list of designs has what weighing anew takes: under the rubric’s weights it gives the ranking of the comparison', async () => {
  const list = DesignsView.parse(await allDesigns.answer(measured, null));
  const weights = Object.fromEntries(list.rubric.map(({ criterion, weight }) => [criterion, weight]));
  const ranked = rankByWeights(
    list.designs.map(({ weighed }) => weighed),
    weights as Parameters<typeof rankByWeights>[1],
  );
  assert.deepEqual(
    ranked.map(({ id }) => id),
    list.ranking,
  );
  assert.equal(ranked[0]?.id, list.recommended);
  for (const { id, total } of ranked)
    assert.equal(Math.round(total * 10) / 10, list.designs.find((one) => one.id === id)?.total);
  assert.ok(
    list.designs.every(({ runs, survived }) => runs !== null && survived !== null && survived <= runs),
  );
  assert.match(list.measuring?.naive?.says ?? '', /runs of \d+ day/);
  assert.ok(JSON.stringify(list).length < 40_000);
});

test('a design tells how each mark was made, with a source for every input, its bill and what its tools carry', async () => {
  const view = DesignView.parse(await oneDesign.answer(measured, { design: 'D2' }));
  assert.equal(view.marks.length, 8);
  for (const mark of view.marks) {
    assert.ok(mark.formula.length > 20);
    for (const input of mark.inputs) assert.ok(input.source.ref.length > 0);
  }
  assert.ok(view.bill.length > 0 && view.layers.length > 3 && view.verdicts.length > 5);
  const shared = view.verdicts.reduce((sum, { flows }) => sum + Math.max(1, flows.length), 0);
  assert.equal(shared, view.counts.native + view.counts.workaround + view.counts.impossible);
  assert.match(view.flows[0]?.how ?? '', /webhook/);
  assert.throws(() => oneDesign.answer(measured, { design: 'D99' }), /No design/);
});

test('side by side, all panels of a chart have the same scales, and the reference joins them where it is asked for', async () => {
  const ask = async (naive: boolean): Promise<SideBySide> =>
    SideBySide.parse(await designsSideBySide.answer(measured, { designs: ['D2', 'D1'], naive }));
  const view = await ask(false);
  assert.deepEqual(
    view.charts.map(({ panels }) => panels.map(({ id }) => id)),
    view.charts.map(() => ['D2', 'D1']),
  );
  assert.deepEqual(
    ['freshness-F1', 'budget-crm', 'budget-billing', 'backlog'].filter(
      (id) => !view.charts.some((chart) => chart.id === id),
    ),
    [],
  );
  assert.ok((await ask(true)).charts.every(({ panels }) => panels.at(-1)?.id === 'naive'));
  assert.ok(view.survived.every(({ cells }) => cells.map(({ of }) => of).join() === 'D2,D1,naive'));
  assert.match(view.faults ?? '', /fails/);
  for (const map of view.maps) {
    assert.deepEqual(
      map.systems.map(({ name }) => name),
      ['HubSpot', 'Stripe'],
    );
    assert.deepEqual(
      map.ways.map(({ system, direction }) => `${system} ${direction}`),
      ['crm in', 'billing out'],
    );
  }
});

test('figures stand on one scale a row, the limit with them, and say whether they were measured', async () => {
  const args = { designs: ['D1', 'D2', 'D3'], naive: false };
  const { groups } = await designsSideBySide.answer(measured, args);
  const rows = groups.flatMap((group) => group.rows);
  for (const row of rows)
    for (const cell of row.cells) assert.ok(cell.at === null || (cell.at >= 0 && cell.at <= 1));
  const cost = rows.find(({ id }) => id === 'cost');
  assert.equal(cost?.limit?.words, 'budget 200 USD');
  assert.ok(cost?.cells.every(({ measured: is, source }) => !is && source?.kind === 'rule'));
  assert.match(rows.find(({ id }) => id === 'lost')?.naive ?? '', /^[\d,]+$/);
  assert.equal(cost?.naive, null);
  const fresh = rows.find(({ id }) => id === 'p95-F1');
  assert.ok(fresh?.cells.every(({ measured: is, source }) => is && source?.kind === 'run'));
  const quick = await designsSideBySide.answer(estimated, args);
  const hollow = quick.groups.flatMap((group) => group.rows).flatMap(({ cells }) => cells);
  assert.ok(hollow.length > 0 && hollow.every((cell) => !cell.measured));
  assert.deepEqual(quick.charts, []);
  assert.deepEqual(quick.survived, []);
});
