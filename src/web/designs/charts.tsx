// Small charts of what was measured, one a design on the same scales: the words of a figure stand over its chart, the limit is a line in it.
// A measured one is filled, an estimated one hollow. The only file that knows the chart library.
import '@mantine/charts/styles.css';
import { AreaChart, type AreaChartProps } from '@mantine/charts';
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { ReferenceArea } from 'recharts';
import style from './designs.module.css';
import type { SideBySide } from './queries.ts';

export type Chart = SideBySide['charts'][number];
type Panel = Chart['panels'][number];

const height = 132;

export function Panelled({ chart, panel }: { readonly chart: Chart; readonly panel: Panel }): ReactNode {
  const colour = `var(--${panel.tone})`;
  return (
    <figure className={style['panel']} aria-label={`${panel.title}: ${panel.note}`}>
      <Text component="figcaption" size="sm" className="figures">
        {panel.note}
      </Text>
      <div aria-hidden>
        <AreaChart
          h={height}
          data={pointsOf(chart, panel)}
          dataKey="at"
          series={[{ name: 'value', color: colour }]}
          curveType={chart.form === 'bars' ? 'stepAfter' : 'linear'}
          withDots={false}
          withGradient={false}
          withTooltip={false}
          gridAxis="none"
          tickLine="none"
          fillOpacity={panel.hollow ? 0 : 0.28}
          strokeWidth={1.25}
          strokeDasharray={panel.hollow ? '4 3' : '0'}
          areaProps={{ isAnimationActive: false, activeDot: false }}
          areaChartProps={{ accessibilityLayer: false, margin: { top: 14, right: 8, bottom: 0, left: 0 } }}
          xAxisProps={{
            type: 'number',
            domain: [chart.left, chart.right],
            ticks: spaced(chart.ticksX).map(({ at }) => at),
            tickFormatter: (at: number) => wordsAt(chart.ticksX, at),
            interval: 0,
            minTickGap: 0,
            height: 22,
            tick: <Tick chart={chart} />,
          }}
          yAxisProps={{
            type: 'number',
            domain: [0, chart.top],
            ticks: chart.ticksY.map(({ at }) => at),
            tickFormatter: (at: number) => wordsAt(chart.ticksY, at).replaceAll(' ', '\u00a0'),
            interval: 0,
            width: 52,
          }}
          referenceLines={limitsOf(chart)}
        >
          {panel.spans.map(({ from, to, words }) => (
            <ReferenceArea
              key={`${words}-${from}`}
              x1={from}
              x2={to}
              fill="var(--failed)"
              fillOpacity={0.16}
              ifOverflow="hidden"
            />
          ))}
        </AreaChart>
      </div>
    </figure>
  );
}

/** A step holds its value until the next begins; the last one is closed at its end. */
function pointsOf({ form }: Chart, { readings }: Panel): { readonly at: number; readonly value: number }[] {
  const points = readings.map(({ from, value }) => ({ at: from, value }));
  const last = readings.at(-1);
  return form === 'bars' && last !== undefined ? [...points, { at: last.to, value: last.value }] : points;
}

/** The first, a middle one and the last: what has room under a small chart. */
function spaced(ticks: Chart['ticksX']): Chart['ticksX'] {
  if (ticks.length <= 3) return ticks;
  const [first, middle, last] = [ticks[0], ticks[(ticks.length - 1) >> 1], ticks.at(-1)];
  return [first, middle, last].flatMap((tick) => tick ?? []);
}

function wordsAt(ticks: Chart['ticksX'], at: number): string {
  return ticks.find((tick) => tick.at === at)?.words ?? '';
}

/** The first tick begins and the last one ends at its place, so that none is cut. */
function Tick({
  chart,
  x = 0,
  y = 0,
  payload = null,
}: {
  readonly chart: Chart;
  readonly x?: number;
  readonly y?: number;
  readonly payload?: { readonly value: number } | null;
}): ReactNode {
  if (payload === null) return null;
  const { value } = payload;
  const share = (value - chart.left) / (chart.right - chart.left);
  return (
    <text
      x={x}
      y={y + 11}
      textAnchor={share < 0.15 ? 'start' : share > 0.85 ? 'end' : 'middle'}
      className={style['small']}
    >
      {wordsAt(chart.ticksX, value)}
    </text>
  );
}

function limitsOf({ limitX, limitY }: Chart): NonNullable<AreaChartProps['referenceLines']> {
  const words = (value: string, position: 'insideTopRight' | 'insideTopLeft' | 'top') => ({
    value,
    position,
    fill: 'var(--retry)',
    fontSize: 11,
  });
  return [
    ...(limitX === null ? [] : [{ x: limitX.at, color: 'var(--retry)', label: words(limitX.words, 'top') }]),
    ...(limitY === null
      ? []
      : [{ y: limitY.at, color: 'var(--retry)', label: words(limitY.words, 'insideTopRight') }]),
  ];
}
