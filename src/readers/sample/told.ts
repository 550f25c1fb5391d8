// What people must know and be asked of a file that is only known by a sample: how its values are written, and what the sample can't tell.
import type { Quirk } from '../../catalog/profile.ts';
import type { Source } from '../../measure/fact.ts';
import { type Column, isFew, type Seen } from './columns.ts';
import type { Sample } from './records.ts';

/** How values are written where a computer would write them otherwise: the step that reads the file has to turn them. */
export function quirksOf(
  columns: readonly Seen[],
  notes: readonly string[],
  source: Source,
): readonly Quirk[] {
  const forms = new Map<string, string[]>();
  for (const { field, kind } of columns)
    if (kind.written !== null) forms.set(kind.written, [...(forms.get(kind.written) ?? []), field.path]);
  const texts = [
    ...[...forms].map(
      ([form, paths]) =>
        `${paths.slice(0, 8).join(', ')}: written with ${form}; the step that reads the file turns them into ISO dates, plain numbers and true or false before anything is mapped.`,
    ),
    ...(notes.length === 0 ? [] : [`Form of the file: ${notes.join('; ')}.`]),
  ];
  return texts.map((text, at) => ({
    id: `written-form-${at + 1}`,
    text,
    applies: [],
    source,
    confidence: 'inferred',
    disputed: [],
    note: null,
  }));
}

/** What the questions are drawn from. */
export interface Told {
  readonly columns: readonly Seen[];
  readonly sample: Sample;
  readonly primaryKey: readonly string[];
  readonly file: string;
}

export function unknownsOf({ columns, sample, primaryKey, file }: Told): readonly string[] {
  const doubts = columns.filter((one) => one.kind.doubt !== null);
  const enums = columns.filter((one) => one.field.enum !== null).map((one) => one.field.path);
  const longest = columns.toSorted((a, b) => b.longest - a.longest).filter((one) => one.longest > 20);
  const empty = columns.filter((one) => one.kind.type === 'unknown').map((one) => one.field.path);
  return [
    `Where is ${file} put and fetched (SFTP, share, bucket), with which credentials, how often, and how is it known to be complete?`,
    `Does ${file} hold everything each time, or only changes, and does a record that is missing count as deleted?`,
    sample.records === 0
      ? `What do the columns of ${file} hold, and what identifies a record? It has headings and no record.`
      : `Types, keys and values of ${file} are worked out from ${sample.records} ${sample.records === 1 ? 'record' : 'records'}${sample.more ? ', the first of more' : ''}: do they hold for all?`,
    sample.open === null
      ? null
      : `Record ${sample.open} of ${file} has a quote that is not closed where its cell ends, so its cells may be cut wrongly. Is the file whole, and who quotes it?`,
    sample.cut ? `Which columns of ${file} matter? Only the first ${sample.columns.length} were read.` : null,
    primaryKey.length === 0 && sample.records > 0
      ? `What identifies a record of ${file}? ${isFew(sample.records) ? 'The sample is too small to tell, and no column is named so.' : 'No column of the sample is never empty and never the same twice.'}`
      : null,
    doubts.length === 0
      ? null
      : `How are these to be read: ${listed(doubts.map((one) => `${one.field.path} (${one.kind.doubt ?? ''})`))}?`,
    enums.length === 0 ? null : `Are the values seen in ${listed(enums)} all there are?`,
    longest.length === 0
      ? null
      : `How long may values be? The longest seen: ${listed(longest.map((one) => `${one.field.path} ${one.longest}`))}.`,
    empty.length === 0 || sample.records === 0
      ? null
      : `What may ${listed(empty)} hold? The sample leaves it empty.`,
    sample.named ? null : `What do the columns of ${file} mean? It has no row of headings.`,
    sample.uneven === 0
      ? null
      : `${sample.uneven} of ${sample.records} records have another number of values than the first: which is right?`,
    sample.columns.some(isGarbled)
      ? `In which encoding is ${file} written? Some signs of the sample are not UTF-8.`
      : null,
  ].filter((one) => one !== null);
}

/** The sign that stands where text was not UTF-8. */
function isGarbled({ path, values }: Column): boolean {
  return (
    path.includes('\uFFFD') || values.some((value) => typeof value === 'string' && value.includes('\uFFFD'))
  );
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 8);
  return `${shown.join(', ')}${names.length > shown.length ? ` and ${names.length - shown.length} more` : ''}`;
}
