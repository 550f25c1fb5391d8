import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Chart } from '../diagram/diagram.ts';
import { boxesOf, labelsOf, linesOf } from '../../../test/overlaps.ts';
import { place, toSvg } from './draw.ts';
import { pageWidth } from './picture.ts';

const chart: Chart = {
  kind: 'chart',
  id: 'freshness-F1',
  title: 'F1: how long a change takes to show',
  description: 'Two designs side by side.',
  form: 'bars',
  left: 0,
  right: 4,
  top: 50,
  ticksX: [
    { at: 0, words: '1 s' },
    { at: 4, words: '1 d' },
  ],
  ticksY: [{ at: 50, words: '50 %' }],
  limitX: { at: 2, words: 'asked 5 min' },
  limitY: null,
  panels: ['D1', 'D2', 'D3', 'D4'].map((id, index) => ({
    id,
    title: `${id} design`,
    note: '95 % within 41 s',
    tone: index === 1 ? 'flowing' : 'waiting',
    hollow: false,
    readings: [10, 40, 0, 200].map((value, at) => ({ from: at, to: at + 1, value })),
    spans: [{ from: 1, to: 2, words: 'outage' }],
  })),
};

test('the same reading is as high in every panel, and nothing leaves the page', () => {
  const picture = place(chart);
  const bars = boxesOf(picture);
  const heights = ['D1', 'D2', 'D3', 'D4'].map((id) =>
    bars.filter((bar) => bar.id.startsWith(`${id}-bar`)).map((bar) => Math.round(bar.height * 100) / 100),
  );
  assert.equal(heights[0]?.length, 3, 'nothing is drawn for nothing');
  for (const other of heights) assert.deepEqual(other, heights[0]);
  const [small = 0, middle = 0, large = 0] = heights[0] ?? [];
  assert.ok(Math.abs(middle / small - 4) < 0.05, 'heights are as the readings');
  assert.ok(Math.abs(large / small - 5) < 0.1, 'a reading over the top of the scale ends there');
  for (const item of [...bars, ...labelsOf(picture)]) {
    assert.ok(item.x >= 0 && item.x + item.width <= pageWidth, item.id);
    assert.ok(item.y >= 0 && item.y + item.height <= picture.height, item.id);
  }
});

test('a limit stands at its place with its figure, once a panel', () => {
  const picture = place(chart);
  const limits = linesOf(picture).filter((line) => line.id.endsWith('limit-x'));
  assert.equal(limits.length, 4);
  assert.equal(toSvg(chart).split('asked 5 min').length - 1, 4);
});

test('a line joins its readings straight, as many points as readings', () => {
  const line = place({ ...chart, form: 'line' });
  const drawn = linesOf(line).find((one) => one.id === 'D1-line');
  assert.equal(drawn?.points.length, 4);
  assert.match(toSvg({ ...chart, form: 'line' }), /M[\d.]+ [\d.]+L[\d.]+ [\d.]+L/);
});
