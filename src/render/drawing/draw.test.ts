import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JSDOM } from 'jsdom';
import { plan } from '../../../test/render/plan.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Diagram } from '../diagram/diagram.ts';
import { diagramsOf } from '../render.ts';
import { boxesOf, clashesOf, cutsOf, labelsOf, linesOf } from '../../../test/overlaps.ts';
import { place, toElements, toSvg } from './draw.ts';
import { pageHeight, pageWidth } from './picture.ts';
import { sheetsOf } from './sheets.ts';

/** The fixture, and the same with long names, long paths and one more system that everything passes by. */
const plans: readonly Plan[] = [plan, longWinded(plan)];

function longWinded(base: Plan): Plan {
  const third = {
    ...base.connections[1],
    id: 'C-third',
    system: 'third',
    name: 'Third Party Fulfilment Warehouse of the North',
  } as Plan['connections'][number];
  const flows = base.flows.map((flow, index) => ({
    ...flow,
    from: { ...flow.from, resource: 'a_rather_long_resource_name' },
    to: index === 0 ? { ...flow.to, system: 'third' } : flow.to,
    design: {
      ...flow.design,
      calls: flow.design.calls.map((call) => ({
        ...call,
        path: `/crm/objects/2026-09${call.path}/batch/upsert/with/a/long/tail`,
      })),
      transport: { ...flow.design.transport, runsOn: 'integration middleware worker on containers' },
    },
  }));
  const across = flows.map((flow, index) => ({
    ...flow,
    id: `X${index}`,
    askedAs: `X${index}`,
    pair: null,
    from: { ...flow.from, system: 'third' },
    to: { ...flow.to, system: index === 3 ? 'third' : 'crm' },
  }));
  return { ...base, connections: [...base.connections, third], flows: [...flows, ...across] };
}

const pictures = plans.flatMap((one) =>
  diagramsOf(one).map((diagram) => ({ diagram, picture: place(diagram) })),
);

test('the pictures that are measured hold words, boxes and lines', () => {
  for (const { picture } of pictures)
    assert.ok(labelsOf(picture).length > 2 && boxesOf(picture).length > 1 && linesOf(picture).length > 2);
});

test('no label lies on a label, a box or a line, no line runs through a box, and nothing stands out', () => {
  for (const { diagram, picture } of pictures) assert.deepEqual(clashesOf(picture), [], diagram.id);
});

test('every picture is as wide as a page at most, and its sheets are no taller and cut through nothing', () => {
  for (const { diagram, picture } of pictures) {
    assert.ok(picture.width <= pageWidth, `${diagram.id}: ${picture.width} px wide`);
    for (const sheet of sheetsOf(picture))
      assert.ok(
        sheet.head + sheet.to - sheet.from <= pageHeight,
        `${diagram.id}: a sheet of ${sheet.to - sheet.from} px`,
      );
    assert.deepEqual(cutsOf(picture), [], diagram.id);
  }
});

test('sheets hold everything that the whole picture holds, and each but the first repeats the heads', () => {
  const tall = pictures.find(({ picture }) => sheetsOf(picture).length > 1);
  assert.ok(tall !== undefined && tall.picture.cut.head > 0);
  const sheets = sheetsOf(tall.picture);
  const shown = new Set(sheets.flatMap((sheet) => sheet.items));
  assert.deepEqual(
    tall.picture.items.filter((item) => !shown.has(item)),
    [],
  );
  for (const sheet of sheets.slice(1)) assert.ok(sheet.headItems.some((item) => item.kind === 'box'));
  const ids = toElements(tall.diagram).map((element) => element.properties['ariaLabelledBy']);
  assert.equal(new Set(ids.map(String)).size, sheets.length);
});

test('flows of the same two systems share a line when there are many, and every flow is still named', () => {
  const [map] = diagramsOf(plan);
  assert.ok(map?.kind === 'map');
  const edges = Array.from({ length: 40 }, (_, index) => ({
    ...map.edges[index % map.edges.length],
    id: `F${index + 1}`,
  })) as typeof map.edges;
  const picture = place({ ...map, edges });
  assert.deepEqual(clashesOf(picture), []);
  assert.ok(linesOf(picture).length <= map.edges.length);
  const words = labelsOf(picture).flatMap((label) => label.lines.map((line) => line.text));
  const counts = words.flatMap((text) => /^(\d+) flows$/.exec(text)?.[1] ?? []);
  assert.equal(
    counts.reduce((sum, count) => sum + Number(count), 0),
    40,
  );
});

test('no letter is smaller than 11 pixels', () => {
  for (const { picture } of pictures) {
    for (const item of [...boxesOf(picture), ...labelsOf(picture)])
      for (const line of item.lines) assert.ok(line.size >= 11);
  }
});

test('a drawing is well-formed XML with title and description and loads nothing', () => {
  const { window } = new JSDOM('');
  const hostile: Diagram = {
    ...(diagramsOf(plan)[0] as Diagram),
    title: '</title><script>alert(1)</script>\u0000&',
    description: ']]>',
  };
  for (const diagram of [...diagramsOf(plan), hostile]) {
    const text = toSvg(diagram);
    const document = new window.DOMParser().parseFromString(text, 'image/svg+xml');
    assert.equal(document.querySelector('parsererror'), null, diagram.id);
    assert.ok(document.querySelector('title')?.textContent);
    assert.equal(document.querySelector('script, image, use, foreignObject'), null);
    assert.doesNotMatch(text.replace('http://www.w3.org/2000/svg', ''), /https?:|url\(|@import/);
  }
});
