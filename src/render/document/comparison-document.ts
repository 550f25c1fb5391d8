// The designs side by side: criteria as rows, designs as columns; below, how every mark was made and from what.
import type { Root, RootContent } from 'mdast';
import type { Plan } from '../../plan/plan.ts';
import { type ComparedDesign, type Comparison, criteria, type Mark } from '../../score/scorecard.ts';
import { inWords } from '../../measure/duration.ts';
import { systemName } from '../diagram/terms.ts';
import {
  bullets,
  cite,
  defined,
  gauge,
  heading,
  type Inline,
  joined,
  paragraph,
  pointer,
  root,
  strong,
  table,
} from './content.ts';
import { count, grouped, percent, stopped } from './figures.ts';
import { measuredBlocks } from './measured.ts';
import { billBlocks, priceBlocks } from './prices.ts';
import { turningBlocks } from './turning.ts';

export function comparisonDocument(plan: Plan): Root {
  const { comparison } = plan;
  const { designs } = comparison;
  return root([
    heading(1, 'designs', `Designs compared: ${plan.name}`),
    headline(comparison),
    ...outBlocks(designs),
    paragraph(
      'Marks run from 0 (worst) to 100 (best), all on one scale. They are computed from documented facts, price lists and stated volumes; ',
      designs.every((design) => design.measured === null)
        ? 'no design has been run yet, so nothing here is measured and every mark is hollow (○).'
        : 'solid marks (●) rest on simulated runs, hollow ones (○) on arithmetic alone.',
    ),
    heading(2, 'marks', 'Side by side'),
    table(
      ['mark, 0 to 100', ...heads(designs, comparison.recommended)],
      markRows(designs),
      `l${'r'.repeat(designs.length)}`,
    ),
    table(
      ['figure, with its unit', ...heads(designs, comparison.recommended)],
      figureRows(plan, designs),
      `l${'r'.repeat(designs.length)}`,
    ),
    ...measuredBlocks(plan, 2),
    ...turningBlocks(comparison),
    heading(2, 'each', 'Each design'),
    ...designs.flatMap(designBlocks),
    ...priceBlocks(comparison),
    heading(2, 'rubric', 'How each mark was made'),
    ...criteria.flatMap((criterion) => rubricBlocks(criterion, designs)),
  ]);
}

/** Which design is recommended; where something speaks against each, that none is, and which comes nearest. */
function headline(comparison: Comparison): ReturnType<typeof paragraph> {
  const best = comparison.designs.find((design) => design.id === comparison.recommended);
  const name = `${comparison.recommended} ${best?.name ?? ''}`;
  const why = `. ${stopped(whyWithoutOthers(comparison))}`;
  return best !== undefined && best.rejectedFor.length > 0
    ? paragraph(strong('No design can be recommended'), `; the nearest to it is ${name}${why}`)
    : paragraph(strong('Recommended: ', name), why);
}

/** The reasons for the first; what is out is told in a list of its own. */
function whyWithoutOthers({ why, designs }: Comparison): string {
  return designs
    .reduce(
      (text, design) => text.replace(` ${design.id} is out: ${design.rejectedFor.join('; ')}.`, ''),
      why,
    )
    .trim();
}

function outBlocks(designs: readonly ComparedDesign[]): readonly RootContent[] {
  const out = designs.filter((design) => design.rejectedFor.length > 0);
  if (out.length === 0 || out.length === designs.length) return [];
  return [
    paragraph('Out:'),
    bullets(
      out.map(
        (design): Inline => [
          pointer(design.id),
          ` ${design.name}: ${stopped(design.rejectedFor.join('; '))}`,
        ],
      ),
    ),
  ];
}

/** "D2 event driven": short, so that six stand side by side; the full names stand with each design. */
function heads(designs: readonly ComparedDesign[], recommended: string): readonly Inline[] {
  return designs.map((design) => [
    pointer(design.id),
    ` ${design.strategy.replaceAll('-', ' ')}${markOf(design, recommended)}`,
  ]);
}

/** What speaks against every design leaves none to recommend: then the first is only the nearest. */
function markOf({ id, rejectedFor }: ComparedDesign, recommended: string): string {
  if (id === recommended) return rejectedFor.length > 0 ? ' (nearest)' : ' ✓';
  return rejectedFor.length > 0 ? ' (out)' : '';
}

