// Rows that change places glide there: each is drawn where it was and let go. Nothing moves where less motion is wished for.
import { type RefObject, useLayoutEffect, useRef } from 'react';

const calm: KeyframeAnimationOptions = { duration: 260, easing: 'cubic-bezier(0.2, 0, 0, 1)' };

/** `order` is what may change; rows are the element children of `list` that carry `data-row`. */
export function useGliding(list: RefObject<HTMLElement | null>, order: string): void {
  const tops = useRef(new Map<string, number>());
  useLayoutEffect(() => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const now = new Map(rows.map((row) => [row.dataset['row'] ?? '', row.offsetTop]));
    for (const row of rows) {
      const before = tops.current.get(row.dataset['row'] ?? '');
      const moved = before === undefined ? 0 : before - row.offsetTop;
      if (moved !== 0 && !still)
        row.animate([{ transform: `translateY(${moved}px)` }, { transform: 'none' }], calm);
    }
    tops.current = now;
  }, [list, order]);
}
