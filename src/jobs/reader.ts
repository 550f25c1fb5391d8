// How jobs read an API document. The readers are loaded when there is one: what the catalog knows needs none of them.
import type { ApiProfile } from '../catalog/profile.ts';
import type { DocumentInput } from '../readers/document.ts';

/** Throws InputError for a document that can't be read. */
export async function readDocument(input: DocumentInput): Promise<ApiProfile> {
  const { readByNeed } = await import('../readers/by-need.ts');
  return readByNeed(input);
}
