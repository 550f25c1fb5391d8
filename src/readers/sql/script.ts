// Statements into a script of tables: CREATE TABLE, ALTER TABLE, CREATE INDEX, CREATE TYPE and DOMAIN, CREATE VIEW by name.
// One statement that can't be understood is noted with its line and costs no other.
import { checkedValues } from './checks.ts';
import { columnOf, foreign, keyColumns } from './columns.ts';
import {
  type Column,
  keyOf,
  type Script,
  schemaOf,
  sameName,
  type Table,
  tableOf,
  valuesIn,
} from './model.ts';
import { bracketed, nameParts, parted, type Scan, scanOf } from './scan.ts';
import type { Statement } from './statements.ts';
import type { Dialect } from './tokens.ts';

/** Takes one statement into the script. */
export function take(script: Script, statement: Statement): void {
  const scan = scanOf(statement.tokens);
  const first = scan.look();
  if (first === 'CREATE') create(script, scan, statement);
  else if (scan.eat('ALTER', 'TABLE')) alter(script, scan);
  else if (first !== '/') passOver(script, first === 'DELIMITER' ? 'routines' : first);
}

const routine = /^(FUNCTION|PROCEDURE|PROC|TRIGGER|EVENT|PACKAGE)$/;
const filler =
  /^(OR|REPLACE|ALTER|GLOBAL|LOCAL|UNLOGGED|DEFINER|=|@|SQL|SECURITY|INVOKER|ALGORITHM|UNDEFINED|MERGE|CONSTRAINT|CLUSTERED|NONCLUSTERED|FULLTEXT|SPATIAL|FORCE|EDITIONABLE|MATERIALIZED|RECURSIVE|EXTERNAL|FOREIGN|COLUMNSTORE|)$/;

function create(script: Script, scan: Scan, statement: Statement): void {
  scan.take();
  let unique = false;
  let temporary = false;
  for (let guard = 0; guard < 12 && !scan.done(); guard += 1) {
    if (scan.eat('TABLE')) {
      if (temporary) passOver(script, 'temporary tables');
      else createTable(script, scan, statement);
      return;
    }
    if (scan.eat('INDEX')) return index(script, scan, unique);
    if (scan.eat('TYPE') || scan.eat('DOMAIN')) return createType(script, scan);
    if (scan.eat('VIEW')) return passOver(script, 'views');
    if (routine.test(scan.look())) return routineOf(script, scan, statement);
    if (scan.look() === 'UNIQUE') unique = true;
    else if (scan.look() === 'TEMPORARY' || scan.look() === 'TEMP') temporary = true;
    else if (!filler.test(scan.look())) return passOver(script, `CREATE ${scan.look()}`);
    scan.take();
  }
}

/** What a trigger does is not read; that a table has one is told, because it may keep a change column or write more. */
function routineOf(script: Script, scan: Scan, statement: Statement): void {
  passOver(script, scan.look() === 'TRIGGER' ? 'triggers' : 'routines');
  if (!scan.eat('TRIGGER')) return;
  const words = statement.tokens.map((token) => token.text.toUpperCase());
  const on = words.indexOf('ON');
  const parts = on < 0 ? [] : nameParts(scanOf(statement.tokens.slice(on + 1)));
  if (parts.length > 0) script.triggered.add(keyOf(parts));
}

function passOver(script: Script, kind: string): void {
  if (kind !== '') script.passed.set(kind, (script.passed.get(kind) ?? 0) + 1);
}

function createTable(script: Script, scan: Scan, statement: Statement): void {
  scan.eat('IF', 'NOT', 'EXISTS');
  const parts = nameParts(scan);
  const name = parts.at(-1) ?? '';
  if (name.startsWith('#') || name.startsWith('@')) return passOver(script, 'temporary tables');
  if (scan.eat('PARTITION', 'OF')) return passOver(script, 'partitions');
  if (scan.look() !== '(') {
    script.failed.push(
      `line ${statement.line} (${name === '' ? 'a table without name' : `table ${name}: no columns are listed`})`,
    );
    return;
  }
  const empty: Table = {
    schema: schemaOf(parts),
    name,
    columns: [],
    primaryKey: [],
    uniques: [],
    foreignKeys: [],
  };
  const table = parted(bracketed(scan)).reduce((made, part) => element(made, scanOf(part)), empty);
  if (table.columns.length === 0)
    script.failed.push(`line ${statement.line} (table ${name}: no column could be read)`);
  else script.tables.set(keyOf(parts), table);
  if (statement.cut)
    script.failed.push(`line ${statement.line} (table ${name}: only its beginning was read)`);
}

