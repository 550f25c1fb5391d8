// What a vendor tells of changes: which event each change is told by, what it carries, and the list of past events where the vendor has one.
// The list's entries are found in the order in which they happened, some of them a little late. Sending them is `post.ts`'s business.
import { eventsOf } from '../catalog/event.ts';
import type { ApiEvent } from '../catalog/profile.ts';
import { assume, assumed } from './assume.ts';
import { mix } from './random.ts';
import type { Shelf } from './shelf.ts';
import type { Change, Row } from './store.ts';
import type { Assumption, Told, TwinProfile } from './twin.ts';

/** One thing that happened, as it can be told. Kept small; the record itself is found in its shelf's ledger. */
interface Item {
  readonly shelf: Shelf;
  readonly id: number;
  readonly at: number;
  readonly place: number;
  readonly change: Told['change'];
  readonly carries: boolean;
  readonly into: number | null;
}

export interface News {
  /** The told form of a change, now also in the list; null when no event tells of it. */
  readonly note: (shelf: Shelf, change: Change) => Told | null;
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
  const items: Item[] = [];
  const assumptions: Assumption[] = [];
  const tellers = new Map(
    resources.map((resource) => [resource, tellersOf(system, profile, resource, assumptions)]),
  );
  const unique = profile.webhooks?.eventIdUnique === true;
  if (!unique && profile.events.length > 0) assumptions.push(assume(system, 'eventIds'));
  if (profile.events.length > 0) assumptions.push(assume(system, 'eventKept'));
  const numberOf = (index: number): number =>
    unique || index === 0 || mix(index, 7) % assumed.eventIds.value !== 0 ? index + 1 : index;
  const toldOf = (item: Item, index: number): Told => ({
    event: numberOf(index),
    resource: item.shelf.resource,
    record: item.id,
    change: item.change,
    at: item.shelf.stamp(item.at),
    row: item.carries ? item.shelf.rowAt(item.id, item.place) : null,
    into: item.into,
  });
  return {
    assumptions,
    note: (shelf, change) => {
      const event = tellers.get(shelf.resource)?.[change.kind] ?? null;
      if (event === null) return null;
      items.push({
        shelf,
        id: change.id,
        at: change.at,
        place: shelf.lastPlace(change.id),
        change: event.change,
        carries: event.payload === 'record',
        into: event.change === 'merged' ? change.into : null,
      });
      return toldOf(items[items.length - 1] as Item, items.length - 1);
    },
    list: (asked) => listed(items, asked, toldOf),
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

function listed(items: readonly Item[], asked: Listing, toldOf: (item: Item, index: number) => Told): Listed {
  const since = Math.max(asked.since, asked.now - assumed.eventKept.value);
  const told: Told[] = [];
  let index = asked.cursor ?? firstAt(items, since);
  for (; index < items.length; index++) {
    const item = items[index];
    if (item === undefined || !visible(item, index, asked)) continue;
    if (asked.resource !== null && item.shelf.resource !== asked.resource) continue;
    if (told.length >= asked.size) return { told, next: index };
    told.push(toldOf(item, index));
  }
  return { told, next: null };
}

function visible(item: Item, index: number, { now, lag }: Listing): boolean {
  const age = now - item.at;
  return age >= lag || age >= (lag * mix(index, 11)) / 4_294_967_296;
}

/** Filters compare time stamps, which are rounded down. */
function firstAt(items: readonly Item[], time: number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && item.shelf.stamp(item.at) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A row that nobody ever wrote, for messages that are forged. */
export function forgedRow(row: Row, token: number): Row {
  return { ...row, version: row.version + 1, values: row.values.map(() => token) };
}
