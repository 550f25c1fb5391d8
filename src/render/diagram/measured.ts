// The small charts of what was measured, one panel a design on the same scales: how fresh each flow is, how full each system's tightest
// limit is over the day, how much waits while a system is away. Nothing where nothing was flown.
import { type Duration, duration, inWords, seconds } from '../../measure/duration.ts';
import type { Comparison } from '../../score/scorecard.ts';
import type { Campaign } from '../../simulate/campaign.ts';
import type { Flight } from '../../simulate/flight.ts';
import type { Chart, Panel, Tick } from './diagram.ts';
import { type Named, systemName } from './terms.ts';

/** A design that was flown, or the reference; the charts show one flight of it. */
interface Flown {
  readonly id: string;
  readonly title: string;
  readonly tone: Panel['tone'];
  readonly campaign: Campaign;
}

/** What charts are made of: a plan, or what competes before there is one. */
export interface Charted extends Named {
  readonly comparison: Pick<Comparison, 'designs' | 'recommended' | 'measuring'>;
  readonly flows: readonly { readonly id: string; readonly freshness: Duration | null }[];
}

export function measuredCharts(plan: Charted): readonly Chart[] {
  const flown = flownOf(plan);
  if (flown.length === 0) return [];
  return [
    ...chartedFlows(plan).flatMap((flow) => freshnessChart(plan, flow, flown) ?? []),
    ...budgetCharts(plan, flown),
    ...(backlogChart(flown) ?? []),
  ];
}

/** So many flows have a chart of their own; of more, the slowest of the recommended design have. */
export const mostCharted = 12;

export function chartedFlows({ comparison, flows }: Charted): readonly string[] {
  if (flows.length <= mostCharted) return flows.map(({ id }) => id);
  const campaign = comparison.designs.find(({ id }) => id === comparison.recommended)?.campaign ?? null;
  const slow = (flow: string): number =>
    campaign?.flows.find((one) => one.flow === flow)?.freshness?.p95.middle ?? 0;
  const slowest = new Set(
    flows
      .map(({ id }) => id)
      .toSorted((a, b) => slow(b) - slow(a))
      .slice(0, mostCharted),
  );
  return flows.map(({ id }) => id).filter((id) => slowest.has(id));
}

function flownOf({ comparison }: Charted): readonly Flown[] {
  const designs = comparison.designs.flatMap((design): Flown[] =>
    design.campaign === null
      ? []
      : [
          {
            id: design.id,
            title: `${design.id} ${design.strategy.replaceAll('-', ' ')}`,
            tone: toneOf(design.campaign, design.id === comparison.recommended),
            campaign: design.campaign,
          },
        ],
  );
  const reference = comparison.measuring?.reference ?? null;
  if (designs.length === 0 || reference === null) return designs;
  const { campaign } = reference;
  return [...designs, { id: 'naive', title: 'Naive reference', tone: toneOf(campaign, false), campaign }];
}

/** What broke is red, what is recommended has the accent, the rest is quiet. */
function toneOf(campaign: Campaign, recommended: boolean): Panel['tone'] {
  if (campaign.held.some((held) => held.brokenRuns > 0)) return 'failed';
  return recommended ? 'flowing' : 'waiting';
}

function freshnessChart(plan: Charted, id: string, flown: readonly Flown[]): readonly Chart[] | null {
  const classes = flown
    .flatMap(({ campaign }) => campaign.shown.flows.filter((flow) => flow.flow === id))
    .map((flow) => flow.freshnessClasses.map(({ upTo }) => upTo));
  const bounds = [...new Set(classes.flat())].toSorted((a, b) => a - b);
  if (bounds.length < 2) return null;
  const panels = flown.map((one) => freshnessPanel(one, id, bounds));
  const asked = plan.flows.find((flow) => flow.id === id)?.freshness ?? null;
  const top = topOver(panels.flatMap(({ readings }) => readings.map(({ value }) => value)));
  return [
    {
      kind: 'chart',
      id: `freshness-${id}`,
      title: `${id}: how long until a change shows on the other side, share of changes`,
      description: `${panels.map((panel) => `${panel.title}: ${panel.note}`).join('. ')}. The scale of time is logarithmic.`,
      form: 'bars',
      left: 0,
      right: bounds.length,
      top,
      ticksX: timeTicks(bounds),
      ticksY: [
        { at: 0, words: '0' },
        { at: top / 1.15, words: `${Math.round((top / 1.15) * 100)} %` },
      ],
      limitX:
        asked === null ? null : { at: placeIn(bounds, seconds(asked)), words: `asked ${inWords(asked)}` },
      limitY: null,
      panels,
    },
  ];
}

function freshnessPanel(
  { id, title, tone, campaign }: Flown,
  flow: string,
  bounds: readonly number[],
): Panel {
  const figures = campaign.shown.flows.find((one) => one.flow === flow);
  const all = (figures?.freshnessClasses ?? []).reduce((sum, { count }) => sum + count, 0);
  const readings = (figures?.freshnessClasses ?? []).map(({ upTo, count }) => {
    const at = bounds.indexOf(upTo);
    return { from: at, to: at + 1, value: all === 0 ? 0 : count / all };
  });
  const freshness = campaign.flows.find((one) => one.flow === flow)?.freshness ?? null;
  const note =
    freshness === null ? 'no change came through' : `95 % within ${inWords(duration(freshness.p95.middle))}`;
  return { id, title, note, tone, hollow: false, readings, spans: [] };
}

