// A page of a shelf as it was read: which records, and which entry of the ledger was seen of each. Entries never change, so rows may be made
// long after. Nothing is read anew.
import type { Page, Place } from './query.ts';
import type { Shelf } from './shelf.ts';
import type { Row, Token } from './store.ts';

/** A class, because pages are made by the thousand and most are asked for ids and entries alone. */
export class ShelfPage implements Page {
  readonly next: Place | null;
  readonly ids: readonly number[];
  readonly entries: readonly number[];
  readonly #shelf: Shelf;
  #rows: readonly Row[] | null = null;

  /** `entries`: of the ledger; -1: as the record began. */
  constructor(shelf: Shelf, ids: readonly number[], entries: readonly number[], next: Place | null) {
    this.next = next;
    this.ids = ids;
    this.entries = entries;
    this.#shelf = shelf;
  }

  get length(): number {
    return this.ids.length;
  }

  get rows(): readonly Row[] {
    return (this.#rows ??= this.ids.map((_, place) => this.row(place)));
  }

  id(place: number): number {
    return this.ids[place] ?? -1;
  }

  token(place: number, field: number): Token {
    return this.#shelf.tokenAt(this.id(place), this.entries[place] ?? -1, field);
  }

  row(place: number): Row {
    return this.#shelf.rowAt(this.id(place), this.entries[place] ?? -1);
  }

  /** The same rows, and nothing says that there are more. */
  last(): ShelfPage {
    return new ShelfPage(this.#shelf, this.ids, this.entries, null);
  }
}
