// A walk over the tokens of one statement: look, take, skip what stands in brackets. It never goes back and never past the end.
import type { Token } from './tokens.ts';

/** A place in a list of tokens that moves forward only. */
export interface Scan {
  /** The upper-case text of an unquoted word, or the sign itself; '' for strings, quoted names and the end. */
  readonly look: (ahead?: number) => string;
  readonly token: (ahead?: number) => Token | null;
  readonly take: () => Token | null;
  /** Takes these words if they come next, all of them. */
  readonly eat: (...words: readonly string[]) => boolean;
  readonly done: () => boolean;
}

export function scanOf(tokens: readonly Token[]): Scan {
  let at = 0;
  const token = (ahead: number = 0): Token | null => tokens[at + ahead] ?? null;
  const look = (ahead: number = 0): string => {
    const found = token(ahead);
    if (found === null || found.kind === 'string' || found.kind === 'name') return '';
    return found.text.toUpperCase();
  };
  return {
    token,
    look,
    take: () => {
      const found = token();
      at += 1;
      return found;
    },
    eat: (...words) => {
      if (!words.every((word, ahead) => look(ahead) === word)) return false;
      at += words.length;
      return true;
    },
    done: () => at >= tokens.length,
  };
}

/** A name, of several parts where dots join them ("dbo.orders"); empty when none comes next. */
export function nameParts(scan: Scan): readonly string[] {
  const parts: string[] = [];
  for (let next = scan.token(); next !== null && isName(next); next = scan.token()) {
    parts.push(next.text);
    scan.take();
    if (scan.look() !== '.') break;
    scan.take();
  }
  return parts;
}

function isName(token: Token): boolean {
  return token.kind === 'word' || token.kind === 'name';
}

/** What stands in the brackets that come next, without them; empty when none do. */
export function bracketed(scan: Scan): readonly Token[] {
  if (scan.look() !== '(') return [];
  const inner: Token[] = [];
  let depth = 0;
  for (let next = scan.take(); next !== null; next = scan.take()) {
    if (next.kind === 'sign' && next.text === '(') {
      depth += 1;
      if (depth === 1) continue;
    }
    if (next.kind === 'sign' && next.text === ')') {
      depth -= 1;
      if (depth === 0) break;
    }
    inner.push(next);
  }
  return inner;
}

/** A list cut at the commas that stand in no bracket. */
export function parted(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === 'sign' && token.text === '(') depth += 1;
    if (token.kind === 'sign' && token.text === ')') depth -= 1;
    if (token.kind === 'sign' && token.text === ',' && depth === 0) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.filter((part) => part.length > 0);
}

/** The first name of each part of a bracketed list: columns of a key, without lengths and directions. Expressions are left out. */
export function columnNames(tokens: readonly Token[]): readonly string[] {
  return parted(tokens).flatMap((part) => {
    const [first, second] = part;
    const call =
      second?.kind === 'sign' &&
      second.text === '(' &&
      part.some((one) => one.kind === 'word' && one !== first);
    return first === undefined || !isName(first) || call ? [] : [first.text];
  });
}
