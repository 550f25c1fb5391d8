// A script of SQL cut into statements, one after the other, so that a dump of any size is read in little memory.
// Rows, routines and copied data are passed over without keeping them; what a statement means is read elsewhere.
import { type Dialect, lineEnd, type Token, tokenAt } from './tokens.ts';

/** The beginning of one statement, `line` counted from 1. `cut` when it was longer than is kept, or the script ends within it. */
export interface Statement {
  readonly tokens: readonly Token[];
  readonly line: number;
  readonly cut: boolean;
}

/** Tokens kept of one statement: a table of a thousand columns fits, a statement of a million rows does not. */
const keptAtMost = 60_000;

const opening = new Set([
  'CREATE',
  'ALTER',
  'INSERT',
  'DROP',
  'GO',
  'EXEC',
  'GRANT',
  'PRINT',
  'USE',
  'SET',
  'COMMENT',
  'DELIMITER',
]);
const afterAlter = new Set([
  'TABLE',
  'DATABASE',
  'SEQUENCE',
  'TYPE',
  'INDEX',
  'VIEW',
  'FUNCTION',
  'PROCEDURE',
]);
const routines = new Set(['FUNCTION', 'PROCEDURE', 'PROC', 'TRIGGER', 'EVENT', 'PACKAGE']);

interface Reading {
  readonly text: string;
  readonly dialect: Dialect;
  at: number;
  line: number;
  counted: number;
}

/** Every statement in order. */
export function* statementsOf(text: string, dialect: Dialect): Generator<Statement> {
  const reading: Reading = { text, dialect, at: 0, line: 1, counted: 0 };
  for (let next = statement(reading); next !== null; next = statement(reading))
    if (next.tokens.length > 0) yield next;
}

function statement(reading: Reading): Statement | null {
  const tokens: Token[] = [];
  let depth = 0;
  let cut = false;
  for (;;) {
    const next = tokenAt(reading.text, reading.at, reading.dialect);
    if (next === null) {
      const last = tokens.length > 0 ? made(reading, tokens, cut || depth > 0) : null;
      reading.at = reading.text.length;
      return last;
    }
    const { token } = next;
    const word = token.kind === 'word' ? token.text.toUpperCase() : '';
    if (token.first && tokens.length === 0 && token.text === '\\') {
      reading.at = lineEnd(reading.text, token.at);
      continue;
    }
    if (token.first && tokens.length === 0 && word === 'DELIMITER') {
      reading.at = afterDelimited(reading.text, token.at);
      return { tokens: [token], line: lineOf(reading, token.at), cut: false };
    }
    if (
      token.first &&
      word === 'GO' &&
      /^GO[ \t]*(?:\d+)?[ \t;]*\r?(?:\n|$)/i.test(reading.text.slice(token.at, token.at + 40))
    ) {
      reading.at = lineEnd(reading.text, token.at);
      if (tokens.length > 0) return made(reading, tokens, cut);
      continue;
    }
    if (tokens.length > 0 && depth <= 0 && token.first && begins(reading, token, next.end))
      return made(reading, tokens, cut);
    reading.at = next.end;
    if (token.kind === 'sign') {
      if (token.text === '(') depth += 1;
      if (token.text === ')') depth -= 1;
      if (token.text === ';') {
        const done = made(reading, tokens, cut);
        if (isCopy(tokens)) reading.at = afterCopied(reading.text, reading.at);
        return done;
      }
    }
    if (tokens.length >= (rows(tokens) ? 6 : keptAtMost)) cut = true;
    else tokens.push(token);
    if (tokens.length <= 8 && routines.has(word) && isRoutine(tokens)) {
      tokens.push(...headOf(reading, next.end));
      reading.at = afterRoutine(reading, next.end);
      return made(reading, tokens, false);
    }
  }
}

function made(reading: Reading, tokens: readonly Token[], cut: boolean): Statement {
  return { tokens, line: lineOf(reading, tokens[0]?.at ?? reading.at), cut };
}

/** Lines are counted on from the last statement. */
function lineOf(reading: Reading, at: number): number {
  for (
    let found = reading.text.indexOf('\n', reading.counted);
    found >= 0 && found < at;
    found = reading.text.indexOf('\n', found + 1)
  ) {
    reading.line += 1;
    reading.counted = found + 1;
  }
  return reading.line;
}

