// Small charts side by side: the same size, the same scales, their figures in words under the titles. Bars stand on the axis; a line's
// points are joined straight. A limit is a line through the panel with its figure; a span is a ground behind the readings.
import type { Chart, Panel, Tick } from '../diagram/diagram.ts';
import { type Item, pageWidth, type Picture, sizes, type TextLine, whole } from './picture.ts';
import { measured, prose } from './words.ts';

const side = 16;
const gap = 20;
/** Left of a row: the words of the value axis. */
const axisWidth = 44;
const head = 40;
const plot = 96;
const foot = 26;
const below = 14;

/** A panel's plot in the picture. */
interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly first: boolean;
}

export function placeChart(chart: Chart): Picture {
  const columns = columnsFor(chart.panels.length);
  const width = (pageWidth - 2 * side - axisWidth - (columns - 1) * gap) / columns;
  const rowHeight = head + plot + foot + below;
  const rows = Math.ceil(chart.panels.length / columns);
  const items = chart.panels.flatMap((panel, index) => {
    const column = index % columns;
    return panelItems(chart, panel, {
      x: side + axisWidth + column * (width + gap),
      y: 8 + Math.floor(index / columns) * rowHeight + head,
      width,
      first: column === 0,
    });
  });
  return {
    id: chart.id,
    title: chart.title,
    description: chart.description,
    width: pageWidth,
    height: 8 + rows * rowHeight,
    items,
    cut:
      rows <= 1
        ? whole
        : { head: 0, levels: Array.from({ length: rows }, (_, row) => 8 + (row + 1) * rowHeight) },
  };
}

/** As even as it goes: two rows of three rather than four and two. */
function columnsFor(panels: number): number {
  if (panels <= 3) return Math.max(1, panels);
  return panels === 4 ? 2 : 3;
}

function panelItems(chart: Chart, panel: Panel, area: Area): readonly Item[] {
  const x = (at: number): number =>
    area.x +
    ((Math.min(Math.max(at, chart.left), chart.right) - chart.left) / (chart.right - chart.left)) *
      area.width;
  const y = (value: number): number => area.y + plot - (Math.min(value, chart.top) / chart.top) * plot;
  const spans = panel.spans.map(
    (span, index): Item => ({
      kind: 'ground',
      id: `${panel.id}-span-${index}`,
      tone: 'failed',
      framed: false,
      x: x(span.from),
      y: area.y,
      width: Math.max(2, x(span.to) - x(span.from)),
      height: plot,
    }),
  );
  return [
    ...spans,
    ...titleItems(panel, area),
    ...axisItems(chart, panel, { area, x, y }),
    ...(chart.form === 'bars' ? barItems(panel, x, { y, floor: area.y + plot }) : lineItems(panel, x, y)),
    ...limitItems(chart, panel, { area, x, y }),
  ];
}

interface Scales {
  readonly area: Area;
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
}

function titleItems(panel: Panel, area: Area): readonly Item[] {
  const title = prose(panel.title, 'strong', sizes.label, { most: area.width, lines: 1 });
  const note = prose(panel.note, 'quiet', sizes.line, { most: area.width, lines: 1 });
  return [
    label(`${panel.id}-title`, title, { x: area.x, y: area.y - head }),
    label(`${panel.id}-note`, note, { x: area.x, y: area.y - head + 17 }),
  ];
}

function axisItems(chart: Chart, panel: Panel, { area, x, y }: Scales): readonly Item[] {
  const floor: Item = rule(
    `${panel.id}-floor`,
    [area.x, area.y + plot],
    [area.x + area.width, area.y + plot],
  );
  const under = chart.ticksX.map((tick): Item => {
    const words = measured(prose(tick.words, 'quiet', sizes.line, { most: 80, lines: 1 }));
    const middle = x(tick.at) - words.width / 2;
    const left = Math.min(Math.max(middle, area.x), area.x + area.width - words.width);
    return label(`${panel.id}-x-${tick.at}`, words.lines, { x: left, y: area.y + plot + 6 });
  });
  const beside = area.first
    ? chart.ticksY.map((tick): Item => {
        const words = measured(prose(tick.words, 'quiet', sizes.line, { most: axisWidth, lines: 1 }));
        return label(`${panel.id}-y-${tick.at}`, words.lines, {
          x: area.x - 8 - words.width,
          y: y(tick.at) - words.height / 2,
        });
      })
    : [];
  return [floor, ...under, ...beside];
}

