// A sequence laid out: participants side by side, one row per message, branches of a choice as framed grounds.
// Columns stand as far apart as the words between them need, so no message is cut or crosses another.
import type { Participant, Sequence, Step } from '../diagram/diagram.ts';
import { type Item, type Picture, type Point, sizes, type TextLine } from './picture.ts';
import { uprightLines } from './upright.ts';
import { type Measured, measured, prose } from './words.ts';

const room = { most: 190, lines: 3 };
const remarkRoom = { most: 420, lines: 2 };
const rowGap = 18;
const inset = 10;
const headTop = 12;
const headHeight = 44;

type Message = Extract<Step, { kind: 'message' }>;

/** Where the pen stands: the next free level, and how deep in choices. */
interface Pen {
  y: number;
  number: number;
  readonly xs: ReadonlyMap<string, number>;
  readonly items: Item[];
  readonly left: number;
  readonly right: number;
}

export function placeSequence(sequence: Sequence): Picture {
  const xs = columns(sequence);
  const centres = [...xs.values()];
  const last = sequence.participants[sequence.participants.length - 1];
  const right = (centres[centres.length - 1] ?? 0) + Math.max(70, selfRoom(sequence, last?.id ?? ''));
  const pen: Pen = { y: headTop + headHeight + 16, number: 0, xs, items: [], left: 16, right };
  for (const step of sequence.steps) place(step, pen, 0);
  const heads = sequence.participants.flatMap((participant) =>
    headOf(participant, xs.get(participant.id) ?? 0, pen),
  );
  const grounds = pen.items.filter((item) => item.kind === 'ground').toReversed();
  const rest = pen.items.filter((item) => item.kind !== 'ground');
  return {
    id: sequence.id,
    title: sequence.title,
    description: sequence.description,
    width: Math.ceil(right + 16),
    height: Math.ceil(pen.y + 16),
    items: [...grounds, ...heads, ...rest],
  };
}

/** Centre of each participant: far enough from those before it for every message between them. */
function columns(sequence: Sequence): ReadonlyMap<string, number> {
  const order = sequence.participants.map((participant) => participant.id);
  const messages = allMessages(sequence.steps);
  const xs = new Map<string, number>();
  for (const [index, id] of order.entries()) {
    const before = index === 0 ? null : sequence.participants[index - 1];
    let x =
      before === null || before === undefined
        ? 90
        : (xs.get(before.id) ?? 0) +
          Math.max(
            112,
            (headWords(before).width + headWords(sequence.participants[index] as Participant).width) / 2 + 48,
          );
    for (const message of messages) {
      const [a, b] = [order.indexOf(message.from), order.indexOf(message.to)].sort((m, n) => m - n) as [
        number,
        number,
      ];
      const width = measured(messageWords(message)).width;
      if (b === index && a < b) x = Math.max(x, (xs.get(order[a] ?? '') ?? 0) + width + 34);
      if (a === b && a === index - 1) x = Math.max(x, (xs.get(order[a] ?? '') ?? 0) + width + 58);
    }
    xs.set(id, x);
  }
  return xs;
}

function allMessages(steps: readonly Step[]): readonly Message[] {
  return steps.flatMap((step) =>
    step.kind === 'message'
      ? [step]
      : step.kind === 'choice'
        ? step.branches.flatMap((branch) => allMessages(branch.steps))
        : [],
  );
}

function selfRoom(sequence: Sequence, id: string): number {
  return Math.max(
    0,
    ...allMessages(sequence.steps)
      .filter((message) => message.from === id && message.to === id)
      .map((message) => measured(messageWords(message)).width + 58),
  );
}

/** The words of a message; method and path, when it begins with them, in the mono face. */
function messageWords(message: Message): readonly TextLine[] {
  const call = /^([A-Z]{3,7} \/[^\s,]*)(.*)$/u.exec(message.text);
  if (call === null) return prose(message.text, 'plain', sizes.label, room);
  const path = prose(breakable(call[1] ?? ''), 'code', sizes.line, { most: 230, lines: 2 }).map((line) => ({
    ...line,
    text: line.text.replaceAll('/ ', '/'),
  }));
  const rest = (call[2] ?? '').replace(/^[,\s]+/, '');
  return rest === '' ? path : [...path, ...prose(rest, 'quiet', sizes.line, room)];
}

/** A long path may break after a slash near its middle. */
function breakable(path: string): string {
  if (path.length < 36) return path;
  const at = path.indexOf('/', Math.floor(path.length / 2));
  return at < 0 ? path : `${path.slice(0, at + 1)} ${path.slice(at + 1)}`;
}