/** Whether a token that stands first on its line begins a statement although the one before was not closed, as T-SQL lets it. */
function begins(reading: Reading, token: Token, end: number): boolean {
  const word = token.text.toUpperCase();
  if (token.kind !== 'word' || !opening.has(word)) return false;
  if (word !== 'ALTER' && word !== 'DROP' && word !== 'SET') return true;
  const next = tokenAt(reading.text, end, reading.dialect)?.token.text.toUpperCase() ?? '';
  return word === 'SET'
    ? reading.dialect === 'sqlserver' && /^(ANSI|QUOTED|IDENTITY|NOCOUNT|XACT)/.test(next)
    : afterAlter.has(next);
}

function rows(tokens: readonly Token[]): boolean {
  return /^(INSERT|REPLACE|UPDATE|DELETE|MERGE|SELECT|WITH)$/i.test(tokens[0]?.text ?? '');
}

function isCopy(tokens: readonly Token[]): boolean {
  return tokens[0]?.text.toUpperCase() === 'COPY' && tokens.some((one) => one.text.toUpperCase() === 'STDIN');
}

/** Rows that pg_dump writes behind COPY, up to the line with a backslash and a dot. */
function afterCopied(text: string, from: number): number {
  const end = text.indexOf('\n\\.', from);
  return end < 0 ? text.length : lineEnd(text, end + 1);
}

/** A client's own delimiter frames routines: everything up to the line that sets it back. */
function afterDelimited(text: string, from: number): number {
  const line = text.slice(from, lineEnd(text, from));
  if (/^DELIMITER\s+;\s*$/i.test(line)) return lineEnd(text, from);
  const back = /^[ \t]*DELIMITER[ \t]+;[ \t]*\r?$/gim;
  back.lastIndex = lineEnd(text, from);
  const found = back.exec(text);
  return found === null ? text.length : found.index + found[0].length;
}

function isRoutine(tokens: readonly Token[]): boolean {
  const words = tokens.map((one) => one.text.toUpperCase());
  return (
    (words[0] === 'CREATE' || words[0] === 'ALTER') &&
    !words.some(
      (word, at) =>
        at < words.length - 1 &&
        ['TABLE', 'INDEX', 'TYPE', 'VIEW', 'DOMAIN', 'DISABLE', 'ENABLE'].includes(word),
    )
  );
}

/** What follows the word TRIGGER, up to the table behind ON. */
function headOf(reading: Reading, from: number): readonly Token[] {
  const tokens: Token[] = [];
  let at = from;
  for (let left = 30; left > 0; left -= 1) {
    const next = tokenAt(reading.text, at, reading.dialect);
    if (next === null || next.token.text === ';') break;
    tokens.push(next.token);
    at = next.end;
    if (next.token.text.toUpperCase() === 'ON') left = Math.min(left, 4);
  }
  return tokens;
}

/** Where a routine ends: T-SQL by GO, Oracle by a stroke on a line of its own, PostgreSQL by the semicolon behind its quoted body, MySQL by the END that closes a line. */
function afterRoutine(reading: Reading, from: number): number {
  const { text, dialect } = reading;
  const past = (pattern: RegExp): number => {
    pattern.lastIndex = from;
    const found = pattern.exec(text);
    return found === null ? text.length : found.index + found[0].length;
  };
  switch (dialect) {
    case 'sqlserver':
      return past(/^[ \t]*GO[ \t]*\r?$/gim);
    case 'oracle':
      return past(/^[ \t]*\/[ \t]*\r?$/gm);
    case 'sqlite':
    case 'mysql': {
      const close = text.indexOf(';', from);
      const block = /\bBEGIN\b/i.exec(text.slice(from, close < 0 ? from : close));
      return block === null ? past(/;/g) : past(/^END\b[^\n]*/gim);
    }
    case 'postgresql': {
      let at = from;
      for (let next = tokenAt(text, at, dialect); next !== null; next = tokenAt(text, at, dialect)) {
        at = next.end;
        if (next.token.kind === 'sign' && next.token.text === ';') return at;
      }
      return text.length;
    }
    default:
      return dialect satisfies never;
  }
}
