// A sample of a file that a system drops or takes (CSV, JSON, NDJSON) into the profile of a file: one resource with fields worked out
// from the values seen. This file is the order of the work; that all of it is worked out from a sample is said throughout.
import { conceptOf } from '../../catalog/concept.ts';
import type { ApiProfile, Operation, Resource } from '../../catalog/profile.ts';
import { InputError, inputProblem } from '../../finding/input.ts';
import type { Source } from '../../measure/fact.ts';
import { type Bounds, type DocumentInput, jsonProblem } from '../document.ts';
import { asList } from '../json.ts';
import { operation } from '../operation.ts';
import type { Reader, TextReader } from '../reader.ts';
import { changeColumnOf } from '../sql/changes.ts';
import { singular, snake } from '../words.ts';
import { keyOf, type Seen, seen } from './columns.ts';
import { heldIn } from './held.ts';
import { cellsSample, recordsAtMost, recordsSample, type Sample } from './records.ts';
import { delimiterOf } from './rows.ts';
import { quirksOf, unknownsOf } from './told.ts';

/** Delimited text, by the file's name, or in a plain text file whose lines are cut alike. */
export const csv: TextReader = {
  id: 'csv',
  recognises: (input) => /\.(csv|tsv|tab|psv)$/i.test(input.name) || isDelimited(input),
  read: readCells,
};

/** A list of records in JSON, or one record a line (NDJSON). */
export const records: TextReader = { id: 'records', recognises: isRecords, read: readRecords };

/** JSON with its records in a list under one key, also within one object more, under their ids, or one alone. */
export const envelope: Reader = {
  id: 'envelope',
  recognises: (document) => heldIn(document) !== null,
  read: (document) => {
    const held = heldIn(document);
    if (held?.is !== 'records')
      throw refused(
        document.name,
        `the file holds several lists of records (${held?.lists.join(', ') ?? ''})`,
        'one list of records; save each list as a file of its own',
      );
    return profileOf(document.name, recordsSample(held.records), 'json', held.notes);
  },
};

function isDelimited({ name, text }: DocumentInput): boolean {
  return (
    /\.(txt|dat)$/i.test(name) &&
    !/^\uFEFF?\s*(?:[{[<]|%YAML|---|\w+:[ \r\n])/.test(text) &&
    // Commas part the clauses of plain sentences too.
    ![null, ','].includes(delimiterOf(text))
  );
}

function isRecords(input: DocumentInput): boolean {
  if (/\.(ndjson|jsonl|jsonlines)$/i.test(input.name)) return true;
  if (!/\.json$/i.test(input.name)) return false;
  const start = input.text.slice(0, 200_000).trimStart();
  return start.startsWith('[') || /^\{[^\n]*\}\r?\n\s*\{/.test(start);
}

function readCells(input: DocumentInput, bounds: Bounds): ApiProfile {
  const { name, text } = bounded(input, bounds);
  const delimiter = delimiterOf(text) ?? (/\.(tsv|tab)$/i.test(name) ? '\t' : ',');
  const sample = cellsSample(text, delimiter);
  if (sample.columns.length === 0)
    throw refused(name, 'the file is empty', 'a row of headings and some records');
  const sign = delimiter === '\t' ? 'tab' : delimiter;
  const notes = [
    ...(delimiter === ',' ? [] : [`cells are parted by ${sign}`]),
    ...(text.startsWith('\uFEFF') ? ['the file begins with a byte order mark'] : []),
    ...(sample.named ? [] : ['there is no row of headings']),
    ...(sample.before === 0 ? [] : [`lines before the headings, to be passed over: ${sample.before}`]),
  ];
  return profileOf(name, sample, 'csv', notes);
}

function readRecords(input: DocumentInput, bounds: Bounds): ApiProfile {
  const { name, text } = bounded(input, bounds);
  const start = text.replace(/^\uFEFF/, '').trimStart();
  if (start.startsWith('['))
    return profileOf(name, recordsSample(asList(parsed(name, start, null))), 'json', []);
  const found: unknown[] = [];
  let line = 0;
  for (let at = 0; at < start.length && found.length <= recordsAtMost; ) {
    const end = start.indexOf('\n', at);
    const written = start.slice(at, end < 0 ? start.length : end).trim();
    line += 1;
    if (written !== '') found.push(parsed(name, written, line));
    at = end < 0 ? start.length : end + 1;
  }
  return profileOf(name, recordsSample(found), 'ndjson', []);
}

function parsed(name: string, text: string, line: number | null): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const expected = line === null ? 'a JSON list of records' : 'one JSON record on each line';
    const { message, ...place } = jsonProblem(text, error);
    throw new InputError([
      inputProblem({ file: name, line: line ?? place.line, column: place.column, message, expected }),
    ]);
  }
}

function bounded(input: DocumentInput, bounds: Bounds): DocumentInput {
  if (input.text.length > bounds.characters)
    throw refused(
      input.name,
      `the file has ${input.text.length} characters`,
      `at most ${bounds.characters}; a sample of some thousand records says as much`,
    );
  if (input.text.includes('\u0000'))
    throw refused(
      input.name,
      'the file holds zero bytes',
      'text in UTF-8; a UTF-16 file without its mark has to be saved as UTF-8 first',
    );
  return input;
}

function refused(file: string, message: string, expected: string): InputError {
  return new InputError([inputProblem({ file, message, expected })]);
}

function profileOf(path: string, sample: Sample, encoding: string, notes: readonly string[]): ApiProfile {
  const source: Source = { kind: 'vendor-spec', ref: path, retrieved: 'undated' };
  const file = path.split(/[/\\]/).pop() ?? path;
  const base = file.replace(/\.[A-Za-z]+$/, '') || file;
  const columns = agreed(sample.columns.map(seen));
  if (columns.length === 0)
    throw refused(path, 'no record could be read from the file', 'records with named values');
  const resource = resourceOf(sample, columns, { base, file, source });
  return {
    id:
      base
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '') || 'file',
    name: base,
    version: null,
    kind: 'file',
    category: 'file',
    aliases: [],
    editions: [],
    encoding,
    servers: [],
    auth: [],
    rateLimits: [],
    resources: [resource],
    events: [],
    webhooks: null,
    bulk: [
      {
        what: 'staged file with a manifest',
        path: file,
        maxRecords: null,
        source,
        confidence: 'assumed',
        disputed: [],
        note: 'written under another name, renamed when complete, with a manifest of count and hash',
      },
    ],
    gates: [],
    sunsets: [],
    sandbox: null,
    quirks: quirksOf(columns, notes, source),
    unknowns: unknownsOf({ columns, sample, primaryKey: resource.primaryKey, file }),
    sources: [source],
  };
}

