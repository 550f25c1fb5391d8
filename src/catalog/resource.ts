// Which resource of a system somebody means by a word: "contacts", "LineItem", "invoice line", "customer".
// The surest way wins; where a way finds several, they are candidates and nobody chooses silently.
import { distance } from 'fastest-levenshtein';
import { plainName } from './name.ts';
import type { ApiProfile, Resource } from './profile.ts';

export const matchWays = ['name', 'alias', 'spelling', 'alias spelling', 'concept'] as const;
/** `name` and `alias`: as written. `spelling`: same words, other case, separators or number. `concept`: by the domain's word. */
export type MatchWay = (typeof matchWays)[number];

/** The resource and how it was found, or names to choose from: several equals of one way, else the nearest spellings (at most five). */
export type ResourceMatch =
  | {
      readonly found: true;
      readonly resource: Resource;
      readonly how: MatchWay;
    }
  | { readonly found: false; readonly candidates: readonly string[] };

const ways: Readonly<Record<MatchWay, (resource: Resource, name: string) => boolean>> = {
  name: (resource, name) => resource.name === name,
  alias: (resource, name) => resource.aliases.includes(name),
  spelling: (resource, name) => spelt(resource.name) === spelt(name),
  'alias spelling': (resource, name) => resource.aliases.some((alias) => spelt(alias) === spelt(name)),
  concept: (resource, name) => resource.concept !== null && plainName(resource.concept) === plainName(name),
};

/** Without the breaks between its words: "SalesReceipt", "sales_receipt" and "salesreceipt" are one. */
function spelt(name: string): string {
  return plainName(name).replaceAll(' ', '');
}

/** Finds a resource of a profile by name, alias, spelling (plural, snake, camel, kebab, spaces) or concept. */
export function findResource(profile: Pick<ApiProfile, 'resources'>, name: string): ResourceMatch {
  for (const how of matchWays) {
    const found = profile.resources.filter((resource) => ways[how](resource, name));
    const [only] = found;
    if (only !== undefined && found.length === 1) return { found: true, resource: only, how };
    if (found.length > 1)
      return {
        found: false,
        candidates: found.map((resource) => resource.name),
      };
  }
  return { found: false, candidates: nearest(profile.resources, name) };
}

function nearest(resources: readonly Resource[], name: string): readonly string[] {
  const wanted = plainName(name);
  const near = resources
    .map((resource) => ({
      name: resource.name,
      far: Math.min(...[resource.name, ...resource.aliases].map((one) => farness(plainName(one), wanted))),
    }))
    .filter((one) => one.far <= Math.max(2, Math.floor(wanted.length / 3)))
    .sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))
    .map((one) => one.name);
  const kin = kinOf.get(wanted) ?? null;
  const instead = resources.filter((resource) => resource.concept !== null && resource.concept === kin);
  return [...new Set([...near, ...instead.map((resource) => resource.name)])].slice(0, 5);
}

/** Words that turn a paper of the trade into that of the other side: a purchase order is no customer's order. */
const turned = /purchase|supplier|vendor|\bbills?\b/i;

/** What a system without the one keeps in its place: books have invoices where a shop has orders. */
const kinOf: ReadonlyMap<string, string> = new Map([
  ['order', 'invoice'],
  ['sales order', 'invoice'],
  ['invoice', 'order'],
]);

/** Edits between two names; a name that holds the other as whole words is one edit away, unless a word more turns it. */
function farness(name: string, wanted: string): number {
  const holds = ` ${name} `.includes(` ${wanted} `) || ` ${wanted} `.includes(` ${name} `);
  return holds && turned.test(name) === turned.test(wanted) ? 1 : distance(name, wanted);
}
