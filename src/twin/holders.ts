// Who holds a token in a field, for unique keys and look-ups. An index is made when a field is first asked for and kept up from then on.
// It names everybody who ever held the token; whether somebody still does is for the caller to see.
import type { Ledger } from './ledger.ts';
import { type Start, startedWith, type Starts } from './start.ts';
import type { Token } from './store.ts';

/** Indexes by field. */
export interface Holders {
  /** Ids in no order, each once. */
  readonly of: (field: number, token: Token) => readonly number[];
  /** To be told of every entry of the ledger, in order. */
  readonly note: (place: number) => void;
}

type Index = Map<Token, number | number[]>;

export function holdersOf(
  ledger: Ledger,
  starts: readonly Start[],
  begun: { readonly first: Starts; readonly count: number },
): Holders {
  const indexes = new Map<number, Index>();
  const add = (index: Index, token: Token, id: number): void => {
    const known = index.get(token);
    if (known === undefined) index.set(token, id);
    else if (typeof known === 'number') {
      if (known !== id) index.set(token, [known, id]);
    } else if (!known.includes(id)) known.push(id);
  };
  const indexed = (field: number): Index => {
    const known = indexes.get(field);
    if (known !== undefined) return known;
    const index: Index = new Map();
    for (let place = 0; place < ledger.length; place++)
      add(index, ledger.values[place * ledger.width + field] ?? 0, ledger.id[place] ?? 0);
    indexes.set(field, index);
    return index;
  };
  const sorted = new Map<number, Float64Array>();
  const begunWith = (field: number, token: Token): readonly number[] => {
    const start = starts[field];
    if (start === undefined || start.kind === 'empty') return [];
    if (start.kind === 'key') {
      const id = startedWith(start.from, token, begun.count);
      return id < 0 ? [] : [id];
    }
    const known = sorted.get(field) ?? startsSorted(field, begun);
    sorted.set(field, known);
    return idsOf(known, token);
  };
  return {
    of: (field, token) => {
      if (token === 0) return [];
      const first = begunWith(field, token);
      const later = indexed(field).get(token);
      if (later === undefined) return first;
      if (typeof later === 'number') return first.includes(later) ? first : [...first, later];
      return first.length === 0 ? later : [...first, ...later.filter((id) => !first.includes(id))];
    },
    note: (place) => {
      for (const [field, index] of indexes)
        add(index, ledger.values[place * ledger.width + field] ?? 0, ledger.id[place] ?? 0);
    },
  };
}

/** Token and id of every record as one number each, ascending: eight bytes a record where a map would take eighty. */
function startsSorted(
  field: number,
  begun: { readonly first: Starts; readonly count: number },
): Float64Array {
  if (begun.count > idRoom)
    throw new RangeError(`at most ${idRoom} records can be looked up by such a field`);
  const list = new Float64Array(begun.count);
  for (let id = 0; id < begun.count; id++) list[id] = begun.first.token(field, id) * idRoom + id;
  return list.sort();
}

/** Tokens of before the run have 31 bits, which leaves 22 for ids. */
const idRoom = 2 ** 22;

function idsOf(list: Float64Array, token: Token): readonly number[] {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) < token * idRoom) low = middle + 1;
    else high = middle;
  }
  const ids: number[] = [];
  for (let at = low; at < list.length && Math.floor((list[at] ?? 0) / idRoom) === token; at++)
    ids.push(((list[at] ?? 0) % idRoom) | 0);
  return ids;
}
