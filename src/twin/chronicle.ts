// All events of a system in the order in which they happened, in columns: five bytes each, as the records themselves are in their ledgers.
import type { ApiEvent } from '../catalog/profile.ts';
import type { Shelf } from './shelf.ts';
import type { Change } from './store.ts';

/** Which event tells of which shelf's records. There are few of these. */
export interface EventKind {
  readonly shelf: Shelf;
  readonly event: ApiEvent;
}

/** Events by number, from 0. */
export interface Chronicle {
  readonly length: () => number;
  /** To be called while the change is told, when its entry is the record's last. Gives the number. */
  readonly add: (shelf: Shelf, event: ApiEvent, change: Change) => number;
  readonly kind: (index: number) => EventKind;
  /** The entry of the shelf's ledger. */
  readonly place: (index: number) => number;
  readonly at: (index: number) => number;
  /** With a merge: the record that is left. */
  readonly into: (index: number) => number | null;
}

export function chronicleOf(): Chronicle {
  const kinds: EventKind[] = [];
  const merges = new Map<number, number>();
  let length = 0;
  let kindAt = new Uint8Array(64);
  let placeAt = new Int32Array(64);
  const kindOf = (shelf: Shelf, event: ApiEvent): number => {
    const known = kinds.findIndex((kind) => kind.shelf === shelf && kind.event === event);
    return known >= 0 ? known : kinds.push({ shelf, event }) - 1;
  };
  const kind = (index: number): EventKind => {
    const found = kinds[kindAt[index] ?? 0];
    if (index >= length || found === undefined) throw new RangeError(`no event ${index}`);
    return found;
  };
  const place = (index: number): number => placeAt[index] ?? 0;
  return {
    length: () => length,
    kind,
    place,
    at: (index) => kind(index).shelf.ledger.at[place(index)] ?? 0,
    into: (index) => merges.get(index) ?? null,
    add: (shelf, event, change) => {
      if (length === placeAt.length) {
        const room = Math.ceil(length * 1.6);
        const kindsBefore = kindAt;
        const placesBefore = placeAt;
        kindAt = new Uint8Array(room);
        kindAt.set(kindsBefore);
        placeAt = new Int32Array(room);
        placeAt.set(placesBefore);
      }
      kindAt[length] = kindOf(shelf, event);
      placeAt[length] = shelf.lastPlace(change.id);
      if (change.into !== null) merges.set(length, change.into);
      length += 1;
      return length - 1;
    },
  };
}
