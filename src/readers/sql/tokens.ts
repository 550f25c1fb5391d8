// SQL text to tokens, for all dialects at once: words, quoted names, strings, numbers and signs. Comments fall away here.
// Knows how things are written and nothing of what they mean; every step moves forward, so that any text ends.

export const dialects = ['postgresql', 'mysql', 'sqlserver', 'oracle', 'sqlite'] as const;
export type Dialect = (typeof dialects)[number];

/** `word` is an unquoted name or keyword, `name` a quoted one; `first` says that it stands first on its line, `at` is its offset. */
export interface Token {
  readonly kind: 'word' | 'name' | 'string' | 'number' | 'sign';
  readonly text: string;
  readonly first: boolean;
  readonly at: number;
}

/** Which dialect a text is written in, by what only one of them writes; null where nothing tells. */
export function dialectOf(text: string): Dialect | null {
  const counts: readonly (readonly [Dialect, number])[] = [
    [
      'sqlserver',
      found(text, /^\s*GO\s*$/gim) +
        found(
          text,
          /\bIDENTITY\s*\(\s*\d|\bn(?:var)?char\b|\bdatetime2\b|\buniqueidentifier\b|\browversion\b/gi,
        ) +
        found(text, /\[(?:dbo|[A-Za-z_ ]{2,40})\]/g),
    ],
    [
      'mysql',
      found(text, /`[^`\n]{1,64}`/g) +
        found(
          text,
          /\bAUTO_INCREMENT\b|\bENGINE\s*=|\bUNSIGNED\b|\bON UPDATE CURRENT_TIMESTAMP\b|\bmediumtext\b/gi,
        ),
    ],
    [
      'postgresql',
      found(
        text,
        /::\w|\bserial\b|\bbigserial\b|\btimestamptz\b|\bjsonb\b|\bcharacter varying\b|\bAS ENUM\b|\btimestamp with/gi,
      ) + found(text, /^\s*(?:CREATE EXTENSION|SET search_path|ALTER TABLE ONLY|COPY\s)/gim),
    ],
    [
      'oracle',
      found(
        text,
        /\bN?VARCHAR2\b|\bNUMBER\s*\(\s*\d|\bNCLOB\b|\bSYSDATE\b|\bTABLESPACE\b|\b(?:EN|DIS)ABLE\b/gi,
      ),
    ],
    [
      'sqlite',
      found(text, /\bAUTOINCREMENT\b|\bWITHOUT\s+ROWID\b|\bsqlite_\w+|\bCREATE\s+VIRTUAL\s+TABLE\b/gi) +
        found(text, /^\s*PRAGMA\s/gim),
    ],
  ];
  return counts.toSorted((a, b) => b[1] - a[1]).find((one) => one[1] > 0)?.[0] ?? null;
}

/** Hits in the first part of a text: enough to tell a dialect, and bounded. */
function found(text: string, pattern: RegExp): number {
  let count = 0;
  for (const _ of text.slice(0, 200_000).matchAll(pattern)) {
    count += 1;
    if (count >= 200) break;
  }
  return count;
}

const wordAt = /[\p{L}_@#$][\p{L}\p{N}_@#$]*/uy;
const numberAt = /\d+(?:\.\d+)?/y;
const dollarAt = /\$(?:[A-Za-z_]\w*)?\$/y;

/** Reads the token that begins at or after an offset; null at the end. `end` is where the next one may begin. */
export function tokenAt(
  text: string,
  from: number,
  dialect: Dialect,
): { readonly token: Token; readonly end: number } | null {
  const { at, first } = skipped(text, from, dialect);
  if (at >= text.length) return null;
  const sign = text.charAt(at);
  const made = (kind: Token['kind'], value: string, end: number): { token: Token; end: number } => ({
    token: { kind, text: value, first, at },
    end,
  });
  if (sign === "'") {
    const end = closing(text, at + 1, "'", dialect === 'mysql');
    return made('string', unquoted(text.slice(at + 1, end), "'"), end + 1);
  }
  if (sign === '"' || sign === '`') {
    const end = closing(text, at + 1, sign, false);
    return made('name', unquoted(text.slice(at + 1, end), sign), end + 1);
  }
  if (sign === '[' && /[\p{L}_#]/u.test(text.charAt(at + 1))) {
    const end = closing(text, at + 1, ']', false);
    return made('name', unquoted(text.slice(at + 1, end), ']'), end + 1);
  }
  if (sign === '$') {
    const tag = stickyAt(dollarAt, text, at);
    if (tag !== null) {
      const end = text.indexOf(tag, at + tag.length);
      return made('string', '', end < 0 ? text.length : end + tag.length);
    }
  }
  if (/^[eEnNbBxX]$/.test(sign) && text.charAt(at + 1) === "'") {
    const end = closing(text, at + 2, "'", /[eE]/.test(sign) || dialect === 'mysql');
    return made('string', unquoted(text.slice(at + 2, end), "'"), end + 1);
  }
  const word = stickyAt(wordAt, text, at);
  if (word !== null) return made('word', word, at + word.length);
  const number = stickyAt(numberAt, text, at);
  if (number !== null) return made('number', number, at + number.length);
  return made('sign', sign, at + 1);
}

/** The offset of the next thing that is neither blank nor comment, and whether a line began on the way. */
function skipped(
  text: string,
  from: number,
  dialect: Dialect,
): { readonly at: number; readonly first: boolean } {
  let at = from;
  let first = from === 0;
  while (at < text.length) {
    const sign = text.charAt(at);
    if (sign === '\n') {
      first = true;
      at += 1;
    } else if (/\s|\uFEFF/.test(sign)) at += 1;
    else if (sign === '-' && text.charAt(at + 1) === '-') at = lineEnd(text, at);
    else if (sign === '#' && dialect === 'mysql') at = lineEnd(text, at);
    else if (sign === '/' && text.charAt(at + 1) === '*') {
      const end = text.indexOf('*/', at + 2);
      at = end < 0 ? text.length : end + 2;
    } else break;
  }
  return { at, first };
}

/** Where the line of an offset ends. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** Where a quoted thing closes; a doubled quote belongs to it, and so does what follows a backslash where that escapes. */
function closing(text: string, from: number, quote: string, escapes: boolean): number {
  let at = from;
  while (at < text.length) {
    const sign = text.charAt(at);
    if (escapes && sign === '\\') at += 2;
    else if (sign !== quote) at += 1;
    else if (text.charAt(at + 1) === quote) at += 2;
    else return at;
  }
  return text.length;
}

function unquoted(inner: string, quote: string): string {
  return inner.replaceAll(quote + quote, quote);
}

function stickyAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}