/** One part of a table: a key, a check, an index, or a column. */
function element(table: Table, scan: Scan): Table {
  if (scan.eat('CONSTRAINT') && !/^(PRIMARY|UNIQUE|FOREIGN|CHECK|EXCLUDE|DEFAULT)$/.test(scan.look()))
    nameParts(scan);
  const next = scan.look();
  const after = scan.look(1);
  if (next === 'PRIMARY' && after === 'KEY') return primary(table, keysBehind(scan));
  if (next === 'UNIQUE' && scan.token()?.kind === 'word') return withUnique(table, keysBehind(scan));
  if (next === 'FOREIGN' && after === 'KEY') {
    const columns = keysBehind(scan);
    return scan.eat('REFERENCES')
      ? { ...table, foreignKeys: [...table.foreignKeys, foreign(scan, columns)] }
      : table;
  }
  if (next === 'CHECK' && after === '(') {
    scan.take();
    return withCheck(table, checkedValues(bracketed(scan)));
  }
  if (next === 'EXCLUDE' || next === 'LIKE' || next === 'PERIOD') return table;
  if (/^(KEY|INDEX|FULLTEXT|SPATIAL)$/.test(next) && isIndex(scan)) return table;
  const declared = columnOf(scan);
  if (declared === null) return table;
  const kept = table.columns.filter((column) => !sameName(column.name, declared.column.name));
  const { name } = declared.column;
  return {
    ...table,
    columns: [...kept, declared.column],
    primaryKey: declared.primary ? [name] : table.primaryKey,
    uniques: declared.unique ? [...table.uniques, [name]] : table.uniques,
    foreignKeys: declared.foreign === null ? table.foreignKeys : [...table.foreignKeys, declared.foreign],
  };
}

/** MySQL's KEY and INDEX in a table: a name or nothing, and then a bracket; a column of that name has a type there. */
function isIndex(scan: Scan): boolean {
  const at = [1, 2, 3].find((ahead) => scan.look(ahead) === '(' || scan.look(ahead) === 'USING');
  return (
    at !== undefined &&
    !(at === 2 && /^(VARCHAR|CHAR|NVARCHAR|DECIMAL|NUMERIC|INT|BIGINT)$/.test(scan.look(1)))
  );
}

/** Passes words and names up to the bracket with the columns of a key. */
function keysBehind(scan: Scan): readonly string[] {
  while (!scan.done() && scan.look() !== '(') scan.take();
  return keyColumns(scan);
}

function primary(table: Table, columns: readonly string[]): Table {
  if (columns.length === 0) return table;
  return {
    ...table,
    primaryKey: columns.map((name) => written(table, name)),
    columns: table.columns.map((column) =>
      columns.some((name) => sameName(name, column.name)) ? { ...column, nullable: false } : column,
    ),
  };
}

function withUnique(table: Table, columns: readonly string[]): Table {
  return columns.length === 0
    ? table
    : { ...table, uniques: [...table.uniques, columns.map((name) => written(table, name))] };
}

function withCheck(table: Table, checked: ReturnType<typeof checkedValues>): Table {
  return checked === null
    ? table
    : mapColumn(table, checked.column, (column) => ({ ...column, enum: checked.values }));
}

function mapColumn(table: Table, name: string, change: (column: Column) => Column): Table {
  return {
    ...table,
    columns: table.columns.map((column) => (sameName(column.name, name) ? change(column) : column)),
  };
}

/** A column's name as its own declaration spells it. */
function written(table: Table, name: string): string {
  return table.columns.find((column) => sameName(column.name, name))?.name ?? name;
}

function alter(script: Script, scan: Scan): void {
  scan.eat('IF', 'EXISTS');
  scan.eat('ONLY');
  const parts = nameParts(scan);
  const table = tableOf(script, parts);
  if (table === undefined) return passOver(script, 'changes of tables that are not in the file');
  if (scan.eat('ATTACH', 'PARTITION')) {
    // Its rows are reached by the table that it is a part of.
    script.tables.delete(keyOf(nameParts(scan)));
    return passOver(script, 'partitions');
  }
  const rest = [];
  for (let next = scan.take(); next !== null; next = scan.take()) rest.push(next);
  const changed = parted(rest).reduce((made, part) => alteration(made, scanOf(part)), table);
  script.tables.set(script.tables.has(keyOf(parts)) ? keyOf(parts) : table.name.toLowerCase(), changed);
}

