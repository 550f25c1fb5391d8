// The operations that a flow uses at each end, taken from what the landscape left open. Where there are several of a kind, the first:
// the landscape has put those that last longest in front.
import type { BriefFlow } from '../brief/brief.ts';
import type { Operation, OperationKind } from '../catalog/profile.ts';
import type { FlowEnd } from '../landscape/landscape.ts';
import { batchFor } from '../landscape/reach.ts';

/** How records of an end are read one by one and all together. */
export interface Reads {
  readonly list: Operation | null;
  readonly search: Operation | null;
  readonly get: Operation | null;
}

/** How records are written, cut down to what the brief allows. `batch` creates, updates or upserts many in one call. */
export interface Writes {
  readonly create: Operation | null;
  readonly update: Operation | null;
  readonly upsert: Operation | null;
  readonly batch: Operation | null;
}

export function readsAt(end: FlowEnd): Reads {
  return {
    list: paged(end.operations.filter((operation) => operation.kind === 'list')),
    search: ofKind(end, 'search'),
    get: ofKind(end, 'get'),
  };
}

export function writesAt(end: FlowEnd, asked: BriefFlow['writes']): Writes {
  const update = ofKind(end, 'update') ?? ofKind(end, 'replace') ?? batchDoing(end, 'update');
  const upsert = ofKind(end, 'upsert') ?? batchDoing(end, 'upsert');
  const create = ofKind(end, 'create') ?? batchDoing(end, 'create');
  switch (asked) {
    case 'create-only':
      return { create, update: null, upsert: null, batch: batchOf(end, create) };
    case 'update-only':
      return { create: null, update, upsert: null, batch: batchOf(end, update) };
    case 'create-and-update':
    case null:
      return { create, update, upsert, batch: batchOf(end, upsert ?? create ?? update) };
    default:
      return asked satisfies never;
  }
}

/** The single-record writes of a flow, the one that decides first. */
export function singleWrites(writes: Writes): readonly Operation[] {
  const chosen = writes.upsert === null ? [writes.create, writes.update] : [writes.upsert];
  return chosen.filter((operation) => operation !== null);
}

function ofKind(end: FlowEnd, kind: OperationKind): Operation | null {
  return end.operations.find((operation) => operation.kind === kind) ?? null;
}

/** Some APIs write only in batches; a batch of one is then the single write. */
function batchDoing(end: FlowEnd, deed: string): Operation | null {
  return end.operations.find((operation) => operation.kind === 'batch' && operation.batchOf === deed) ?? null;
}

/** A list that pages can be read to its end; one that does not say so may stop anywhere. */
function paged(lists: readonly Operation[]): Operation | null {
  return (
    lists.find((list) => list.pagination !== null && list.pagination.style !== 'none') ?? lists[0] ?? null
  );
}

function batchOf(end: FlowEnd, single: Operation | null): Operation | null {
  if (single === null) return null;
  return (single.batchSize ?? 0) > 1 ? single : batchFor(end.operations, single);
}
