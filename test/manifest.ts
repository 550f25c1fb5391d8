// What a database really holds, as lines that a person can compare: columns, keys, checks, indexes, triggers. Of our own tables alone: the
// queue keeps its own in a schema of its own.
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../src/store/base/tables.ts';

interface Line {
  readonly line: string;
}

export async function manifestOf(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<Line>`
    select c.table_name || '.' || c.column_name || ' ' || c.data_type
      || case when c.is_nullable = 'NO' then ' not null' else '' end
      || coalesce(' default ' || c.column_default, '')
      || case when c.is_identity = 'YES' then ' identity' else '' end as line
    from information_schema.columns c
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
    union all
    select k.conrelid::regclass || ' ' || pg_get_constraintdef(k.oid) from pg_constraint k
    where k.connamespace = 'public'::regnamespace and k.contype <> 'n'
    union all
    select indexdef from pg_indexes where schemaname = 'public'
    union all
    select pg_get_triggerdef(g.oid) from pg_trigger g join pg_class c on c.oid = g.tgrelid
    where c.relnamespace = 'public'::regnamespace and not g.tgisinternal
    union all
    select name || ' ' || hash from migration`.execute(db);
  return `${rows
    .map(({ line }) => line)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .join('\n')}\n`;
}
