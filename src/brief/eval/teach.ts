// Teaches the reader from descriptions whose flows are known, in three steps that each judge what the step before says of texts it has
// not seen: which system is left for which, what a single place says, what is a flow in the whole text. Deterministic.
import { sceneIn } from '../describe.ts';
import { type Chance, chancesIn, type Weights } from '../text/chances.ts';
import { type Counted, countsOf } from '../text/customs.ts';
import { evidenceOf } from '../text/evidence.ts';
import { candidatesOf } from '../text/features.ts';
import { leavingsIn } from '../text/leaving.ts';
import { type Leanings, leaningsIn, likelyMove } from '../text/leaning.ts';
import { openUnits, unitsIn } from '../text/reader.ts';
import type { Scene } from '../text/scene.ts';
import type { Tagged } from '../text/tagged.ts';
import type { Unit } from '../text/unit.ts';
import type { Written } from '../text/weights.ts';
import { grown, type Row } from './grow.ts';
import { type Example, moveCourse, steadied, trained, Vocabulary, weightsOf } from './learn.ts';
import { sameSystem, type TrueBrief, type TrueFlow } from './truth.ts';

/** A description as it is taught: what was recognised in it does not depend on anything learned. */
export interface Lesson {
  readonly truth: TrueBrief;
  readonly scene: Scene;
  readonly moves: readonly Example[];
}

/** Of so many parts each is read by what the others taught. */
const parts = 5;
/** Weights nearer to zero are left out: they change no flow. */
const least = 0.2;
/** The same for the weights of moves. */
const leastOfMoves = 0.08;
/** What never flowed, and is no word, is kept when it was possible so often. */
const often = 120;

const moveWords = new Vocabulary();
const placeWords = new Vocabulary();

export function lessonOf(truth: TrueBrief): Lesson {
  const scene = sceneIn(truth.text, []);
  const count = new Map<string, number>();
  for (const { from, to } of truth.flows) count.set(`${from}>${to}`, (count.get(`${from}>${to}`) ?? 0) + 1);
  const most = Math.max(...count.values());
  const moves = leavingsIn(scene).map(({ from, to, cues }): Example => {
    const flows = truth.flows.filter((flow) => joins(flow, { from, to })).length;
    const alike = from.kind === to.kind && flows > 2 && flows === truth.flows.length;
    const moved = alike || (truth.useCase === 'legacy migration' && flows > 0);
    return {
      places: [Int32Array.from(cues, (cue) => moveWords.numberOf(cue))],
      right: moved ? (flows === most || flows > 1 ? true : null) : false,
    };
  });
  return { truth, scene, moves };
}

function joins(flow: TrueFlow, { from, to }: Pick<Chance, 'from' | 'to'>): boolean {
  return sameSystem(from.uses ?? from.key, flow.from) && sameSystem(to.uses ?? to.key, flow.to);
}

interface Group {
  /** What the record may be called, by its own words and by those that it is written to. */
  readonly own: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  readonly one: Pick<Chance, 'from' | 'to'>;
}

/** What only ends at the right record is no matter where another possible flow is called so itself. */
function rightOf(truth: TrueBrief, told: readonly TrueFlow[], { own, names, one }: Group): boolean | null {
  const fits = (words: ReadonlySet<string>) => (flow: TrueFlow) =>
    joins(flow, one) && flow.records.some((record) => words.has(record));
  if (truth.flows.some(fits(own))) return true;
  const onto = truth.flows.filter(fits(names));
  if (onto.some((flow) => !told.includes(flow))) return true;
  return onto.length > 0 || truth.also.some(fits(names)) ? null : false;
}

interface Read {
  readonly lesson: Lesson;
  readonly leanings: Leanings;
  readonly text: Tagged;
  readonly units: readonly Unit[];
  readonly examples: readonly Example[];
  /** By key, whether a possible flow is one. */
  readonly right: ReadonlyMap<string, boolean | null>;
  /** What is counted, with 1 for what flows. */
  readonly tallies: readonly (readonly [string, number])[];
}

