// What usually flows between kinds of systems: orders from a shop to the ERP and stock back, tracking to where the order came from, an
// invoice to the books and its payment back. By hand in customs.json, where descriptions to learn from are few, and as counted in them.
import { z } from 'zod';
import type { Actor } from './actors.ts';
import type { RecordWord } from './lexicon.ts';
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

/** How usual it is that a record flows from one kind of system to another, by hand; 0 where nothing is said. */
export function usualness(from: Actor, to: Actor, record: RecordWord): number {
  const pair = `${kindOf(from)}>${kindOf(to)}`;
  return byHand.get(`${pair}:${record.name}`) ?? byHand.get(`${pair}:*`) ?? 0;
}

/** The kind that a text gives a system, else that of its product. */
export function kindOf(actor: Actor): string {
  return actor.part ?? actor.kind;
}

/** How often something flowed, and out of how many possible flows. */
export type Counted = ReadonlyMap<string, readonly [number, number]>;

/** What is counted of a possible flow, from the general to the special. */
export function countsOf(from: Actor, to: Actor, record: RecordWord): Readonly<Record<Count, string>> {
  const [a, b] = [kindOf(from), kindOf(to)];
  return {
    record: record.name,
    kinds: `${a}>${b}`,
    source: `${a}>:${record.name}`,
    target: `>${b}:${record.name}`,
    concept: `${a}>${b}:${record.concept}/`,
    flow: `${a}>${b}:${record.name}`,
  };
}

export type Count = 'record' | 'kinds' | 'source' | 'target' | 'concept' | 'flow';

/** The logarithm of the odds that were counted, drawn towards `before` by as much as four possible flows weigh. */
export function oddsOf(counted: Counted, name: string, before: number): number {
  const [right, all] = counted.get(name) ?? [0, 0];
  const share = (right + 4 / (1 + Math.exp(-before))) / (all + 4);
  return Math.log(share / (1 - share));
}
