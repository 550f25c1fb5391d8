import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JSDOM } from 'jsdom';
import { plan } from '../../../test/render/plan.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Diagram } from '../diagram/diagram.ts';
import { diagramsOf } from '../render.ts';
import { place, toSvg } from './draw.ts';
import { sampled } from './path.ts';
import type { Box, Label, Line, Picture, Rectangle } from './picture.ts';

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

function labels(picture: Picture): readonly Label[] {
  return picture.items.filter((item): item is Label => item.kind === 'label');
}

function boxes(picture: Picture): readonly Box[] {
  return picture.items.filter((item): item is Box => item.kind === 'box');
}

function lines(picture: Picture): readonly Line[] {
  return picture.items.filter((item): item is Line => item.kind === 'line');
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  return (
    a.x + 0.5 < b.x + b.width &&
    b.x + 0.5 < a.x + a.width &&
    a.y + 0.5 < b.y + b.height &&
    b.y + 0.5 < a.y + a.height
  );
}

function within(point: { x: number; y: number }, box: Rectangle, margin: number): boolean {
  return (
    point.x > box.x + margin &&
    point.x < box.x + box.width - margin &&
    point.y > box.y + margin &&
    point.y < box.y + box.height - margin
  );
}

test('the pictures that are measured hold words, boxes and lines', () => {
  for (const { picture } of pictures)
    assert.ok(labels(picture).length > 2 && boxes(picture).length > 1 && lines(picture).length > 2);
});

test('no label lies on another label or on a box', () => {
  for (const { diagram, picture } of pictures) {
    const all = labels(picture);
    for (const [index, label] of all.entries()) {
      for (const other of all.slice(index + 1))
        assert.ok(!overlap(label, other), `${diagram.id}: ${label.id} on ${other.id}`);
      for (const box of boxes(picture))
        assert.ok(!overlap(label, box), `${diagram.id}: ${label.id} on box ${box.id}`);
    }
  }
});

test('no line crosses a label', () => {
  for (const { diagram, picture } of pictures) {
    for (const line of lines(picture)) {
      for (const label of labels(picture)) {
        assert.ok(
          !sampled(line).some((point) => within(point, label, 0.5)),
          `${diagram.id}: line ${line.id} through ${label.id}`,
        );
      }
    }
  }
});

test('no line crosses a box', () => {
  for (const { diagram, picture } of pictures) {
    for (const line of lines(picture)) {
      for (const box of boxes(picture))
        assert.ok(
          !sampled(line).some((point) => within(point, box, 1)),
          `${diagram.id}: line ${line.id} through ${box.id}`,
        );
    }
  }
});

test('no box lies on another, and all stands inside the picture', () => {
  for (const { diagram, picture } of pictures) {
    const all = boxes(picture);
    for (const [index, box] of all.entries()) {
      for (const other of all.slice(index + 1))
        assert.ok(!overlap(box, other), `${diagram.id}: ${box.id} on ${other.id}`);
    }
    for (const item of [...all, ...labels(picture)]) {
      assert.ok(
        item.x >= 0 &&
          item.y >= 0 &&
          item.x + item.width <= picture.width + 0.5 &&
          item.y + item.height <= picture.height + 0.5,
        `${diagram.id}: ${item.id} stands out`,
      );
    }
  }
});

test('no letter is smaller than 11 pixels', () => {
  for (const { picture } of pictures) {
    for (const item of [...boxes(picture), ...labels(picture)])
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
