// What every reader of an API document is: one format, told apart by its top-level keys, read into one ApiProfile.
// A reader is pure. It gets the parsed document, never a path or an address, and fetches nothing that the document names.
import type { ApiProfile } from '../catalog/profile.ts';
import type { Document } from './document.ts';

/** `recognises` looks at top-level keys only and never throws; `read` throws InputError when the document breaks its own format. */
export interface Reader {
  readonly id: string;
  readonly recognises: (document: Document) => boolean;
  readonly read: (document: Document) => ApiProfile;
}
