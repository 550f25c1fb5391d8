// Paging that names do not give away: what a parameter's own words say of it, and a parameter whose namesake stands in the answer
// ("stream_position" asked, "next_stream_position" answered). Asked only where no usual name was found.
import { isDate, type Knob } from './knobs.ts';
import type { Signs } from './signs.ts';

const elsewhere =
  /sort|order|direction|filter|query|search|fields|include|expand|format|before|previous|prev|end|limit|size|count|total|zone|^tz|^lat|^lon/;
const cursorWords =
  /\bpag(?:e|ing|ination) (?:cursor|token|pointer|marker|key|id)\b|\bcursor\b|\b(?:returned|given|provided|received|from|of|in|by) (?:the |a )?(?:previous|last|prior) (?:request|response|call|query|page)s?\b[^.]{0,60}\b(?:next|continu|more|remain)|\b(?:previous|last|prior) (?:request|response|call|query)\b[^.]{0,20}\bto continue\b|\bnext (?:set|batch|portion|chunk) of\b/i;
const offsetWords =
  /\boffset\b|\b(?:zero|0)-based\b|\bfirst (?:row|record|result|item|entry|element)\b|\bstart (?:of|from|index|position|row|record)\b|\bnumber of (?:rows|records|results|items|entries|elements) to skip\b|\b(?:row|record|result|item) number to start\b/i;
const pageWords =
  /\bpage (?:number|index|to (?:return|retrieve|fetch|get|show|display))\b|\b(?:number|index) of the page\b|\bwhich page\b/i;
const sizeWords =
  /\b(?:number|count|amount|maximum|max|how many)\b[^.]{0,60}\b(?:per page|each page|results? page|to (?:return|fetch|retrieve|show|display)|returned|in (?:the|a|each|one) (?:response|page|result))/i;
const placeNames = /cursor|token$|pointer|position|bookmark|continu|pagination|scroll/;

/** A knob and, where the answer shows it, the path of the value to send next. */
export interface Told {
  readonly knob: Knob;
  readonly path: string | null;
}

/** The knob that takes up where the last answer ended. `but` is the knob of the page's size. */
export function cursorTold(knobs: readonly Knob[], signs: Signs, but: Knob | null): Told | null {
  const possible = knobs.filter(
    (one) => one !== but && one.key.length >= 4 && isScalar(one) && !elsewhere.test(one.key) && !isDate(one),
  );
  for (const one of possible) {
    const next = signs.answered.get(`next${one.key}`);
    if (next !== undefined) return { knob: one, path: next };
  }
  const spoken = possible.find((one) => cursorWords.test(one.text));
  if (spoken !== undefined) return { knob: spoken, path: signs.answered.get(spoken.key) ?? null };
  const same = possible.find(
    (one) =>
      placeNames.test(one.key) &&
      (!one.key.endsWith('token') || /\bpage|\bnext\b|\bprevious\b|\bmore\b/i.test(one.text)) &&
      signs.answered.has(one.key),
  );
  return same === undefined ? null : { knob: same, path: signs.answered.get(same.key) ?? null };
}

/** The knob that counts pages, or records where a size is given too. */
export function countTold(
  knobs: readonly Knob[],
  but: Knob | null,
): { readonly style: 'page' | 'offset'; readonly knob: Knob } | null {
  const possible = knobs.filter(
    (one) => one !== but && isScalar(one) && !elsewhere.test(one.key) && !isDate(one),
  );
  const page = possible.find((one) => one.shape.type === 'integer' && pageWords.test(one.text));
  if (page !== undefined) return { style: 'page', knob: page };
  const offset = possible.find(
    (one) =>
      (one.shape.type !== 'string' || one.key === 'start') &&
      !/after|since|time/.test(one.key) &&
      offsetWords.test(one.text) &&
      !/\b(?:utc|gmt|time ?zone)\b/i.test(one.text),
  );
  return but === null || offset === undefined ? null : { style: 'offset', knob: offset };
}

/** The knob whose words say that it is the size of a page. `but` is the knob that pages. */
export function sizeTold(knobs: readonly Knob[], but: Knob | null): Knob | null {
  return (
    knobs.find(
      (one) =>
        one !== but &&
        (one.shape.type === 'integer' || one.shape.type === 'number') &&
        !/total|^min/.test(one.key) &&
        sizeWords.test(one.text),
    ) ?? null
  );
}

function isScalar(one: Knob): boolean {
  const { type } = one.shape;
  return type !== 'boolean' && type !== 'object' && type !== 'array';
}
