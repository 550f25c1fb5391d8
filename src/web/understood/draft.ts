// A brief as somebody writes it: its YAML is the truth, the form a view of it. Changes of the form become edits of the text, so that comments,
// order and layout stay as they were written. Pure: no page, no server.
import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { Brief } from '../../brief/brief.ts';
import { readBrief } from '../../brief/read.ts';
import { toYaml } from '../../brief/to-yaml.ts';
import { InputError, type InputProblem } from '../../finding/input.ts';
import { inWords } from '../../measure/duration.ts';

/** `brief` null: the text can't be shown as a form; `problems` say why, or what else is wrong with it. */
export interface Draft {
  readonly brief: Brief | null;
  readonly problems: readonly InputProblem[];
}

/** Reads a text. A brief whose flows are still missing, or that names a system it does not have, is shown with its problems. */
export function readDraft(text: string): Draft {
  try {
    return { brief: readBrief({ name: 'brief.yaml', text }), problems: [] };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { brief: shownAnyway(text), problems: error.problems };
  }
}

const standIn = { id: 'F1', from: 'a.a', to: 'a.a' } as const;

function shownAnyway(text: string): Brief | null {
  const document = parseDocument(text, { uniqueKeys: true });
  if (document.errors.length > 0) return null;
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    const { flows } = value as { readonly flows?: unknown };
    const isOpen = flows === undefined || flows === null || (Array.isArray(flows) && flows.length === 0);
    const parsed = Brief.safeParse(isOpen ? { ...value, flows: [standIn] } : value);
    if (!parsed.success) return null;
    return isOpen ? { ...parsed.data, flows: [] } : parsed.data;
  } catch {
    return null;
  }
}

/** The text with what differs between the two briefs; `before` is what `text` says now. */
export function edited(text: string, before: Brief, after: Brief): string {
  const document = parseDocument(text);
  if (!isMap(document.contents)) return toYaml(after, '');
  syncMap(document, document.contents, before, after);
  const written = document.toString({ lineWidth: 0, flowCollectionPadding: true });
  // An edit that the text can't take (anchors, say) is written anew: right without comments is better than wrong with them.
  return same(readDraft(written).brief, after) ? written : toYaml(after, '');
}

type Model = Readonly<Record<string, unknown>>;

function syncMap(document: Document, map: YAMLMap, before: object, after: object): void {
  const [was, is] = [before as Model, after as Model];
  for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
    if (same(was[key], is[key])) continue;
    const held = map.get(key, true) as unknown;
    const next = is[key];
    if (saysNothing(next)) map.delete(key);
    else if (isMap(held) && isModel(next)) syncMap(document, held, isModel(was[key]) ? was[key] : {}, next);
    else if (isSeq(held) && isModels(next)) syncList(document, held, models(was[key]), next);
    else if (isScalar(held) && !isModel(next) && !Array.isArray(next)) setScalar(held, key, next);
    else map.set(key, made(document, next, isSeq(held) ? held.flow === true : undefined));
  }
}

/** Items keep their own text, also when others come or go: they are known by id, object or words. */
function syncList(
  document: Document,
  list: YAMLSeq,
  before: readonly Model[],
  after: readonly Model[],
): void {
  const nodes = [...list.items];
  const taken = new Set<number>();
  const isFlow = nodes.some((node) => isMap(node) && node.flow === true);
  list.items = after.map((item, at) => {
    const known = before.findIndex((one, index) => !taken.has(index) && keyOf(one) === keyOf(item));
    const index = known >= 0 ? known : before.length === after.length && !taken.has(at) ? at : -1;
    const node = nodes[index];
    if (index < 0 || !isMap(node)) return made(document, item, isFlow);
    taken.add(index);
    syncMap(document, node, before[index] ?? {}, item);
    return node;
  });
}

function keyOf(item: Model): string {
  const key = item['id'] ?? item['object'] ?? item['question'] ?? item['text'];
  return typeof key === 'string' ? key : '';
}

function setScalar(held: Scalar, key: string, value: unknown): void {
  held.value = value;
  delete held.source;
  // "PT5M # 5 min": the comment speaks of the value.
  if ((key === 'freshness' || key === 'every') && typeof value === 'string')
    held.comment = ` ${inWords(value)}`;
}

function made(document: Document, value: unknown, flow: boolean | undefined): unknown {
  const node = document.createNode(bare(value));
  if (flow === true && (isMap(node) || isSeq(node))) node.flow = true;
  if (flow === undefined && isSeq(node) && node.items.every(isScalar)) node.flow = true;
  if (isMap(node)) for (const pair of node.items as readonly Pair[]) sayLength(pair);
  return node;
}

function sayLength({ key, value }: Pair): void {
  const name = isScalar(key) ? key.value : key;
  if (
    (name === 'freshness' || name === 'every') &&
    value instanceof Scalar &&
    typeof value.value === 'string'
  )
    value.comment = ` ${inWords(value.value)}`;
}

/** Without what says nothing: the schema fills it again. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (!isModel(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, held]) => !saysNothing(held))
      .map(([key, held]) => [key, bare(held)]),
  );
}

function saysNothing(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isModel(value) && Object.values(value).every(saysNothing);
}

function isModel(value: unknown): value is Model {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isModels(value: unknown): value is readonly Model[] {
  return Array.isArray(value) && value.every(isModel);
}

function models(value: unknown): readonly Model[] {
  return isModels(value) ? value : [];
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