/** One file is written in one way: a column that shows a decimal comma settles what commas and points mean in the others. */
function agreed(columns: readonly Seen[]): readonly Seen[] {
  if (!columns.some((one) => one.kind.written === 'a decimal comma')) return columns;
  return columns.map((one) => {
    switch (one.kind.written) {
      case 'commas between thousands':
        return {
          ...one,
          kind: { type: 'number', format: 'decimal', written: 'a decimal comma', doubt: null },
          field: { ...one.field, type: 'number', format: 'decimal', unique: false },
        };
      case 'points between thousands':
        return { ...one, kind: { ...one.kind, doubt: null } };
      default:
        return one;
    }
  });
}

function resourceOf(
  sample: Sample,
  columns: readonly Seen[],
  { base, file, source }: { readonly base: string; readonly file: string; readonly source: Source },
): Resource {
  const name = recordName(base);
  const primaryKey = keyOf(
    sample.columns,
    columns.map((one) => one.field),
    name,
  );
  return {
    name,
    aliases: [...new Set([base, snake(base)])].filter((alias) => alias !== name),
    concept: conceptOf(name),
    primaryKey,
    cursorField: cursorOf(columns),
    operations: operationsOf(file),
    fields: columns.map(({ field }) => ({
      ...field,
      unique: field.unique || (primaryKey.length === 1 && primaryKey[0] === field.path),
    })),
    custom: null,
    source,
    confidence: 'inferred',
  };
}

/** "stock-export_2026-01-31" → "stock": what the records are, without the words and dates of exporting. */
function recordName(base: string): string {
  const words = snake(base)
    .split('_')
    .filter(
      (word) =>
        !/^(export|exports|exported|dump|extract|feed|file|sample|data|daily|nightly|weekly|hourly|full|delta|all|new|out|in|v?\d+)$/.test(
          word,
        ),
    );
  return singular(words.join('_')) || singular(base) || 'record';
}

/** A column that tells the last change of a record: no filter, but what two states of it are compared by. */
function cursorOf(columns: readonly Seen[]): string | null {
  const times = columns.flatMap(({ field }) =>
    field.format === 'date' || field.format === 'date-time'
      ? [
          {
            name: field.path,
            type: field.format === 'date' ? 'date' : 'datetime',
            args: [],
            array: false,
            nullable: field.nullable,
            hasDefault: false,
            generated: false,
            kept: false,
            enum: null,
          },
        ]
      : [],
  );
  const change = changeColumnOf(times);
  return change === null || change.creation ? null : change.name;
}

/** Records that one written file holds at most: ours to choose. */
const recordsAFile = 10_000;

function operationsOf(file: string): readonly Operation[] {
  return [
    operation({
      kind: 'list',
      method: 'READ',
      path: file,
      pagination: {
        style: 'none',
        requestParam: null,
        nextTokenPath: null,
        pageSizeParam: null,
        maxPageSize: null,
        maxResults: null,
        confidence: 'inferred',
      },
    }),
    operation({
      kind: 'batch',
      batchOf: 'upsert',
      batchSize: recordsAFile,
      method: 'WRITE',
      path: file,
    }),
  ];
}