/** ADD …, ALTER COLUMN …, MODIFY …, DROP COLUMN …; what is not known changes nothing. */
function alteration(table: Table, scan: Scan): Table {
  if (scan.eat('WITH')) scan.take();
  if (scan.eat('ADD')) {
    scan.eat('COLUMN');
    scan.eat('IF', 'NOT', 'EXISTS');
    if (scan.look() === '(')
      return parted(bracketed(scan)).reduce((made, part) => element(made, scanOf(part)), table);
    return scan.look() === 'DEFAULT' || (scan.look() === 'CONSTRAINT' && scan.look(2) === 'DEFAULT')
      ? defaulted(table, scan)
      : element(table, scan);
  }
  if (scan.eat('DROP', 'COLUMN')) {
    scan.eat('IF', 'EXISTS');
    const [name = ''] = nameParts(scan);
    return { ...table, columns: table.columns.filter((column) => !sameName(column.name, name)) };
  }
  if (scan.eat('MODIFY')) {
    scan.eat('COLUMN');
    return element(table, scan);
  }
  if (scan.eat('ALTER')) {
    scan.eat('COLUMN');
    const [name = ''] = nameParts(scan);
    if (scan.eat('ADD', 'GENERATED'))
      return mapColumn(table, name, (column) => ({ ...column, generated: true }));
    if (scan.eat('SET', 'DEFAULT'))
      return mapColumn(table, name, (column) => ({ ...column, hasDefault: true }));
    if (scan.eat('SET', 'NOT', 'NULL'))
      return mapColumn(table, name, (column) => ({ ...column, nullable: false }));
  }
  // A key of several columns was cut at its commas by nobody: brackets keep it whole. A bare part continues an ADD of T-SQL.
  return /^(CONSTRAINT|PRIMARY|UNIQUE|FOREIGN)$/.test(scan.look()) ? element(table, scan) : table;
}

/** T-SQL: ADD CONSTRAINT name DEFAULT (value) FOR column. */
function defaulted(table: Table, scan: Scan): Table {
  while (!scan.done() && !scan.eat('FOR')) {
    if (scan.look() === '(') bracketed(scan);
    else scan.take();
  }
  const [name = ''] = nameParts(scan);
  return mapColumn(table, name, (column) => ({ ...column, hasDefault: true }));
}

/** A unique index is a key like any other, unless it holds for some rows only; any other index says nothing here. */
function index(script: Script, scan: Scan, unique: boolean): void {
  if (!unique) return passOver(script, 'indexes that are not unique');
  while (!scan.done() && !scan.eat('ON')) scan.take();
  scan.eat('ONLY');
  const parts = nameParts(scan);
  const table = tableOf(script, parts);
  if (scan.eat('USING')) scan.take();
  const columns = keyColumns(scan);
  let partial = false;
  while (!scan.done()) partial = scan.take()?.text.toUpperCase() === 'WHERE' || partial;
  if (table === undefined || columns.length === 0) return;
  if (partial) return passOver(script, 'unique indexes over some rows only');
  script.tables.set(
    script.tables.has(keyOf(parts)) ? keyOf(parts) : table.name.toLowerCase(),
    withUnique(table, columns),
  );
}

/** CREATE TYPE x AS ENUM (…), CREATE TYPE x FROM varchar(10), CREATE DOMAIN x AS text CHECK (VALUE IN (…)). */
function createType(script: Script, scan: Scan): void {
  const name = (nameParts(scan).at(-1) ?? '').toLowerCase();
  if (scan.eat('AS', 'ENUM')) {
    script.types.set(name, { values: valuesIn(bracketed(scan)), base: null, args: [] });
    return;
  }
  if (!scan.eat('FROM')) scan.eat('AS');
  const base = nameParts(scan).at(-1)?.toLowerCase() ?? null;
  if (scan.eat('VARYING') && base === null) return;
  const args = bracketed(scan)
    .filter((one) => one.kind !== 'sign')
    .map((one) => one.text);
  let values: readonly string[] | null = null;
  while (!scan.done())
    if (scan.eat('CHECK')) values = checkedValues(bracketed(scan))?.values ?? values;
    else scan.take();
  script.types.set(name, { values, base, args });
}

/** What only the whole script can tell: SQL Server's TIMESTAMP is a row version and no time; SQLite gives an INTEGER PRIMARY KEY itself. */
export function settled(script: Script, dialect: Dialect): void {
  for (const [key, table] of script.tables) {
    const columns = table.columns.map((column) => {
      if (
        column.type === 'rowversion' ||
        (dialect === 'sqlserver' && column.type === 'timestamp' && column.args.length === 0)
      )
        return { ...column, type: 'rowversion', generated: true, kept: true };
      const [alone = '', ...others] = table.primaryKey;
      return dialect === 'sqlite' &&
        column.type === 'integer' &&
        others.length === 0 &&
        sameName(alone, column.name)
        ? { ...column, hasDefault: true }
        : column;
    });
    script.tables.set(key, { ...table, columns });
  }
}
