// How to ask a list for changed records only: a search text whose description names a time to compare, a filter object with such a
// member, or an argument of its own. A filter on creation counts only where none on change exists. All of it is inferred.
import type { Field, Incremental } from '../../catalog/profile.ts';
import { bare, snake } from '../words.ts';
import { changeField } from '../openapi/incremental.ts';
import type { Argument, Graph, Member } from './model.ts';

const changed =
  /^(last_)?(updated|modified|changed)(_at|_on|_date|_time|_date_time)?$|^(updated|modified)_(since|after|from|min)$|^(last_)?(update|modification|change)_(date|time)$/;
const created =
  /^created(_at|_on|_date|_time|_date_time)?$|^created_(since|after|from|min)$|^creation_(date|time)$/;
const bounds = /^_?(gte|gt|after|since|from|greaterthan|greaterthanorequal|greaterthanorequalto|min|start)$/;

interface Found {
  readonly param: string;
  readonly word: string;
  readonly rank: number;
}

/** The filter of one list, or null. `fields` are the record's fields, to find which one the filter compares. */
export function incrementalOf(graph: Graph, list: Member, fields: readonly Field[]): Incremental | null {
  const found = list.args.flatMap((one) => [...inWords(one), ...inFilter(graph, one), ...byName(graph, one)]);
  const best = found.toSorted((a, b) => a.rank - b.rank)[0];
  if (best === undefined) return null;
  const field = compared(best, fields);
  return field === null
    ? null
    : { param: best.param, field, resolution: null, lag: null, confidence: 'inferred' };
}

/** `query: String` whose description lists the terms that it knows (`updated_at:>…`). */
function inWords(argument: Argument): readonly Found[] {
  if (!/^(query|q|search|filter|where)$/i.test(argument.name) || argument.type.name !== 'String') return [];
  const term = (pattern: RegExp): string | undefined => pattern.exec(argument.description)?.[1];
  const updated = term(
    /(?:^|[\s`|*(])((?:last_?)?(?:updated|modified)(?:_?at|_?on|_?date)?)(?=[`|:]|\s*\|)/im,
  );
  if (updated !== undefined) return [{ param: `${argument.name}: ${updated}:>=`, word: updated, rank: 1 }];
  const made = term(/(?:^|[\s`|*(])(created(?:_?at|_?on|_?date)?)(?=[`|:]|\s*\|)/im);
  return made === undefined ? [] : [{ param: `${argument.name}: ${made}:>=`, word: made, rank: 5 }];
}

/** `filter: { updatedAt: { gte } }`, also written `where` with `_gte`. */
function inFilter(graph: Graph, argument: Argument): readonly Found[] {
  const type = graph.types.get(argument.type.name);
  if (type?.kind !== 'input' || argument.type.list || /^(sort|order|page)/i.test(argument.name)) return [];
  return type.inputs.flatMap((member): readonly Found[] => {
    const word = snake(member.name);
    const rank = changed.test(word) ? 1 : created.test(word) ? 5 : null;
    if (rank === null) return [];
    const comparators = graph.types.get(member.type.name)?.inputs ?? [];
    const bound = comparators.find((one) => bounds.test(bare(one.name)));
    if (comparators.length > 0 && bound === undefined) return [];
    const own = `${argument.name}.${member.name}`;
    if (bound !== undefined) return [{ param: `${own}.${bound.name}`, word, rank }];
    return /since|after|from|min/.test(word) ? [{ param: own, word, rank }] : [];
  });
}

/** `updatedAfter: DateTime`, `since`, or a range object such as `updatedAt: { from }`. */
function byName(graph: Graph, argument: Argument): readonly Found[] {
  const word = snake(argument.name);
  const comparators = graph.types.get(argument.type.name)?.inputs ?? [];
  const bound = comparators.find((one) => bounds.test(bare(one.name)));
  const rank = changed.test(word) || /^(last_sync|since)$/.test(word) ? 0 : created.test(word) ? 4 : null;
  if (rank === null) return [];
  if (bound !== undefined) return [{ param: `${argument.name}.${bound.name}`, word, rank }];
  return /since|after|from|min|last_sync/.test(word) ? [{ param: argument.name, word, rank }] : [];
}

function compared(found: Found, fields: readonly Field[]): string | null {
  const stem = bare(found.word).replace(/(since|after|from|min)$/, '');
  const exact = fields.find((field) => !field.path.includes('.') && bare(field.path) === stem);
  if (exact !== undefined) return exact.path;
  if (found.rank < 4) return changeField(fields);
  return fields.find((field) => /^(created|creation)/.test(bare(field.path)))?.path ?? null;
}
