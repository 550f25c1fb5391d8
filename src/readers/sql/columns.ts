// One column of CREATE TABLE or ALTER TABLE ADD: its type, and what is said behind it, in any order and any of the dialects.
// Words that are not known are passed over one by one, so that an option of one product never costs the column.
import { checkedValues } from './checks.ts';
import type { Column, ForeignKey } from './model.ts';
import { schemaOf, valuesIn } from './model.ts';
import { bracketed, columnNames, nameParts, type Scan } from './scan.ts';

/** A column and the keys that it declares of itself. */
export interface Declared {
  readonly column: Column;
  readonly primary: boolean;
  readonly unique: boolean;
  readonly foreign: ForeignKey | null;
}

/** Words that end a type and begin what is said of the column. */
const afterType = new Set([
  'NOT',
  'NULL',
  'DEFAULT',
  'PRIMARY',
  'UNIQUE',
  'REFERENCES',
  'CHECK',
  'CONSTRAINT',
  'COLLATE',
  'GENERATED',
  'IDENTITY',
  'AS',
  'AUTO_INCREMENT',
  'COMMENT',
  'ON',
  'CHARACTER',
  'CHARSET',
  'STORAGE',
  'ROWGUIDCOL',
  'SPARSE',
  'KEY',
  'INVISIBLE',
  'VIRTUAL',
  'MASKED',
  'COMPRESSION',
  'FILESTREAM',
  'UNSIGNED',
  'ZEROFILL',
  'SIGNED',
  'ENCRYPTED',
  'HIDDEN',
  'PERSISTED',
  'ENABLE',
  'BINARY',
]);

/** Null when no column comes next. */
export function columnOf(scan: Scan): Declared | null {
  const name = scan.take();
  if (name === null || (name.kind !== 'word' && name.kind !== 'name')) return null;
  const written = typeOf(scan);
  if (written === null) return null;
  const column: Draft = { ...written, name: name.text };
  while (!scan.done()) option(scan, column);
  const serial = /^(small|big)?serial\d?$/.test(column.type);
  return {
    column: {
      name: column.name,
      type: column.type,
      args: column.args,
      array: column.array,
      nullable: column.nullable && !column.primary && !serial,
      hasDefault: column.hasDefault || serial,
      generated: column.generated || serial,
      kept: column.kept,
      enum: column.enum,
    },
    primary: column.primary,
    unique: column.unique,
    foreign: column.foreign,
  };
}

interface Draft {
  readonly name: string;
  readonly type: string;
  readonly args: readonly string[];
  array: boolean;
  nullable: boolean;
  hasDefault: boolean;
  generated: boolean;
  kept: boolean;
  enum: readonly string[] | null;
  primary: boolean;
  unique: boolean;
  foreign: ForeignKey | null;
}

/** "double precision", "timestamp(3) with time zone", "dbo.Flag", "enum('a','b')", or nothing at all before AS (a computed column) and in SQLite. */
function typeOf(scan: Scan): Omit<Draft, 'name'> | null {
  const rest = {
    array: false,
    nullable: true,
    hasDefault: false,
    generated: false,
    kept: false,
    enum: null,
    primary: false,
    unique: false,
    foreign: null,
  };
  if (scan.look() === 'AS') return { type: 'computed', args: [], ...rest };
  if (scan.done() || afterType.has(scan.look())) return { type: 'untyped', args: [], ...rest };
  const parts = nameParts(scan);
  if (parts.length === 0) return null;
  let type = (parts.at(-1) ?? '').toLowerCase();
  if (type === 'double' && scan.eat('PRECISION')) type = 'double precision';
  if (type === 'long' && scan.token()?.kind === 'word' && /^(RAW|VARCHAR)$/.test(scan.look()))
    type = `long ${scan.take()?.text.toLowerCase() ?? ''}`;
  if (/^(character|char|national|nchar|bit)$/.test(type)) {
    scan.eat('CHARACTER');
    scan.eat('CHAR');
    if (scan.eat('VARYING')) type = `${type === 'bit' ? 'bit' : 'character'} varying`;
  }
  const inner = bracketed(scan);
  const args = inner.filter((one) => one.kind !== 'sign').map((one) => one.text);
  if ((type === 'timestamp' || type === 'time') && (scan.look() === 'WITH' || scan.look() === 'WITHOUT')) {
    if (scan.look() === 'WITH') type = `${type}tz`;
    for (const word of [scan.look(), 'LOCAL', 'TIME', 'ZONE']) scan.eat(word);
  }
  let array = scan.eat('ARRAY');
  while (scan.look() === '[') {
    array = true;
    while (!scan.done() && scan.take()?.text !== ']');
  }
  const values = type === 'enum' || type === 'set' ? valuesIn(inner) : null;
  return {
    ...rest,
    type,
    args,
    array: array || type === 'set',
    enum: type === 'enum' ? values : null,
  };
}

