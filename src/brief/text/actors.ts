// A system that a description speaks of, as the reader understands it. gather.ts finds them; here is only what one is.
import type { Mention } from './mentions.ts';

/** A system as understood. `uses` is a product's id or null; `kind` one of the lexicon's; `at` the tokens of its mentions. */
export interface Actor {
  readonly key: string;
  readonly uses: string | null;
  readonly name: string;
  readonly kind: string;
  /** What it is called beside its name: "crm" in "HubSpot is our CRM". */
  readonly part: string | null;
  readonly at: readonly Mention[];
}

/** Kinds of systems on which things are sold. */
export const channelKinds: readonly string[] = ['storefront', 'marketplace', 'pos'];

/** The kind of a system whose name says nothing: a name that no list holds. */
export const unknownKind = 'unknown';

/** The kind of a name that the writer gave to software of his own. */
export const coinedKind = 'coined';

/** A database product that people build systems on. It is a system itself only when the text speaks of a database. */
export const engineKind = 'engine';

/** The actors with those of one key made one, in the order of their first appearance in the list. */
export function merged(actors: readonly Actor[]): readonly Actor[] {
  const byKey = new Map<string, Actor>();
  for (const actor of actors) {
    const before = byKey.get(actor.key);
    byKey.set(actor.key, before === undefined ? actor : { ...before, at: [...before.at, ...actor.at] });
  }
  return [...byKey.values()];
}

/** The token at which an actor is named first. */
export function firstAt(actor: Actor): number {
  return Math.min(...actor.at.map((mention) => mention.at));
}

/** Letters that Unicode does not part into a plain one and a sign; German umlauts are written out as their speakers do. */
const spelledOut: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  ø: 'oe',
  æ: 'ae',
  œ: 'oe',
  å: 'aa',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

const digits = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** A short id of letters, digits and hyphens. */
export function slug(name: string): string {
  const plain = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüßøæœåłđðþı]/g, (letter) => spelledOut[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’]s?\b/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .replace(/^\d(?=[a-z])/, (digit) => `${digits[Number(digit)] ?? ''}-`)
    .replace(/^[^a-z]+/, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return plain === '' ? 'system' : plain;
}

/** A name with a capital at its front. */
export function titled(name: string): string {
  return name === '' ? name : `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`;
}

/** Whether the writer built a system himself. */
export function ofOnesOwn(actor: Actor): boolean {
  if (['internal', 'database'].includes(actor.kind)) return true;
  return actor.uses === null && !['chat', 'email', 'partner', 'drop', 'file'].includes(actor.kind);
}
