// Who holds a token in a field, for unique keys and look-ups. An index is made when a field is first asked for and kept up from then on.
// It names everybody who ever held the token; whether somebody still does is for the caller to see.
import type { Ledger } from './ledger.ts';
import { type Start, startedWith, startToken } from './start.ts';
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
  begun: { readonly seed: number; readonly count: number },
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
    const start = starts[field];
    if (start !== undefined && start.kind === 'mixed')
      for (let id = 0; id < begun.count; id++) add(index, startToken(start, begun.seed, field, id), id);
    for (let place = 0; place < ledger.length; place++)
      add(index, ledger.values[place * ledger.width + field] ?? 0, ledger.id[place] ?? 0);
    indexes.set(field, index);
    return index;
  };
  return {
    of: (field, token) => {
      if (token === 0) return [];
      const start = starts[field];
      const first = start?.kind === 'key' ? startedWith(start.from, token, begun.count) : -1;
      const later = indexed(field).get(token);
      if (later === undefined) return first < 0 ? [] : [first];
      const ids = typeof later === 'number' ? [later] : later;
      return first < 0 || ids.includes(first) ? ids : [first, ...ids];
    },
    note: (place) => {
      for (const [field, index] of indexes)
        add(index, ledger.values[place * ledger.width + field] ?? 0, ledger.id[place] ?? 0);
    },
  };
}
