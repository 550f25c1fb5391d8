// Every version of every record that was written since the run began, in the order of time, in columns that grow together: the change log
// and the history at once. Earlier versions stay, so that an index that lags can be asked what it still shows.
import { mix } from './random.ts';

/** `previous` and `next` chain the versions of one record; -1 ends a chain. `values` holds `width` tokens for each entry. */
export interface Ledger {
  readonly width: number;
  readonly seed: number;
  length: number;
  id: Int32Array;
  at: Float64Array;
  version: Int32Array;
  deleted: Uint8Array;
  previous: Int32Array;
  next: Int32Array;
  values: Int32Array;
}

export function emptyLedger(width: number, seed: number): Ledger {
  const room = 64;
  return {
    width,
    seed,
    length: 0,
    id: new Int32Array(room),
    at: new Float64Array(room),
    version: new Int32Array(room),
    deleted: new Uint8Array(room),
    previous: new Int32Array(room),
    next: new Int32Array(room),
    values: new Int32Array(room * width),
  };
}

/** A new entry's place; its values are to be filled in by the caller. `previous` is the record's last entry, -1 for none. */
export function append(
  ledger: Ledger,
  entry: {
    readonly id: number;
    readonly at: number;
    readonly version: number;
    readonly deleted: boolean;
    readonly previous: number;
  },
): number {
  if (ledger.length === ledger.id.length) grow(ledger);
  const place = ledger.length;
  ledger.length += 1;
  ledger.id[place] = entry.id;
  ledger.at[place] = entry.at;
  ledger.version[place] = entry.version;
  ledger.deleted[place] = entry.deleted ? 1 : 0;
  ledger.previous[place] = entry.previous;
  ledger.next[place] = -1;
  if (entry.previous >= 0) ledger.next[entry.previous] = place;
  return place;
}

function grow(ledger: Ledger): void {
  const room = Math.ceil(ledger.id.length * 1.6);
  ledger.id = copied(new Int32Array(room), ledger.id);
  ledger.at = copied(new Float64Array(room), ledger.at);
  ledger.version = copied(new Int32Array(room), ledger.version);
  ledger.deleted = copied(new Uint8Array(room), ledger.deleted);
  ledger.previous = copied(new Int32Array(room), ledger.previous);
  ledger.next = copied(new Int32Array(room), ledger.next);
  ledger.values = copied(new Int32Array(room * ledger.width), ledger.values);
}

function copied<Column extends Int32Array | Float64Array | Uint8Array>(into: Column, from: Column): Column {
  into.set(from);
  return into;
}

/** The first entry written at this time or later; the length when there is none. */
export function firstSince(ledger: Ledger, time: number): number {
  let [low, high] = [0, ledger.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ledger.at[middle] ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether somebody who may see a write only up to `lag` ms later sees this one: how much later differs from write to write. */
export function seen(ledger: Ledger, place: number, now: number, lag: number): boolean {
  const age = now - (ledger.at[place] ?? 0);
  if (age >= lag) return true;
  return age >= (lag * mix(ledger.seed, place)) / 4_294_967_296;
}

/** The last entry of a record's chain that is seen, from `last` backward; -1 when none is. */
export function lastSeen(ledger: Ledger, last: number, now: number, lag: number): number {
  let place = last;
  while (place >= 0 && !seen(ledger, place, now, lag)) place = ledger.previous[place] ?? -1;
  return place;
}

/** Whether a later version of the same record is seen. */
export function overtaken(ledger: Ledger, place: number, now: number, lag: number): boolean {
  let later = ledger.next[place] ?? -1;
  while (later >= 0) {
    if (seen(ledger, later, now, lag)) return true;
    later = ledger.next[later] ?? -1;
  }
  return false;
}
