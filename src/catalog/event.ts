// Which events speak of a resource, and what an event's name alone tells: which resource, which change. The latter is always marked as
// inferred; the documentation may say more.
// Knows naming habits only (`customer.created`, `contact.propertyChange`, `orders/paid`), no vendor.
import type { Source } from '../measure/fact.ts';
import { plainName, wordsOf } from './name.ts';
import type { ApiEvent, ApiProfile, Resource } from './profile.ts';

/**
 * The events of a resource, by its name in any spelling. Another name of it counts only where no resource bears that name itself:
 * "account" may be a word for a customer and a thing of its own.
 */
export function eventsOf(
  { events, resources }: Pick<ApiProfile, 'events' | 'resources'>,
  resource: Resource,
): readonly ApiEvent[] {
  const taken = new Set(resources.map((other) => plainName(other.name)));
  const aliases = resource.aliases.map(plainName).filter((alias) => !taken.has(alias));
  const names = [plainName(resource.name), ...aliases];
  return events.filter((event) => event.resource !== null && names.includes(plainName(event.resource)));
}

const changes: readonly (readonly [ApiEvent['change'], RegExp])[] = [
  ['created', /^(created?|creation|new|added|insert(ed)?|opened)$/],
  ['deleted', /^(deleted?|deletion|removed?|destroy(ed)?|archived?)$/],
  ['merged', /^(merged?)$/],
  ['updated', /^(updated?|changed?|edited|modified|restored?)$/],
];

/** An event of which only the name is known. The resource is the one with the longest name that the event's name begins with. */
export function eventFromName(name: string, resources: readonly Resource[], source: Source): ApiEvent {
  const subject = plainName(wordsOf(name).slice(0, -1).join(' '));
  const resource = resources
    .filter((one) => subject === plainName(one.name) || subject.startsWith(`${plainName(one.name)} `))
    .reduce<Resource | null>(
      (best, one) => (best === null || one.name.length > best.name.length ? one : best),
      null,
    );
  const verb = wordsOf(name).at(-1) ?? '';
  return {
    name,
    resource: resource?.name ?? null,
    change: changes.find(([, spelling]) => spelling.test(verb))?.[0] ?? 'other',
    payload: null,
    scopes: [],
    source,
    confidence: 'inferred',
    disputed: [],
    note: null,
  };
}
