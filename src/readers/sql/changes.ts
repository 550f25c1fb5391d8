// Which column tells that a row changed: what the database itself keeps first, then what is named so. Names only suggest; that nothing
// in the DDL keeps such a column up to date is told, so that people ask before a plan rests on it.
import { snake } from '../words.ts';
import type { Column } from './model.ts';

/** A column to ask for changes by. `kept`: the DDL itself raises it; `version`: it counts instead of telling the time. */
export interface ChangeColumn {
  readonly name: string;
  readonly column: Column;
  readonly kept: boolean;
  readonly version: boolean;
  readonly creation: boolean;
}

// English, and the German words and short forms that old systems are full of.
const stem =
  '(?:last_?)?(?:updat(?:e|ed)?|upd|modif(?:y|ied|ication)?|mod|chang(?:e|ed)?|chg|edit(?:ed)?|touch(?:ed)?|writ(?:e|ten)|maint|alter(?:ed)?)';
const when = '(?:at|on|dt|ts|tm|date|time|stamp|timestamp|datetime|date_?time|utc)';
const changed = new RegExp(
  `^(?:\\w{1,6}_)?(?:${stem}(?:_?${when}){0,3}|${when}_?(?:last_?)?(?:of_?)?${stem}|(?:${when}_)?last_?${stem}(?:_?${when})*)$`,
);
const german = /(?:ge?(?:ae|ä)ndert|(?:ae|ä)nderung|aendat|^aedat$|^letzte_?(?:ae|ä)nd)/;
const stamps =
  /^(?:time_?stamp|tstamp|ts|last_?(?:seen_)?activity|sys_?start_?time|valid_?from|row_?(?:updated|modified))$/;
const created =
  /^(?:\w{1,6}_)?(?:creat(?:e|ed|ion)|crt|ins(?:ert)?(?:ed)?|add(?:ed)?|entry|entered|record(?:ed)?|angelegt|erfasst|erstellt)(?:_?(?:at|on|am|dt|ts|date|time|stamp|timestamp|datetime|utc)){0,3}$/;
const people = /(?:_by|_user|_from|_von|_id|_usr)$/;
const moments = /^(?:untyped|timestamp|timestamptz|datetime|datetime2|smalldatetime|datetimeoffset|date)$/;
const counters = /^(?:bigint|int|integer|numeric|decimal|number|int8|int4)$/;

/** The best change column of a table; failing that the column that tells of its creation; or null. */
export function changeColumnOf(columns: readonly Column[]): ChangeColumn | null {
  const ranked = columns
    .flatMap((column) => {
      const found = rankOf(column);
      return found === null ? [] : [{ column, ...found }];
    })
    .toSorted((a, b) => a.rank - b.rank);
  const [best] = ranked;
  if (best === undefined) return null;
  const { column, version, creation } = best;
  return { name: column.name, column, kept: column.kept, version, creation };
}

function rankOf(
  column: Column,
): { readonly rank: number; readonly version: boolean; readonly creation: boolean } | null {
  const name = snake(column.name);
  const time = moments.test(column.type);
  const fine = column.type === 'date' ? 4 : 0;
  if (column.type === 'rowversion') return { rank: 3, version: true, creation: false };
  if (people.test(name)) return null;
  if (column.kept && time) return { rank: 0, version: false, creation: false };
  if (time && (changed.test(name) || german.test(name)))
    return { rank: 1 + fine, version: false, creation: false };
  if (time && stamps.test(name)) return { rank: 2 + fine, version: false, creation: false };
  if (counters.test(column.type) && /^(?:row_?version|change_?(?:no|number|seq|counter)|lsn|scn)$/.test(name))
    return { rank: 4, version: true, creation: false };
  if (time && created.test(name)) return { rank: 20 + fine, version: false, creation: true };
  return null;
}
