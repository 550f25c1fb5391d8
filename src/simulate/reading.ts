// How a list or search is read to its end, as far as its contract tells: the order of its rows, the size of a page, and where a query is cut
// so that no result cap leaves anything off.
import { isCreation } from '../design/feed.ts';
import { rules } from '../design/rules.ts';
import type { CallSite } from '../twin/twin.ts';
import type { Reading } from './pages.ts';

/** One that filters by the time of change is sorted by it, any other by id. */
export function sortedBy({ operation }: CallSite): Reading['by'] {
  const field = operation.incremental?.field ?? null;
  return field === null || isCreation(field) ? 'id' : 'modified';
}

/** For reading a side whole. Without `cuts` a cap is not minded. */
export function wholeReading(site: CallSite, cuts: boolean): Reading {
  const { pagination } = site.operation;
  const most = pagination?.maxResults ?? null;
  return {
    site,
    by: sortedBy(site),
    size: pagination?.maxPageSize ?? rules.pageSize.value,
    above: most === null || !cuts ? null : Math.max(1, Math.floor(most * rules.capMargin.value)),
  };
}
