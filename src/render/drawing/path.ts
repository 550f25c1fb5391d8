// Lines as SVG path data, and as sampled points for those who measure them.
import type { Line, Point } from './picture.ts';

const radius = 7;

export function pathOf(line: Line): string {
  switch (line.bend) {
    case 'curve':
      return curved(line.points);
    case 'corner':
      return cornered(line.points);
    case 'straight':
      return line.points.map((point, index) => `${index === 0 ? 'M' : 'L'}${at(point)}`).join('');
    default:
      return line.bend satisfies never;
  }
}

/** Straight pieces with rounded corners. */
function cornered(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  let d = `M${at(first)}`;
  for (const [index, point] of rest.entries()) {
    const [before, after] = [points[index] as Point, rest[index + 1]];
    if (after === undefined) {
      d += `L${at(point)}`;
      continue;
    }
    const turn = Math.min(radius, distance(before, point) / 2, distance(point, after) / 2);
    d += `L${at(towards(point, before, turn))}Q${at(point)} ${at(towards(point, after, turn))}`;
  }
  return d;
}

/** Each piece leaves and arrives level, so it stays between the heights of its two ends. */
function curved(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  return rest.reduce(
    (d, point, index) => {
      const before = points[index] as Point;
      if (Math.abs(before.y - point.y) < 0.5) return `${d}L${at(point)}`;
      const middle = (before.x + point.x) / 2;
      return `${d}C${middle.toFixed(1)} ${before.y.toFixed(1)} ${middle.toFixed(1)} ${point.y.toFixed(1)} ${at(point)}`;
    },
    `M${at(first)}`,
  );
}

/** A filled arrow head at the end of the way. */
export function arrowHead(points: readonly Point[], travel: Line['travel']): string {
  const tip = points[points.length - 1];
  const before = points[points.length - 2];
  if (tip === undefined || before === undefined) return '';
  const back =
    Math.abs(tip.y - before.y) > 0.5 && Math.abs(tip.x - before.x) > 0.5 ? { x: before.x, y: tip.y } : before;
  const [long, wide] = travel === 'batch' ? [10, 5.5] : [8, 4];
  const root = towards(tip, back, long);
  const [dx, dy] = [((tip.y - root.y) / long) * wide, ((root.x - tip.x) / long) * wide];
  return `M${at(tip)}L${at({ x: root.x + dx, y: root.y + dy })}L${at({ x: root.x - dx, y: root.y - dy })}Z`;
}

/** Points along the line, close together; for tests of what it crosses. */
export function sampled(line: Line): readonly Point[] {
  const steps = 24;
  return line.points.flatMap((point, index) => {
    const next = line.points[index + 1];
    if (next === undefined) return [point];
    return Array.from({ length: steps }, (_, step) => {
      const t = step / steps;
      const eased = line.bend === 'curve' ? t * t * (3 - 2 * t) : t;
      const x =
        line.bend === 'curve'
          ? point.x + (next.x - point.x) * (1.5 * t * (1 - t) * (1 - t) + 1.5 * t * t * (1 - t) + t * t * t)
          : point.x + (next.x - point.x) * t;
      return { x, y: point.y + (next.y - point.y) * eased };
    });
  });
}

function towards(from: Point, to: Point, length: number): Point {
  const whole = distance(from, to) || 1;
  return { x: from.x + ((to.x - from.x) / whole) * length, y: from.y + ((to.y - from.y) / whole) * length };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function at(point: Point): string {
  return `${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
}
