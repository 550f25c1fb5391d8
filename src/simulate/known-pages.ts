// Pages of which everything was known when they were last read. As long as a flow has had no work since, such a page can be passed over whole:
// what is known of its records changes by work alone. It only saves time; nothing would be otherwise without it.
import type { Row } from '../twin/store.ts';
import type { Durable } from './integration.ts';

interface Known {
  readonly puts: number;
  /** What the reader worked out of the rows. */
  readonly figure: number;
}

/** A page of fewer rows is as quickly looked at as noted. */
const fewRows = 16;

const pages: WeakMap<Durable, WeakMap<readonly Row[], Known>> = new WeakMap();

/** The figure that was noted with the page; null where it has to be looked at. */
export function knownPage(durable: Durable, rows: readonly Row[]): number | null {
  const { queue } = durable;
  if (rows.length < fewRows || queue.size() > 0) return null;
  const known = pages.get(durable)?.get(rows);
  return known !== undefined && known.puts === queue.puts() ? known.figure : null;
}

/** To be called when nothing of the page was handed over. */
export function noteKnown(durable: Durable, rows: readonly Row[], figure: number): void {
  const { queue } = durable;
  if (rows.length < fewRows || queue.size() > 0) return;
  const own = pages.get(durable) ?? new WeakMap<readonly Row[], Known>();
  pages.set(durable, own);
  own.set(rows, { puts: queue.puts(), figure });
}
