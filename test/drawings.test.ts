// The pictures of whole plans, from two systems to twelve: nothing lies on anything, all is large enough to read
// on paper, and the real Mermaid takes the same pictures as text.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { landscapeBrief } from '../bench/landscape.ts';
import { toMermaid } from '../src/render/diagram/mermaid.ts';
import { place } from '../src/render/drawing/draw.ts';
import { pageHeight, pageWidth } from '../src/render/drawing/picture.ts';
import { sheetsOf } from '../src/render/drawing/sheets.ts';
import { diagramsOf } from '../src/render/render.ts';
import { planOf } from './example-plan.ts';
import { mermaidParser } from './mermaid-parser.ts';
import { clashesOf, cutsOf, labelsOf } from './overlaps.ts';

const examples = new URL('../examples/', import.meta.url);
const briefs: readonly (readonly [name: string, text: string])[] = [
  ...readdirSync(examples)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [name, readFileSync(new URL(name, examples), 'utf8')] as const),
  ['2 systems', landscapeBrief(2, 5)],
  ['6 systems', landscapeBrief(6, 11)],
  ['12 systems', landscapeBrief(12, 21)],
  ['12 systems, many flows', landscapeBrief(12, 70)],
];

let parse: (text: string) => Promise<unknown>;
before(async () => {
  parse = await mermaidParser();
});

/** 11 px at least on a screen of 720 px, 8 pt on A4: nothing is drawn smaller, so nothing may be wider or taller than the page. */
for (const [name, text] of briefs) {
  test(`${name}: no words on words, boxes or lines, and every sheet fits a page`, async () => {
    const plan = await planOf(text);
    const diagrams = diagramsOf(plan);
    assert.ok(diagrams.length > 3);
    for (const diagram of diagrams) {
      await parse(toMermaid(diagram));
      const picture = place(diagram);
      assert.ok(labelsOf(picture).length > 0, diagram.id);
      assert.deepEqual(clashesOf(picture), [], diagram.id);
      assert.deepEqual(cutsOf(picture), [], diagram.id);
      assert.ok(picture.width <= pageWidth, `${diagram.id}: ${picture.width} px wide`);
      for (const { head, from, to } of sheetsOf(picture))
        assert.ok(head + to - from <= pageHeight, `${diagram.id}: a sheet of ${head + to - from} px`);
    }
  });
}
