// What was measured, as people read it: how it was flown, what each design survived, its figures with their spread, the charts, and what a
// naive way to build the same would have lost. The same blocks stand in the comparison and in the plan.
import type { RootContent } from 'mdast';
import { duration, inWords } from '../../measure/duration.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Measured, Measuring, Survived } from '../../score/measured.ts';
import type { Campaign } from '../../simulate/campaign.ts';
import { type Invariant, invariants, type Spread } from '../../simulate/flight.ts';
import { laws } from '../../simulate/invariants/laws.ts';
import { chartedFlows, measuredCharts, mostCharted } from '../diagram/measured.ts';
import { systemName } from '../diagram/terms.ts';
import { bullets, code, figure, heading, type Inline, paragraph, pointer, strong, table } from './content.ts';
import { count, grouped, percent, stopped } from './figures.ts';

/** What stands in a column: a design, or the reference. */
interface Column {
  readonly head: Inline;
  readonly measured: Measured;
  readonly campaign: Campaign;
}

/** Nothing where nothing was flown. `depth` is that of the chapter's heading. */
export function measuredBlocks(plan: Plan, depth: 2 | 3): readonly RootContent[] {
  const { measuring } = plan.comparison;
  const columns = columnsOf(plan, measuring);
  if (measuring === null || columns.length === 0) return [];
  const under = depth === 2 ? 3 : 4;
  return [
    heading(depth, 'measured', 'Measured'),
    paragraph(
      `Each design ran against virtual vendors, with the faults called “${measuring.faults}”, for ${count(measuring.days, 'day')} of virtual time, in ${count(measuring.seeds.length, 'run')} that differ in their seed (${seedWords(measuring.seeds)}): ${grouped(measuring.events)} events. The figures are of these runs, not of a vendor's real systems.`,
    ),
    ...(measuring.says.length === 0 ? [] : [bullets(measuring.says.map(stopped))]),
    heading(under, 'survived', 'What each design survived'),
    table(
      ['what must hold', ...columns.map(({ head }) => head)],
      invariants.map((invariant) => [
        laws[invariant].title,
        ...columns.map(({ measured }) => survivedWords(measured.survived, invariant)),
      ]),
      `l${'r'.repeat(columns.length)}`,
    ),
    ...brokenBlocks(columns),
    heading(under, 'measured-figures', 'Figures of the middle run'),
    table(
      ['figure', ...columns.map(({ head }) => head)],
      figureRows(plan, columns),
      `l${'r'.repeat(columns.length)}`,
    ),
    ...(plan.flows.length > mostCharted
      ? [
          paragraph(
            `Of ${count(plan.flows.length, 'flow')} the ${mostCharted} slowest are shown; the evidence holds all.`,
          ),
        ]
      : []),
    ...measuredCharts(plan).map((chart) => figure(chart)),
    ...referenceBlocks(measuring, under),
    paragraph(
      'To run any of it again: ',
      code(
        `spanwright simulate plan.json --faults ${measuring.faults} --days ${measuring.days} --seed ${measuring.seeds[0] ?? 1}`,
      ),
      '. The same seed gives the same run, event by event; ',
      code('evidence/'),
      ' keeps what these runs gave.',
    ),
  ];
}

function columnsOf({ comparison }: Plan, measuring: Measuring | null): readonly Column[] {
  const designs = comparison.designs.flatMap((design): Column[] =>
    design.measured === null || design.campaign === null
      ? []
      : [
          {
            head: [
              pointer(design.id),
              ` ${design.strategy.replaceAll('-', ' ')}${design.id === comparison.recommended ? ' ✓' : ''}`,
            ],
            measured: design.measured,
            campaign: design.campaign,
          },
        ],
  );
  const reference = measuring?.reference ?? null;
  if (designs.length === 0 || reference === null) return designs;
  return [...designs, { head: 'naive', measured: reference.measured, campaign: reference.campaign }];
}

function seedWords(seeds: readonly number[]): string {
  const [first, last] = [seeds[0], seeds.at(-1)];
  if (first === undefined || last === undefined) return 'none';
  const running = seeds.every((seed, index) => seed === first + index);
  if (seeds.length === 1) return `${first}`;
  return running ? `${first} to ${last}` : seeds.join(', ');
}

