// The figures of designs side by side, row by row on one scale a row: `at` is the place on the row's scale, 0..1. A figure that runs gave is
// measured; one that follows from facts and prices is estimated.
import { figure, percent } from '../../design/figures.ts';
import { duration, inWords, seconds } from '../../measure/duration.ts';
import { fromRule, fromRun, type Source } from '../../measure/fact.ts';
import { chartedFlows } from '../../render/diagram/measured.ts';
import { evidenceFile } from '../../score/gauge.ts';
import type { Money } from '../../measure/money.ts';
import type { ComparedDesign } from '../../score/scorecard.ts';
import type { Campaign } from '../../simulate/campaign.ts';
import type { Spread } from '../../simulate/flight.ts';
import type { Proposed } from '../proposal.ts';
import type { FigureGroup, FigureRow } from './side-by-side.ts';

/** What stands in a cell before it is placed on the row's scale. */
interface Raw {
  readonly value: number | null;
  readonly text: string;
  readonly measured: boolean;
  readonly spread: string | null;
  readonly source: Source | null;
}

const none: Raw = { value: null, text: 'not measured', measured: false, spread: null, source: null };

interface RowOf {
  readonly id: string;
  readonly label: string;
  readonly limit: { readonly value: number; readonly words: string } | null;
  readonly read: (design: ComparedDesign) => Raw;
}

export function figureGroups(proposed: Proposed, designs: readonly ComparedDesign[]): readonly FigureGroup[] {
  const naive = naiveOf(proposed, designs);
  const row = ({ id, label, limit, read }: RowOf): FigureRow => {
    const raw = designs.map((design) => ({ of: design.id, ...read(design) }));
    const values = raw.flatMap(({ value }) => value ?? []);
    const top = Math.max(limit?.value ?? 0, ...values);
    const least = Math.min(...values);
    const differ = values.some((value) => value !== least);
    const place = (value: number): number => (top <= 0 ? 0 : Math.round((value / top) * 10_000) / 10_000);
    return {
      id,
      label,
      limit: limit === null ? null : { at: place(limit.value), words: limit.words },
      naive: naive === null || raw.every(({ measured }) => !measured) ? null : read(naive).text,
      cells: raw.map(({ value, ...cell }) => ({
        ...cell,
        at: value === null ? null : place(value),
        best: value !== null && differ && value === least,
      })),
    };
  };
  const groups: readonly (Omit<FigureGroup, 'rows'> & { readonly rows: readonly RowOf[] })[] = [
    { id: 'cost', title: 'Cost and effort', rows: costRows(proposed) },
    { id: 'freshness', title: 'Freshness', rows: freshnessRows(proposed) },
    { id: 'safety', title: 'Safety and recovery', rows: safetyRows },
    { id: 'load', title: 'Calls and limits', rows: loadRows(proposed, designs) },
  ];
  return groups
    .map((group) => ({ ...group, rows: group.rows.map(row) }))
    .filter(({ rows }) => rows.length > 0);
}

/** The reference in the place of a design, for figures that runs give; null where it was not flown. */
function naiveOf({ comparison }: Proposed, [first]: readonly ComparedDesign[]): ComparedDesign | null {
  const reference = comparison.measuring?.reference ?? null;
  if (reference === null || first === undefined) return null;
  return { ...first, campaign: reference.campaign, measured: reference.measured };
}

function estimated(value: number, words: string, rule: string): Raw {
  return { value, text: words, measured: false, spread: null, source: fromRule(rule) };
}

/** A figure of the runs; "–" where no run gave one. */
function flown(campaign: Campaign | null, value: number | null, words: string, spread: string | null): Raw {
  if (campaign === null) return none;
  return {
    value,
    text: value === null ? '–' : words,
    measured: true,
    spread,
    source: fromRun(evidenceFile(campaign)),
  };
}

function costRows({ brief, comparison }: Proposed): readonly RowOf[] {
  const currency = comparison.designs[0]?.cost.monthly.currency ?? '';
  const budget = brief.constraints.monthlyBudget;
  const limit =
    budget === null || budget.currency !== currency
      ? null
      : { value: budget.amount, words: `budget ${figure(budget.amount)} ${currency}` };
  return [
    {
      id: 'cost',
      label: `Running cost, ${currency} a month`,
      limit,
      read: ({ cost: { monthly } }) => estimated(monthly.amount, moneyWords(monthly), 'score/cost'),
    },
    {
      id: 'effort',
      label: 'Effort to build, person-days',
      limit: null,
      read: ({ cost: { effortDays } }) => estimated(effortDays, `${figure(effortDays)} days`, 'score/effort'),
    },
  ];
}

