// The forms of boxes: a system rounded, a part of ours square, a queue a cylinder on its side, a store an upright one,
// dead letters a box with a cut corner, a gate a diamond.
import type { Element, Properties } from 'hast';
import type { Box } from './picture.ts';

export function boxOutline(box: Box): readonly Element[] {
  const className = ['box', box.tone];
  switch (box.shape) {
    case 'system':
      return [rect(box, { className, rx: '12' }), mark(box)];
    case 'own':
      return [rect(box, { className, rx: '1.5' })];
    case 'bar':
      return [rect(box, { className: ['bar', box.tone], rx: '3' })];
    case 'queue':
      return lyingCylinder(box, className);
    case 'store':
      return standingCylinder(box, className);
    case 'dead-letter':
      return [
        path(
          `M${n(box.x)} ${n(box.y)}H${n(box.x + box.width - 14)}l14 14V${n(box.y + box.height)}H${n(box.x)}Z`,
          className,
        ),
      ];
    case 'gate':
      return [
        path(
          `M${n(box.x + box.width / 2)} ${n(box.y)}L${n(box.x + box.width)} ${n(box.y + box.height / 2)}L${n(box.x + box.width / 2)} ${n(box.y + box.height)}L${n(box.x)} ${n(box.y + box.height / 2)}Z`,
          className,
        ),
      ];
    default: {
      const never: never = box.shape;
      return [never];
    }
  }
}

/** A system's mark: a small bar at its left edge. */
function mark(box: Box): Element {
  const inset = Math.min(16, box.height / 4);
  return path(`M${n(box.x + 5)} ${n(box.y + inset)}V${n(box.y + box.height - inset)}`, ['line', box.tone]);
}

function lyingCylinder(box: Box, className: string[]): readonly Element[] {
  const [r, top, bottom] = [8, box.y, box.y + box.height];
  const [left, right] = [box.x + r, box.x + box.width - r];
  const half = n(box.height / 2);
  return [
    path(
      `M${n(left)} ${n(top)}H${n(right)}A${r} ${half} 0 0 1 ${n(right)} ${n(bottom)}H${n(left)}A${r} ${half} 0 0 1 ${n(left)} ${n(top)}Z`,
      className,
    ),
    path(`M${n(right)} ${n(top)}A${r} ${half} 0 0 0 ${n(right)} ${n(bottom)}`, ['line', box.tone]),
  ];
}

function standingCylinder(box: Box, className: string[]): readonly Element[] {
  const [r, left, right] = [8, box.x, box.x + box.width];
  const [top, bottom] = [box.y + r, box.y + box.height - r];
  const half = n(box.width / 2);
  return [
    path(
      `M${n(left)} ${n(top)}A${half} ${r} 0 0 1 ${n(right)} ${n(top)}V${n(bottom)}A${half} ${r} 0 0 1 ${n(left)} ${n(bottom)}Z`,
      className,
    ),
    path(`M${n(left)} ${n(top)}A${half} ${r} 0 0 0 ${n(right)} ${n(top)}`, ['line', box.tone]),
  ];
}

function rect(box: Box, properties: Properties): Element {
  return {
    type: 'element',
    tagName: 'rect',
    properties: { ...properties, x: n(box.x), y: n(box.y), width: n(box.width), height: n(box.height) },
    children: [],
  };
}

function path(d: string, className: string[]): Element {
  return { type: 'element', tagName: 'path', properties: { className, d }, children: [] };
}

function n(value: number): string {
  return `${Math.round(value * 10) / 10}`;
}