function survivedWords(survived: readonly Survived[], invariant: Invariant): Inline {
  const one = survived.find((candidate) => candidate.invariant === invariant);
  if (one === undefined) return '–';
  return one.held === one.runs ? `✓ ${one.runs} of ${one.runs}` : strong(`✗ ${one.held} of ${one.runs}`);
}

/** The first case of each invariant that broke, with the seed that shows it. */
function brokenBlocks(columns: readonly Column[]): readonly RootContent[] {
  const cases = columns.flatMap(({ head, measured }) =>
    measured.survived
      .filter((one) => one.held < one.runs)
      .map(
        (one): Inline => [
          head,
          `, ${laws[one.invariant].title.toLowerCase()}: seed ${one.firstSeed ?? '–'}, ${stopped(one.first ?? 'no case was noted')}`,
        ],
      ),
  );
  return cases.length === 0 ? [] : [paragraph('First cases of what broke:'), bullets(cases)];
}

function figureRows(plan: Plan, columns: readonly Column[]): readonly (readonly Inline[])[] {
  const flown = new Set(columns.flatMap(({ campaign }) => campaign.flows.map(({ flow }) => flow)));
  const flows = chartedFlows(plan).filter((flow) => flown.has(flow));
  const systems = [...new Set(columns.flatMap(({ measured }) => Object.keys(measured.budgetUse)))].toSorted();
  const row = (name: string, value: (column: Column) => Inline): readonly Inline[] => [
    name,
    ...columns.map(value),
  ];
  const freshness =
    (flow: string, at: 'p50' | 'p95' | 'p99' | 'worst', write: (spread: Spread | null) => Inline) =>
    (column: Column): Inline =>
      write(column.campaign.flows.find((one) => one.flow === flow)?.freshness?.[at] ?? null);
  const sum =
    (pick: (flow: Campaign['flows'][number]) => Spread) =>
    (column: Column): Inline =>
      grouped(column.campaign.flows.reduce((all, flow) => all + pick(flow).most, 0));
  return [
    ...flows.flatMap((flow) => [
      row(`${flow}: half of the changes shown within`, freshness(flow, 'p50', middleWords)),
      row(`${flow}: 95 % within`, freshness(flow, 'p95', middleWords)),
      row(`${flow}: 95 % within, quickest run`, freshness(flow, 'p95', leastWords)),
      row(`${flow}: 95 % within, slowest run`, freshness(flow, 'p95', mostWords)),
      row(`${flow}: 99 % within`, freshness(flow, 'p99', middleWords)),
      row(`${flow}: the slowest of any run`, freshness(flow, 'worst', mostWords)),
    ]),
    row(
      'changes lost, most of any run',
      sum((flow) => flow.lost),
    ),
    row(
      'records doubled, most of any run',
      sum((flow) => flow.doubled),
    ),
    row(
      'doubles prevented, most of any run',
      sum((flow) => flow.prevented),
    ),
    row(
      'dead letters, most of any run',
      sum((flow) => flow.deadLetters),
    ),
    row('first load, the longest of any run', ({ measured }) => mostWords(measured.spread.backfill)),
    row('caught up after the longest outage', ({ measured }) => middleWords(measured.spread.recovery)),
    row('caught up, slowest run', ({ measured }) => mostWords(measured.spread.recovery)),
    ...systems.map((system) =>
      row(`${systemName(plan, system)}: calls a day`, ({ measured }) => {
        const calls = measured.apiCallsPerDay[system];
        return calls === undefined ? '–' : grouped(Math.round(calls));
      }),
    ),
    ...systems.map((system) =>
      row(`${systemName(plan, system)}: fullest window of its tightest limit`, ({ measured }) => {
        const share = measured.budgetUse[system];
        return share === undefined ? '–' : percent(share);
      }),
    ),
  ];
}

function middleWords(spread: Spread | null): Inline {
  return spread === null ? '–' : timeWords(spread.middle);
}

function mostWords(spread: Spread | null): Inline {
  return spread === null ? '–' : timeWords(spread.most);
}

function leastWords(spread: Spread | null): Inline {
  return spread === null ? '–' : timeWords(spread.least);
}

function timeWords(length: number): string {
  return inWords(duration(length));
}

function referenceBlocks({ reference }: Measuring, depth: 3 | 4): readonly RootContent[] {
  if (reference === null) return [];
  return [heading(depth, 'naive', 'What a naive build would have lost'), paragraph(stopped(reference.says))];
}
