// A sequence laid out: participants side by side, one row per message, branches of a choice as framed grounds.
// Columns stand as far apart as the words between them need; words are broken narrower until all fits a page's width.
// What happens first stands highest; a long sequence may be cut between its steps, each sheet under heads of its own.
import type { Participant, Sequence, Step } from '../diagram/diagram.ts';
import { type Item, pageWidth, type Picture, type Point, sizes, type TextLine } from './picture.ts';
import { uprightLines } from './upright.ts';
import { callWords, type Measured, measured, prose } from './words.ts';

/** Widths that words on one step between two neighbours may take, tried in turn while all fits. */
const narrowest = 82;
const rooms = [90, 100, 112, 124, 136, 150, 168, 190] as const;
/** An arrow is longer than its words, and a thing done by oneself stands beside its loop. */
const arrowAir = 26;
const loopAir = 50;
const side = 16;
const remarkRoom = { most: 420, lines: 2 };
const rowGap = 14;
const inset = 10;
const headTop = 12;
const headHeight = 44;

type Message = Extract<Step, { kind: 'message' }>;

/** Where the pen stands: the next free level, and how deep in choices. */
interface Pen {
  y: number;
  number: number;
  readonly levels: number[];
  readonly room: number;
  readonly xs: ReadonlyMap<string, number>;
  readonly items: Item[];
  readonly left: number;
  readonly right: number;
}

export function placeSequence(sequence: Sequence): Picture {
  const { xs, right, room } = fittingColumns(sequence);
  const pen: Pen = {
    y: headTop + headHeight + 16,
    number: 0,
    levels: [],
    room,
    xs,
    items: [],
    left: side,
    right,
  };
  for (const step of sequence.steps) {
    place(step, pen, 0);
    pen.levels.push(pen.y - 7);
  }
  const heads = sequence.participants.flatMap((participant) =>
    headOf(participant, xs.get(participant.id) ?? 0, pen),
  );
  const grounds = pen.items.filter((item) => item.kind === 'ground').toReversed();
  const rest = pen.items.filter((item) => item.kind !== 'ground');
  return {
    id: sequence.id,
    title: sequence.title,
    description: sequence.description,
    width: Math.ceil(right + side),
    height: Math.ceil(pen.y + 4),
    items: [...grounds, ...heads, ...rest],
    cut: { head: headTop + headHeight + 6, levels: pen.levels },
  };
}

interface Columns {
  readonly xs: ReadonlyMap<string, number>;
  readonly right: number;
  readonly room: number;
}

/** The widest words with which the whole still fits a page (the narrowest when none does); what is left goes to the busiest step. */
function fittingColumns(sequence: Sequence): Columns {
  let best = columnsWith(sequence, narrowest);
  for (const room of rooms) {
    if (best.right + side > pageWidth) break;
    const wider = columnsWith(sequence, room);
    if (wider.right + side > pageWidth) break;
    best = wider;
  }
  const slack = pageWidth - side - best.right;
  const from = busiest(sequence);
  if (slack <= 0 || from === null) return best;
  const xs = [...best.xs].map(([id, x], index): readonly [string, number] => [
    id,
    index > from ? x + slack : x,
  ]);
  return { ...best, xs: new Map(xs), right: best.right + slack };
}

function columnsWith(sequence: Sequence, room: number): Columns {
  const last = sequence.participants[sequence.participants.length - 1];
  const xs = columns(sequence, room);
  const half = last === undefined ? 0 : headWidth(last) / 2;
  const right = (xs.get(last?.id ?? '') ?? 0) + Math.max(half, selfRoom(sequence, last?.id ?? '', room));
  return { xs, room, right };
}

/** The participant after which most is written between two neighbours; null when neighbours never speak. */
function busiest(sequence: Sequence): number | null {
  const order = sequence.participants.map((participant) => participant.id);
  const written = new Map<number, number>();
  for (const message of allMessages(sequence.steps)) {
    const [a = 0, b = 0] = [order.indexOf(message.from), order.indexOf(message.to)].sort((m, n) => m - n);
    if (b - a === 1) written.set(a, (written.get(a) ?? 0) + message.text.length);
  }
  const ranked = [...written].toSorted((one, other) => other[1] - one[1]);
  return ranked[0]?.[0] ?? null;
}

/** Centre of each participant: far enough from those before it for every message between them. */
function columns(sequence: Sequence, room: number): ReadonlyMap<string, number> {
  const { participants } = sequence;
  const order = participants.map((participant) => participant.id);
  const messages = allMessages(sequence.steps);
  const xs = new Map<string, number>();
  const at = (index: number): number => xs.get(order[index] ?? '') ?? 0;
  for (const [index, participant] of participants.entries()) {
    const before = participants[index - 1];
    let x =
      before === undefined
        ? side + headWidth(participant) / 2
        : at(index - 1) + (headWidth(before) + headWidth(participant)) / 2 + 14;
    for (const message of messages) {
      const [a = 0, b = 0] = [order.indexOf(message.from), order.indexOf(message.to)].sort((m, n) => m - n);
      if (b === index && a < b)
        x = Math.max(x, at(a) + measured(messageWords(message, room * (b - a))).width + arrowAir);
    }
    xs.set(participant.id, x);
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

function selfRoom(sequence: Sequence, id: string, room: number): number {
  return Math.max(
    0,
    ...allMessages(sequence.steps)
      .filter((message) => message.from === id && message.to === id)
      .map((message) => measured(messageWords(message, Math.max(room, 130))).width + loopAir),
  );
}

/** The words of a message within so many pixels; method and path, when it begins with them, in the mono face. */
function messageWords(message: Message, most: number): readonly TextLine[] {
  const call = /^([A-Z]{3,7} \/[^\s,]*|(?:QUERY|MUTATION) [^\s,]*)(.*)$/u.exec(message.text);
  if (call === null)
    return prose(message.text, 'plain', sizes.label, { most: Math.min(most, 230), lines: 4 });
  const path = callWords(call[1] ?? '', Math.min(most, 230));
  const rest = (call[2] ?? '').replace(/^[,\s]+/, '');
  return rest === ''
    ? path
    : [...path, ...prose(rest, 'quiet', sizes.line, { most: Math.min(most, 190), lines: 3 })];
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
  const own = a === b;
  const words = measured(messageWords(message, own ? pen.right - a - loopAir : roomOf(message, pen)));
  const { width, height, lines } = words;
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

/** What a message's words were given when the columns were set, or more where its arrow turned out longer. */
function roomOf({ from, to }: Message, { xs, room }: Pen): number {
  const order = [...xs.keys()];
  const length = Math.abs((xs.get(from) ?? 0) - (xs.get(to) ?? 0)) - arrowAir;
  return Math.max(length, room * Math.abs(order.indexOf(from) - order.indexOf(to)));
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
    if (depth === 0) pen.levels.push(pen.y - 1);
    pen.y += 2;
  }
  pen.y += 12;
}

/** The head and the life line under it, broken where words or remarks stand on it. */
function headOf(participant: Participant, x: number, pen: Pen): readonly Item[] {
  const words = headWords(participant);
  const width = headWidth(participant);
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

/** Names are broken over two lines before a head grows wide. */
function headWords(participant: Participant): Measured {
  const title = (most: number): Measured =>
    measured(prose(participant.title, 'strong', sizes.label, { most, lines: 2 }));
  return (
    [72, 92].map(title).find(({ lines }) => lines.every(({ text }) => !text.includes('…'))) ?? title(112)
  );
}

function headWidth(participant: Participant): number {
  return Math.max(62, headWords(participant).width + (participant.shape === 'queue' ? 40 : 22));
}