function markRows(designs: readonly ComparedDesign[]): readonly (readonly Inline[])[] {
  const weight = (criterion: string): number | null =>
    designs[0]?.rubric.find((mark) => mark.criterion === criterion)?.weight ?? null;
  return [...criteria, 'total' as const].map((criterion) => {
    const share = weight(criterion);
    return [
      `${criterion}${share === null ? '' : `, weight ${percent(share)}`}`,
      ...onOneScale(designs, (design) => design.scores[criterion], {
        top: 100,
        limit: null,
        best: 'more',
        digits: 1,
        solid: (design) => restsOnRuns(design, criterion),
      }),
    ];
  });
}

/** A mark that runs had a part in; the total when any of its marks is one. */
function restsOnRuns(design: ComparedDesign, criterion: string): boolean {
  return design.rubric
    .filter((mark) => criterion === 'total' || mark.criterion === criterion)
    .some((mark) => mark.inputs.some((input) => input.source.kind === 'run'));
}

interface Scale {
  readonly top: number;
  readonly limit: number | null;
  readonly best: 'more' | 'less';
  /** Whether a design's mark is measured. */
  readonly solid: (design: ComparedDesign) => boolean;
  /** Decimals, the same in every cell, so that figures stand under each other. */
  readonly digits: number;
}

/** A cell for each design: its mark on the scale of the row and the figure, the best in bold. */
function onOneScale(
  designs: readonly ComparedDesign[],
  pick: (design: ComparedDesign) => number,
  { top, limit, best, digits, solid }: Scale,
): readonly Inline[] {
  const values = designs.map(pick);
  const first = best === 'more' ? Math.max(...values) : Math.min(...values);
  return designs.map((design, index) => {
    const value = values[index] ?? 0;
    const figure = decimals(value, digits);
    return [
      gauge(value, { top, limit, hollow: !solid(design) }),
      ' ',
      value === first && designs.length > 1 ? strong(figure) : figure,
    ];
  });
}

/** A row of estimates on a scale from nothing to the largest of them, or to the limit where that is larger. */
function estimateRow(
  name: string,
  designs: readonly ComparedDesign[],
  pick: (design: ComparedDesign) => number,
  { limit, digits }: Pick<Scale, 'limit' | 'digits'>,
): readonly Inline[] {
  const top = Math.max(limit ?? 0, ...designs.map(pick));
  return [name, ...onOneScale(designs, pick, { top, limit, best: 'less', digits, solid: () => false })];
}

function figureRows(plan: Plan, designs: readonly ComparedDesign[]): readonly (readonly Inline[])[] {
  const row = (name: string, value: (design: ComparedDesign) => Inline): readonly Inline[] => [
    name,
    ...designs.map(value),
  ];
  const measured = (
    name: string,
    value: (measured: NonNullable<ComparedDesign['measured']>) => Inline,
  ): readonly Inline[] =>
    row(name, (design) => (design.measured === null ? 'not measured' : value(design.measured)));
  const systems = [
    ...new Set(
      designs.flatMap((design) => [
        ...Object.keys(design.computed.apiCallsPerDay),
        ...Object.keys(design.computed.budgetUse),
      ]),
    ),
  ].sort();
  return [
    estimateRow(costName(plan, designs), designs, (design) => design.cost.monthly.amount, {
      limit: budgetOf(plan, designs),
      digits: 2,
    }),
    estimateRow('effort, person-days', designs, (design) => design.cost.effortDays, {
      limit: null,
      digits: 1,
    }),
    ...(designs.some((design) => design.canonical !== null)
      ? [
          row('adapters to a canonical model', ({ canonical }) =>
            canonical === null ? '–' : grouped(canonical.adapters),
          ),
        ]
      : []),
    row('policies that the tools carry themselves', (design) => grouped(design.verdicts.native)),
    row('policies that need a workaround', (design) => grouped(design.verdicts.workaround)),
    row('policies that no tool carries', (design) => grouped(design.verdicts.impossible)),
    ...systems.map((system) =>
      row(`${systemName(plan, system)}: calls a day, computed`, (design) =>
        maybe(design.computed.apiCallsPerDay[system], grouped),
      ),
    ),
    ...systems.map((system) =>
      row(`${systemName(plan, system)}: use of the tightest limit, computed`, (design) =>
        maybe(design.computed.budgetUse[system], percent),
      ),
    ),
    measured('freshness P50', (found) => inWords(found.freshnessP50)),
    measured('freshness P95', (found) => inWords(found.freshnessP95)),
    measured('lost', (found) => grouped(found.lost)),
    measured('doubled', (found) => grouped(found.duplicated)),
    measured('first load', (found) => inWords(found.backfill)),
    measured('recovery', (found) => inWords(found.recovery)),
    measured('runs', (found) => grouped(found.runs)),
  ];
}

