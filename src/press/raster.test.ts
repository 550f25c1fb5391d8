import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import canvaskit from 'canvaskit-wasm';
import type { Element, ElementContent, Properties } from 'hast';
import { examplePlan } from '../../test/example-plan.ts';
import { toPlainSvgs } from '../render/drawing/plain-svg.ts';
import { diagramsOf } from '../render/render.ts';
import { loadRaster } from './raster.ts';

function element(tagName: string, properties: Properties, ...children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

function text(value: string, properties: Properties = {}): Element {
  const words: ElementContent = { type: 'text', value };
  return element(
    'text',
    { x: '20', y: '30', fontSize: '12', fontFamily: 'Arial, sans-serif', ...properties },
    words,
  );
}

interface Dots {
  readonly width: number;
  readonly height: number;
  /** The colour at a place in CSS pixels, as #rrggbb. */
  readonly at: (x: number, y: number) => string;
  /** The leftmost and rightmost CSS pixel that is not white. */
  readonly span: readonly [number, number];
}

/** Elements on a drawing of 40 × 40 CSS pixels, read back from its PNG. */
async function painted(...children: Element[]): Promise<Dots> {
  const frame = { viewBox: '0 0 40 40', width: '40', height: '40' };
  const raster = await loadRaster();
  const png = raster({ element: element('svg', frame, ...children), svg: '', width: 40, height: 40 });
  const kit = await canvaskit.default();
  const image = kit.MakeImageFromEncoded(png);
  assert.ok(image !== null);
  const { width, height, colorType, alphaType } = image.getImageInfo();
  const dots = image.readPixels(0, 0, {
    width,
    height,
    colorType,
    alphaType,
    colorSpace: kit.ColorSpace.SRGB,
  });
  assert.ok(dots instanceof Uint8Array);
  const dot = (x: number, y: number): string =>
    `#${Buffer.from(dots.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)).toString('hex')}`;
  const inked = Array.from({ length: width }, (_, x) => x).filter((x) =>
    Array.from({ length: height }, (_, y) => dot(x, y)).some((colour) => colour !== '#ffffff'),
  );
  return {
    width,
    height,
    at: (x, y) => dot(x * 2, y * 2),
    span: [(inked[0] ?? 0) / 2, (inked.at(-1) ?? 0) / 2],
  };
}

describe('a drawing as dots', () => {
  test('is twice as fine as the screen, on white', async () => {
    const dots = await painted();
    assert.deepEqual([dots.width, dots.height], [80, 80]);
    assert.deepEqual([dots.at(0, 0), dots.at(39, 39)], ['#ffffff', '#ffffff']);
  });

  test('shows fills and outlines in the colours of their elements', async () => {
    const dots = await painted(
      element('rect', {
        x: '10',
        y: '10',
        width: '20',
        height: '20',
        rx: '2',
        fill: '#f5f5fd',
        stroke: '#4146c0',
        strokeWidth: '4',
      }),
    );
    assert.deepEqual([dots.at(20, 20), dots.at(10, 20), dots.at(5, 5)], ['#f5f5fd', '#4146c0', '#ffffff']);
  });

  test('breaks dashed lines, and fills no way that says none', async () => {
    const way = { d: 'M0 20H40', fill: 'none', stroke: '#bd2c2c', strokeWidth: '4' };
    const dashed = await painted(element('path', { ...way, strokeDasharray: '5 4' }));
    assert.deepEqual([dashed.at(2, 20), dashed.at(7, 20)], ['#bd2c2c', '#ffffff']);
    const bow = await painted(element('path', { ...way, d: 'M0 0H40V40' }));
    assert.equal(bow.at(30, 20), '#ffffff');
  });

  test('shows of an inner frame what lies in its view box, at its place', async () => {
    const inside = element('rect', { x: '0', y: '100', width: '40', height: '10', fill: '#1d7a48' });
    const outside = element('rect', { x: '0', y: '120', width: '40', height: '10', fill: '#bd2c2c' });
    const frame = { x: '0', y: '5', width: '40', height: '20', viewBox: '0 100 40 20' };
    const dots = await painted(element('svg', frame, inside, outside));
    assert.deepEqual([dots.at(20, 3), dots.at(20, 10), dots.at(20, 30)], ['#ffffff', '#1d7a48', '#ffffff']);
  });

  test('sets words at their anchor, in three faces', async () => {
    const [start, middle, end] = await Promise.all(
      ['start', 'middle', 'end'].map((textAnchor) => painted(text('in', { textAnchor }))),
    );
    assert.ok(start !== undefined && middle !== undefined && end !== undefined);
    assert.ok(start.span[0] >= 20 && end.span[1] <= 20);
    assert.ok(Math.abs((middle.span[0] + middle.span[1]) / 2 - 20) < 1);
    const width = async (properties: Properties): Promise<number> => {
      const { span } = await painted(text('iii', { x: '5', ...properties }));
      return span[1] - span[0];
    };
    const [plain, strong] = [await width({}), await width({ fontWeight: '600' })];
    const mono = await width({ fontFamily: 'Courier New, monospace' });
    assert.ok(plain < strong && strong < mono);
  });

  test('draws the arrows that its faces lack', async () => {
    const [right, left, unknown] = [
      await painted(text('→')),
      await painted(text('←')),
      await painted(text('☃')),
    ];
    assert.ok(right.span[1] - right.span[0] > 9, 'as wide as the words are high');
    assert.notDeepEqual(right.span, unknown.span);
    assert.notEqual(right.at(29, 25), left.at(29, 25), 'they point apart');
  });

  test('leaves no element out in silence', async () => {
    await assert.rejects(painted(element('ellipse', { rx: '4' })), /ellipse/);
  });

  test('every picture of a plan is painted, the same on each making', async () => {
    const raster = await loadRaster();
    for (const part of diagramsOf(await examplePlan())
      .flatMap(toPlainSvgs)
      .slice(0, 4)) {
      const png = Buffer.from(raster(part));
      assert.equal(png.readUInt32BE(16), part.width * 2);
      assert.equal(png.readUInt32BE(20), part.height * 2);
      assert.ok(png.equals(Buffer.from(raster(part))));
    }
  });
});
