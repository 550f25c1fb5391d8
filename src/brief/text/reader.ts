// What flows in a description: its statements' units are ranked by learned weights, and each that is taken becomes a stream with its
// records, its time and what was filled in. A statement that denies makes no flow, whatever its score.
import type { Actor } from './actors.ts';
import { withoutAppositions } from './appositions.ts';
import { wordFor } from './carried.ts';
import { chunksOf } from './chunks.ts';
import { unitsOf } from './discourse.ts';
import { getsRecord, givesRecord } from './frames.ts';
import { today } from './memory.ts';
import { leaningsIn, likelyMove } from './leaning.ts';
import type { Move } from './move.ts';
import { decided, type Ranked, rankedIn } from './rank.ts';
import { withAntecedents } from './relatives.ts';
import type { Scene } from './scene.ts';
import { statementsOf } from './statement.ts';
import type { Stream } from './stream.ts';
import { type Tagged, taggedOf } from './tagged.ts';
import type { Timing } from './timing.ts';
import { bothWays, type Unit } from './unit.ts';
import type { Learned } from './weights.ts';
import { timingFor } from './when.ts';

/** What was read: flows in the order of the text, and what may be flows but is too doubtful. */
export interface Streams {
  /** The move that the text tells of. */
  readonly move: Move | null;
  readonly streams: readonly Stream[];
  readonly doubtful: readonly Stream[];
}

/** A scene's units, and the tagged text they stand in. */
export function unitsIn(
  scene: Scene,
  move: Move | null,
): { readonly text: Tagged; readonly units: readonly Unit[] } {
  const text = taggedOf(scene, move);
  const statements = statementsOf(scene.text, scene.tokens, withoutAppositions(chunksOf(text)));
  return { text, units: unitsOf(text, withAntecedents(scene.tokens, statements)) };
}

/** The streams of a scene. */
export function streamsIn(scene: Scene, learned: Learned): Streams {
  const leanings = leaningsIn(scene, learned.moves);
  const { text, units } = unitsIn(scene, likelyMove(scene, leanings));
  const plain = openUnits(units);
  const { flows, doubtful } = decided(rankedIn({ text, units: plain, leanings }, learned));
  return {
    move: text.move,
    streams: settled(flows.filter((one) => !holds(one, flows)).map((one) => streamOf(text, plain, one))),
    doubtful: doubtful
      .filter(({ unit }) => unit.theme.record !== null && unit.statement.opener === 'main')
      .map((one) => streamOf(text, plain, one)),
  };
}

/** The units that may flow. */
export function openUnits(units: readonly Unit[]): readonly Unit[] {
  return units.filter((unit) => !denied(unit.statement) && !counts(unit));
}

