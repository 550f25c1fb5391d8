// What a field's values are: type and format where they are stated, else what its name's meaning suggests.
// Used for compatibility, transforms and samples; nothing here looks at values.
import { isDocument } from './rich-document.ts';
import type { Meaning } from './meaning.ts';

export const valueKinds = [
  'boolean',
  'date',
  'date-time',
  'time',
  'epoch-seconds',
  'epoch-milliseconds',
  'integer',
  'number',
  'string',
  'list',
  'object',
  'document',
  'unknown',
] as const;
export type ValueKind = (typeof valueKinds)[number];

const formats: Readonly<Record<string, ValueKind>> = {
  date: 'date',
  'date-time': 'date-time',
  datetime: 'date-time',
  time: 'time',
  'unix-time': 'epoch-seconds',
  unixtime: 'epoch-seconds',
  epoch: 'epoch-seconds',
  timestamp: 'epoch-seconds',
  'unix-timestamp': 'epoch-seconds',
  'epoch-seconds': 'epoch-seconds',
  'unix-time-ms': 'epoch-milliseconds',
  'epoch-milliseconds': 'epoch-milliseconds',
  'epoch-ms': 'epoch-milliseconds',
};

/** The kind of a field's values. A number whose name means a date counts seconds since 1970, or milliseconds when a word says so. */
export function valueKindOf({ field, head, words }: Meaning): ValueKind {
  const { type } = field;
  const said = field.format === null ? undefined : formats[field.format.toLowerCase()];
  switch (type) {
    case 'boolean':
      return 'boolean';
    case 'integer':
    case 'number':
      return (type === 'integer' && said === 'date-time') ||
        (said === undefined && head?.term?.kind === 'date' && type === 'integer' && !countsTime(words))
        ? epochOf(words)
        : said === 'epoch-seconds' || said === 'epoch-milliseconds'
          ? said
          : type;
    case 'string':
      return said === 'epoch-seconds' || said === 'epoch-milliseconds'
        ? field.format === 'timestamp'
          ? 'date-time'
          : said
        : (said ?? 'string');
    case 'array':
      return 'list';
    case 'object':
      return isDocument(field) ? 'document' : 'object';
    case 'unknown':
      return said ?? 'unknown';
    default:
      return type satisfies never;
  }
}

/** Whether the values are moments or days, by kind or by the meaning of a text field. */
export function isDate(kind: ValueKind, meaning: Meaning): boolean {
  return (
    kind === 'date' ||
    kind === 'date-time' ||
    isEpoch(kind) ||
    ((kind === 'string' || kind === 'unknown') && meaning.head?.term?.kind === 'date')
  );
}

export function isEpoch(kind: ValueKind): boolean {
  return kind === 'epoch-seconds' || kind === 'epoch-milliseconds';
}

function epochOf(words: readonly string[]): ValueKind {
  return words.includes('ms') || words.includes('milli') || words.includes('millisecond')
    ? 'epoch-milliseconds'
    : 'epoch-seconds';
}

/** A year or a number of days is no moment. */
function countsTime(words: readonly string[]): boolean {
  return words.some((word) =>
    ['year', 'day', 'month', 'hour', 'minute', 'week', 'number', 'count'].includes(word),
  );
}
