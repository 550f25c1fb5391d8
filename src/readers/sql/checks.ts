// The values that a CHECK lets a column have: IN lists, comparisons joined by OR, and what PostgreSQL makes of them (= ANY (ARRAY […])).
// Anything else in a CHECK says nothing that a plan could use, and is left alone.
import { valuesIn } from './model.ts';
import type { Token } from './tokens.ts';

/** A column and the values that it may have. */
export interface Checked {
  readonly column: string;
  readonly values: readonly string[];
}

/** Null where the condition is not plainly a list of values of one column. */
export function checkedValues(tokens: readonly Token[]): Checked | null {
  const names = tokens.filter(
    (token) => token.kind === 'name' || (token.kind === 'word' && !known.test(token.text)),
  );
  const [column] = names;
  const values = valuesIn(tokens.filter((_, at) => !isLength(tokens, at)));
  if (column === undefined || values.length < 2) return null;
  const words = new Set(
    tokens.filter((token) => token.kind === 'word').map((token) => token.text.toUpperCase()),
  );
  if (['NOT', 'AND', 'BETWEEN', 'LIKE'].some((word) => words.has(word))) return null;
  if (tokens.some((token) => token.kind === 'sign' && /[<>!+*/~]/.test(token.text))) return null;
  if (names.some((name) => name.text.toLowerCase() !== column.text.toLowerCase())) return null;
  const listed = words.has('IN') || words.has('ANY') || words.has('OR');
  return listed ? { column: column.text, values: [...new Set(values)] } : null;
}

/** Words of types and operators that stand around the column's name. */
const known =
  /^(in|any|or|and|not|array|is|null|between|like|text|varchar|character|varying|char|bpchar|nvarchar|upper|lower|trim|int|integer|smallint|bigint|numeric|check|collate|n)$/i;

/** The length of a type in a cast ("varchar(10)") is no value. */
function isLength(tokens: readonly Token[], at: number): boolean {
  return (
    tokens[at]?.kind === 'number' &&
    tokens[at - 1]?.text === '(' &&
    /^(char|n?varchar|varying|numeric|bpchar)$/i.test(tokens[at - 2]?.text ?? '')
  );
}
