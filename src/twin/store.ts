// What a virtual vendor keeps of one kind of record. Values are tokens: whole numbers that stand for a field's content, so that a run can
// tell which edit a value came from without carrying text about. Types alone; `shelf.ts` implements them.

/** Who wrote: people in the vendor's own pages, or an integration through the API (`writer` says which flow). */
export type Author = 'people' | 'integration';

/** One field's content: a whole number from 0 to 2³¹ − 1 (larger ones cost time and room); 0 is empty. `start.ts` says which are taken. */
export type Token = number;

/**
 * A record as somebody saw it at one moment: `version` counts up by one with every write; `modified` is the vendor's time stamp, rounded
 * down to its clock's resolution; `values` stand in the order of the store's fields and are never changed in place.
 */
export interface Row {
  readonly id: number;
  readonly version: number;
  readonly modified: number;
  readonly created: number;
  readonly deleted: boolean;
  readonly values: readonly Token[];
}

/** Living records as a page shows them, by their place in it. Ids cost nothing; a row is made when somebody asks for it. */
export interface RowList {
  readonly length: number;
  readonly ids: readonly number[];
  /** Which version is shown of each: a number from -1 on that no other version of the same record has. */
  readonly entries: readonly number[];
  id(place: number): number;
  /** What stands in a field of the record there. */
  token(place: number, field: number): Token;
  row(place: number): Row;
  /** All of them, the same list each time. */
  readonly rows: readonly Row[];
}

/** What a write did, for those who watch: never seen by the integration. */
export interface Change {
  readonly resource: string;
  readonly id: number;
  readonly kind: 'created' | 'updated' | 'deleted' | 'merged';
  readonly at: number;
  readonly by: Author;
  /** The flow that wrote, or null. */
  readonly writer: string | null;
  readonly before: Row | null;
  readonly after: Row;
  /** The note that came with the write and is kept beside the record by the watchers: which source state it carried. */
  readonly carried: Carried | null;
  /** With a merge: the record that is left. */
  readonly into: number | null;
}

/** Which state of which source record a write brought over. The integration hands it in; the twin only passes it on to the watchers. */
export interface Carried {
  readonly flow: string;
  readonly source: number;
  readonly version: number;
  /** When the target was looked at to decide what may be overwritten; null where nobody looked. */
  readonly seen: number | null;
}

/** All records of one resource. `fields` are paths; the last one is `other`: whatever the flows do not touch. */
export interface Store {
  readonly resource: string;
  readonly fields: readonly string[];
  /** Bit mask of fields that no API write may set. */
  readonly readOnly: number;
  /** How many records were ever there; ids run from 0. */
  readonly count: () => number;
  readonly row: (id: number) => Row;
  /** Written at the present moment; gives the record's id. Watchers hear of it. */
  readonly create: (values: readonly Token[], mark: Mark) => number;
  /** Sets the fields of the mask; a write that changes nothing still counts a version where the vendor does so. */
  readonly update: (id: number, mask: number, values: readonly Token[], mark: Mark) => Row;
  readonly remove: (id: number, mark: Mark) => void;
  /** `loser` is deleted and its pair belongs to `winner` from now on. */
  readonly merge: (winner: number, loser: number, mark: Mark) => void;
  /** The living records that hold the token in a field. For unique keys and searches by key. */
  readonly find: (field: number, token: Token) => readonly number[];
  readonly watch: (hear: (change: Change) => void) => void;
}

/** Who writes, and what for. */
export interface Mark {
  readonly by: Author;
  readonly writer: string | null;
  readonly carried: Carried | null;
}