/** Whether a statement says that something does not or must not happen. */
function denied({ negated, verb, text }: Unit['statement']): boolean {
  if (leaves.test(text) || /^(otherwise|or else)\b/i.test(text)) return true;
  if (verb === null && /^no [a-z-]+( [a-z-]+)?, (but )?(an?|the|just|only)\b/i.test(text)) return false;
  return (
    negated && (verb?.negated === true || /^(never|no|not|nothing|nobody|none|do not|don't)\b/i.test(text))
  );
}

/** "leave prices alone", "invoices stay where they are": what is not asked. */
const leaves =
  /\b(leave|leaving|left) [^.]{1,40}\b(alone|behind|as (it|they|is|are)|where (it|they))\b|\bstays? (where|as) (it|they)\b|\b(out of|not in) scope\b|\b(is|are) (already )?identical\b|\bphase (two|three|2|3)\b|\b(do not|don't|doesn't) matter\b|\b(we|i) (rebuild|make (a)?new|set up new|do ourselves|throw away|forget( about)?)\b|\b(are|is) (made|set up|built) (a)?new\b/i;

const opensWithCount =
  /^\W*(?:(?:and|or|that is|there are|there is|there's|we have|we've got|we do|we get|we see|we process|about|around|roughly|approximately|some|over|nearly|almost|maybe|perhaps|another|plus|with|on average)\W+)*\d/i;

/** Whether a statement only counts: "there are 8,000 contacts with 120 changes a day", without a word of from where or to where. */
function counts({ statement, parts }: Unit): boolean {
  const ways = [...parts.values()].flat().some((part) => /^(p|pn)-(from|to|into)$/.test(part));
  return !ways && opensWithCount.test(statement.text);
}

function streamOf({ scene, move }: Tagged, units: readonly Unit[], ranked: Ranked): Stream {
  const { from, to } = ranked;
  const unit = wishFor(units, ranked) ?? ranked.unit;
  const { statement } = unit;
  const named = (actor: Actor): boolean =>
    [unit, ranked.unit].some(({ parts }) => (parts.get(actor) ?? []).some((part) => !guessed.test(part)));
  const paired = named(from) && named(to) && unit.event === null && bothWays.test(statement.text);
  return {
    from,
    to,
    ...ranked.carried,
    word: wordFor(scene, ranked.unit, ranked.carried),
    twoWay: ranked.twoWay || paired,
    timing: timingFor(scene, unit) ?? onceOf(ranked, move),
    filter: /\bonly\b/i.test(statement.text) ? statement.text : null,
    sentence: statement.sentence,
    at: unit.theme.at,
    said: plainly(statement.text),
    filled: [...(named(from) ? [] : ['source']), ...(named(to) ? [] : ['target'])],
    today: today.test(statement.text),
  };
}

/** Where what is told of today is wished for: of the same record, with one of the same ends. */
function wishFor(units: readonly Unit[], { unit, from, to }: Ranked): Unit | undefined {
  if (!today.test(unit.statement.text)) return undefined;
  return units.find(
    (other) =>
      other.record.name === unit.record.name &&
      !today.test(other.statement.text) &&
      (givesRecord(other, from) > 1 || getsRecord(other, to) > 1),
  );
}

/** Parts that only the rest of the text gives. */
const guessed =
  /^(ev|h0|h1|hown|eh0|eh1|ehown|oh0|oh1|ohown|lf|lt|la|first|own|topic|old|new|partner|us|chN|ch1|chat|hf|ht|hd|rf|rt|ls|qf|qt|nf|nt)$/;

function plainly(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/^(?:[,;:–—(-]|and\b|but\b)\s*/i, '')
    .replace(/[\s,;:(]+$/, '');
}

/** What moves from an old system to a new one runs once. */
function onceOf({ from, to }: Ranked, move: Move | null): Timing | null {
  if (move === null || from !== move.from || to !== move.to) return null;
  return { trigger: 'manual', freshness: null, every: null, said: move.said };
}

/** One stream for each pair of ends, in the order of the text; today's way only where nothing else is said of its record. */
function settled(all: readonly Stream[]): readonly Stream[] {
  const keyOf = (one: Stream): string => `${one.from.key}.${one.fromRecord}>${one.to.key}.${one.toRecord}`;
  const kept = new Map<string, Stream>();
  for (const one of all) {
    if (one.today && all.some((other) => !other.today && replaces(other, one))) continue;
    const same = kept.get(keyOf(one));
    if (same === undefined) kept.set(keyOf(one), one);
    else if (same.timing === null) kept.set(keyOf(one), { ...same, timing: one.timing });
  }
  return [...kept.values()].toSorted((a, b) => a.at - b.at);
}

/** Whether a wish is for what a stream tells of today: the same two systems, or the same records at one of them. */
function replaces(wish: Stream, stream: Stream): boolean {
  if (wish.from === stream.from && wish.to === stream.to) return true;
  return wish.fromRecord === stream.fromRecord && (wish.from === stream.from || wish.to === stream.to);
}

const files = /(^|_)(file|csv|xml|json|excel|edi)$/;

/** "CSV files with products": a file of which the text says what it holds is no flow beside its content. */
function holds({ unit, from, to, record, carried }: Ranked, flows: readonly Ranked[]): boolean {
  if (carried.toRecord === 'attachment') return false;
  if (record !== 'document' || !unit.theme.names.some((name) => files.test(name))) return false;
  return flows.some((other) => other.record !== 'document' && other.from === from && other.to === to);
}
