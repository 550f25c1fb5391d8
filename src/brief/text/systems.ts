// The actors of a description as a brief's systems: an id of the writer's words, the product in use, edition and role.
// A product without known facts keeps its name; questions.ts asks for its API document.
import type { BriefSystem } from '../brief.ts';
import { type Actor, slug } from './actors.ts';
import { documentsIn } from './documents.ts';
import { editionWords } from './editions.ts';
import { namedSystems } from './lexicon.ts';
import { inside, quoteOf, type Scene } from './scene.ts';

/** A system that the caller has facts of: a catalog's entry. */
export interface KnownSystem {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly category: string | null;
}

/** What an actor is called in the brief. `known` tells whether there are facts of its product or a document. */
export interface ActorName {
  readonly id: string;
  readonly uses: string | null;
  readonly known: boolean;
  /** The path of its API document, when the text gives one; it stands in place of a product. */
  readonly document: string | null;
}

export type ActorNames = ReadonlyMap<string, ActorName>;

/** Ids: the part that the text gives a product ("our CRM"), else the product, else its own words; none twice. */
export function namesOf(scene: Scene, known: readonly KnownSystem[]): ActorNames {
  const names = new Map<string, ActorName>();
  const taken = new Set<string>();
  const documents = documentsIn(scene);
  for (const actor of scene.actors) {
    const document = documents.get(actor.key) ?? null;
    const uses = actor.uses === null || document !== null ? null : usedBy(actor.uses, known);
    const said = actor.uses !== null && actor.part !== null && !taken.has(slug(actor.part));
    const wish = slug(said && actor.part !== null ? actor.part : actor.key);
    const id = free(/^[a-z]/.test(wish) ? wish : `s-${wish}`, taken);
    taken.add(id);
    const facts = document !== null || (uses !== null && known.some((one) => one.id === uses));
    names.set(actor.key, { id, uses, known: facts, document });
  }
  return names;
}

function free(wish: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wish)) return wish;
  let count = 2;
  while (taken.has(`${wish}-${count}`)) count += 1;
  return `${wish}-${count}`;
}

/** The catalog's id for a product of the lexicon, or the lexicon's own. */
function usedBy(id: string, known: readonly KnownSystem[]): string {
  const system = namedSystems.find((one) => one.id === id);
  const bare = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const ours = new Set([id, ...(system === undefined ? [] : [system.name, ...system.aliases])].map(bare));
  const match =
    known.find((one) => bare(one.id) === bare(id)) ??
    known.find((one) => [one.id, one.name].some((name) => ours.has(bare(name))));
  return match?.id ?? id;
}

/** The systems in the order of their first mention. */
export function systemsOf(scene: Scene, names: ActorNames): readonly BriefSystem[] {
  const masters = mastersOf(scene);
  return scene.actors.flatMap((actor): readonly BriefSystem[] => {
    const name = names.get(actor.key);
    if (name === undefined) return [];
    return [
      {
        id: name.id,
        uses: name.uses,
        api: name.document,
        name: actor.name,
        description: actor.uses === null ? firstWords(scene, actor) : null,
        edition: editionOf(scene, actor),
        approvals: [],
        role: masters.has(actor.key) ? 'system-of-record' : 'participant',
      },
    ];
  });
}

/** The clause in which a system without a product is first spoken of. */
function firstWords(scene: Scene, actor: Actor): string | null {
  const [mention] = actor.at.toSorted((a, b) => a.at - b.at);
  const clause = mention === undefined ? undefined : scene.clauses.find((one) => inside(one, mention));
  const words = clause === undefined ? '' : quoteOf(scene, clause);
  return words === '' ? actor.name : words.slice(0, 300);
}

/** "HubSpot (Professional)", "Zendesk Suite Growth", "Shopify on the Basic plan". */
function editionOf(scene: Scene, actor: Actor): string | null {
  for (const mention of actor.at) {
    let at = mention.to;
    let opened = false;
    while (
      [
        '(',
        ',',
        'on',
        'the',
        'our',
        'in',
        'with',
        'a',
        'is',
        'are',
        'we',
        'have',
        'hub',
        'sales',
        'marketing',
        'service',
      ].includes(scene.tokens[at]?.low ?? '') &&
      at < mention.to + 4
    ) {
      opened ||= scene.tokens[at]?.low === '(';
      at += 1;
    }
    const words: string[] = [];
    while (editionWords.has(scene.tokens[at]?.low ?? '') && words.length < 2) {
      words.push(scene.tokens[at]?.low ?? '');
      at += 1;
    }
    const plan = ['plan', 'edition', 'tier', 'licence', 'license', 'account', 'subscription'].includes(
      scene.tokens[at]?.low ?? '',
    );
    const capital = /^\p{Lu}/u.test(scene.tokens[at - 1]?.text ?? '') && at - words.length === mention.to;
    if (words.length > 0 && (opened || plan || capital)) return words.join(' ');
  }
  return null;
}

const rules =
  /\b(source of truth|system of record|master\b|leading|is (always )?right|are right|correct|owns?|wins?|decides?|authoritative|golden|single truth|has the last word|truth)\b/i;

/** The systems that the text makes the record's master. */
function mastersOf(scene: Scene): ReadonlySet<string> {
  const masters = new Set<string>();
  for (const clause of scene.clauses) {
    if (clause.negated || !rules.test(quoteOf(scene, clause))) continue;
    const sentence = scene.places.filter(
      (place) => scene.tokens[place.at]?.sentence === clause.sentence && place.at < clause.to,
    );
    const own = scene.places.filter((place) => inside(clause, place));
    const [actor] = (own[0] ?? sentence.at(-1))?.actors ?? [];
    if (actor !== undefined) masters.add(actor.key);
  }
  return masters;
}
