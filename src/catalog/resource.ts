// Which resource of a system somebody means by a word: "contacts", "LineItem", "invoice line", "customer".
// The surest way wins; where a way finds several, they are candidates and nobody chooses silently.
import { distance } from 'fastest-levenshtein';
import { type Concept, conceptOf } from './concept.ts';
import { plainName } from './name.ts';
import type { ApiProfile, Resource } from './profile.ts';

export const matchWays = ['name', 'alias', 'spelling', 'alias spelling', 'concept'] as const;
/** `name` and `alias`: as written. `spelling`: same words, other case, separators or number. `concept`: by the domain's word. `only`: there is nothing else. */
export type MatchWay = (typeof matchWays)[number] | 'only';

/** The resource and how it was found, or names to choose from: several equals of one way, else the nearest spellings (at most five). */
export type ResourceMatch =
  | {
      readonly found: true;
      readonly resource: Resource;
      readonly how: MatchWay;
    }
  | { readonly found: false; readonly candidates: readonly string[] };

const ways: Readonly<Record<(typeof matchWays)[number], (resource: Resource, name: string) => boolean>> = {
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

/** As {@link findResource}; a file that is dropped holds one kind of record, so whatever the records are called, they are those. */
export function resourceMeant(profile: Pick<ApiProfile, 'kind' | 'resources'>, name: string): ResourceMatch {
  const found = findResource(profile, name);
  const [only] = profile.resources;
  return !found.found && profile.kind === 'file' && only !== undefined && profile.resources.length === 1
    ? { found: true, resource: only, how: 'only' }
    : found;
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
  return [...new Set([...near, ...insteadOf(conceptOf(name), resources)])].slice(0, 5);
}

/** What a system that lacks a kind of record keeps in its place: the first of its kin that it has. */
function insteadOf(concept: Concept | null, resources: readonly Resource[]): readonly string[] {
  const standing = (kind: Concept): readonly string[] =>
    resources.filter((resource) => resource.concept === kind).map((resource) => resource.name);
  const kind = concept === null ? undefined : kin[concept].find((one) => standing(one).length > 0);
  return kind === undefined ? [] : standing(kind);
}

/** Words that turn a paper of the trade into that of the other side: a purchase order is no customer's order. */
const turned = /purchase|supplier|vendor|\bbills?\b/i;

/** What stands nearest to a kind of record, best first: books have invoices where a shop has orders, and articles tell their stock. */
const kin: Readonly<Record<Concept, readonly Concept[]>> = {
  person: ['customer', 'lead', 'company', 'user'],
  company: ['customer', 'person'],
  customer: ['person', 'company', 'order'],
  deal: ['lead', 'order'],
  lead: ['person', 'deal', 'customer'],
  ticket: ['task', 'message'],
  comment: ['note', 'message', 'ticket'],
  note: ['comment', 'activity'],
  task: ['ticket', 'activity'],
  activity: ['note', 'task', 'event'],
  product: ['inventory', 'line-item'],
  price: ['product'],
  order: ['invoice', 'deal'],
  'line-item': ['order', 'invoice'],
  invoice: ['order'],
  payment: ['invoice', 'order', 'payout'],
  refund: ['payment', 'invoice', 'order'],
  subscription: ['price', 'order', 'invoice'],
  payout: ['payment'],
  shipment: ['order'],
  inventory: ['product'],
  employee: ['user', 'person'],
  user: ['employee', 'person'],
  event: ['activity', 'message'],
  message: ['comment', 'note'],
  file: ['message'],
  other: [],
};

/** Edits between two names; a name that holds the other as whole words is one edit away, unless a word more turns it. */
function farness(name: string, wanted: string): number {
  const holds = ` ${name} `.includes(` ${wanted} `) || ` ${wanted} `.includes(` ${name} `);
  return holds && turned.test(name) === turned.test(wanted) ? 1 : distance(name, wanted);
}
