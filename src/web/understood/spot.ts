// What a person looks at: the marks of the description and the rows of the brief that speak of the same thing light up together.
import { createContext, useContext } from 'react';

/** Pointers by ids, such as "/systems/crm". `words` are those of an assumption, to be found in the description. */
export interface Spot {
  readonly about: readonly string[];
  readonly words: string | null;
}

export const nowhere: Spot = { about: [], words: null };

/** Takes a spot, or what becomes of the one there is: who leaves puts out only what they lit. */
export type Look = (next: Spot | ((before: Spot) => Spot)) => void;

/** Apart from each other: who only lights something is not drawn anew by what is lit. */
export const SpotContext = createContext<Spot>(nowhere);
export const LookContext = createContext<Look>(() => undefined);

/** For a row about `pointer`: whether it is lit, and what lights it. */
export function useSpot(pointer: string): {
  readonly isLit: boolean;
  readonly lights: {
    readonly onMouseEnter: () => void;
    readonly onMouseLeave: () => void;
    readonly onFocus: () => void;
    readonly onBlur: () => void;
  };
} {
  const spot = useContext(SpotContext);
  const look = useContext(LookContext);
  const lit = (): void => look({ about: [pointer], words: null });
  const dark = (): void => look((before) => (before.about[0] === pointer ? nowhere : before));
  return {
    isLit: spot.about.some((one) => isAbout(one, pointer)),
    lights: { onMouseEnter: lit, onMouseLeave: dark, onFocus: lit, onBlur: dark },
  };
}

/** Whether one pointer lies in or over the other: "/systems/crm/edition" and "/systems/crm". */
export function isAbout(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}
