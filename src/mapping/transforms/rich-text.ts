// HTML and documents onto plain text and back, and onto each other.
import { documentOfText, htmlOfText, textOfDocument, textOfHtml } from '../markup.ts';
import type { Weighed } from '../similarity.ts';
import { type Between, nothing, type Transform } from '../transform.ts';

type Notation = 'plain' | 'html' | 'document';

/** Rewrites text in the target's notation; what both sides hold alike passes as it is. */
export function richText({ from, to }: Between): Transform | null {
  const [a, b] = [notationOf(from), notationOf(to)];
  const texts = from.meaning.head?.term?.kind === 'text' || a === 'document' || b === 'document';
  if (a === b || !texts || from.kind === 'list' || to.kind === 'list') return null;
  const text = a === 'plain' ? '$v' : a === 'html' ? textOfHtml('$v') : textOfDocument('$v');
  return {
    ...nothing,
    name: b === 'document' ? 'adf' : 'rich_text',
    work: b === 'plain' ? text : b === 'html' ? htmlOfText(text) : documentOfText(text),
    lossy: a === 'plain' ? [] : ['formatting is dropped'],
    notes: [wordsOf(a, b)],
  };
}

function notationOf({ meaning, kind }: Weighed): Notation {
  if (kind === 'document') return 'document';
  return meaning.words.includes('html') || meaning.field.format === 'html' ? 'html' : 'plain';
}

const called: Readonly<Record<Notation, string>> = {
  plain: 'plain text',
  html: 'HTML',
  document: 'a document of paragraphs',
};

function wordsOf(from: Notation, to: Notation): string {
  return from === 'plain' && to === 'html'
    ? 'plain text escaped for HTML'
    : `${from === 'document' ? 'document' : called[from]} to ${called[to]}`;
}