/** One option; always takes at least one token. */
function option(scan: Scan, column: Draft): void {
  if (scan.eat('NOT', 'NULL')) column.nullable = false;
  else if (scan.eat('NOT', 'FOR', 'REPLICATION')) return;
  else if (scan.eat('NULL')) column.nullable = true;
  else if (scan.eat('PRIMARY', 'KEY')) column.primary = true;
  else if (scan.eat('UNIQUE')) column.unique = true;
  else if (scan.eat('AUTO_INCREMENT') || scan.eat('AUTOINCREMENT')) column.generated = true;
  else if (scan.eat('IDENTITY')) {
    bracketed(scan);
    column.generated = true;
  } else if (scan.eat('GENERATED')) generated(scan, column);
  else if (scan.eat('AS')) {
    bracketed(scan);
    column.generated = true;
  } else if (scan.eat('DEFAULT')) {
    column.hasDefault = true;
    expression(scan);
  } else if (scan.eat('ON', 'UPDATE') && /^(CURRENT_TIMESTAMP|NOW|LOCALTIMESTAMP)$/.test(scan.look())) {
    scan.take();
    bracketed(scan);
    column.kept = true;
  } else if (scan.eat('CHECK')) {
    const checked = checkedValues(bracketed(scan));
    if (checked !== null && sameColumn(checked.column, column.name)) column.enum = checked.values;
  } else if (scan.eat('REFERENCES')) column.foreign = foreign(scan, [column.name]);
  else if (scan.eat('COMMENT') || scan.eat('CONSTRAINT') || scan.eat('COLLATE') || scan.eat('CHARSET'))
    scan.take();
  else if (scan.look() === '(') bracketed(scan);
  else scan.take();
}

function sameColumn(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** GENERATED { ALWAYS | BY DEFAULT } AS { IDENTITY | (expression) | ROW START }. */
function generated(scan: Scan, column: Draft): void {
  column.generated = true;
  scan.eat('ALWAYS');
  if (scan.eat('BY', 'DEFAULT')) scan.eat('ON', 'NULL');
  scan.eat('AS');
  if (scan.eat('ROW', 'START')) column.kept = true;
  else if (!scan.eat('ROW', 'END')) scan.eat('IDENTITY');
  bracketed(scan);
}

/** A default's value: one thing with its calls and casts, up to the next option. */
function expression(scan: Scan): void {
  let first = true;
  while (!scan.done() && (first || !afterType.has(scan.look()))) {
    first = false;
    if (scan.look() === '(') bracketed(scan);
    else scan.take();
  }
}

/** The table behind REFERENCES, and what is to happen then passed over. */
export function foreign(scan: Scan, columns: readonly string[]): ForeignKey {
  const parts = nameParts(scan);
  bracketed(scan);
  while (scan.eat('ON', 'DELETE') || scan.eat('ON', 'UPDATE')) {
    if (scan.eat('SET')) scan.take();
    else if (!scan.eat('NO', 'ACTION')) scan.take();
  }
  const schema = schemaOf(parts);
  return { columns, table: `${schema === null ? '' : `${schema}.`}${parts.at(-1) ?? ''}` };
}

/** The columns of a key written in brackets. */
export function keyColumns(scan: Scan): readonly string[] {
  return columnNames(bracketed(scan));
}
