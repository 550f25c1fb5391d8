// A script of SQL DDL (PostgreSQL, MySQL, SQL Server; as far as it goes Oracle and SQLite) into the profile of a database. This file is the order of the work and nothing else.
// A script says what there is, never how fast it may be asked or by whom: that becomes questions.
import type { ApiProfile } from '../../catalog/profile.ts';
import { InputError, inputProblem } from '../../finding/input.ts';
import type { Source } from '../../measure/fact.ts';
import type { Bounds, DocumentInput } from '../document.ts';
import type { TextReader } from '../reader.ts';
import { emptyScript, type Script } from './model.ts';
import { bulkOf, productNames, serverQuestions } from './products.ts';
import { settled, take } from './script.ts';
import { statementsOf } from './statements.ts';
import { type Made, resourcesOf } from './tables.ts';
import { type Dialect, dialectOf } from './tokens.ts';

/** Scripts of DDL, by their name or by how they begin. */
export const sql: TextReader = { id: 'sql', recognises, read };

const extension = /\.(sql|ddl)$/i;
const beginning =
  /^(?:\s|--[^\n]*\n|\/\*[^*]{0,4000}(?:\*(?!\/)[^*]{0,4000}){0,200}\*\/;?)*(?:CREATE\s+(?:TABLE|TYPE|SCHEMA|DATABASE)|SET\s+\w+\s*=|USE\s+\[|DROP\s+TABLE|BEGIN\s*;)/i;

function recognises(input: DocumentInput): boolean {
  if (extension.test(input.name)) return true;
  return (
    !/\.(json|ya?ml|csv|tsv|graphqls?)$/i.test(input.name) && beginning.test(input.text.slice(0, 20_000))
  );
}

function read(input: DocumentInput, bounds: Bounds): ApiProfile {
  const { name: file, text } = input;
  if (text.length > bounds.characters)
    throw refused(file, `the script has ${text.length} characters`, `at most ${bounds.characters}`);
  if (text.includes('\u0000'))
    throw refused(
      file,
      'the script holds zero bytes',
      'SQL as text in UTF-8; a UTF-16 file without its mark has to be saved as UTF-8 first',
    );
  const told = dialectOf(text);
  // PostgreSQL is nearest to the standard.
  const dialect = told ?? 'postgresql';
  const script = emptyScript();
  let statements = 0;
  for (const statement of statementsOf(text, dialect)) {
    take(script, statement);
    statements += 1;
    if (statements > bounds.nodes || script.tables.size > mostTables)
      throw refused(file, 'the script holds too many statements', `at most ${mostTables} tables`);
  }
  if (script.tables.size === 0)
    throw refused(
      file,
      'no table could be read from the script',
      'CREATE TABLE statements with their columns (PostgreSQL, MySQL, SQL Server, Oracle or SQLite)',
    );
  settled(script, dialect);
  const profile = profileOf(file, script, dialect);
  const product = 'Which product is it? Nothing in the script tells, so it was read as PostgreSQL.';
  return told === null ? { ...profile, aliases: [], unknowns: [product, ...profile.unknowns] } : profile;
}

const mostTables = 20_000;

function refused(file: string, message: string, expected: string): InputError {
  return new InputError([inputProblem({ file, message, expected })]);
}

function profileOf(file: string, script: Script, dialect: Dialect): ApiProfile {
  const source: Source = { kind: 'vendor-spec', ref: file, retrieved: 'undated' };
  const name = (file.split(/[/\\]/).pop() ?? file).replace(/\.[A-Za-z]+$/, '') || file;
  const made = resourcesOf(script, dialect, source);
  return {
    id:
      name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '') || 'database',
    name,
    version: null,
    kind: 'database',
    category: 'database',
    aliases: [productNames[dialect]],
    editions: [],
    encoding: 'sql',
    servers: [],
    auth: [],
    rateLimits: [],
    resources: made.map((one) => one.resource),
    events: [],
    webhooks: null,
    bulk: bulkOf(dialect, source),
    gates: [],
    sunsets: [],
    sandbox: null,
    quirks: [],
    unknowns: unknownsOf(script, made, dialect),
    sources: [source],
  };
}

function unknownsOf(script: Script, made: readonly Made[], dialect: Dialect): readonly string[] {
  const kept = made.filter(
    (one) => one.change !== null && !one.change.creation && !one.change.kept && !one.change.version,
  );
  const blind = made.filter((one) => one.change === null || one.change.creation).map((one) => one.table.name);
  const keyless = made.filter((one) => one.table.primaryKey.length === 0).map((one) => one.table.name);
  const timed = made.some((one) =>
    one.table.columns.some((column) => /^(datetime2?|timestamp|smalldatetime)$/.test(column.type)),
  );
  const triggered = made
    .filter((one) => script.triggered.has(one.table.name.toLowerCase()))
    .map((one) => one.table.name);
  const passed = [...script.passed].map(([kind, count]) => `${count} × ${kind}`);
  return [
    ...serverQuestions(dialect),
    kept.length === 0
      ? null
      : `Does every program and every batch job keep the change columns up to date (${listed(kept.map((one) => `${one.table.name}.${one.change?.name ?? ''}`))})? Nothing in the tables' own definitions does.`,
    blind.length === 0 ? null : `How are changes of ${listed(blind)} found? No column tells of them.`,
    keyless.length === 0 ? null : `What identifies a row of ${listed(keyless)}? No primary key is declared.`,
    timed
      ? 'In which time zone are the columns without zone written, and does it change with summer time?'
      : null,
    triggered.length === 0
      ? null
      : `What do the triggers on ${listed(triggered)} do when the integration writes? They were not read.`,
    passed.length === 0
      ? null
      : `Does anything that matters stand in what was passed over unread (${passed.slice(0, 12).join(', ')})?`,
    script.failed.length === 0
      ? null
      : `What do the statements declare that could not be read: ${listed(script.failed)}?`,
  ].filter((one) => one !== null);
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 8);
  return `${shown.join(', ')}${names.length > shown.length ? ` and ${names.length - shown.length} more` : ''}`;
}
