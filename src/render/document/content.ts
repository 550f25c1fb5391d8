// The pieces that every chapter is put together from: a Markdown tree (mdast) with four kinds of node of our own.
// A chapter says what it cites and what it points to; `resolve.ts` makes footnotes and links of that when the whole document is known.
import type {
  AlignType,
  BlockContent,
  Code,
  Heading,
  List,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
  Table,
  TableCell,
  TableRow,
} from 'mdast';
import type { Source } from '../../measure/fact.ts';
import type { Drawn } from '../diagram/diagram.ts';
import { idOf, plain, plainLines } from '../diagram/plain.ts';

/** Where a statement comes from; becomes a footnote. */
export interface Citation {
  readonly type: 'citation';
  readonly source: Source;
}

/** A place that can be pointed to; becomes an anchor, around the id itself where it is shown. */
export interface Anchor {
  readonly type: 'anchor';
  readonly id: string;
  readonly label: string | null;
}

/** A pointer to a stable id; becomes a link when the id has a place in some document, else plain text. */
export interface Pointer {
  readonly type: 'pointer';
  readonly id: string;
  readonly label: string;
}

/** A figure's mark on a scale that its neighbours share: a bar in pages, a hollow or solid point in text. Hollow: estimated, not measured. */
export interface Gauge {
  readonly type: 'gauge';
  /** The length of the bar, and where a limit lies on the same scale, as shares of the whole; null without a limit. */
  readonly share: number;
  readonly limit: number | null;
  readonly hollow: boolean;
}

/** A picture; Mermaid text in Markdown (a chart: its drawing's file), a drawing in HTML. */
export interface Figure {
  readonly type: 'figure';
  readonly diagram: Drawn;
}

declare module 'mdast' {
  interface PhrasingContentMap {
    citation: Citation;
    anchor: Anchor;
    pointer: Pointer;
    gauge: Gauge;
  }
  interface RootContentMap {
    citation: Citation;
    anchor: Anchor;
    pointer: Pointer;
    gauge: Gauge;
    figure: Figure;
  }
  interface BlockContentMap {
    figure: Figure;
  }
}

/** Words in a line: text, marked-up text, or several of them. */
export type Inline = string | PhrasingContent | readonly Inline[];

export function phrases(...parts: readonly Inline[]): PhrasingContent[] {
  return parts.flatMap((part): PhrasingContent[] => {
    if (typeof part === 'string') return part === '' ? [] : spelled(part);
    return isList(part) ? phrases(...part) : [part];
  });
}

