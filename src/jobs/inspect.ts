// An API document from a file or from the web → ApiProfile. A web page in its place is told as such, with where documents usually lie.
// Only what was named is read or fetched; nothing that a document refers to.
import type { ApiProfile } from '../catalog/profile.ts';
import { InputError, inputProblem } from '../finding/input.ts';
import type { DocumentInput } from '../readers/document.ts';
import type { Documents, Web } from './ports.ts';
import { readDocument } from './reader.ts';

/** Where documents come from: a file by its path, or an address by the web. */
export interface DocumentSources {
  readonly documents: Documents;
  readonly web: Web;
}

/** Whether a reference is an address to be fetched; everything else is a path. */
export function isWebAddress(ref: string): boolean {
  return /^https?:\/\//i.test(ref);
}

/** Reads the document at a path or address. Throws InputError when there is none, or when it can't be read. */
export async function inspectDocument(ref: string, sources: DocumentSources): Promise<ApiProfile> {
  const input = isWebAddress(ref) ? await sources.web.fetch(ref) : await fileAt(ref, sources.documents);
  if (isWebPage(input.text)) throw pageInstead(input, isWebAddress(ref));
  return readDocument(input);
}

async function fileAt(ref: string, documents: Documents): Promise<DocumentInput> {
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(ref)?.[1];
  if (scheme !== undefined)
    throw new InputError([
      inputProblem({
        file: ref,
        message: `${scheme}: is not fetched`,
        expected: 'an address that begins with https:// or http://, or the path of a file',
      }),
    ]);
  try {
    return await documents.read(ref);
  } catch (error) {
    if (!(error instanceof InputError) || !/^(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?\/\S+$/i.test(ref))
      throw error;
    throw new InputError(error.problems.map((one) => ({ ...one, nearest: one.nearest ?? `https://${ref}` })));
  }
}

function isWebPage(text: string): boolean {
  return /^\uFEFF?\s*(?:<\?xml[^>]*>\s*|<!--[^]{0,1000}?-->\s*){0,3}<(?:!doctype\s+html|html|head|body)\b/i.test(
    text.slice(0, 4000),
  );
}

/** Pages that show an API usually name the document that they show; the first one named is a good guess. */
function pageInstead({ name, text }: DocumentInput, fetched: boolean): InputError {
  const named =
    /["'=]\s*([^"'\s<>=]{0,300}?(?:(?:openapi|swagger)[^"'\s<>/]{0,80}\.(?:json|ya?ml)|\/api-docs))(?=["'\s>?#])/i.exec(
      text.slice(0, 1_000_000),
    )?.[1];
  const nearest =
    named !== undefined && fetched && URL.canParse(named, name) ? new URL(named, name).href : (named ?? null);
  return new InputError([
    inputProblem({
      file: name,
      message: 'is a web page, not an API document',
      expected:
        'the document itself: pages about an API often link to it as "OpenAPI", "Swagger" or "Download", and many servers keep it at /openapi.json, /openapi.yaml, /swagger.json or /v3/api-docs',
      nearest,
    }),
  ]);
}
