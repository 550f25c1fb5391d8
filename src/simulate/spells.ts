// Spells of weather: stretches of time in which something is the matter, worked out before a run so that nothing in it can move them.

/** Half-open stretches in ms, in order and apart. */
export interface Spells {
  readonly all: readonly { readonly from: number; readonly to: number }[];
  /** Whether one is on. Costs next to nothing as long as the moments that are asked for do not go back. */
  readonly on: (now: number) => boolean;
  /** How many have begun. */
  readonly begun: (now: number) => number;
}

export const noSpells: Spells = { all: [], on: () => false, begun: () => 0 };

/**
 * One in each span of `every`, at a moment of it that `at` picks (0..1): the mean time between two is `every`, and a run as long as that
 * meets one. `place` may move a beginning to a better hour.
 */
export function spellsOf(
  given: { readonly every: number | null; readonly lasts: number; readonly horizon: number },
  at: () => number,
  place: (from: number) => number = (from) => from,
): Spells {
  const { every, lasts, horizon } = given;
  if (every === null || lasts < 0) return noSpells;
  const all: { from: number; to: number }[] = [];
  for (let span = 0; span < horizon; span += every) {
    const from = place(Math.floor(span + at() * Math.max(0, every - lasts)));
    const last = all.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, from + lasts);
    else all.push({ from, to: from + lasts });
  }
  return spells(all.filter((spell) => spell.from < horizon));
}

/** Spells that are known beforehand. */
export function spells(all: Spells['all']): Spells {
  let next = 0;
  const seek = (now: number): void => {
    if (next > 0 && now < (all[next - 1]?.from ?? 0)) next = 0;
    while (next < all.length && (all[next]?.from ?? 0) <= now) next += 1;
  };
  return {
    all,
    on: (now) => {
      seek(now);
      return next > 0 && now < (all[next - 1]?.to ?? 0);
    },
    begun: (now) => {
      seek(now);
      return next;
    },
  };
}
