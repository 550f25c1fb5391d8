// Paths of API documents that a text gives beside a system: "our old ERP (its tables are in ./legacy/erp.sql)".
// A path needs a slash, so that a file spoken of in passing ("they send stock.csv") is none. Nothing is opened here.
import type { Actor } from './actors.ts';
import type { Scene } from './scene.ts';

const path =
  /(?<![\p{L}\p{N}_./:@-])(?:\.{1,2}\/)?(?:[\p{L}\p{N}_.-]+\/)+[\p{L}\p{N}_.-]*\.(?:sql|csv|tsv|json|ya?ml|graphqls?|gql)(?![\p{L}\p{N}_/-])|(?<![\p{L}\p{N}_./:@-])\.{1,2}\/[\p{L}\p{N}_.-]+\.(?:sql|csv|tsv|json|ya?ml|graphqls?|gql)(?![\p{L}\p{N}_/-])/giu;

/** The text with blanks in place of paths, of the same length, so that no word of a path is read as a word of the text. */
export function withoutPaths(text: string): string {
  return text.replace(path, (found) => ' '.repeat(found.length));
}

/** The document of each actor by its key: each path belongs to the system named last before it in its sentence, else to the next one. */
export function documentsIn(scene: Scene): ReadonlyMap<string, string> {
  const documents = new Map<string, string>();
  for (const found of scene.text.matchAll(path)) {
    const actor = ownerOf(scene, found.index);
    if (actor !== null && !documents.has(actor.key)) documents.set(actor.key, found[0]);
  }
  return documents;
}

function ownerOf(scene: Scene, place: number): Actor | null {
  const after = scene.tokens.findIndex((token) => token.start > place);
  const at = after < 0 ? scene.tokens.length : after;
  const sentence = (scene.tokens[at - 1] ?? scene.tokens[at])?.sentence;
  const near = scene.places.filter(
    (one) => one.actors.length === 1 && scene.tokens[one.at]?.sentence === sentence,
  );
  const [actor] = (near.findLast((one) => one.at < at) ?? near.find((one) => one.at >= at))?.actors ?? [];
  return actor ?? null;
}