function barItems(
  panel: Panel,
  x: (at: number) => number,
  { y, floor }: { readonly y: (value: number) => number; readonly floor: number },
): readonly Item[] {
  return panel.readings
    .filter((reading) => reading.value > 0)
    .map((reading, index): Item => {
      const [left, right] = [x(reading.from), x(reading.to)];
      const top = Math.min(y(reading.value), floor - 1);
      return {
        kind: 'box',
        id: `${panel.id}-bar-${index}`,
        shape: panel.hollow ? 'own' : 'bar',
        tone: panel.tone,
        lines: [],
        x: left + 0.5,
        y: top,
        width: Math.max(1, right - left - 1),
        height: floor - top,
      };
    });
}

function lineItems(panel: Panel, x: (at: number) => number, y: (value: number) => number): readonly Item[] {
  if (panel.readings.length < 2) return [];
  return [
    {
      kind: 'line',
      id: `${panel.id}-line`,
      points: panel.readings.map((reading) => ({ x: x(reading.from), y: y(reading.value) })),
      bend: 'straight',
      travel: panel.hollow ? 'poll' : 'call',
      tone: panel.tone,
      startArrow: false,
      endArrow: false,
    },
  ];
}

/** The limit's words stand at the end that the readings leave free: above the plot's floor on the right, or at its head. */
function limitItems(chart: Chart, panel: Panel, { area, x, y }: Scales): readonly Item[] {
  const items: Item[] = [];
  const { limitX, limitY } = chart;
  if (limitX !== null && limitX.at > chart.left && limitX.at < chart.right) {
    items.push(limitLine(`${panel.id}-limit-x`, [x(limitX.at), area.y], [x(limitX.at), area.y + plot]));
    items.push(...besideLine(`${panel.id}-limit-x-words`, limitX, { area, at: x(limitX.at) }));
  }
  if (limitY !== null && limitY.at <= chart.top) {
    const height = y(limitY.at);
    items.push(limitLine(`${panel.id}-limit-y`, [area.x, height], [area.x + area.width, height]));
    const words = measured(prose(limitY.words, 'quiet', sizes.line, { most: area.width, lines: 1 }));
    items.push(
      label(`${panel.id}-limit-y-words`, words.lines, {
        x: area.x + area.width - words.width,
        y: height + 2,
      }),
    );
  }
  return items;
}

function besideLine(
  id: string,
  limit: Tick,
  { area, at }: { readonly area: Area; readonly at: number },
): readonly Item[] {
  const words = measured(prose(limit.words, 'quiet', sizes.line, { most: area.width / 2, lines: 1 }));
  const right = at + 4 + words.width <= area.x + area.width;
  return [label(id, words.lines, { x: right ? at + 4 : at - 4 - words.width, y: area.y })];
}

type Place = readonly [x: number, y: number];

function rule(id: string, from: Place, to: Place): Item {
  return {
    kind: 'line',
    id,
    points: [
      { x: from[0], y: from[1] },
      { x: to[0], y: to[1] },
    ],
    bend: 'straight',
    travel: 'thin',
    tone: 'waiting',
    startArrow: false,
    endArrow: false,
  };
}

function limitLine(id: string, from: Place, to: Place): Item {
  return { ...rule(id, from, to), travel: 'reply', tone: 'retry' } as Item;
}

function label(id: string, lines: readonly TextLine[], at: { readonly x: number; readonly y: number }): Item {
  const { width, height } = measured(lines);
  return { kind: 'label', id, align: 'start', tone: 'waiting', lines, x: at.x, y: at.y, width, height };
}
