// A description of the project's evaluation set with its truth, and how a Brief is scored against it.
// A system is right by the product it uses or by the words of its id; a flow by both systems and one of its records.
import { z } from 'zod';
import { readYaml } from '../../finding/yaml.ts';
import type { Brief } from '../brief.ts';
import { objectOf } from '../object.ts';
import { systemNamed } from '../text/lexicon.ts';

/** A flow as the truth has it: any of `records` may be what either side calls the record. */
export interface TrueFlow {
  readonly from: string;
  readonly to: string;
  readonly records: readonly string[];
}

export interface TrueBrief {
  readonly name: string;
  readonly useCase: string;
  readonly text: string;
  /** Systems without a product may be called by several names, parted by "|"; flows use the first. */
  readonly systems: readonly string[];
  readonly flows: readonly TrueFlow[];
  /** Flows that may be found and need not. */
  readonly also: readonly TrueFlow[];
}

const flow: z.ZodType<TrueFlow> = z.record(z.string(), z.string()).transform((written) => {
  const [ends = '', records = ''] = Object.entries(written)[0] ?? [];
  const [from = '', to = ''] = ends.split(' > ');
  return { from, to, records: records.split('|') };
});

const File = z.strictObject({
  useCase: z.string(),
  text: z.string().min(20),
  systems: z.array(z.string()).min(1),
  flows: z.array(flow).min(1),
  also: z.array(flow).default([]),
});

/** One file of the set. Throws ZodError when its shape is wrong. */
export function readTruth(name: string, yaml: string): TrueBrief {
  const file = File.parse(readYaml(name, yaml).value);
  const called = (end: string): string => file.systems.find((one) => one.split('|')[0] === end) ?? end;
  const whole = (one: TrueFlow): TrueFlow => ({ ...one, from: called(one.from), to: called(one.to) });
  return {
    name: name.replace(/\.yaml$/, ''),
    ...file,
    flows: file.flows.map(whole),
    also: file.also.map(whole),
  };
}

/** How many there are in truth, how many were found, how many of the found are right. */
export interface Score {
  readonly truth: number;
  readonly found: number;
  readonly right: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

/** Scores the systems of a brief; null stands for a description that was refused. */
export function scoreSystems(truth: TrueBrief, brief: Brief | null): Score {
  const found = (brief?.systems ?? []).map((system) => system.uses ?? system.id);
  const missed = truth.systems.filter((name) => !found.some((one) => sameSystem(one, name)));
  const wrong = found.filter((one) => !truth.systems.some((name) => sameSystem(one, name)));
  return {
    truth: truth.systems.length,
    found: found.length,
    right: truth.systems.length - missed.length,
    missed,
    wrong,
  };
}

/** Scores the flows of a brief, each truth once; a two-way flow counts in either order. */
export function scoreFlows(truth: TrueBrief, brief: Brief | null): Score {
  const used = new Set<string>();
  const ends = (brief?.flows ?? []).map((one) => ({
    id: one.id,
    two: one.direction === 'two-way',
    ...endsOf(brief, one.from, one.to),
  }));
  const fits = (want: TrueFlow, one: (typeof ends)[number]): boolean =>
    ((sameSystem(one.from, want.from) && sameSystem(one.to, want.to)) ||
      (one.two && sameSystem(one.from, want.to) && sameSystem(one.to, want.from))) &&
    want.records.some((record) => one.records.includes(record));
  const missed = truth.flows.filter((want) => {
    const hit = ends.find((one) => !used.has(one.id) && fits(want, one));
    if (hit !== undefined) used.add(hit.id);
    return hit === undefined;
  });
  for (const one of ends)
    if (!used.has(one.id) && truth.also.some((want) => fits(want, one))) used.add(`also ${one.id}`);
  const counted = ends.filter((one) => !used.has(`also ${one.id}`));
  const wrong = counted
    .filter((one) => !used.has(one.id))
    .map((one) => `${one.from}.${one.records[0] ?? ''} > ${one.to}.${one.records[1] ?? ''}`);
  return {
    truth: truth.flows.length,
    found: counted.length,
    right: truth.flows.length - missed.length,
    missed: missed.map((want) => `${want.from} > ${want.to}: ${want.records.join('|')}`),
    wrong,
  };
}

function endsOf(
  brief: Brief | null,
  from: string,
  to: string,
): { readonly from: string; readonly to: string; readonly records: readonly string[] } {
  const source = objectOf(from);
  const target = objectOf(to);
  const product = (id: string): string => brief?.systems.find((system) => system.id === id)?.uses ?? id;
  return {
    from: product(source.system),
    to: product(target.system),
    records: [source.object, target.object],
  };
}

/** One product by any of its names, or systems one of whose words end or begin with the other's: "internal-usage-service" and "usage-service". */
export function sameSystem(one: string, other: string): boolean {
  if (one === other) return true;
  if (other.includes('|')) return other.split('|').some((name) => sameSystem(one, name));
  const [a, b] = [canonical(one), canonical(other)];
  return (
    a === b || a.endsWith(`-${b}`) || b.endsWith(`-${a}`) || a.startsWith(`${b}-`) || b.startsWith(`${a}-`)
  );
}

const names = new Map<string, string>();

/** The id of the product that is called so, or the name itself. */
function canonical(name: string): string {
  const known = names.get(name) ?? systemNamed(name)?.id ?? name;
  names.set(name, known);
  return known;
}

/** Precision, recall and F1 over several scores. */
export function figures(scores: readonly Score[]): {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
} {
  const sum = (pick: (score: Score) => number): number =>
    scores.reduce((total, score) => total + pick(score), 0);
  const right = sum((score) => score.right);
  const precision =
    right /
    Math.max(
      1,
      sum((score) => score.found),
    );
  const recall =
    right /
    Math.max(
      1,
      sum((score) => score.truth),
    );
  return { precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
