// Points left, day by day: as planned, and as it went.
import '@mantine/charts/styles.css';
import { LineChart } from '@mantine/charts';
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import style from './project.module.css';
import type { Project } from './queries.ts';
import { dayWords, shortDay } from '../parts/words.ts';

export function BurnDown({ project }: { readonly project: Project }): ReactNode {
  const days = project.burnDown;
  if (days === null)
    return (
      <Text c="dimmed" size="sm" className="read">
        Set the first day: then tasks get dates, and this shows the points left day by day against the plan.
      </Text>
    );
  const now = days.findLast((one) => one.actual !== null);
  const ideal = now?.ideal ?? 0;
  return (
    <figure style={{ margin: 0 }}>
      <LineChart
        h={200}
        data={days.map((one) => ({
          date: one.day === -1 ? 'Start' : shortDay(one.date),
          'As planned': one.ideal,
          ...(one.actual === null ? {} : { Actual: one.actual }),
        }))}
        dataKey="date"
        series={[
          { name: 'As planned', color: 'var(--waiting)', strokeDasharray: '4 4' },
          { name: 'Actual', color: 'var(--flowing)' },
        ]}
        curveType="linear"
        withDots={false}
        strokeWidth={2}
        gridAxis="x"
        tickLine="none"
        xAxisProps={{ minTickGap: 24 }}
        yAxisProps={{ width: 52 }}
        lineChartProps={{ accessibilityLayer: false }}
        aria-hidden
      />
      <Text component="figcaption" size="xs" c="dimmed" className="figures" mt={4}>
        {now === undefined ? (
          `Points left after each day, as planned. Begins on ${dayWords(days[0]?.date ?? '')}.`
        ) : (
          <>
            Points left on {dayWords(project.today)}:{' '}
            <span className={style['actual']}>{project.pointsLeft} in fact</span>,{' '}
            <span className={style['ideal']}>{ideal} as planned</span>
          </>
        )}
      </Text>
    </figure>
  );
}
