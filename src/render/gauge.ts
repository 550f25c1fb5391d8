// A figure's bar in a page: a thin rail from nothing to the whole, on it the bar, hollow where the figure was estimated, and a tick where
// the limit lies. Colours come from the page; the figure beside it says the same in digits, so that readers of the page skip the bar.
import type { Element } from 'hast';
import type { Gauge } from './document/content.ts';

const width = 32;
const height = 12;
const bar = 6;

export function gaugeElement({ share, limit, hollow }: Gauge): Element {
  const top = (height - bar) / 2;
  const length = Math.round(share * (width - 2) * 10) / 10;
  const at = limit === null ? null : Math.round((1 + limit * (width - 2)) * 10) / 10;
  return shape(
    'svg',
    {
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      ariaHidden: 'true',
      style: beside,
    },
    [
      shape('line', { x1: 1, x2: width - 1, y1: height / 2, y2: height / 2, style: 'stroke:var(--line)' }),
      ...(length < 0.5
        ? []
        : [
            shape('rect', {
              x: 1,
              y: top,
              width: length,
              height: bar,
              style: `stroke:var(--accent);fill:var(${hollow ? '--paper' : '--accent'})`,
            }),
          ]),
      ...(at === null
        ? []
        : [
            shape('line', {
              x1: at,
              x2: at,
              y1: 0,
              y2: height,
              style: 'stroke:var(--failed);stroke-width:1.5',
            }),
          ]),
    ],
  );
}

/** The same length everywhere, so that cells compare across the row. At the left of its cell, so that all bars of a column begin in one line; the figure stands at the right. */
const beside = 'float:left;display:block;margin:4px 4px 0 0';

type Attributes = Readonly<Record<string, string | number>>;

function shape(tagName: string, attributes: Attributes, children: readonly Element[] = []): Element {
  const properties = Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, `${value}`]),
  );
  return { type: 'element', tagName, properties, children: [...children] };
}
