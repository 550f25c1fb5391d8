// The database products whose DDL is read: their names, what they offer beside single statements, and what has to be asked of each.
// Whether a server has any of it switched on, its owner must say; all of it is marked as assumed.
import type { Bulk } from '../../catalog/profile.ts';
import type { Source } from '../../measure/fact.ts';
import type { Dialect } from './tokens.ts';

export const productNames: Readonly<Record<Dialect, string>> = {
  postgresql: 'PostgreSQL',
  mysql: 'MySQL',
  sqlserver: 'SQL Server',
  oracle: 'Oracle Database',
  sqlite: 'SQLite',
};

const capture = 'change data capture';
const staged = 'bulk load and unload';

const offers: Readonly<Record<Dialect, readonly (readonly [what: string, note: string])[]>> = {
  postgresql: [
    [capture, 'logical replication slot (pgoutput), if wal_level is logical'],
    [staged, 'COPY from and to a staged file'],
  ],
  mysql: [
    [capture, 'binary log in row format, if it is on and a replication user exists'],
    [staged, 'LOAD DATA and SELECT … INTO OUTFILE with a staged file'],
  ],
  sqlserver: [
    [capture, 'CDC or change tracking, if switched on for the database and the tables'],
    [staged, 'bcp or BULK INSERT with a staged file'],
  ],
  oracle: [
    [capture, 'redo logs read by LogMiner or a product on top of it, with supplemental logging on'],
    [staged, 'SQL*Loader or an external table over a staged file'],
  ],
  // A file in the program's own process keeps no log that others could read.
  sqlite: [[staged, '.import and .output of its shell, or one transaction of many rows']],
};

/** What the product offers beside single statements. */
export function bulkOf(dialect: Dialect, source: Source): readonly Bulk[] {
  return offers[dialect].map(([what, note]) => ({
    what,
    path: null,
    maxRecords: null,
    source,
    confidence: 'assumed',
    disputed: [],
    note,
  }));
}

/** What no script tells of a server and its load. */
export function serverQuestions(dialect: Dialect): readonly string[] {
  const product = productNames[dialect];
  const load = 'may the integration cause, and at which hours? The script gives no figure.';
  if (dialect === 'sqlite')
    return [
      `Where does the ${product} file lie, which program writes to it, and may the integration open it while that program runs?`,
      `Which load ${load}`,
    ];
  return [
    `How is ${product} reached (host, port, network path), with which user and rights, and may the integration read a replica?`,
    `How many connections and which load ${load}`,
    'Is change data capture switched on, or may it be? It would see deletions and changes that a query by change column misses.',
  ];
}
