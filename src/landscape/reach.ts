// What the operations of an end allow: finding changes, creating, updating, one by one or many in a call.
// One table of kinds for everyone in this room; nothing is chosen here.
import type { BriefFlow } from '../brief/brief.ts';
import { wordsOf } from '../catalog/name.ts';
import type { Operation, OperationKind } from '../catalog/profile.ts';
import type { FlowEnd } from './landscape.ts';

const creating: readonly OperationKind[] = ['create', 'upsert'];
const updating: readonly OperationKind[] = ['update', 'upsert', 'replace'];

/** What a single call of the operation does to a record; for batches what they do to each of many. */
export function deed(operation: Operation): string {
  return operation.batchOf ?? (operation.kind === 'batch' ? 'other' : operation.kind);
}

/** Whether a call takes many records at once. */
export function isBatch(operation: Operation): boolean {
  return operation.kind === 'batch' || operation.batchOf !== null;
}

/** Records in one full call; 1 where no size is documented. */
export function recordsPerCall(operation: Operation): number {
  return isBatch(operation) ? (operation.batchSize ?? 1) : 1;
}

/**
 * The listing call that finds changes best: one that filters by time of change, else by time of creation, else any.
 * A filter on the time of creation never finds a change to an older record.
 */
export function findingCall(operations: readonly Operation[]): Operation | null {
  const listing = operations.filter((operation) => operation.kind === 'list' || operation.kind === 'search');
  const filtering = listing.filter((operation) => operation.incremental !== null);
  return filtering.find((operation) => !findsNewOnly(operation)) ?? filtering[0] ?? listing[0] ?? null;
}

/** Whether a call's filter compares the time of creation; told by the field's name ("created", "createdAt", "creation_date"). */
export function findsNewOnly(operation: Operation): boolean {
  const field = operation.incremental?.field.split('.').at(-1);
  return field !== undefined && wordsOf(field).some((word) => /^(creat|insert)/.test(word));
}

/** Operations by which a flow may write, given what the brief lets it do to the target. */
export function writesOf(
  operations: readonly Operation[],
  writes: BriefFlow['writes'],
): readonly Operation[] {
  const kinds: readonly string[] =
    writes === 'create-only' ? creating : writes === 'update-only' ? updating : [...creating, ...updating];
  return operations.filter((operation) => kinds.includes(deed(operation)));
}

/** Whether these operations suffice for what the brief asks; what may be created must be creatable. */
export function canWrite(operations: readonly Operation[], writes: BriefFlow['writes']): boolean {
  return writes === 'create-and-update' ? canCreate(operations) : writesOf(operations, writes).length > 0;
}

/** Whether new records can be made. */
export function canCreate(operations: readonly Operation[]): boolean {
  return operations.some((operation) => creating.some((kind) => kind === deed(operation)));
}

/** Operations that read records. */
export function readsOf(operations: readonly Operation[]): readonly Operation[] {
  return operations.filter((operation) => ['list', 'search', 'get', 'read'].includes(deed(operation)));
}

/** Whether changes can be found: by asking (list, search), or by being told of records that come along or can then be read. */
export function canRead({ operations, events }: Pick<FlowEnd, 'operations' | 'events'>): boolean {
  if (operations.some((operation) => operation.kind === 'list' || operation.kind === 'search')) return true;
  const telling = events.filter((event) => event.change !== 'deleted');
  return telling.some((event) => event.payload === 'record' || readsOf(operations).length > 0);
}

/** The call of an ordinary change: most changes meet a record that exists already. A batch only where nothing else does it. */
export function steadyWrite(operations: readonly Operation[], writes: BriefFlow['writes']): Operation | null {
  const order: readonly OperationKind[] =
    writes === 'create-only'
      ? creating
      : ['upsert', 'update', 'replace', ...(writes === 'update-only' ? [] : creating)];
  return firstOf(operations, order);
}

/** The call of a first load, record by record. A batch only where nothing else does it. */
export function loadWrite(operations: readonly Operation[], writes: BriefFlow['writes']): Operation | null {
  return firstOf(operations, writes === 'update-only' ? updating : [...creating, ...updating]);
}

/** The batch that does the same as a single call, with the most records in a call; failing that, for creates and updates, one that does both. Or null. */
export function batchFor(operations: readonly Operation[], single: Operation): Operation | null {
  const batches = operations
    .filter((one) => recordsPerCall(one) > 1)
    .toSorted((a, b) => recordsPerCall(b) - recordsPerCall(a));
  const same = batches.find((one) => deed(one) === deed(single));
  const wider = ['create', 'update', 'replace'].includes(deed(single))
    ? batches.find((one) => deed(one) === 'upsert')
    : undefined;
  return same ?? wider ?? null;
}

function firstOf(operations: readonly Operation[], order: readonly OperationKind[]): Operation | null {
  for (const kind of order) {
    const found = operations.find((operation) => !isBatch(operation) && operation.kind === kind);
    if (found !== undefined) return found;
  }
  return operations.find((operation) => order.some((kind) => kind === deed(operation))) ?? null;
}

/** "POST /v1/customers". */
export function callName(operation: Pick<Operation, 'method' | 'path'>): string {
  return `${operation.method.toUpperCase()} ${operation.path}`;
}
