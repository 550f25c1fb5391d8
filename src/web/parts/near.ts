// Parts of a long page that are drawn when they come near: a plan of hundreds of flows has thousands of fields, and each takes some
// milliseconds. Each part is drawn in a turn of its own, so that between two of them the page answers.
import { type RefObject, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** So far off it is drawn already: who scrolls or goes by Tab meets it as it is. */
const ahead = '600px 0px';

/** Whether what stands at `place` is drawn; it stays so. `isShort`: the page is so short that nothing waits until it comes near. */
export function useNear<T extends Element>(
  isShort: boolean,
): { readonly place: RefObject<T | null>; readonly isDrawn: boolean } {
  const place = useRef<T>(null);
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (isDrawn || element === null) return undefined;
    let turn: number | undefined;
    const draw = (): void => {
      // At once, not together with others whose turn has come as well.
      turn ??= window.setTimeout(() => flushSync(() => setDrawn(true)));
    };
    const watch = new IntersectionObserver(
      (seen) => {
        if (isShort || seen.some(({ isIntersecting }) => isIntersecting)) draw();
      },
      { rootMargin: ahead },
    );
    watch.observe(element);
    return () => {
      watch.disconnect();
      window.clearTimeout(turn);
    };
  }, [isDrawn, isShort]);
  return { place, isDrawn };
}
