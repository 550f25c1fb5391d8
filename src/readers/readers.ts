// The table of readers, and the one way into the room: text of an API document in, ApiProfile out.
// A new format is a new entry here and a folder beside `openapi`.
import type { ApiProfile } from '../catalog/profile.ts';
import { InputError, inputProblem, nearestSpelling } from '../finding/input.ts';
import { type Bounds, defaultBounds, type DocumentInput, parseDocument } from './document.ts';
import { openapi } from './openapi/read.ts';
import type { Reader } from './reader.ts';

/** Every format that can be read, in the order in which they are asked. */
export const readers: readonly Reader[] = [openapi];

const marks = ['openapi', 'swagger'];

/**
 * Reads an API document of any known format. `name` is used in messages and as the source of every fact.
 * Throws {@link InputError} when the text is no JSON or YAML, is over the bounds, or is of no known format.
 */
export function readDocument(input: DocumentInput, bounds: Bounds = defaultBounds): ApiProfile {
  const document = parseDocument(input, bounds);
  const reader = readers.find((entry) => entry.recognises(document));
  if (reader !== undefined) return reader.read(document);
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
      expected: 'an OpenAPI 3.0 or 3.1 document (key "openapi") or Swagger 2.0 (key "swagger")',
      nearest: mark?.nearest ?? null,
    }),
  ]);
}