function freshnessRows(proposed: Proposed): readonly RowOf[] {
  const { flows, comparison, systems } = proposed;
  const charted = chartedFlows({ comparison, flows, connections: systems });
  return flows
    .filter(({ id }) => charted.includes(id))
    .map(({ id, title, freshness }) => ({
      id: `p95-${id}`,
      label: `${id} ${title}: 95 % of changes within`,
      limit: freshness === null ? null : { value: seconds(freshness), words: `asked ${inWords(freshness)}` },
      read: ({ campaign }) => {
        const spread = campaign?.flows.find(({ flow }) => flow === id)?.freshness?.p95 ?? null;
        return flown(campaign, spread?.middle ?? null, timeWords(spread), timeSpread(spread));
      },
    }));
}

const safetyRows: readonly RowOf[] = [
  summed('lost', 'Changes lost, worst run', (flow) => flow.lost),
  summed('doubled', 'Records doubled, worst run', (flow) => flow.doubled),
  summed('letters', 'Dead letters to look at, worst run', (flow) => flow.deadLetters),
  {
    id: 'recovery',
    label: 'Caught up after the longest outage',
    limit: null,
    read: ({ campaign, measured }) => {
      const spread = measured?.spread.recovery ?? null;
      return flown(campaign, spread?.middle ?? null, timeWords(spread), timeSpread(spread));
    },
  },
  {
    id: 'backfill',
    label: 'First load, longest run',
    limit: null,
    read: ({ campaign, measured }) => {
      const spread = measured?.spread.backfill ?? null;
      return flown(
        campaign,
        spread?.most ?? null,
        spread === null ? '–' : inWords(duration(spread.most)),
        timeSpread(spread),
      );
    },
  },
];

function summed(id: string, label: string, pick: (flow: Campaign['flows'][number]) => Spread): RowOf {
  return {
    id,
    label,
    limit: null,
    read: ({ campaign }) => {
      const all = (end: keyof Spread): number =>
        (campaign?.flows ?? []).reduce((sum, flow) => sum + pick(flow)[end], 0);
      const spread =
        all('least') === all('most') ? null : `${figure(all('least'))} to ${figure(all('most'))}`;
      return flown(campaign, all('most'), figure(all('most')), spread);
    },
  };
}

function loadRows({ systems }: Proposed, designs: readonly ComparedDesign[]): readonly RowOf[] {
  const used = systems.filter(({ system }) =>
    designs.some(({ computed }) => computed.apiCallsPerDay[system] !== undefined),
  );
  return used.flatMap(({ system, name }): readonly RowOf[] => [
    {
      id: `use-${system}`,
      label: `${name}: fullest hour of its tightest limit`,
      limit: { value: 1, words: 'the limit' },
      read: ({ campaign, measured, computed }) => {
        const use = measured?.budgetUse[system] ?? computed.budgetUse[system] ?? null;
        if (use === null) return { ...none, text: '–' };
        return campaign === null
          ? estimated(use, percent(use), 'design/budgets')
          : flown(campaign, use, percent(use), null);
      },
    },
    {
      id: `calls-${system}`,
      label: `${name}: calls a day`,
      limit: null,
      read: ({ campaign, measured, computed }) => {
        const calls = measured?.apiCallsPerDay[system] ?? computed.apiCallsPerDay[system] ?? null;
        if (calls === null) return { ...none, text: '–' };
        const words = figure(Math.round(calls));
        return campaign === null
          ? estimated(calls, words, 'design/calls')
          : flown(campaign, calls, words, null);
      },
    },
  ]);
}

/** "1,026.50 USD": cents always, so that amounts stand under each other. */
function moneyWords({ amount, currency }: Money): string {
  const [whole = '0', cents = '00'] = amount.toFixed(2).split('.');
  return `${figure(Number(whole))}.${cents} ${currency}`;
}

function timeWords(spread: Spread | null): string {
  return spread === null ? '–' : inWords(duration(spread.middle));
}

/** "from 11 s to 19 min": the quickest and the slowest run. */
function timeSpread(spread: Spread | null): string | null {
  if (spread === null || spread.least === spread.most) return null;
  return `${inWords(duration(spread.least))} to ${inWords(duration(spread.most))}`;
}