/** Back-quoted words and web addresses within prose; everything else in it stays text. */
const special = /`([^`]+)`|(https?:\/\/[^\s<>"'()]*[^\s<>"'().,;:!?])/gu;

function spelled(text: string): PhrasingContent[] {
  const done: PhrasingContent[] = [];
  let from = 0;
  for (const match of text.matchAll(special)) {
    if (match.index > from) done.push({ type: 'text', value: kept(text.slice(from, match.index)) });
    const [whole, quoted, address] = match;
    done.push(
      address === undefined
        ? code(quoted ?? '')
        : { type: 'link', url: address, children: [{ type: 'text', value: plain(address) }] },
    );
    from = match.index + whole.length;
  }
  if (from < text.length) done.push({ type: 'text', value: kept(text.slice(from)) });
  return done;
}

function isList(part: PhrasingContent | readonly Inline[]): part is readonly Inline[] {
  return Array.isArray(part);
}

/** One line of text that keeps the spaces at its ends, where it meets other words. */
function kept(text: string): string {
  const inner = plain(text);
  if (inner === '') return ' ';
  return `${/^\s/.test(text) ? ' ' : ''}${inner}${/\s$/.test(text) ? ' ' : ''}`;
}

export function strong(...parts: readonly Inline[]): PhrasingContent {
  return { type: 'strong', children: phrases(...parts) };
}

export function emphasis(...parts: readonly Inline[]): PhrasingContent {
  return { type: 'emphasis', children: phrases(...parts) };
}

/** Empty code has no form in Markdown; a dash stands for it. */
export function code(text: string): PhrasingContent {
  return { type: 'inlineCode', value: plain(text) || '–' };
}

export function anchor(id: string): Anchor {
  return { type: 'anchor', id: idOf(id), label: null };
}

export function pointer(id: string, label: string = id): Pointer {
  return { type: 'pointer', id: idOf(id), label: plain(label) };
}

/** `value` on a scale from 0 to `top`, with the limit that it is held against where there is one. */
export function gauge(
  value: number,
  scale: { readonly top: number; readonly limit: number | null; readonly hollow: boolean },
): Gauge {
  const share = (amount: number): number =>
    scale.top <= 0 ? 0 : Math.round(Math.min(1, Math.max(0, amount / scale.top)) * 1000) / 1000;
  return {
    type: 'gauge',
    share: share(value),
    limit: scale.limit === null || scale.limit > scale.top ? null : share(scale.limit),
    hollow: scale.hollow,
  };
}

/** Pointers to several ids, or a dash for none. */
export function pointers(ids: readonly string[]): Inline {
  return ids.length === 0
    ? '–'
    : joined(
        ids.map((id) => pointer(id)),
        ', ',
      );
}

/** An id where it is defined: it can be pointed to. */
export function defined(id: string): Inline {
  return { type: 'anchor', id: idOf(id), label: plain(id) };
}

/** An id and what it stands for, told apart: "OP-dev · Dev: …". */
export function told(id: string, ...words: readonly Inline[]): Inline {
  return [defined(id), ' · ', words];
}

/** Longest name of an id that fits a cell. */
const widest = 26;

/** A pointer whose name is cut between words where it is long: "Q-erp-how-many-…". */
export function shortPointer(id: string): Inline {
  if (id.length <= widest) return pointer(id);
  const cut = id.slice(0, widest - 1);
  return pointer(id, `${cut.slice(0, Math.max(cut.lastIndexOf('-') + 1, 12))}…`);
}

/** Footnotes for sources, each once. */
export function cite(sources: readonly Source[]): Inline {
  const seen = new Map(sources.map((source) => [sourceKey(source), source]));
  return [...seen.values()].map((source): Citation => ({ type: 'citation', source }));
}

export function sourceKey(source: Source): string {
  return `${source.kind} ${source.ref} ${source.retrieved}`;
}

export function joined(parts: readonly Inline[], between: string): Inline {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [between, part]));
}

/** What a person must fill in, visibly empty. */
export function forPeople(what: string): Inline {
  return emphasis(`to be filled in: ${what}`);
}

export function heading(depth: 1 | 2 | 3 | 4, id: string | null, ...parts: readonly Inline[]): Heading {
  return { type: 'heading', depth, children: phrases(...(id === null ? [] : [anchor(id)]), ...parts) };
}

export function paragraph(...parts: readonly Inline[]): Paragraph {
  return { type: 'paragraph', children: phrases(...parts) };
}

export function bullets(items: readonly Inline[]): List {
  return {
    type: 'list',
    ordered: false,
    spread: false,
    children: items.map((item) => ({ type: 'listItem', spread: false, children: [paragraph(item)] })),
  };
}

/** Boxes to tick. */
export function boxes(items: readonly { readonly done: boolean; readonly text: Inline }[]): List {
  return {
    type: 'list',
    ordered: false,
    spread: false,
    children: items.map((item) => ({
      type: 'listItem',
      spread: false,
      checked: item.done,
      children: [paragraph(item.text)],
    })),
  };
}

export function quoted(...children: readonly BlockContent[]): RootContent {
  return { type: 'blockquote', children: [...children] };
}

/** `align` has one letter per column: l left, r right (figures), c centre. */
export function table(
  head: readonly Inline[],
  rows: readonly (readonly Inline[])[],
  align: string = '',
): Table {
  const aligned: AlignType[] = head.map((_, index) =>
    align[index] === 'r' ? 'right' : align[index] === 'c' ? 'center' : null,
  );
  return { type: 'table', align: aligned, children: [row(head), ...rows.map((cells) => row(cells))] };
}

/** Two columns without a head: a name and what is so. Rows without a value are left out. */
export function facts(rows: readonly (readonly [name: string, value: Inline | null])[]): Table {
  const known = rows.filter((entry): entry is readonly [string, Inline] => entry[1] !== null);
  return table(
    ['', ''],
    known.map(([name, value]) => [strong(name), value]),
  );
}

function row(cells: readonly Inline[]): TableRow {
  return {
    type: 'tableRow',
    children: cells.map((cell): TableCell => ({ type: 'tableCell', children: phrases(cell) })),
  };
}

export function block(lang: string, text: string): Code {
  return { type: 'code', lang, value: plainLines(text) };
}

export function figure(diagram: Drawn): Figure {
  return { type: 'figure', diagram };
}

export function root(children: readonly RootContent[]): Root {
  return { type: 'root', children: [...children] };
}
