// What else could fill one target field: each as the row that it would be, with its score and reason. For people who look further than the
// three that a mapping keeps; nothing is decided here.
import { type Pair, runnersUp } from './assign.ts';
import type { MappingRow, MappingSide } from './mapping.ts';
import { meaningsOf } from './meaning.ts';
import { pairRow } from './row.ts';
import { weigh } from './similarity.ts';

/** The `count` likeliest sources of a target field, best first; none for a field that the target does not have. */
export function candidatesFor(
  from: MappingSide,
  to: MappingSide,
  target: string,
  count: number,
): readonly MappingRow[] {
  const weighed = weigh(meaningsOf(from), meaningsOf(to));
  const field = weighed.to.find(({ meaning }) => meaning.field.path === target);
  if (field === undefined) return [];
  const sources = weighed.from.filter(
    ({ meaning }) => meaning.exempt !== 'container' && !meaning.field.writeOnly,
  );
  // Likeness is the same both ways, so the target asks as a source would.
  return runnersUp(field, sources, count).flatMap(({ to: index, score }: Pair) => {
    const source = sources.find(({ meaning }) => meaning.index === index);
    return source === undefined ? [] : [pairRow(source, field, { score, sources }).row];
  });
}
