import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { mermaidParser } from '../../../test/mermaid-parser.ts';
import { plan } from '../../../test/render/plan.ts';
import { diagramsOf } from '../render.ts';
import type { Diagram, Sequence } from './diagram.ts';
import { mermaidLabel, toMermaid } from './mermaid.ts';

let parse: (text: string) => Promise<unknown>;

before(async () => {
  parse = await mermaidParser();
});

test('the real parser accepts every diagram of a plan', async () => {
  for (const diagram of diagramsOf(plan)) await parse(toMermaid(diagram));
});

const nasty = [
  'end',
  'End of file',
  '[x] (y) {z} <b>',
  'a "quote" and \'one\'',
  'semi; colon: # hash',
  'a|b',
  '`tick`',
  '%% comment',
  '--> arrow',
  '1. first',
  '- item',
  'style x:#fff;',
  'classDef a:b#1;',
  '👩‍💻 emoji',
  '客户 → 顾客',
  'عميل جديد',
  'שלום',
  '$$x$$',
  '\\n',
  '@{ shape: x }',
  ':::class',
  'click n1 call x()',
  '&amp; &lt;',
  '',
  ' ',
  '<script>alert(1)</script>',
  '}}',
  '))',
  '"]',
  'subgraph',
  'a==>b',
  '~~~',
];

/** Every kind of diagram with the same words everywhere. */
function withWords(words: string): readonly Diagram[] {
  return diagramsOf(plan)
    .slice(0, 3)
    .concat(diagramsOf(plan).slice(-1))
    .map((diagram): Diagram => {
      switch (diagram.kind) {
        case 'map':
        case 'data-flow':
          return {
            ...diagram,
            title: words,
            description: words,
            nodes: diagram.nodes.map((node) => ({ ...node, title: words, lines: [words] })),
            edges: diagram.edges.map((edge) => ({
              ...edge,
              words: [
                { text: words, face: 'plain' },
                { text: words, face: 'code' },
              ],
            })),
          };
        case 'sequence':
          return {
            ...diagram,
            title: words,
            description: words,
            participants: diagram.participants.map((one) => ({ ...one, title: words })),
            steps: reworded(diagram, words),
          };
        case 'schedule':
          return {
            ...diagram,
            title: words,
            description: words,
            bars: diagram.bars.map((bar) => ({ ...bar, title: words, group: words })),
          };
        default:
          return diagram satisfies never;
      }
    });
}

function reworded({ steps }: Pick<Sequence, 'steps'>, words: string): Sequence['steps'] {
  return steps.map((step) => {
    if (step.kind === 'choice')
      return {
        ...step,
        branches: step.branches.map((branch) => ({ ...branch, when: words, steps: reworded(branch, words) })),
      };
    return { ...step, text: words };
  });
}

test('labels with brackets, quotes, reserved words, entities, emoji and other scripts are accepted', async () => {
  for (const words of nasty) {
    for (const diagram of withWords(words)) {
      await assert.doesNotReject(parse(toMermaid(diagram)), `${diagram.kind}: ${words}`);
    }
  }
});

test('no text at all makes a diagram that the parser refuses', async () => {
  const words = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.array(fc.constantFrom(...nasty), { maxLength: 3 }).map((parts) => parts.join(' ')),
  );
  await fc.assert(
    fc.asyncProperty(words, async (text) => {
      for (const diagram of withWords(text)) await parse(toMermaid(diagram));
    }),
    { numRuns: 40, seed: 7 },
  );
});

test('a label keeps its words readable and loses only what would be misread', () => {
  assert.equal(mermaidLabel('contact · webhook · ≤ 5 min'), 'contact · webhook · ≤ 5 min');
  assert.equal(mermaidLabel('POST /v1/customers/{id}'), 'POST /v1/customers/{id}');
  assert.equal(mermaidLabel('a "b" | c; end\nx'), 'a #34;b#34; #124; c#59; #101;nd x');
});

test('without a start date the schedule counts days from 0 and names no date', () => {
  const schedule = diagramsOf(plan).at(-1) as Diagram;
  const text = toMermaid(schedule);
  assert.match(text, /dateFormat x\n/);
  assert.match(text, /:K1, 0, 2ms/);
  assert.doesNotMatch(text, /\d{4}-\d{2}-\d{2}/);
});

test('with a start date the schedule gives dates', () => {
  const schedule = diagramsOf({
    ...plan,
    project: {
      ...plan.project,
      start: '2027-01-04',
      tasks: plan.project.tasks.map((task) => ({ ...task, startDate: '2027-01-04', endDate: '2027-01-05' })),
    },
  }).at(-1) as Diagram;
  assert.match(toMermaid(schedule), /:K1, 2027-01-04, 2027-01-05/);
});
