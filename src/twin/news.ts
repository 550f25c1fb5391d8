// What a vendor tells of changes: which event each change is told by, what it carries, and the list of past events where the vendor has one.
// The list's entries are found in the order in which they happened, some of them a little late. Sending them is `post.ts`'s business.
import { eventsOf } from '../catalog/event.ts';
import type { ApiEvent } from '../catalog/profile.ts';
import { assume, assumed } from './assume.ts';
import { type Chronicle, chronicleOf } from './chronicle.ts';
import { mix } from './random.ts';
import type { Shelf } from './shelf.ts';
import type { Change, Row } from './store.ts';
import type { Assumption, Told, TwinProfile } from './twin.ts';

export interface News {
  /** Puts a change into the list and gives its number there; null when no event tells of it. */
  readonly note: (shelf: Shelf, change: Change) => number | null;
  readonly told: (index: number) => Told;
  /** Whether any event tells of the resource. */
  readonly tellsOf: (resource: string) => boolean;
  readonly list: (asked: Listing) => Listed;
  readonly assumptions: readonly Assumption[];
}

/** `resource` null: of all. `cursor` is an entry's number in the list. */
export interface Listing {
  readonly resource: string | null;
  readonly since: number;
  readonly cursor: number | null;
  readonly size: number;
  readonly lag: number;
  readonly now: number;
}

export interface Listed {
  readonly told: readonly Told[];
  readonly next: number | null;
}

export function newsOf(system: string, profile: TwinProfile, resources: readonly string[]): News {
  const chronicle = chronicleOf();
  const assumptions: Assumption[] = [];
  const tellers = new Map(
    resources.map((resource) => [resource, tellersOf(system, profile, resource, assumptions)]),
  );
  const unique = profile.webhooks?.eventIdUnique === true;
  if (!unique && profile.events.length > 0) assumptions.push(assume(system, 'eventIds'));
  if (profile.events.length > 0) assumptions.push(assume(system, 'eventKept'));
  const toldOf = (index: number): Told => {
    const { shelf, event } = chronicle.kind(index);
    const place = chronicle.place(index);
    const id = shelf.ledger.id[place] ?? 0;
    return {
      event: unique || index === 0 || mix(index, 7) % assumed.eventIds.value !== 0 ? index + 1 : index,
      resource: shelf.resource,
      record: id,
      change: event.change,
      at: shelf.stamp(shelf.ledger.at[place] ?? 0),
      row: event.payload === 'record' ? shelf.rowAt(id, place) : null,
      into: event.change === 'merged' ? chronicle.into(index) : null,
    };
  };
  return {
    assumptions,
    tellsOf: (resource) => Object.values(tellers.get(resource) ?? {}).some((event) => event !== null),
    note: (shelf, change) => {
      const event = tellers.get(shelf.resource)?.[change.kind] ?? null;
      if (event === null) return null;
      return chronicle.add(shelf, event, change);
    },
    told: toldOf,
    list: (asked) => listed(chronicle, asked, toldOf),
  };
}

type Tellers = Readonly<Record<Change['kind'], ApiEvent | null>>;

/** Nothing but the closest event tells of a change; where there is none for creations or edits, one that tells of anything else does. */
function tellersOf(system: string, profile: TwinProfile, name: string, assumptions: Assumption[]): Tellers {
  const resource = profile.resources.find((one) => one.name === name);
  const events = resource === undefined ? [] : eventsOf(profile, resource);
  const named = (change: ApiEvent['change']): ApiEvent | null =>
    events.find((event) => event.change === change && event.payload === 'record') ??
    events.find((event) => event.change === change) ??
    null;
  const nearest = (change: 'created' | 'updated'): ApiEvent | null => {
    const exact = named(change);
    const other = exact === null ? named('other') : null;
    if (other !== null)
      assumptions.push(
        assume(system, 'eventBirth', { change: words[change], resource: name, event: other.name }),
      );
    return exact ?? other;
  };
  const tellers = {
    created: nearest('created'),
    updated: nearest('updated'),
    deleted: named('deleted'),
    merged: named('merged') ?? named('deleted'),
  };
  for (const event of new Set(Object.values(tellers)))
    if (event !== null && event.payload === null)
      assumptions.push(assume(system, 'eventPayload', { event: event.name }));
  return tellers;
}

const words = { created: 'the making', updated: 'an edit' } as const;

function listed(chronicle: Chronicle, asked: Listing, toldOf: (index: number) => Told): Listed {
  const since = Math.max(asked.since, asked.now - assumed.eventKept.value);
  const told: Told[] = [];
  let index = asked.cursor ?? firstAt(chronicle, since);
  for (; index < chronicle.length(); index++) {
    if (asked.resource !== null && chronicle.kind(index).shelf.resource !== asked.resource) continue;
    const age = asked.now - chronicle.at(index);
    if (age < asked.lag && age < (asked.lag * mix(index, 11)) / 4_294_967_296) continue;
    if (told.length >= asked.size) return { told, next: index };
    told.push(toldOf(index));
  }
  return { told, next: null };
}

/** Filters compare time stamps, which are rounded down. */
function firstAt(chronicle: Chronicle, time: number): number {
  let [low, high] = [0, chronicle.length()];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (chronicle.kind(middle).shelf.stamp(chronicle.at(middle)) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A row that nobody ever wrote, for messages that are forged. */
export function forgedRow(row: Row, token: number): Row {
  const { id, version, modified, created, deleted, values } = row;
  return { id, version: version + 1, modified, created, deleted, values: values.map(() => token) };
}
