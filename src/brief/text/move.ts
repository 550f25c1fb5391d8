// Whether a description tells of leaving one system for another, and which: "from A to B", "A is replaced by B", "our old A … the new B".
// Only the two systems; what moves between them is read like any other flow.
import type { Actor } from './actors.ts';
import { quoteOf, type Scene } from './scene.ts';

export interface Move {
  readonly from: Actor;
  readonly to: Actor;
  /** The sentence that tells of it. */
  readonly said: string;
}

const told =
  /\b(mov(e|ing|ed)|migrat\w+|switch(ing|ed)?|swap\w*|replac\w+|leaving|go(es|ing)? live|chose|retir\w+|shut\w* down|switched off|goes away|has to go|get off|off|successor|cut ?over|brought over|bring over|come along|initial load|first load)\b/i;
const moving =
  /\b(mov\w+|migrat\w+|switch\w*|swap\w*|replac\w+|leav\w+|go(es|ing)? live|chose|chosen|retir\w+|transition\w*|get off|away from|off|shut\w* down|switched off|goes away|has to go|dies|ends|old|legacy|since|years|runs? on|successor|cut ?over)\b/;
const leaving =
  /\b(from|off|leav\w+|replac\w+|off|out of|swap\w*|retir\w+)( (the|our|old|a|an|its|legacy|current|local|on prem|premise|self hosted))*$/;
const reaching = /\b(to|by|with|for|into|onto|on|in favour of)( (the|our|new|a|an))*$/;
const passing =
  /\b(mov\w+|migrat\w+|switch\w*|replaced|swapped|becomes?|goes|transition\w*)\b.*\b(to|by|with|into|onto|on)( (the|our|new|a|an))*$/;
const willed = /\b(will|is|are|be|has to|must|move|moving|replaced|->)\b/;
const movingTo = /\bmov\w+ (in)?to|migrat\w+ to|switch\w* to\b/;
const comingFrom = /\b(from|off|out of)( (the|our|old))*$/;
const aged = /\b(old|legacy|leaving|replacing|retiring|ancient|off|ageing|aging|retire|outdated)( \w+)?$/;
const ending =
  /^(has to go|goes away|retires|is being retired|will be switched off|is dying|runs out|dies|has done)/;
const fresh = /\b(new|to|on|chose|choose|chosen|bought|into|go live (on|with)|going to|for)( (our|the|a))?$/;

/** One system at a place of the text. */
interface Spot {
  readonly actor: Actor;
  readonly at: number;
  readonly to: number;
  readonly sentence: number;
}

/** The move that a text tells of, or null. */
export function moveOf(scene: Scene): Move | null {
  if (!told.test(scene.text)) return null;
  const spots = scene.places.flatMap((place): readonly Spot[] => {
    const [actor] = place.actors;
    const sentence = scene.tokens[place.at]?.sentence ?? 0;
    const holds = actor !== undefined && place.actors.length === 1 && holdsRecords(actor);
    return holds ? [{ actor, at: place.at, to: place.to, sentence }] : [];
  });
  for (const [index, one] of spots.entries())
    for (const other of spots.slice(index + 1)) {
      if (other.sentence !== one.sentence) break;
      const pair = one.actor === other.actor ? null : directed(scene, one, other);
      if (pair !== null) return { from: pair[0], to: pair[1], said: sentenceAt(scene, one.at) };
    }
  return oldAndNew(scene);
}

function holdsRecords(actor: Actor): boolean {
  return !['chat', 'email', 'drop'].includes(actor.kind);
}

function wordsIn(scene: Scene, from: number, to: number): string {
  return scene.tokens
    .slice(Math.max(0, from), Math.max(0, to))
    .map((token) => token.low)
    .join(' ');
}

function directed(scene: Scene, one: Spot, other: Spot): readonly [Actor, Actor] | null {
  const lead = wordsIn(scene, one.at - 6, one.at);
  const between = wordsIn(scene, one.to, other.at);
  const around = `${wordsIn(scene, one.at - 12, one.at)} ${between} ${wordsIn(scene, other.to, other.to + 6)}`;
  const records = /\b(comes?|goe?s?)\b/.test(between);
  if (leaving.test(lead) && reaching.test(between) && !records && moving.test(around))
    return [one.actor, other.actor];
  if (passing.test(between) && willed.test(between)) return [one.actor, other.actor];
  return movingTo.test(lead) && comingFrom.test(between) ? [other.actor, one.actor] : null;
}

/** No sentence names both: the system that is called old, and the one that is called new or gone to. */
function oldAndNew(scene: Scene): Move | null {
  const named = scene.actors.filter(holdsRecords);
  const old = named
    .flatMap((actor) => actor.at.map((mention) => ({ actor, mention })))
    .find(
      ({ mention }) =>
        aged.test(wordsIn(scene, mention.at - 3, mention.at)) ||
        ending.test(wordsIn(scene, mention.to, mention.to + 5)),
    );
  if (old === undefined) return null;
  const next = named.find(
    (actor) =>
      actor !== old.actor &&
      actor.at.some((mention) => fresh.test(wordsIn(scene, mention.at - 3, mention.at))),
  );
  return next === undefined ? null : { from: old.actor, to: next, said: sentenceAt(scene, old.mention.at) };
}

function sentenceAt(scene: Scene, at: number): string {
  const sentence = scene.tokens[at]?.sentence;
  const first = scene.tokens.findIndex((token) => token.sentence === sentence);
  const last = scene.tokens.findLastIndex((token) => token.sentence === sentence);
  return quoteOf(scene, { at: first, to: last + 1 });
}
