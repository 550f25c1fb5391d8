// A schedule laid out: one row per task or gate, days from left to right, the name beside its row, days or dates over it.
import type { Bar, Schedule } from '../diagram/diagram.ts';
import {
  type Box,
  type Item,
  type Label,
  pageWidth,
  type Picture,
  type Rectangle,
  sizes,
} from './picture.ts';
import { uprightLines } from './upright.ts';
import { measured, prose } from './words.ts';

const row = 30;
/** A row whose words find no room beside the bar has them under it. */
const tallRow = 44;
const head = 44;
const names = 246;
const side = 16;
const chart = pageWidth - names - 2 * side;

export function placeSchedule(schedule: Schedule): Picture {
  const days = Math.max(schedule.days, ...schedule.bars.map((bar) => bar.endDay)) + 1;
  const at = (number: number): number => side + names + (number * chart) / days;
  const rows: Item[] = [];
  const levels: number[] = [];
  let y = head;
  for (const bar of schedule.bars) {
    const placed = rowOf(bar, y, at);
    rows.push(...placed.items);
    y += placed.height;
    levels.push(y);
  }
  return {
    id: schedule.id,
    title: schedule.title,
    description: schedule.description,
    width: pageWidth,
    height: y + 12,
    items: [...axis(days, { at, bottom: y, rows }), ...rows],
    cut: { head, levels },
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

interface Row {
  readonly items: readonly Item[];
  readonly height: number;
}

function rowOf(bar: Bar, top: number, at: (day: number) => number): Row {
  const gate = bar.form === 'gate';
  const name = measured(
    prose(`${bar.id} ${bar.title}`, gate ? 'quiet' : 'plain', sizes.label, { most: names - 14, lines: 2 }),
  );
  const form = gate ? gateOf(bar, top, at) : barOf(bar, top, at);
  const words = besideOf(bar, form, top);
  const under = words.y > top + row - 8;
  const height = Math.max(under ? tallRow : row, name.height + 8);
  const named: Item = {
    kind: 'label',
    id: `name-${bar.id}`,
    align: 'start',
    tone: 'flowing',
    lines: name.lines,
    x: side,
    y: top + Math.max(4, (row - name.height) / 2),
    width: name.width,
    height: name.height,
  };
  return { items: [named, form, words], height };
}

function gateOf(bar: Bar, top: number, at: (day: number) => number): Box {
  const x = Math.min(at(bar.startDay) - 7, pageWidth - side - 14);
  return {
    kind: 'box',
    id: bar.id,
    shape: 'gate',
    tone: 'assumed',
    lines: [],
    x,
    y: top + row / 2 - 7,
    width: 14,
    height: 14,
  };
}

function barOf(bar: Bar, top: number, at: (day: number) => number): Box {
  const start = at(bar.startDay);
  return {
    kind: 'box',
    id: bar.id,
    shape: 'bar',
    tone: 'flowing',
    lines: [],
    x: start,
    y: top + 6,
    width: at(bar.endDay + 1) - start,
    height: row - 12,
  };
}

/** What kind of work a bar is, and its dates when there are any: right of it, left of it, or under it where neither has room. */
function besideOf(bar: Bar, form: Rectangle, top: number): Label {
  const dates =
    bar.startDate === null
      ? ''
      : ` · ${bar.startDate.slice(5)}${bar.endDate === null || bar.endDate === bar.startDate ? '' : ` to ${bar.endDate.slice(5)}`}`;
  const kind = bar.form === 'gate' ? 'sign-off' : bar.group;
  const words = measured(prose(`${kind}${dates}`, 'quiet', sizes.line, { most: 200, lines: 1 }));
  const middle = top + (row - words.height) / 2;
  const [after, before] = [form.x + form.width + 6, form.x - 6 - words.width];
  const last = pageWidth - side - words.width;
  const place =
    after <= last
      ? { x: after, y: middle }
      : before >= side + names
        ? { x: before, y: middle }
        : { x: Math.max(side + names, Math.min(form.x, last)), y: top + row - 5 };
  return {
    kind: 'label',
    id: `kind-${bar.id}`,
    align: 'start',
    tone: 'waiting',
    lines: words.lines,
    ...place,
    width: words.width,
    height: words.height,
  };
}
