// A design's map in a column's width: systems that give at the left, what the design builds in the middle, systems that take at the right.
// Told by an event: a solid arrow; fetched by a poll: dashed; in bulk: double. Words stay 11 px however narrow the column is.
import { useElementSize } from '@mantine/hooks';
import type { ReactNode } from 'react';
import style from './designs.module.css';
import type { SideBySide } from './queries.ts';

type DesignMap = SideBySide['maps'][number];
type Way = DesignMap['ways'][number];

const rowHeight = 62;
const box = { width: 76, height: 28 };
const core = 58;
/** Narrower than this nothing more gives way. */
const least = 228;

export function DesignPicture({ map }: { readonly map: DesignMap }): ReactNode {
  const { ref, width: measured } = useElementSize();
  const width = Math.max(least, measured);
  const into = map.ways.filter(({ direction }) => direction === 'in');
  const out = map.ways.filter(({ direction }) => direction === 'out');
  const height = Math.max(into.length, out.length) * rowHeight + 8;
  const left = (width - core) / 2;
  const { engine } = map;
  return (
    <div ref={ref} className={`frame ${style['map'] ?? ''}`}>
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={mapWords(map)}
      >
        <rect x={left} y={4} width={core} height={height - 8} className={style['own']} />
        <Core engine={engine} left={left} height={height} />
        {into.map((way, row) => (
          <Into key={keyOf(way)} way={way} map={map} y={row * rowHeight + 4} to={left} />
        ))}
        {out.map((way, row) => (
          <Out
            key={keyOf(way)}
            way={way}
            map={map}
            y={row * rowHeight + 4}
            from={left + core}
            width={width}
          />
        ))}
      </svg>
      <p className={style['caption']}>{engineWords(engine)}</p>
    </div>
  );
}

function keyOf({ system, direction, words, status }: Way): string {
  return [system, direction, words, status].join();
}

/** A queue is a cylinder on its side, a store an upright one; where there is none, there is none. */
function Core({
  engine,
  left,
  height,
}: {
  readonly engine: DesignMap['engine'];
  readonly left: number;
  readonly height: number;
}): ReactNode {
  const middle = left + core / 2;
  const [queue, state] = [engine.queue !== null, engine.state !== null];
  const y = height / 2 - (queue && state ? 34 : 17);
  const below = queue ? y + 40 : y;
  return (
    <g>
      {queue ? (
        <g>
          <path
            className={style['part']}
            d={`M${middle - 14} ${y} h28 a4 7 0 0 1 0 14 h-28 a4 7 0 0 1 0 -14 a4 7 0 0 1 0 14`}
          />
          <text x={middle} y={y + 28} textAnchor="middle" className={style['small']}>
            queue
          </text>
        </g>
      ) : null}
      {state ? (
        <g>
          <path
            className={style['part']}
            d={`M${middle - 11} ${below + 3} v12 a11 3.5 0 0 0 22 0 v-12 a11 3.5 0 0 0 -22 0 a11 3.5 0 0 0 22 0`}
          />
          <text x={middle} y={below + 32} textAnchor="middle" className={style['small']}>
            state
          </text>
        </g>
      ) : null}
    </g>
  );
}

function Into({
  way,
  map,
  y,
  to,
}: {
  readonly way: Way;
  readonly map: DesignMap;
  readonly y: number;
  readonly to: number;
}): ReactNode {
  const middle = y + 18 + box.height / 2;
  const tone = toneOf(way);
  return (
    <g>
      <title>{wayWords(way, map)}</title>
      <text x={0} y={y + 11} className={style['small']} data-tone={tone}>
        {flowWords(way)} · {way.label}
      </text>
      <System way={way} map={map} x={0} y={y + 18} />
      <Arrow
        from={box.width}
        to={to}
        y={way.repair === null ? middle : middle - 4}
        mode={way.mode}
        tone={tone}
      />
      {way.repair === null ? null : (
        <g>
          <Arrow from={box.width} to={to} y={middle + 7} mode="poll" tone="waiting" />
          <text x={box.width + 4} y={y + 18 + box.height + 8} className={style['small']} data-tone="waiting">
            {fit(way.repair, to - box.width - 4)}
          </text>
        </g>
      )}
    </g>
  );
}

function Out({
  way,
  map,
  y,
  from,
  width,
}: {
  readonly way: Way;
  readonly map: DesignMap;
  readonly y: number;
  readonly from: number;
  readonly width: number;
}): ReactNode {
  const tone = toneOf(way);
  return (
    <g>
      <title>{wayWords(way, map)}</title>
      <text x={width} y={y + 11} textAnchor="end" className={style['small']} data-tone={tone}>
        {flowWords(way)}
        {way.status === 'blocked' ? ' · as asked: blocked' : ''}
      </text>
      <System way={way} map={map} x={width - box.width} y={y + 18} />
      <Arrow from={from} to={width - box.width} y={y + 18 + box.height / 2} mode={null} tone={tone} />
    </g>
  );
}

function System({
  way,
  map,
  x,
  y,
}: {
  readonly way: Way;
  readonly map: DesignMap;
  readonly x: number;
  readonly y: number;
}): ReactNode {
  const name = map.systems.find(({ system }) => system === way.system)?.name ?? way.system;
  return (
    <g>
      <rect
        x={x + 0.75}
        y={y}
        width={box.width - 1.5}
        height={box.height}
        rx={7}
        className={style['system']}
      />
      <text x={x + box.width / 2} y={y + box.height / 2 + 4} textAnchor="middle" className={style['label']}>
        {fit(name, box.width - 8)}
      </text>
    </g>
  );
}

function Arrow({
  from,
  to,
  y,
  mode,
  tone,
}: {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly mode: Way['mode'];
  readonly tone: string;
}): ReactNode {
  const travel = mode === 'poll' ? 'poll' : mode === 'schedule' ? 'batch' : 'event';
  return (
    <g data-tone={tone} className={style['arrow']}>
      <path d={`M${from + 2} ${y}H${to - 6}`} data-travel={travel} />
      {travel === 'batch' ? <path d={`M${from + 2} ${y}H${to - 6}`} data-travel="core" /> : null}
      <path d={`M${to - 1} ${y}l-7 -4v8z`} data-travel="head" />
    </g>
  );
}

/** About as many letters of 11 px as fit. */
function fit(words: string, room: number): string {
  const most = Math.max(3, Math.floor(room / 5.9));
  return words.length <= most ? words : `${words.slice(0, most - 1).trimEnd()}…`;
}

function toneOf({ status }: Way): string {
  return { feasible: 'flowing', open: 'assumed', blocked: 'failed' }[status];
}

function flowWords({ flows, count }: Way): string {
  return count > 3 ? `${count} flows` : flows.join(', ');
}

function wayWords(way: Way, map: DesignMap): string {
  const name = map.systems.find(({ system }) => system === way.system)?.name ?? way.system;
  const flows =
    way.count > way.flows.length
      ? `${way.flows.join(', ')} and ${way.count - way.flows.length} more`
      : way.flows.join(', ');
  return way.direction === 'in' ? `${flows} from ${name} by ${way.words ?? 'call'}` : `${flows} into ${name}`;
}

function engineWords({ tool, state, intake }: DesignMap['engine']): string {
  return [
    tool,
    ...(intake === null ? [] : [intake]),
    ...(state === null || tool.includes(state) ? [] : [state]),
  ].join(' · ');
}

function mapWords(map: DesignMap): string {
  return `Map of ${map.design}: ${map.ways.map((way) => wayWords(way, map)).join('; ')}. In the middle: ${engineWords(map.engine)}.`;
}
