// The readers of API documents, loaded when a document is there to be read: what the catalog knows needs none of them.
import type * as Readers from '../readers/readers.ts';

/** All formats. */
export function documentReader(): Promise<typeof Readers> {
  return import('../readers/readers.ts');
}
