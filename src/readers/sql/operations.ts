// The statements that a database allows on a table, as operations of a profile: read by key pages and by change column, write by key.
// The verb is the method and the table with its condition the path, so that a plan reads as an engineer would say it.
import type { Incremental, Operation } from '../../catalog/profile.ts';
import { operation } from '../operation.ts';
import type { ChangeColumn } from './changes.ts';
import type { Table } from './model.ts';
import type { Dialect } from './tokens.ts';
import { resolutionOf } from './types.ts';

/** Rows that one SELECT takes, and one statement writes: ours to choose, small enough for no lock to be felt. */
const rowsRead = 1000;
const rowsWritten = 500;

/** `written` is the table's name as statements write it; `change` its change column or null; `matching` the unique key that a write can find a row by. */
export interface Deeds {
  readonly table: Table;
  readonly written: string;
  readonly change: ChangeColumn | null;
  readonly matching: readonly string[];
  readonly dialect: Dialect;
}

const pageWords: Readonly<Record<Dialect, string>> = {
  postgresql: 'LIMIT',
  mysql: 'LIMIT',
  sqlserver: 'TOP',
  oracle: 'FETCH FIRST',
  sqlite: 'LIMIT',
};

export function operationsOf(deeds: Deeds): readonly Operation[] {
  const { written, table } = deeds;
  const key = table.primaryKey.length > 0 ? table.primaryKey : (table.uniques[0] ?? []);
  const byKey = `${written} WHERE ${key.map((name) => `${name} = {${name}}`).join(' AND ')}`;
  const single: readonly Operation[] =
    key.length === 0
      ? []
      : [
          operation({ kind: 'get', method: 'SELECT', path: byKey }),
          operation({ kind: 'update', method: 'UPDATE', path: byKey }),
          operation({ kind: 'delete', method: 'DELETE', path: byKey }),
        ];
  const create = operation({ kind: 'create', method: 'INSERT', path: written });
  return [listing(deeds, key), ...single.slice(0, 1), create, ...single.slice(1), ...upserts(deeds)];
}

/** Pages by key: the next one begins behind the last row seen, which stays quick at any depth, as OFFSET does not. */
function listing({ written, change, dialect }: Deeds, key: readonly string[]): Operation {
  const order = [...(change === null || change.creation ? [] : [change.name]), ...key];
  return operation({
    kind: 'list',
    method: 'SELECT',
    path: written,
    pagination: {
      style: order.length === 0 ? 'offset' : 'cursor',
      requestParam: order.length === 0 ? 'OFFSET' : `WHERE (${order.join(', ')}) > last row`,
      nextTokenPath: null,
      pageSizeParam: pageWords[dialect],
      maxPageSize: rowsRead,
      maxResults: null,
      confidence: 'assumed',
    },
    incremental: change === null ? null : incrementalOf(change, dialect),
  });
}

function incrementalOf(change: ChangeColumn, dialect: Dialect): Incremental {
  return {
    param: `WHERE ${change.name} >=`,
    field: change.name,
    resolution: change.version ? null : resolutionOf(change.column, dialect),
    lag: null,
    confidence: 'inferred',
  };
}

/** One statement that inserts or updates by a unique key, for one row and for many. */
function upserts({ written, matching, dialect }: Deeds): readonly Operation[] {
  const key = matching.join(', ');
  if (key === '') return [];
  const { method, path } = upsertWords(dialect, written, key);
  return [
    operation({ kind: 'upsert', method, path }),
    operation({
      kind: 'batch',
      batchOf: 'upsert',
      batchSize: rowsWritten,
      method,
      path: `${path}, many rows`,
    }),
  ];
}

function upsertWords(
  dialect: Dialect,
  table: string,
  key: string,
): { readonly method: string; readonly path: string } {
  switch (dialect) {
    case 'postgresql':
    case 'sqlite':
      return { method: 'INSERT', path: `${table} ON CONFLICT (${key}) DO UPDATE` };
    case 'mysql':
      return { method: 'INSERT', path: `${table} ON DUPLICATE KEY UPDATE (${key})` };
    case 'sqlserver':
    case 'oracle':
      return { method: 'MERGE', path: `${table} ON (${key})` };
    default:
      return dialect satisfies never;
  }
}
