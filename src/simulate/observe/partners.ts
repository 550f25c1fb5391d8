// Which record of the target is the partner of which record of the source, as somebody knows who sees everything: those that were there
// before by the key they share, those that came later by what was written. Both legs of a two-way flow share one book.
import type { Start } from '../../twin/start.ts';
import { type NumberById, numberById } from '../by-id.ts';

/** -1: nobody. */
export interface Partners {
  readonly of: (source: number) => number;
  readonly source: (target: number) => number;
  readonly bind: (source: number, target: number) => void;
  /** Whether it was ever told, not only taken from the keys. */
  readonly told: (source: number) => boolean;
  /** From now on the source record has none. */
  readonly part: (source: number) => void;
  /** The source record was merged away: its partner belongs to nobody until somebody binds it. */
  readonly leave: (source: number) => void;
  /** Whether the partner of this one was merged away. */
  readonly left: (source: number) => boolean;
  /** The same book read from the other side. */
  readonly flipped: () => Partners;
}

/** One side before the run: how many records, and what stands in the field of the match key (null: no key names them). */
export interface Side {
  readonly count: number;
  readonly key: Start | null;
}

/** What is known of one side's records: the partner of those that were told, and those whose partner was merged away. */
interface Half {
  readonly count: number;
  readonly known: NumberById;
  readonly orphans: Set<number>;
}

/** Before the run two records are partners when the same token stands in their key fields. */
export function partnersOf(source: Side, target: Side): Partners {
  const half = ({ count }: Side): Half => ({ count, known: numberById(), orphans: new Set() });
  const [here, there] = [half(source), half(target)];
  const shift =
    source.key?.kind === 'key' && target.key?.kind === 'key' ? source.key.from - target.key.from : null;
  const book: Partners = bookOf(here, there, shift, () => back);
  const back: Partners = bookOf(there, here, shift === null ? null : 0 - shift, () => book);
  return book;
}

/** The partner of a record: as told, else by the key, unless that one is known to be another's. */
function partnerIn(here: Half, there: Half, shift: number | null, id: number): number {
  const known = here.known.get(id);
  if (known !== null) return known;
  const partner = shift === null || id < 0 || id >= here.count ? -1 : id + shift;
  return partner >= 0 && partner < there.count && there.known.get(partner) === null ? partner : -1;
}

function bookOf(here: Half, there: Half, shift: number | null, flipped: () => Partners): Partners {
  const of = (id: number): number => partnerIn(here, there, shift, id);
  const from = (id: number): number => partnerIn(there, here, shift === null ? null : 0 - shift, id);
  const part = (id: number): void => {
    const partner = of(id);
    if (partner >= 0) there.known.set(partner, -1);
    here.known.set(id, -1);
  };
  return {
    of,
    source: from,
    told: (id) => here.known.get(id) !== null,
    bind: (left, right) => {
      part(left);
      const other = from(right);
      if (other >= 0) here.known.set(other, -1);
      here.known.set(left, right);
      there.known.set(right, left);
      here.orphans.delete(left);
      there.orphans.delete(right);
    },
    part,
    leave: (id) => {
      const partner = of(id);
      part(id);
      if (partner >= 0) there.orphans.add(partner);
    },
    left: (id) => here.orphans.has(id),
    flipped,
  };
}
