// A page of a shelf as it was read: which records, and which entry of the ledger was seen of each. Entries never change, so rows may be made
// long after. Nothing is read anew.
import type { Page, Place } from './query.ts';
import type { Shelf } from './shelf.ts';
import type { Row } from './store.ts';

/** A class, because pages are made by the thousand and most are asked for ids and versions alone. */
export class ShelfPage implements Page {
  readonly next: Place | null;
  readonly #shelf: Shelf;
  readonly #ids: readonly number[];
  readonly #places: readonly number[];
  #rows: readonly Row[] | null = null;

  /** `places`: the entry of the ledger that is seen of each record; -1: as it began. */
  constructor(shelf: Shelf, ids: readonly number[], places: readonly number[], next: Place | null) {
    this.next = next;
    this.#shelf = shelf;
    this.#ids = ids;
    this.#places = places;
  }

  get length(): number {
    return this.#ids.length;
  }

  get rows(): readonly Row[] {
    return (this.#rows ??= this.#ids.map((_, place) => this.row(place)));
  }

  id(place: number): number {
    return this.#ids[place] ?? -1;
  }

  version(place: number): number {
    const entry = this.#places[place] ?? -1;
    return entry < 0 ? 1 : (this.#shelf.ledger.version[entry] ?? 1);
  }

  row(place: number): Row {
    return this.#shelf.rowAt(this.id(place), this.#places[place] ?? -1);
  }

  /** The same rows, and nothing says that there are more. */
  last(): ShelfPage {
    return new ShelfPage(this.#shelf, this.#ids, this.#places, null);
  }
}
