// The whole document is known: citations become numbered footnotes, pointers become links or plain words, a list of contents is put in.
import type { FootnoteDefinition, Heading, PhrasingContent, Root, RootContent } from 'mdast';
import type { Source, SourceKind } from '../../measure/fact.ts';
import { type Citation, paragraph, phrases, pointer, type Pointer, root, sourceKey } from './content.ts';
import { plain } from '../diagram/plain.ts';

/** Where ids live: file name by id. Ids of the document at hand are linked within it. */
export type Homes = ReadonlyMap<string, string>;

type Node = Root | RootContent | PhrasingContent;

/** Every id that the document gives a place to. */
export function anchorsOf(node: Node): ReadonlySet<string> {
  const found = new Set<string>();
  walk(node, (inner) => {
    if (inner.type === 'anchor') found.add(inner.id);
  });
  return found;
}

/** Citations and pointers resolved; the sources follow as footnotes, numbered in the order in which they are first cited. */
export function resolve(document: Root, homes: Homes): Root {
  const own = anchorsOf(document);
  const numbers = new Map<string, { readonly number: number; readonly source: Source }>();
  const children = document.children.map((child) => resolved(child, { own, homes, numbers }) as RootContent);
  return root([
    ...children,
    ...[...numbers.values()].map(({ number, source }) => definition(number, source)),
  ]);
}

interface Knowledge {
  readonly own: ReadonlySet<string>;
  readonly homes: Homes;
  readonly numbers: Map<string, { readonly number: number; readonly source: Source }>;
}

function resolved(node: Node, knowledge: Knowledge): Node {
  if (node.type === 'citation') return reference(node, knowledge);
  if (node.type === 'pointer') return linked(node, knowledge);
  if (!('children' in node)) return node;
  const children = (node.children as readonly Node[]).map((child) => resolved(child, knowledge));
  return { ...node, children: spaced(children) } as Node;
}

/** Two footnote numbers side by side need a space, or they read as one. */
function spaced(children: readonly Node[]): readonly Node[] {
  return children.flatMap((child, index) =>
    child.type === 'footnoteReference' && children[index - 1]?.type === 'footnoteReference'
      ? [{ type: 'text' as const, value: ' ' }, child]
      : [child],
  );
}

function reference(citation: Citation, { numbers }: Knowledge): Node {
  const key = sourceKey(citation.source);
  const held = numbers.get(key) ?? { number: numbers.size + 1, source: citation.source };
  numbers.set(key, held);
  return { type: 'footnoteReference', identifier: `${held.number}`, label: `${held.number}` };
}

function linked({ id, label }: Pointer, { own, homes }: Knowledge): Node {
  const home = own.has(id) ? '' : homes.get(id);
  if (home === undefined) return { type: 'text', value: label };
  const data = isShortId(label) ? { hProperties: { className: ['id'] } } : {};
  return { type: 'link', url: `${home}#${id}`, data, children: [{ type: 'text', value: label }] };
}

/** Whether an id is short enough to be kept on one line. */
export function isShortId(label: string): boolean {
  return label.length <= 22 && !label.includes(' ');
}

const kinds: Readonly<Record<SourceKind, string>> = {
  'vendor-docs': 'vendor documentation',
  'vendor-spec': 'vendor API document',
  secondary: 'third party, not the vendor',
  brief: 'the brief',
  rule: 'a rule of Spanwright',
  run: 'simulated runs',
};

function definition(number: number, source: Source): FootnoteDefinition {
  const address = /^https?:\/\/[^\s<>"]+$/u.test(source.ref);
  const ref: PhrasingContent = address
    ? { type: 'link', url: source.ref, children: [{ type: 'text', value: source.ref }] }
    : { type: 'inlineCode', value: plain(source.ref) };
  return {
    type: 'footnoteDefinition',
    identifier: `${number}`,
    label: `${number}`,
    children: [paragraph(`${kinds[source.kind]}: `, ref, read(source))],
  };
}

function read(source: Source): string {
  if (source.kind === 'brief' || source.kind === 'rule') return '';
  return source.retrieved === 'undated' ? ', undated' : `, read ${source.retrieved}`;
}

/** Chapters as a list of links, from the headings of the second level. */
export function contents(
  document: Root,
): readonly { readonly id: string; readonly depth: number; readonly title: string }[] {
  return document.children
    .filter((child): child is Heading => child.type === 'heading' && (child.depth === 2 || child.depth === 3))
    .flatMap((head) => {
      const id = head.children.find((child) => child.type === 'anchor');
      return id?.type === 'anchor' ? [{ id: id.id, depth: head.depth, title: wordsOf(head) }] : [];
    });
}

/** The document with its list of chapters put before the first heading of the second level. */
export function withContents(document: Root): Root {
  const at = document.children.findIndex((child) => child.type === 'heading' && child.depth === 2);
  if (at < 0) return document;
  const items = contents(document)
    .filter((entry) => entry.depth === 2)
    .flatMap((entry, index) => [...(index === 0 ? [] : [' · ']), pointer(entry.id, entry.title)]);
  return root([
    ...document.children.slice(0, at),
    { type: 'paragraph', children: phrases(...items) },
    ...document.children.slice(at),
  ]);
}

/** The text of a node without marks. */
export function wordsOf(node: Node): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  if (node.type === 'pointer') return node.label;
  if (node.type === 'anchor') return node.label ?? '';
  return 'children' in node ? (node.children as readonly Node[]).map(wordsOf).join('') : '';
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  if ('children' in node) for (const child of node.children as readonly Node[]) walk(child, visit);
}
