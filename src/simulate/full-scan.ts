// Reads a source whole and hands over what differs from what was last written, by the hash of its mapped values; what is missing two scans
// in a row is handed over as gone. The way of sources that can't be asked for changes.
import type { RowList } from '../twin/store.ts';
import { type IdSet, idSet } from './by-id.ts';
import type { Wait } from './kernel.ts';
import { isWithPeople } from './dead-letters.ts';
import { handGone, handRow, type Handing } from './found.ts';
import { type Hashes, sourceHashes } from './hashes.ts';
import type { Job, Station } from './integration.ts';
import { lot } from './lot.ts';
import { type PageRead, type Reading, readPageAt, spotFrom } from './pages.ts';
import { sortedBy } from './reading.ts';

/** Scans in a row that must miss a record before it counts as gone: pages shift while they are read. */
const missedTwice = 2;

export function* scanWhole(station: Station, from: Job['from']): Generator<Wait, void, void> {
  const { bench, running } = station;
  const { policy, sites, flow } = running;
  const site = sites.find ?? sites.scan;
  if (site === null) return;
  const reading: Reading = {
    site,
    by: sortedBy(site),
    size: policy.read.pageSize,
    above: policy.read.partitionAbove,
  };
  const own = policy.transport.durable ? null : lot();
  const seen = idSet();
  const hashes = sourceHashes(running);
  let spot: PageRead['next'] = spotFrom(null);
  while (spot !== null) {
    const page: PageRead | null = yield* readPageAt(station, reading, spot);
    if (page === null) {
      bench.took(flow.id, 'window-broken');
      return;
    }
    if (bench.crash('page-read')) yield 0;
    const handing = { from, readAt: page.readAt, lot: own, rest: policy.transport.runMs };
    const rows = page.list;
    for (let at = 0; at < rows.length; at++) {
      seen.add(rows.id(at));
      if (differs(station, rows, at, hashes)) handRow(station, rows.row(at), handing);
    }
    if (bench.crash('page-taken')) yield 0;
    spot = page.next;
  }
  missing(station, seen, { from, readAt: bench.kernel.now(), lot: own, rest: policy.transport.runMs });
  if (own !== null && own.left > 0) yield own.done;
}

function differs(station: Station, rows: RowList, at: number, hashes: Hashes): boolean {
  const { durable, running } = station;
  const id = rows.id(at);
  const pair = durable.pairs.get(id);
  if (pair === undefined || !running.policy.dedupe) return !isWithPeople(station, id, hashes.at(rows, at));
  pair.missed = 0;
  return (
    (pair.open !== null || pair.hash !== hashes.at(rows, at)) &&
    !isWithPeople(station, id, hashes.at(rows, at))
  );
}

function missing(station: Station, seen: IdSet, handing: Handing): void {
  station.durable.pairs.each((pair, source) => {
    if (seen.has(source) || pair.closed || pair.target < 0) return;
    pair.missed += 1;
    if (pair.missed >= missedTwice) handGone(station, pair.source, handing);
  });
}
