// The matchers that are compared: equal names, likeness of spelling, and ours. The two plain ones show what the work is worth.
import { match } from '../match.ts';
import type { MappingSide } from '../mapping.ts';
import { meaningsOf } from '../meaning.ts';
import { spelling, weigh } from '../similarity.ts';

export type Predicted = readonly (readonly [string, string])[];

/** A matcher by name: pairs of source and target paths. */
export const matchers: Readonly<Record<string, (from: MappingSide, to: MappingSide) => Predicted>> = {
  'equal names': (from, to) =>
    oneToOne(from, to, { like: (a, b) => (plain(a) === plain(b) ? 1 : 0), least: 1 }),
  'trigram TF-IDF': byTrigrams,
  spanwright: (from, to) =>
    match(from, to).mappings.flatMap((row) => row.from.map((path) => [path, row.to] as const)),
};

/** The share of true pairs whose target is the mapped one or among the best three of its source. */
export function recallAtThree(
  from: MappingSide,
  to: MappingSide,
  truth: Predicted,
): { readonly hit: number; readonly all: number } {
  const { mappings, candidates } = match(from, to);
  const hit = truth.filter(([source, target]) => {
    const chosen = mappings.filter((row) => row.from.includes(source)).map((row) => row.to);
    const others = candidates
      .filter((candidate) => candidate.from[0] === source)
      .map((candidate) => candidate.to);
    return [...chosen, ...others].slice(0, 3).includes(target);
  });
  return { hit: hit.length, all: truth.length };
}

function byTrigrams(from: MappingSide, to: MappingSide): Predicted {
  const weighed = weigh(meaningsOf(from), meaningsOf(to));
  const sources = new Map(weighed.from.map((field) => [field.meaning.field.path, field]));
  const targets = new Map(weighed.to.map((field) => [field.meaning.field.path, field]));
  const like = (a: string, b: string): number => {
    const [source, target] = [sources.get(a), targets.get(b)];
    return source === undefined || target === undefined ? 0 : spelling(source, target);
  };
  return oneToOne(from, to, { like, least: 0.5 });
}

interface Likeness {
  readonly like: (a: string, b: string) => number;
  readonly least: number;
}

function oneToOne(from: MappingSide, to: MappingSide, { like, least }: Likeness): Predicted {
  const ranked = from.fields
    .flatMap((a) => to.fields.map((b) => ({ a: a.path, b: b.path, score: like(a.path, b.path) })))
    .filter(({ score }) => score >= least)
    .sort((one, other) => other.score - one.score);
  const chosen: (readonly [string, string])[] = [];
  for (const { a, b } of ranked)
    if (!chosen.some(([source, target]) => source === a || target === b)) chosen.push([a, b]);
  return chosen;
}

function plain(path: string): string {
  return path.toLowerCase().replace(/[^a-z0-9]/g, '');
}
