// "Payroll, that's Foobaz, needs the hours", "the shop (Foobaz)", "our CRM, which is Foobaz": a system that stands behind the noun
// that it is, told in passing. The noun and what is told of it become the one system, so that the statement around them stays whole.
import type { Chunk, Systems } from './chunk.ts';

/** The chunks with each such noun as its system. */
export function withoutAppositions(chunks: readonly Chunk[]): readonly Chunk[] {
  const kept: Chunk[] = [];
  for (let at = 0; at < chunks.length; at += 1) {
    const chunk = chunks[at];
    if (chunk === undefined) continue;
    const told = toldOf(chunks, at);
    if (told === null) kept.push(chunk);
    else {
      kept.push({ ...told.systems, at: chunk.at });
      at = told.last;
    }
  }
  return kept;
}

interface Told {
  readonly systems: Systems;
  /** The last chunk that belongs to it. */
  readonly last: number;
}

function toldOf(chunks: readonly Chunk[], at: number): Told | null {
  const noun = chunks[at];
  if (noun?.is !== 'noun' || noun.record !== null || noun.pronoun || noun.of.length > 0) return null;
  return inBrackets(chunks, at) ?? inCommas(chunks, at);
}

function inBrackets(chunks: readonly Chunk[], at: number): Told | null {
  const [open, systems, close] = chunks.slice(at + 1, at + 4);
  const bracketed = open?.is === 'stop' && open.word === '(' && close?.is === 'stop' && close.word === ')';
  return bracketed && systems?.is === 'systems' ? { systems, last: at + 3 } : null;
}

/** ", that is Foobaz" with the comma behind it, or the end of the sentence. */
function inCommas(chunks: readonly Chunk[], at: number): Told | null {
  const [comma, refers, is, systems, end] = chunks.slice(at + 1, at + 6);
  if (comma?.is !== 'and' || comma.word !== ',' || systems?.is !== 'systems') return null;
  const reference =
    (refers?.is === 'opener' && /^(that|which)$/.test(refers.word)) ||
    (refers?.is === 'noun' && refers.pronoun);
  if (!reference || is?.is !== 'verb' || !/^('s|is|s)$/.test(is.form) || is.negated) return null;
  if (end === undefined || end.is === 'stop') return { systems, last: at + 4 };
  return end.is === 'and' && end.word === ',' ? { systems, last: at + 5 } : null;
}