function decimals(value: number, digits: number): string {
  const [whole = '0', rest] = value.toFixed(digits).split('.');
  return `${grouped(Number(whole))}${rest === undefined ? '' : `.${rest}`}`;
}

/** The budget in the currency of the costs; null where there is none or it is in another. */
function budgetOf(plan: Plan, designs: readonly ComparedDesign[]): number | null {
  const budget = plan.brief.constraints.monthlyBudget;
  return budget !== null && budget.currency === designs[0]?.cost.monthly.currency ? budget.amount : null;
}

function costName(plan: Plan, designs: readonly ComparedDesign[]): string {
  const currency = designs[0]?.cost.monthly.currency ?? '';
  const budget = budgetOf(plan, designs);
  return `running cost, ${currency} a month${budget === null ? '' : `; the line is the budget of ${grouped(budget)}`}`;
}

function canonicalWords({ canonical }: ComparedDesign): string {
  return canonical === null
    ? ''
    : `${count(canonical.adapters, 'adapter')} for ${count(canonical.mappings, 'mapping')}; ${count(canonical.kinds, 'kind')}, ${count(canonical.fields, 'common field')}`;
}

function maybe(value: number | undefined, write: (value: number) => string): string {
  return value === undefined ? '–' : write(value);
}

function designBlocks(design: ComparedDesign): readonly RootContent[] {
  return [
    heading(3, design.id, `${design.id} · ${design.name}`),
    paragraph(stopped(design.why)),
    table(['layer', 'tool'], inOrder(design.platform)),
    ...(design.canonical === null ? [] : [paragraph(`Canonical model: ${canonicalWords(design)}.`)]),
    ...billBlocks(design),
    ...(design.rejectedFor.length === 0
      ? [paragraph('Nothing rules it out.')]
      : [paragraph('Against it:'), bullets(design.rejectedFor.map(stopped))]),
  ];
}

/** The bill stands with its design; the mark shows what the formula takes. */
function shown(mark: Mark, design: ComparedDesign): Mark['inputs'] {
  return mark.criterion === 'cost' && design.bill.length > 0 ? mark.inputs.slice(0, 2) : mark.inputs;
}

function rubricBlocks(
  criterion: (typeof criteria)[number],
  designs: readonly ComparedDesign[],
): readonly RootContent[] {
  const marks = designs.flatMap((design) =>
    design.rubric.filter((mark) => mark.criterion === criterion).map((mark) => ({ design, mark })),
  );
  const formulas = [...new Set(marks.map(({ mark }) => mark.formula))];
  return [
    heading(3, `rubric-${criterion}`, criterion),
    ...formulas.map((formula) => paragraph(stopped(formula))),
    table(
      ['design', 'mark', 'inputs'],
      marks.map(({ design, mark }) => [
        [defined(`${design.id}-${criterion}`)],
        grouped(mark.score),
        mark.inputs.length === 0
          ? '–'
          : joined(
              shown(mark, design).map(
                (input): Inline => [
                  `${input.name}: ${grouped(input.value)}${input.unit === '' || input.unit === 'count' || input.name.startsWith(`${input.unit} `) ? '' : ` ${input.unit}`}`,
                  cite([input.source]),
                ],
              ),
              '; ',
            ),
      ]),
      'lrl',
    ),
  ];
}

/** As a design names them, however the plan's file was written. */
const layers = ['intake', 'transport', 'transform', 'state', 'schedule', 'observability', 'secrets'];

function inOrder(platform: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  const place = (layer: string): number => (layers.includes(layer) ? layers.indexOf(layer) : layers.length);
  return Object.entries(platform).toSorted(([a], [b]) => place(a) - place(b));
}
