// What usually flows between kinds of systems: orders from a shop to the ERP and stock back, tracking to where the order came from, an
// invoice to the books and its payment back. By hand in customs.json, where descriptions to learn from are few, and as counted in them.
import { z } from 'zod';
import type { Actor } from './actors.ts';
import type { RecordWord } from './lexicon.ts';
import { kindOf, sortOf } from './sorts.ts';
import table from './customs.json' with { type: 'json' };

/** customs.json: `weight` is above zero for what is usual and below for what is not; lists are parted by spaces, "*" is any record. */
export const Customs: z.ZodType<{
  spanwright: 1;
  customs: readonly { from: string; to: string; records: string; weight: number }[];
}> = z.strictObject({
  spanwright: z.literal(1),
  customs: z.array(
    z.strictObject({ from: z.string(), to: z.string(), records: z.string(), weight: z.number() }),
  ),
});

const byHand: ReadonlyMap<string, number> = new Map(
  table.customs.flatMap(({ from, to, records, weight }) =>
    from
      .split(' ')
      .flatMap((source) =>
        to
          .split(' ')
          .flatMap((target) =>
            records.split(' ').map((record): [string, number] => [`${source}>${target}:${record}`, weight]),
          ),
      ),
  ),
);

/** How usual it is that a record flows from one sort or kind of system to another, by hand; 0 where nothing is said. */
export function usualness(from: Actor, to: Actor, record: RecordWord): number {
  const given = [sortOf(from), kindOf(from)];
  const got = [sortOf(to), kindOf(to)];
  const pairs = given.flatMap((one) => got.map((other) => `${one}>${other}`));
  const told = (name: string): number | undefined =>
    pairs.map((pair) => byHand.get(`${pair}:${name}`)).find((weight) => weight !== undefined);
  return told(record.name) ?? told('*') ?? 0;
}

/** How often something flowed, and out of how many possible flows. */
export type Counted = ReadonlyMap<string, readonly [number, number]>;

/** What is counted of a possible flow, from the general to the special. */
export function countsOf(from: Actor, to: Actor, record: RecordWord): Readonly<Record<Count, string>> {
  const [a, b] = [kindOf(from), kindOf(to)];
  const [c, d] = [sortOf(from), sortOf(to)];
  return {
    record: record.name,
    kinds: `${a}>${b}`,
    sorts: `${c}>${d}`,
    source: `${a}>:${record.name}`,
    target: `>${b}:${record.name}`,
    given: `${c}>:${record.name}`,
    got: `>${d}:${record.name}`,
    concept: `${a}>${b}:${record.concept}/`,
    flow: `${a}>${b}:${record.name}`,
    special: `${c}>${d}:${record.name}`,
  };
}

export type Count =
  | 'record'
  | 'kinds'
  | 'sorts'
  | 'source'
  | 'target'
  | 'given'
  | 'got'
  | 'concept'
  | 'flow'
  | 'special';

/** The odds of the general name, and those of the special one drawn towards them where it is another. */
export function narrowed(
  counted: Counted,
  [general, special]: readonly [string, string],
  before: number,
): number {
  const odds = oddsOf(counted, general, before);
  return special === general ? odds : oddsOf(counted, special, odds);
}

/** The logarithm of the odds that were counted, drawn towards `before` by as much as four possible flows weigh. */
export function oddsOf(counted: Counted, name: string, before: number): number {
  const [right, all] = counted.get(name) ?? [0, 0];
  const share = (right + 4 / (1 + Math.exp(-before))) / (all + 4);
  return Math.log(share / (1 - share));
}
