// What every reader of an API document is: one format, told apart by its top-level keys or by how its text begins, read into one
// ApiProfile. A reader is pure. It gets the document, never a path or an address, and fetches nothing that the document names.
import type { ApiProfile } from '../catalog/profile.ts';
import type { Bounds, Document, DocumentInput } from './document.ts';

/** `recognises` looks at top-level keys only and never throws; `read` throws InputError when the document breaks its own format. */
export interface Reader {
  readonly id: string;
  readonly recognises: (document: Document) => boolean;
  readonly read: (document: Document) => ApiProfile;
}

/** A format of its own syntax, neither JSON nor YAML. `recognises` looks at the name and the beginning of the text and never throws. */
export interface TextReader {
  readonly id: string;
  readonly recognises: (input: DocumentInput) => boolean;
  readonly read: (input: DocumentInput, bounds: Bounds) => ApiProfile;
}
