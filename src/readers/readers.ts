// The table of readers, and the one way into the room: text of an API document in, ApiProfile out.
// A new format is a new entry here and a folder beside `openapi`.
import type { ApiProfile } from '../catalog/profile.ts';
import { InputError, inputProblem, nearestSpelling } from '../finding/input.ts';
import { type Bounds, defaultBounds, type DocumentInput } from './document.ts';
import { introspection, sdl } from './graphql/read.ts';
import { openapi } from './openapi/read.ts';
import { parseDocument } from './parse.ts';
import type { Reader, TextReader } from './reader.ts';
import { csv, envelope, records } from './sample/read.ts';
import { sql } from './sql/read.ts';

/** Every format in JSON or YAML that can be read, in the order in which they are asked. */
export const readers: readonly Reader[] = [openapi, introspection, envelope];

/** Formats of their own syntax; they are asked first, because their text is neither JSON nor YAML. */
export const textReaders: readonly TextReader[] = [sdl, sql, csv, records];

const marks = ['openapi', 'swagger'];

/**
 * Reads an API document of any known format. `name` is used in messages and as the source of every fact.
 * Throws {@link InputError} when the text is no JSON or YAML, is over the bounds, or is of no known format.
 */
export function readDocument(input: DocumentInput, bounds: Bounds = defaultBounds): ApiProfile {
  const written = textReaders.find((entry) => entry.recognises(input));
  if (written !== undefined) return written.read(input, bounds);
  const document = parseDocument(input, bounds);
  const reader = readers.find((entry) => entry.recognises(document));
  if (reader !== undefined) {
    const profile = reader.read(document);
    return document.notes.length === 0
      ? profile
      : { ...profile, unknowns: [...profile.unknowns, ...document.notes] };
  }
  const keys = Object.keys(document.root).slice(0, 50);
  const mark = keys
    .map((key) => ({ key, nearest: nearestSpelling(key, marks) }))
    .find((one) => one.nearest !== null);
  throw new InputError([
    inputProblem({
      file: input.name,
      pointer: mark === undefined ? '' : `/${mark.key}`,
      message:
        mark === undefined
          ? 'not a known kind of API document'
          : `unknown key "${mark.key}" where the format should be named`,
      expected:
        'an OpenAPI 3.0 or 3.1 document (key "openapi"), Swagger 2.0 (key "swagger"), a GraphQL schema (SDL, or an introspection result with "__schema"), SQL DDL, or a sample of records (CSV; JSON with a list of records, records by id or one record with an id; NDJSON)',
      nearest: mark?.nearest ?? null,
    }),
  ]);
}
