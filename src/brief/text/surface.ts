// What stands around the names of systems and records, word for word: a statement that the grammar cuts in the wrong place still says
// "into Foobaz". Only words of the record's own sentence are looked at. It is one more thing to learn from, and decides nothing.
import type { Actor } from './actors.ts';
import type { Tagged } from './tagged.ts';
import type { Unit } from './unit.ts';

/** A place of a text with the words around it: "^" where the sentence is over, "SYS" and "REC" for what is named there. */
export interface Spot {
  readonly at: number;
  readonly to: number;
  /** The word before it, and the one before that; articles and the like are passed over. */
  readonly one: string;
  readonly two: string;
  /** The word behind it, and the one behind that. */
  readonly next: string;
  readonly after: string;
  /** The nearest verbs of the sentence on either side. */
  readonly verbBefore: string;
  readonly verbAfter: string;
}

/** The places of a text's systems by sentence, each looked at once. */
export type Spots = ReadonlyMap<number, readonly (Spot & { readonly actors: readonly Actor[] })[]>;

export function spotsIn(text: Tagged): Spots {
  const spots = new Map<number, (Spot & { readonly actors: readonly Actor[] })[]>();
  for (const { at, to, actors } of text.scene.places) {
    const sentence = text.scene.tokens[at]?.sentence ?? -1;
    const own = spots.get(sentence) ?? [];
    own.push({ ...spotAt(text, at, to), actors });
    spots.set(sentence, own);
  }
  return spots;
}

/** The place of a unit's record. */
export function recordSpot(text: Tagged, { theme }: Unit): Spot {
  return spotAt(text, theme.at, theme.to);
}

/** Where each system stands nearest to a record in its sentence. */
export function nearestSpots(text: Tagged, spots: Spots, { theme }: Unit): ReadonlyMap<Actor, Spot> {
  const nearest = new Map<Actor, Spot>();
  for (const spot of spots.get(text.scene.tokens[theme.at]?.sentence ?? -1) ?? [])
    for (const actor of spot.actors) {
      const before = nearest.get(actor);
      if (before === undefined || gap(theme, spot) < gap(theme, before)) nearest.set(actor, spot);
    }
  return nearest;
}

function gap(theme: Unit['theme'], { at, to }: Spot): number {
  return Math.max(0, at >= theme.to ? at - theme.to : theme.at - to);
}

const passed = /^(the|a|an|our|my|their|his|her|its|your|both|all|new|old|own|'s|"|“|”)$/;

function spotAt(text: Tagged, at: number, to: number): Spot {
  const { tokens } = text.scene;
  const sentence = tokens[at]?.sentence;
  const back = (from: number): number => {
    let place = from - 1;
    while (tokens[place]?.sentence === sentence && passed.test(tokens[place]?.low ?? '')) place -= 1;
    return place;
  };
  const said = (place: number): string => {
    const token = tokens[place];
    if (token === undefined || token.sentence !== sentence) return '^';
    return text.places.has(place) ? 'SYS' : text.records.has(place) ? 'REC' : token.low;
  };
  const one = back(at);
  return {
    at,
    to,
    one: said(one),
    two: said(back(one)),
    next: said(to),
    after: said(to + 1),
    verbBefore: verbFrom(text, at, -1),
    verbAfter: verbFrom(text, to - 1, 1),
  };
}

/** So many words away a verb is looked for. */
const reach = 12;

function verbFrom({ scene: { tokens }, tags }: Tagged, from: number, step: 1 | -1): string {
  for (let far = 1; far <= reach; far += 1) {
    const at = from + far * step;
    if (tokens[at]?.sentence !== tokens[from]?.sentence) return '-';
    if (tags[at] === 'VERB' || tags[at] === 'AUX') return tokens[at]?.base ?? '-';
  }
  return '-';
}

/** Of the record by itself. */
export function aroundRecord({ one, two, next, after, verbBefore, verbAfter }: Spot): readonly string[] {
  return [
    `w-1:${one}`,
    `w-2:${two}:${one}`,
    `w+1:${next}`,
    `w+2:${next}:${after}`,
    `vb:${verbBefore}`,
    `va:${verbAfter}`,
  ];
}

/** Of a system beside the record. */
export function aroundSystem({ theme }: Unit, spot: Spot | undefined): readonly string[] {
  if (spot === undefined) return ['s:none'];
  const { one, two, next, after, verbBefore, verbAfter } = spot;
  const side = spot.at >= theme.to ? '>' : '<';
  const words = gap(theme, spot);
  const far = [1, 3, 6, 10].filter((bound) => words >= bound).length;
  return [
    `s:${side}:${far}`,
    `s1:${one}`,
    `s1:${side}:${one}`,
    `s2:${two}:${one}`,
    `n1:${next}`,
    `n1:${side}:${next}`,
    `n2:${next}:${after}`,
    `vb:${verbBefore}`,
    `vb:${side}:${verbBefore}:${one}`,
    `va:${verbAfter}`,
    `va:${side}:${verbAfter}`,
  ];
}

/** Of two systems and the record: their order, and the words before both. */
export function aroundPair(record: Spot, from: Spot | undefined, to: Spot | undefined): readonly string[] {
  if (from === undefined && to === undefined) return [];
  const order = Object.entries({ T: record.at, A: from?.at, B: to?.at })
    .filter((entry): entry is [string, number] => entry[1] !== undefined)
    .toSorted(([, a], [, b]) => a - b)
    .map(([name]) => name)
    .join('');
  const words = `${from?.one ?? '-'}:${to?.one ?? '-'}`;
  return [
    `AB:o:${order}`,
    `AB:o:${order}:${words}`,
    `AB:w:${words}`,
    `AB:o:${order}:${record.verbBefore}/${record.verbAfter}`,
  ];
}