function place(step: Step, pen: Pen, depth: number): void {
  switch (step.kind) {
    case 'message':
      placeMessage(step, pen);
      return;
    case 'remark':
      placeRemark(step, pen);
      return;
    case 'choice':
      placeChoice(step, pen, depth);
      return;
    default:
      step satisfies never;
  }
}

function placeMessage(message: Message, pen: Pen): void {
  pen.number += 1;
  const id = `m${pen.number}`;
  const [a, b] = [pen.xs.get(message.from) ?? 0, pen.xs.get(message.to) ?? 0];
  const words = measured(messageWords(message));
  const { width, height, lines } = words;
  const own = a === b;
  const y = own ? pen.y + Math.max(16, height / 2 + 4) : pen.y + height + 4;
  const points = own
    ? loop(a, y)
    : [
        { x: a, y },
        { x: b + (a < b ? -2 : 2), y },
      ];
  const at = own ? { x: a + 30, y: y - height / 2 } : { x: (a + b) / 2 - width / 2, y: pen.y };
  const { tone } = message;
  pen.items.push({
    kind: 'line',
    id,
    points,
    bend: 'corner',
    travel: message.reply ? 'reply' : 'call',
    tone,
    startArrow: false,
    endArrow: true,
  });
  pen.items.push({ kind: 'label', id, align: own ? 'start' : 'middle', tone, lines, ...at, width, height });
  pen.y = own ? y + Math.max(10, height / 2) + rowGap - 6 : y + rowGap;
}

/** Out to the right and back: something that a participant does by itself. */
function loop(x: number, y: number): readonly Point[] {
  return [
    { x, y: y - 8 },
    { x: x + 22, y: y - 8 },
    { x: x + 22, y: y + 8 },
    { x: x + 2, y: y + 8 },
  ];
}

function placeRemark(step: Extract<Step, { kind: 'remark' }>, pen: Pen): void {
  const words = measured(prose(step.text, 'quiet', sizes.label, remarkRoom));
  const centres = step.over.map((id) => pen.xs.get(id) ?? 0);
  const middle = (Math.min(...centres) + Math.max(...centres)) / 2;
  const wide = Math.max(words.width + 24, Math.max(...centres) - Math.min(...centres) + 40);
  const x = Math.max(pen.left, Math.min(middle - wide / 2, pen.right - wide));
  pen.items.push({
    kind: 'box',
    id: `r${pen.items.length}`,
    shape: 'own',
    tone: 'waiting',
    lines: words.lines,
    x,
    y: pen.y,
    width: Math.min(wide, pen.right - pen.left),
    height: words.height + 12,
  });
  pen.y += words.height + 12 + rowGap;
}

/** Each branch is a ground of its own colour with its condition at the top left; the choice has a frame around all. */
function placeChoice(step: Extract<Step, { kind: 'choice' }>, pen: Pen, depth: number): void {
  const x = pen.left + depth * inset;
  const width = pen.right - pen.left - 2 * depth * inset;
  for (const [index, branch] of step.branches.entries()) {
    const start = pen.y;
    const words = measured(
      prose(
        `${index === 0 ? (step.branches.length === 1 ? 'if' : 'either') : 'or'}: ${branch.when}`,
        'strong',
        sizes.line,
        { most: width - 24, lines: 1 },
      ),
    );
    pen.items.push({
      kind: 'label',
      id: `c${pen.items.length}`,
      align: 'start',
      tone: branch.tone,
      lines: words.lines,
      x: x + 10,
      y: start + 6,
      width: words.width,
      height: words.height,
    });
    pen.y = start + words.height + 14;
    for (const inner of branch.steps) place(inner, pen, depth + 1);
    pen.items.push({
      kind: 'ground',
      id: `g${pen.items.length}`,
      tone: branch.tone,
      framed: true,
      x,
      y: start,
      width,
      height: pen.y - start - 4,
    });
    pen.y += 2;
  }
  pen.y += 12;
}

/** The head and the life line under it, broken where words or remarks stand on it. */
function headOf(participant: Participant, x: number, pen: Pen): readonly Item[] {
  const words = headWords(participant);
  const width = Math.max(84, words.width + 22);
  return [
    ...uprightLines({ id: `life-${participant.id}`, x, top: headTop + headHeight, bottom: pen.y }, pen.items),
    {
      kind: 'box',
      id: participant.id,
      shape: participant.shape,
      tone: participant.shape === 'dead-letter' ? 'failed' : 'flowing',
      lines: words.lines,
      x: x - width / 2,
      y: headTop,
      width,
      height: headHeight,
    },
  ];
}

function headWords(participant: Participant): Measured {
  return measured(prose(participant.title, 'strong', sizes.label, { most: 118, lines: 2 }));
}
