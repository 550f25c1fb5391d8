// The plan's document chapter by chapter, for a page that shows one at a time: each with its headings, its places, and its own sources at its
// end. What stands before the first chapter is the first.
import type { FootnoteDefinition, Root, RootContent } from 'mdast';
import type { Plan } from '../plan/plan.ts';
import { oncePerPlan } from './diagram/once.ts';
import { root } from './document/content.ts';
import { anchorsOf, contents } from './document/resolve.ts';
import { toHtmlPart } from './html.ts';
import { resolvedDocument } from './render.ts';

/** `places` are all ids that can be pointed to within it. */
export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly headings: readonly { readonly id: string; readonly title: string }[];
  readonly places: ReadonlySet<string>;
  readonly html: () => string;
}

/** The id of what stands before the first chapter. */
const firstId = 'overview';

export const chaptersOf: (plan: Plan) => readonly Chapter[] = oncePerPlan((plan) => {
  const document = resolvedDocument(plan, 'plan');
  const sources = new Map(
    document.children
      .filter((node) => node.type === 'footnoteDefinition')
      .map((node) => [node.identifier, node] as const),
  );
  return parted(document.children.filter((node) => node.type !== 'footnoteDefinition')).map((nodes, at) =>
    chapterOf(nodes, at, sources),
  );
});

/** A chapter begins with a heading of the second level. */
function parted(nodes: readonly RootContent[]): readonly (readonly RootContent[])[] {
  const parts: RootContent[][] = [[]];
  for (const node of nodes) {
    if (node.type === 'heading' && node.depth === 2) parts.push([]);
    parts.at(-1)?.push(node);
  }
  return parts.filter((part) => part.length > 0);
}

function chapterOf(
  nodes: readonly RootContent[],
  at: number,
  sources: ReadonlyMap<string, FootnoteDefinition>,
): Chapter {
  const part = root(nodes);
  const entries = contents(part);
  const own = entries.find((entry) => entry.depth === 2);
  const id = own?.id ?? (at === 0 ? firstId : `part-${at + 1}`);
  return {
    id,
    title: own?.title ?? 'Overview',
    headings: entries
      .filter((entry) => entry.depth === 3)
      .map((entry) => ({ id: entry.id, title: entry.title })),
    places: anchorsOf(part),
    html: () => toHtmlPart(withSources(part, sources), `${id}-`),
  };
}

function withSources(part: Root, sources: ReadonlyMap<string, FootnoteDefinition>): Root {
  return root([...part.children, ...[...citedIn(part)].flatMap((cited) => sources.get(cited) ?? [])]);
}

/** In the order in which they are first cited. */
function citedIn(node: Root | RootContent, found: Set<string> = new Set()): ReadonlySet<string> {
  if (node.type === 'footnoteReference') found.add(node.identifier);
  if ('children' in node) for (const child of node.children as readonly RootContent[]) citedIn(child, found);
  return found;
}
