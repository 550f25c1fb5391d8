// A design's map in a column's width: systems that give at the left, what the design builds in the middle, systems that take at the right.
// Told by an event: a solid arrow; fetched by a poll: dashed; in bulk: double. Words stay 11 px however narrow the column is.
import { useElementSize } from '@mantine/hooks';
import type { ReactNode } from 'react';
import style from './designs.module.css';
import { plainWords } from './words.ts';
import type { SideBySide } from './queries.ts';

type DesignMap = SideBySide['maps'][number];
type Way = DesignMap['ways'][number];

const rowHeight = 68;
const boxHeight = 26;
/** What a queue over a store takes, px. */
const coreHeight = 96;
/** Narrower than this nothing more gives way, px. */
const least = 208;

/** How wide boxes and the middle are, px; `half` is what each side has. */
interface Room {
  readonly width: number;
  readonly box: number;
  readonly core: number;
  readonly half: number;
}

function roomIn(width: number): Room {
  const core = width < 280 ? 44 : 58;
  const half = (width - core) / 2;
  return { width, core, half, box: Math.min(width < 280 ? 60 : 84, half - 28) };
}

/** One way in its row. */
interface RowOf {
  readonly way: Way;
  readonly map: DesignMap;
  readonly room: Room;
  readonly y: number;
}

export function DesignPicture({ map }: { readonly map: DesignMap }): ReactNode {
  const { ref, width: measured } = useElementSize();
  const room = roomIn(Math.max(least, Math.floor(measured)));
  const into = map.ways.filter(({ direction }) => direction === 'in');
  const out = map.ways.filter(({ direction }) => direction === 'out');
  const rows = Math.max(into.length, out.length);
  const height = Math.max(rows * rowHeight, coreHeight) + 4;
  const above = (height - rows * rowHeight) / 2;
  return (
    <div ref={ref} className={style['map']}>
      <svg
        width={room.width}
        height={height}
        viewBox={`0 0 ${room.width} ${height}`}
        role="img"
        aria-label={mapWords(map)}
      >
        <rect x={room.half} y={4} width={room.core} height={height - 8} className={style['own']} />
        <Core engine={map.engine} middle={room.width / 2} height={height} />
        {into.map((way, row) => (
          <Into key={keyOf(way)} way={way} map={map} room={room} y={above + row * rowHeight} />
        ))}
        {out.map((way, row) => (
          <Out key={keyOf(way)} way={way} map={map} room={room} y={above + row * rowHeight} />
        ))}
      </svg>
      <p className={style['caption']}>{plainWords(engineWords(map.engine))}</p>
    </div>
  );
}

function keyOf({ system, direction, words, status }: Way): string {
  return [system, direction, words, status].join();
}

/** A queue is a cylinder on its side, a store an upright one; where there is none, there is none. */
function Core({
  engine,
  middle,
  height,
}: {
  readonly engine: DesignMap['engine'];
  readonly middle: number;
  readonly height: number;
}): ReactNode {
  const [queue, state] = [engine.queue !== null, engine.state !== null];
  const y = height / 2 - (queue && state ? 36 : 18);
  const below = queue ? y + 42 : y;
  return (
    <g>
      {queue ? (
        <g>
          <path
            className={style['part']}
            d={`M${middle - 12} ${y} h24 a4 7 0 0 1 0 14 h-24 a4 7 0 0 1 0 -14 a4 7 0 0 1 0 14`}
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

function Into({ way, map, room, y }: RowOf): ReactNode {
  const top = y + 16;
  const middle = top + boxHeight / 2;
  const tone = toneOf(way);
  return (
    <g>
      <title>{wayWords(way, map)}</title>
      <text x={0} y={y + 11} className={style['small']} data-tone={tone}>
        {fit(`${flowWords(way)} · ${way.label ?? ''}`, room.half)}
      </text>
      <System way={way} map={map} room={room} x={0} y={top} />
      <Arrow
        from={room.box}
        to={room.half}
        y={way.repair === null ? middle : middle - 5}
        mode={way.mode}
        tone={tone}
      />
      {way.repair === null ? null : (
        <g>
          <Arrow from={room.box} to={room.half} y={middle + 6} mode="poll" tone="waiting" />
          <text x={0} y={top + boxHeight + 12} className={style['small']} data-tone="waiting">
            {fit(`and ${way.repair}`, room.half)}
          </text>
        </g>
      )}
    </g>
  );
}

function Out({ way, map, room, y }: RowOf): ReactNode {
  const tone = toneOf(way);
  const words = way.status === 'blocked' ? `${flowWords(way)} · blocked` : flowWords(way);
  return (
    <g>
      <title>{wayWords(way, map)}</title>
      <text x={room.width} y={y + 11} textAnchor="end" className={style['small']} data-tone={tone}>
        {fit(words, room.half)}
      </text>
      <System way={way} map={map} room={room} x={room.width - room.box} y={y + 16} />
      <Arrow
        from={room.half + room.core}
        to={room.width - room.box}
        y={y + 16 + boxHeight / 2}
        mode={null}
        tone={tone}
      />
    </g>
  );
}

function System({ way, map, room, x, y }: RowOf & { readonly x: number }): ReactNode {
  return (
    <g>
      <rect x={x + 0.75} y={y} width={room.box - 1.5} height={boxHeight} rx={7} className={style['system']} />
      <text x={x + room.box / 2} y={y + boxHeight / 2 + 4} textAnchor="middle" className={style['label']}>
        {fit(nameOf(way, map), room.box - 6)}
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
  const line = `M${from + 2} ${y}H${to - 6}`;
  return (
    <g data-tone={tone} className={style['arrow']}>
      <path d={line} data-travel={travel} />
      {travel === 'batch' ? <path d={line} data-travel="core" /> : null}
      <path d={`M${to - 1} ${y}l-7 -4v8z`} data-travel="head" />
    </g>
  );
}

/** About as many letters of 11 px as fit. */
function fit(words: string, room: number): string {
  const most = Math.max(3, Math.floor(room / 5.3));
  return words.length <= most ? words : `${words.slice(0, most - 1).trimEnd()}…`;
}

function toneOf({ status }: Way): string {
  return { feasible: 'flowing', open: 'assumed', blocked: 'failed' }[status];
}

function flowWords({ flows, count }: Way): string {
  return count > 3 ? `${count} flows` : flows.join(', ');
}

function nameOf(way: Way, map: DesignMap): string {
  return map.systems.find(({ system }) => system === way.system)?.name ?? way.system;
}

function wayWords(way: Way, map: DesignMap): string {
  const more = way.count - way.flows.length;
  const flows = `${way.flows.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  const blocked = way.status === 'blocked' ? ', blocked as asked' : '';
  return way.direction === 'in'
    ? `${flows} from ${nameOf(way, map)} by ${way.words ?? 'call'}${blocked}`
    : `${flows} into ${nameOf(way, map)}${blocked}`;
}

function engineWords({ tool, state, intake }: DesignMap['engine']): string {
  const parts = [tool, ...(intake === null ? [] : [intake])];
  return [...parts, ...(state === null || tool.includes(state) ? [] : [state])].join(' · ');
}

function mapWords(map: DesignMap): string {
  return `Map of ${map.design}: ${map.ways.map((way) => wayWords(way, map)).join('; ')}. In the middle: ${engineWords(map.engine)}.`;
}
