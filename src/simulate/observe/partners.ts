// Which record of the target is the partner of which record of the source, as somebody knows who sees everything: those that were there
// before by the key they share, those that came later by what was written. Both legs of a two-way flow share one book.
import type { Start } from '../../twin/start.ts';

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

/** Before the run two records are partners when the same token stands in their key fields. */
export function partnersOf(source: Side, target: Side): Partners {
  const apart =
    source.key?.kind === 'key' && target.key?.kind === 'key' ? source.key.from - target.key.from : null;
  const forth = new Map<number, number>();
  const back = new Map<number, number>();
  const first = (id: number, shift: number | null, own: number, others: number): number => {
    const partner = shift === null ? -1 : id + shift;
    return id < own && partner >= 0 && partner < others ? partner : -1;
  };
  const orphansHere = new Set<number>();
  const orphansThere = new Set<number>();
  const of = (id: number): number => {
    const known = forth.get(id);
    if (known !== undefined) return known;
    const partner = first(id, apart, source.count, target.count);
    return partner >= 0 && back.has(partner) ? -1 : partner;
  };
  const from = (id: number): number => {
    const known = back.get(id);
    if (known !== undefined) return known;
    const partner = first(id, apart === null ? null : -apart, target.count, source.count);
    return partner >= 0 && forth.has(partner) ? -1 : partner;
  };
  const part = (id: number): void => {
    const partner = of(id);
    if (partner >= 0) back.set(partner, -1);
    forth.set(id, -1);
  };
  const bind = (left: number, right: number): void => {
    part(left);
    const other = from(right);
    if (other >= 0) forth.set(other, -1);
    forth.set(left, right);
    back.set(right, left);
    orphansHere.delete(left);
    orphansThere.delete(right);
  };
  const leave = (id: number): void => {
    const partner = of(id);
    part(id);
    if (partner >= 0) orphansThere.add(partner);
  };
  const book: Partners = {
    of,
    source: from,
    told: (id) => forth.has(id),
    bind,
    part,
    leave,
    left: (id) => orphansHere.has(id),
    flipped: () => other,
  };
  const partOther = (id: number): void => {
    const partner = from(id);
    if (partner >= 0) part(partner);
    else back.set(id, -1);
  };
  const other: Partners = {
    of: from,
    source: of,
    told: (id) => back.has(id),
    bind: (left, right) => bind(right, left),
    part: partOther,
    leave: (id) => {
      const partner = from(id);
      partOther(id);
      if (partner >= 0) orphansHere.add(partner);
    },
    left: (id) => orphansThere.has(id),
    flipped: () => book,
  };
  return book;
}