/** A length of time on the axis of classes: within its class by the logarithm. */
function placeIn(bounds: readonly number[], length: number): number {
  const index = bounds.findIndex((upTo) => length <= upTo);
  if (index < 0) return bounds.length;
  const upTo = bounds[index] ?? length;
  const from = bounds[index - 1] ?? upTo / 2;
  const part = from <= 0 ? 1 : Math.log(length / from) / Math.log(upTo / from);
  return index + Math.min(1, Math.max(0, part));
}

/** Four marks spread over the classes, each with its upper bound; the last class takes all that is longer. */
function timeTicks(bounds: readonly number[]): readonly Tick[] {
  const last = bounds.length - 1;
  const places = [...new Set([0, Math.round(last / 3), Math.round((last * 2) / 3), last])];
  return places.map((index) => ({
    at: index + 1,
    words: index === last ? 'more' : inWords(duration(bounds[index] ?? 0)),
  }));
}

/** For each system the limit that the designs come closest to. */
function budgetCharts(plan: Charted, flown: readonly Flown[]): readonly Chart[] {
  const systems = [
    ...new Set(flown.flatMap(({ campaign }) => campaign.shown.limits.map(({ system }) => system))),
  ];
  return systems.toSorted().flatMap((system) => {
    const limits = flown.flatMap(({ campaign }) =>
      campaign.shown.limits.filter((limit) => limit.system === system),
    );
    const tightest = limits.toSorted((a, b) => b.share - a.share)[0];
    return tightest === undefined ? [] : [budgetChart(plan, tightest, flown)];
  });
}

type LimitPlace = Pick<Flight['limits'][number], 'system' | 'limitId' | 'endpoint'>;

function budgetChart(plan: Charted, at: LimitPlace, flown: readonly Flown[]): Chart {
  const panels = flown.map(({ id, title, tone, campaign }): Panel => {
    const limit = limitOf(campaign.shown, at);
    const readings = (limit?.byHour ?? []).map((value, hour) => ({ from: hour, to: hour + 1, value }));
    const note = limit === null ? 'never called' : `fullest window ${shareWords(limit.share)}`;
    return { id, title, note, tone, hollow: false, readings, spans: [] };
  });
  const most = Math.max(0, ...panels.flatMap(({ readings }) => readings.map(({ value }) => value)));
  const near = most > 0.25;
  const top = near ? Math.max(1.1, most * 1.1) : topOver([most]);
  return {
    kind: 'chart',
    id: `budget-${at.system}`,
    title: `${systemName(plan, at.system)}: use of the limit ${at.limitId}${at.endpoint === null ? '' : ` (${at.endpoint})`} by the hour of the day, after the first load`,
    description: panels.map((panel) => `${panel.title}: ${panel.note}`).join('. '),
    form: 'bars',
    left: 0,
    right: 24,
    top,
    ticksX: [0, 6, 12, 18, 24].map((hour) => ({ at: hour, words: `${hour} h` })),
    ticksY: [
      { at: 0, words: '0' },
      near ? { at: 1, words: '100 %' } : { at: top / 1.15, words: shareWords(top / 1.15) },
    ],
    limitX: null,
    limitY: near ? { at: 1, words: 'the limit' } : null,
    panels,
  };
}

function limitOf(flight: Flight, at: LimitPlace): Flight['limits'][number] | null {
  return (
    flight.limits.find(
      (limit) => limit.system === at.system && limit.limitId === at.limitId && limit.endpoint === at.endpoint,
    ) ?? null
  );
}

function shareWords(share: number): string {
  if (share > 0 && share < 0.001) return '< 0.1 %';
  return `${Math.round(share * 1000) / 10} %`;
}

function backlogChart(flown: readonly Flown[]): readonly Chart[] | null {
  const points = flown.flatMap(({ campaign }) => campaign.shown.backlog);
  if (points.length < 2) return null;
  const right = Math.max(...points.map(({ at }) => at));
  const most = Math.max(1, ...points.map(({ waiting }) => waiting));
  const step =
    [3600, 21_600, 43_200, 86_400, 172_800, 604_800].find((length) => right / length <= 4) ?? 2_592_000;
  return [
    {
      kind: 'chart',
      id: 'backlog',
      title:
        'Changes waiting over the run, and how long it took to catch up after the longest outage; shaded: a system was away',
      description: flown
        .map(({ title, campaign }) => `${title}: ${recoveryWords(campaign.shown)}`)
        .join('. '),
      form: 'line',
      left: 0,
      right,
      top: topOver([most]),
      ticksX: Array.from({ length: Math.floor(right / step) + 1 }, (_, index) => ({
        at: index * step,
        words: index === 0 ? '0' : inWords(duration(index * step)),
      })),
      ticksY: [
        { at: 0, words: '0' },
        { at: most, words: `${most}`.replace(/\B(?=(\d{3})+(?!\d))/g, ',') },
      ],
      limitX: null,
      limitY: null,
      panels: flown.map(({ id, title, tone, campaign }) => ({
        id,
        title,
        note: recoveryWords(campaign.shown),
        tone,
        hollow: false,
        readings: campaign.shown.backlog.map(({ at, waiting }) => ({ from: at, to: at, value: waiting })),
        spans: campaign.shown.outages.map(({ from, to, system }) => ({ from, to, words: system })),
      })),
    },
  ];
}

function recoveryWords({ recovery, outages }: Flight): string {
  if (outages.length === 0) return 'no outage in this run';
  return recovery === null ? 'did not catch up' : `caught up in ${inWords(recovery)}`;
}

/** A scale's top with room over its highest reading for words. */
function topOver(values: readonly number[]): number {
  return Math.max(1e-6, ...values) * 1.15;
}
