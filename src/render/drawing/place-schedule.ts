// A schedule laid out: one row per task or gate, days from left to right, the name beside its row, days or dates over it.
import type { Bar, Schedule } from '../diagram/diagram.ts';
import { type Item, type Picture, sizes } from './picture.ts';
import { uprightLines } from './upright.ts';
import { measured, prose } from './words.ts';

const row = 30;
const head = 44;
const names = 250;
const chart = 620;
const side = 16;

export function placeSchedule(schedule: Schedule): Picture {
  const days = Math.max(schedule.days, ...schedule.bars.map((bar) => bar.endDay)) + 1;
  const bottom = head + schedule.bars.length * row;
  const at = (number: number): number => side + names + (number * chart) / days;
  const rows = schedule.bars.flatMap((bar, index) => rowOf(bar, head + index * row, at));
  const right = Math.max(at(days), ...rows.map((item) => (item.kind === 'label' ? item.x + item.width : 0)));
  return {
    id: schedule.id,
    title: schedule.title,
    description: schedule.description,
    width: Math.ceil(right + side),
    height: bottom + 12,
    items: [...axis(days, { at, bottom, rows }), ...rows],
  };
}

/** Marks of days over the rows, and their lines behind them. */
function axis(
  days: number,
  place: { readonly at: (day: number) => number; readonly bottom: number; readonly rows: readonly Item[] },
): readonly Item[] {
  const { at, bottom, rows } = place;
  const step = [1, 2, 5, 10, 20, 50, 100].find((candidate) => days / candidate <= 16) ?? 200;
  const marks = Array.from({ length: Math.floor(days / step) + 1 }, (_, index) => index * step);
  const title = measured(prose('project day', 'quiet', sizes.line, { most: 120, lines: 1 }));
  return [
    {
      kind: 'label',
      id: 'axis',
      align: 'end',
      tone: 'waiting',
      lines: title.lines,
      x: at(0) - title.width - 14,
      y: 14,
      width: title.width,
      height: title.height,
    },
    ...marks.flatMap((mark): readonly Item[] => {
      const words = measured(prose(`${mark}`, 'quiet', sizes.line, { most: 40, lines: 1 }));
      return [
        ...uprightLines({ id: `day-${mark}`, x: at(mark), top: head - 10, bottom }, rows),
        {
          kind: 'label',
          id: `mark-${mark}`,
          align: 'middle',
          tone: 'waiting',
          lines: words.lines,
          x: at(mark) - words.width / 2,
          y: 14,
          width: words.width,
          height: words.height,
        },
      ];
    }),
  ];
}

function rowOf(bar: Bar, top: number, at: (day: number) => number): readonly Item[] {
  const gate = bar.form === 'gate';
  const name = measured(
    prose(`${bar.id} ${bar.title}`, gate ? 'quiet' : 'plain', sizes.label, { most: names - 20, lines: 1 }),
  );
  const named: Item = {
    kind: 'label',
    id: `name-${bar.id}`,
    align: 'start',
    tone: 'flowing',
    lines: name.lines,
    x: side,
    y: top + (row - name.height) / 2,
    width: name.width,
    height: name.height,
  };
  if (gate) {
    const centre = at(bar.startDay);
    return [
      named,
      {
        kind: 'box',
        id: bar.id,
        shape: 'gate',
        tone: 'assumed',
        lines: [],
        x: centre - 7,
        y: top + row / 2 - 7,
        width: 14,
        height: 14,
      },
      ...beside(bar, centre + 12, top, 'sign-off'),
    ];
  }
  const [start, end] = [at(bar.startDay), at(bar.endDay + 1)];
  return [
    named,
    {
      kind: 'box',
      id: bar.id,
      shape: 'bar',
      tone: 'flowing',
      lines: [],
      x: start,
      y: top + 6,
      width: end - start,
      height: row - 12,
    },
    ...beside(bar, end + 6, top, bar.group),
  ];
}

/** What kind of work a bar is, and its dates when there are any, in words at its right end. */
function beside(bar: Bar, x: number, top: number, kind: string): readonly Item[] {
  const dates =
    bar.startDate === null
      ? ''
      : ` · ${bar.startDate.slice(5)}${bar.endDate === null || bar.endDate === bar.startDate ? '' : ` to ${bar.endDate.slice(5)}`}`;
  const words = measured(prose(`${kind}${dates}`, 'quiet', sizes.line, { most: 200, lines: 1 }));
  return [
    {
      kind: 'label',
      id: `kind-${bar.id}`,
      align: 'start',
      tone: 'waiting',
      lines: words.lines,
      x,
      y: top + (row - words.height) / 2,
      width: words.width,
      height: words.height,
    },
  ];
}
