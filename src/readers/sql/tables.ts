// One table of a script as a resource: its fields, its keys, what it refers to, and the names people may call it by.
import { conceptOf } from '../../catalog/concept.ts';
import type { Field, Resource } from '../../catalog/profile.ts';
import type { Source } from '../../measure/fact.ts';
import { singular, snake } from '../words.ts';
import { type ChangeColumn, changeColumnOf } from './changes.ts';
import { type Column, sameName, type Script, type Table } from './model.ts';
import { operationsOf } from './operations.ts';
import type { Dialect } from './tokens.ts';
import { typed } from './types.ts';

/** A table as a resource, and the column by which its changes are found. */
export interface Made {
  readonly resource: Resource;
  readonly table: Table;
  readonly change: ChangeColumn | null;
}

/** Prefixes that say "table" and nothing else. */
const tablePrefix = /^(?:tbl|tab|t|tb)(?:_+|(?=[A-Z]))/;

/** Every table, in the script's order, under names that are unique. */
export function resourcesOf(script: Script, dialect: Dialect, source: Source): readonly Made[] {
  const tables = [...script.tables.values()];
  const shared = commonPrefix(tables.map((table) => table.name));
  const plain = (table: Table): string =>
    singular(table.name.replace(tablePrefix, '')) || singular(table.name) || 'table';
  const short = (table: Table): string => plain({ ...table, name: table.name.slice(shared.length) });
  const taken = new Map<string, number>();
  for (const table of tables) taken.set(short(table), (taken.get(short(table)) ?? 0) + 1);
  const names = new Map<Table, string>();
  const used = new Set<string>();
  for (const table of tables) {
    const wished =
      taken.get(short(table)) === 1
        ? short(table)
        : `${table.schema === null ? '' : `${snake(table.schema)}_`}${plain(table)}`;
    const name =
      [wished, ...Array.from({ length: tables.length }, (_, at) => `${wished}_${at + 2}`)].find(
        (one) => !used.has(one),
      ) ?? wished;
    used.add(name);
    names.set(table, name);
  }
  return tables.map((table) => {
    const change = changeColumnOf(table.columns);
    const name = names.get(table) ?? table.name;
    const aliases = [
      table.name,
      ...(table.schema === null ? [] : [`${table.schema}.${table.name}`]),
      plain(table),
    ];
    const matching = matchingKey(table);
    const written = table.schema === null ? table.name : `${table.schema}.${table.name}`;
    return {
      table,
      change,
      resource: {
        name,
        aliases: [...new Set(aliases)].filter((alias) => alias !== name),
        concept: conceptOf(name),
        primaryKey: table.primaryKey,
        cursorField: change === null || change.creation ? null : change.name,
        operations: operationsOf({ table, written, change, matching, dialect }),
        fields: table.columns.map((column) => fieldOf(column, { table, script, dialect, names })),
        custom: null,
        source,
        confidence: 'documented',
      },
    };
  });
}

/** A prefix that nearly all tables share ("erp_", "KD_"), of which a person would not speak; '' when there is none. */
function commonPrefix(names: readonly string[]): string {
  const prefix = /^[A-Za-z]{1,6}\d?_/.exec(names[0] ?? '')?.[0] ?? '';
  const most = names.filter(
    (name) => name.toLowerCase().startsWith(prefix.toLowerCase()) && name.length > prefix.length,
  );
  return names.length >= 3 && most.length === names.length ? prefix : '';
}

interface Beside {
  readonly table: Table;
  readonly script: Script;
  readonly dialect: Dialect;
  readonly names: ReadonlyMap<Table, string>;
}

function fieldOf(column: Column, { table, script, dialect, names }: Beside): Field {
  const kind = typed(column, script, dialect);
  const alone = [table.primaryKey, ...table.uniques].some(
    (key) => key.length === 1 && sameName(key[0] ?? '', column.name),
  );
  const foreign = table.foreignKeys.find((key) => key.columns.some((name) => sameName(name, column.name)));
  const target = foreign === undefined ? undefined : tableNamed(script, foreign.table);
  return {
    path: column.name,
    type: kind.type,
    format: kind.format,
    enum: kind.enum === null ? null : [...kind.enum],
    required: !column.nullable && !column.hasDefault && !column.generated,
    readOnly: column.generated,
    writeOnly: false,
    nullable: column.nullable,
    maxLength: kind.maxLength,
    unique: alone,
    references:
      foreign === undefined
        ? null
        : target === undefined
          ? foreign.table
          : (names.get(target) ?? foreign.table),
    personal: null,
  };
}

/** The table of a name; one written without its schema is meant where only one schema has it. */
function tableNamed(script: Script, name: string): Table | undefined {
  const wanted = name.toLowerCase();
  const found = script.tables.get(wanted);
  if (found !== undefined) return found;
  const same = [...script.tables.values()].filter((table) => sameName(table.name, wanted));
  return same.length === 1 ? same[0] : undefined;
}

/** The key that a write can find its row by: a unique one that the database does not make itself; else the primary key if it is given. */
function matchingKey(table: Table): readonly string[] {
  const made = (name: string): boolean =>
    table.columns.some((column) => sameName(column.name, name) && column.generated);
  return [table.primaryKey, ...table.uniques].find((key) => key.length > 0 && !key.some(made)) ?? [];
}
