// What a finder found, as work for the queue.
import type { Row } from '../twin/store.ts';
import type { Told } from '../twin/twin.ts';
import type { Job, Lot, Station } from './integration.ts';

/** How a finder hands over: what it calls itself, when what it has was read, and whom it lets count. */
export interface Handing {
  readonly from: Job['from'];
  readonly readAt: number;
  readonly lot: Lot | null;
  /** Ms before the first write of the run. */
  readonly rest: number;
}

/** A record as a page showed it. */
export function handRow(station: Station, row: Row, handing: Handing): void {
  put(station, handing, {
    record: row.id,
    change: row.deleted ? 'deleted' : 'updated',
    into: null,
    row,
    readAt: handing.readAt,
  });
}

/** Something that was told: the record comes along, or has to be read. */
export function handTold(station: Station, told: Told, handing: Handing): void {
  put(station, handing, {
    record: told.record,
    change: told.change,
    into: told.into,
    row: told.row,
    readAt: told.row === null ? null : told.at,
  });
}

/** A record that is no longer there. */
export function handGone(station: Station, record: number, handing: Handing): void {
  put(station, handing, { record, change: 'deleted', into: null, row: null, readAt: null });
}

function put(
  station: Station,
  { from, lot, rest }: Handing,
  found: Pick<Job, 'record' | 'change' | 'into' | 'row' | 'readAt'>,
): void {
  const now = station.bench.kernel.now();
  station.states?.told.set(found.record, now);
  if (lot !== null) {
    lot.size += 1;
    lot.left += 1;
  }
  station.inbox.put({
    flow: station.running.flow.id,
    record: found.record,
    change: found.change,
    into: found.into,
    row: found.row,
    readAt: found.readAt,
    from,
    since: now,
    attempts: 0,
    due: now + rest,
    firstFailed: null,
    lot,
  });
}
