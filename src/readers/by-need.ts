// An API document in any known format, with no more loaded than it needs: what most people bring is OpenAPI in JSON, and for that neither the
// parsers of other syntaxes nor their readers have to start. What it gives is what `readDocument` gives.
import type { ApiProfile } from '../catalog/profile.ts';
import { defaultBounds, type Document, type DocumentInput, documentOf } from './document.ts';
import { openapi } from './openapi/read.ts';

/** Throws InputError as `readDocument` does. */
export async function readByNeed(input: DocumentInput): Promise<ApiProfile> {
  const document = plainJson(input);
  if (document !== null && openapi.recognises(document)) return openapi.read(document);
  const { readDocument } = await import('./readers.ts');
  return readDocument(input);
}

/** An object of JSON in a file that is called so; null for whatever takes more to read, or to refuse. */
function plainJson({ name, text }: DocumentInput): Document | null {
  if (!/\.json$/i.test(name) || text.length > defaultBounds.characters || !text.startsWith('{')) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  return documentOf(name, { value, notes: [] }, defaultBounds);
}