function readWith(lesson: Lesson, weights: Weights): Read {
  const { scene, truth } = lesson;
  const leanings = leaningsIn(scene, weights);
  const { text, units } = unitsIn(scene, likelyMove(scene, leanings));
  const groups = new Map<
    string,
    { names: Set<string>; own: Set<string>; places: Int32Array[]; one: Pick<Chance, 'unit' | 'from' | 'to'> }
  >();
  for (const { unit, from, to, key, features } of candidatesOf(text, units)) {
    const group = groups.get(key) ?? {
      names: new Set(key.endsWith(':alert') ? ['alert', 'message'] : []),
      own: new Set(key.endsWith(':alert') ? ['alert', 'message'] : []),
      places: [],
      one: { unit, from, to },
    };
    for (const name of unit.names) group.names.add(name);
    for (const name of [unit.record.name, ...unit.theme.names]) group.own.add(name);
    group.places.push(Int32Array.from(features.flat(), (feature) => placeWords.numberOf(feature)));
    groups.set(key, group);
  }
  const tallies: (readonly [string, number])[] = [];
  const words = new Map<string, number>();
  const flowsTold = truth.flows.filter((flow) =>
    [...groups.values()].some(
      ({ own, one }) => joins(flow, one) && flow.records.some((record) => own.has(record)),
    ),
  );
  const flows = new Map<string, boolean | null>();
  const examples = [...groups].map(([key, { names, own, places, one }]): Example => {
    const right = rightOf(truth, flowsTold, { names, own, one });
    flows.set(key, right);
    if (right !== null)
      for (const name of new Set(Object.values(countsOf(one.from, one.to, one.unit.record))))
        tallies.push([name, right ? 1 : 0]);
    const word = `word:${one.unit.theme.names[0] ?? ''}`;
    words.set(word, Math.max(words.get(word) ?? 0, right === false ? 0 : 1));
    return { places, right };
  });
  return { lesson, leanings, text, units, examples, right: flows, tallies: [...tallies, ...words] };
}

/** What texts count: [of them right, all]. */
function counts(reads: readonly Read[]): Map<string, [number, number]> {
  const sums = new Map<string, [number, number]>();
  for (const { tallies } of reads)
    for (const [name, right] of tallies) {
      const own = sums.get(name) ?? [0, 0];
      own[0] += right;
      own[1] += 1;
      sums.set(name, own);
    }
  for (const [name, [right, all]] of sums) {
    const enough = right > 0 ? 3 : name.startsWith('word:') ? 4 : often;
    if (all < enough) sums.delete(name);
  }
  return sums;
}

/** The text's chances as rows. */
function rowsOf(read: Read, weights: Weights, counted: Counted): readonly Row[] {
  const { text, units, leanings } = read;
  const chances = chancesIn(text, openUnits(units), weights);
  const rows = evidenceOf({ text, units: openUnits(units), leanings, counted }, chances);
  return chances.flatMap((one, at): readonly Row[] => {
    const right = read.right.get(one.key) ?? null;
    const figures = rows[at];
    return right === null || figures === undefined
      ? []
      : [{ figures: Float64Array.from(Object.values(figures)), right }];
  });
}

/** The names of a row's figures. */
function columnsIn(reads: readonly Read[], weights: Weights): readonly string[] {
  for (const { text, units, leanings } of reads) {
    const [row] = evidenceOf({ text, units, leanings, counted: new Map() }, chancesIn(text, units, weights));
    if (row !== undefined) return Object.keys(row);
  }
  return [];
}

/** What the trees learn from, with what was learned before them. */
interface Prepared extends Omit<Written, 'forest'> {
  readonly rows: readonly Row[];
  readonly columns: readonly string[];
}

/** Teaches from lessons, each of `always` in every part. */
export function taught(always: readonly Lesson[], lessons: readonly Lesson[]): Written {
  const { rows, columns, ...before } = prepared(always, lessons);
  const { base, trees } = grown(rows);
  return { ...before, forest: { base, columns, trees } };
}

function prepared(always: readonly Lesson[], lessons: readonly Lesson[]): Prepared {
  const every = [...always, ...lessons];
  const partOf = (at: number): number => (at < always.length ? -1 : (at - always.length) % parts);
  const others = <T>(list: readonly T[], part: number): readonly T[] =>
    list.filter((_one, at) => partOf(at) !== part);
  const movesFrom = (some: readonly Lesson[]): Weights =>
    weightsOf(
      trained(
        some.map(({ moves }) => moves),
        moveWords.names.length,
        moveCourse,
      ),
      moveWords.names,
      leastOfMoves,
    );
  const unseen = Array.from({ length: parts }, (_, part) => movesFrom(others(every, part)));
  const moves = movesFrom(every);
  const reads = every.map((lesson, at) => readWith(lesson, unseen[partOf(at)] ?? moves));
  const placesFrom = (some: readonly Read[]): Weights =>
    weightsOf(
      steadied(
        some.map(({ examples }) => examples),
        placeWords.names.length,
      ),
      placeWords.names,
      least,
    );
  const unseenPlaces = Array.from({ length: parts }, (_, part) => placesFrom(others(reads, part)));
  const places = placesFrom(reads);
  const all = counts(reads.slice(always.length));
  const unseenCounts = Array.from({ length: parts }, (_, part) =>
    counts(others(reads, part).slice(always.length)),
  );
  const rows = reads.flatMap((read, at) =>
    at < always.length
      ? rowsOf(read, places, all)
      : rowsOf(read, unseenPlaces[partOf(at)] ?? places, unseenCounts[partOf(at)] ?? all),
  );
  const counted = Object.fromEntries(
    [...all]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, [right, total]]) => [name, `${right}/${total}`]),
  );
  return {
    moves: Object.fromEntries(moves),
    places: Object.fromEntries(places),
    counted,
    rows,
    columns: columnsIn(reads, places),
  };
}
