// Parts of speech for the tokens of a text, by a ready-made English tagger. Its own tokens are laid over ours by their place.
// Loading the model takes a moment, so only the reader of free text may import this.
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import type { Token } from './tokens.ts';

/** A universal part of speech: NOUN, PROPN, VERB, AUX, ADJ, DET, NUM, ADP …; X where the tagger has none. */
export type Tag = string;

const nlp = winkNLP(model, ['sbd', 'pos']);

interface Span {
  readonly start: number;
  readonly end: number;
  readonly tag: Tag;
}

/** One tag for each token. */
export function tagsOf(text: string, tokens: readonly Token[]): readonly Tag[] {
  const spans = spansOf(text);
  let next = 0;
  return tokens.map((token) => {
    while ((spans[next]?.end ?? Number.POSITIVE_INFINITY) <= token.start) next += 1;
    // "w/" is no word to the tagger.
    return /^(with|without)$/.test(token.low) ? 'ADP' : (spans[next]?.tag ?? 'X');
  });
}

/** The tagger's tokens with their places in the text; what it has rewritten is passed over. */
function spansOf(text: string): readonly Span[] {
  const tokens = nlp.readDoc(text).tokens();
  // oxlint-disable-next-line typescript/unbound-method -- the tagger's own way to ask for tags; it uses no `this`
  const tags = tokens.out(nlp.its.pos);
  const spans: Span[] = [];
  let from = 0;
  for (const [index, word] of tokens.out().entries()) {
    const start = text.indexOf(word, from);
    if (start < 0) continue;
    from = start + word.length;
    spans.push({ start, end: from, tag: tags[index] ?? 'X' });
  }
  return spans;
}
