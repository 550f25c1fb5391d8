// The designs side by side: criteria as rows, designs as columns; below, how every mark was made and from what.
import type { Root, RootContent } from 'mdast';
import type { Plan } from '../../plan/plan.ts';
import { type ComparedDesign, criteria } from '../../score/scorecard.ts';
import { inWords } from '../../measure/duration.ts';
import { systemName } from '../diagram/terms.ts';
import {
  bullets,
  cite,
  defined,
  heading,
  type Inline,
  joined,
  paragraph,
  root,
  strong,
  table,
} from './content.ts';
import { count, grouped, money, percent, stopped } from './figures.ts';

export function comparisonDocument(plan: Plan): Root {
  const { comparison } = plan;
  const { designs } = comparison;
  const recommended = designs.find((design) => design.id === comparison.recommended);
  return root([
    heading(1, 'designs', `Designs compared: ${plan.name}`),
    paragraph(
      strong('Recommended: ', `${comparison.recommended} ${recommended?.name ?? ''}`),
      `. ${stopped(comparison.why)}`,
    ),
    paragraph(
      'Marks run from 0 (worst) to 100 (best). They are computed from documented facts, price lists and stated volumes; ',
      designs.every((design) => design.measured === null)
        ? 'no design has been run yet, so nothing here is measured.'
        : 'what was measured says so.',
    ),
    heading(2, 'marks', 'Side by side'),
    table(
      ['', ...designs.map((design): Inline => `${design.id} ${design.name}`)],
      [...markRows(designs), ...figureRows(plan, designs)],
      `l${'r'.repeat(designs.length)}`,
    ),
    heading(2, 'each', 'Each design'),
    ...designs.flatMap(designBlocks),
    heading(2, 'rubric', 'How each mark was made'),
    ...criteria.flatMap((criterion) => rubricBlocks(criterion, designs)),
  ]);
}

function markRows(designs: readonly ComparedDesign[]): readonly (readonly Inline[])[] {
  const weight = (criterion: string): number | null =>
    designs[0]?.rubric.find((mark) => mark.criterion === criterion)?.weight ?? null;
  const best = (pick: (design: ComparedDesign) => number): number => Math.max(...designs.map(pick));
  const cell = (value: number, top: number): Inline =>
    value === top && designs.length > 1 ? strong(grouped(value)) : grouped(value);
  return [...criteria, 'total' as const].map((criterion) => {
    const share = weight(criterion);
    const top = best((design) => design.scores[criterion]);
    return [
      `${criterion}${share === null ? '' : `, weight ${percent(share)}`}`,
      ...designs.map((design) => cell(design.scores[criterion], top)),
    ];
  });
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
    row('cost a month', (design) => money(design.cost.monthly)),
    row('effort, person-days', (design) => grouped(design.cost.effortDays)),
    ...(designs.some((design) => design.canonical !== null)
      ? [row('canonical model', (design) => canonicalWords(design))]
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

function canonicalWords({ canonical }: ComparedDesign): string {
  return canonical === null
    ? '–'
    : `${count(canonical.adapters, 'adapter')} for ${count(canonical.mappings, 'mapping')}; ${count(canonical.kinds, 'kind')}, ${count(canonical.fields, 'common field')}`;
}

function maybe(value: number | undefined, write: (value: number) => string): string {
  return value === undefined ? '–' : write(value);
}

function designBlocks(design: ComparedDesign): readonly RootContent[] {
  return [
    heading(3, design.id, `${design.id} · ${design.name}`),
    paragraph(stopped(design.why)),
    table(['layer', 'tool'], Object.entries(design.platform)),
    ...(design.rejectedFor.length === 0
      ? [paragraph('Nothing rules it out.')]
      : [paragraph('Against it:'), bullets(design.rejectedFor.map(stopped))]),
  ];
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
              mark.inputs.map(
                (input): Inline => [
                  `${input.name}: ${grouped(input.value)}${input.unit === '' ? '' : ` ${input.unit}`}`,
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
