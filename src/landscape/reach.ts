// What the operations of an end allow: finding changes, creating, updating, one by one or many in a call.
// One table of kinds for everyone in this room; nothing is chosen here.
import type { BriefFlow } from '../brief/brief.ts';
import type { Operation, OperationKind } from '../catalog/profile.ts';
import type { FlowEnd } from './landscape.ts';

const creating: readonly OperationKind[] = ['create', 'upsert'];
const updating: readonly OperationKind[] = ['update', 'upsert', 'replace'];

/** What a single call of the operation does to a record; for batches what they do to each of many. */
export function deed(operation: Operation): string {
  return operation.kind === 'batch' ? (operation.batchOf ?? 'other') : operation.kind;
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
  const deeds = writesOf(operations, writes).map(deed);
  return writes === 'create-and-update'
    ? deeds.some((one) => creating.some((kind) => kind === one))
    : deeds.length > 0;
}

/** Operations that read records. */
export function readsOf(operations: readonly Operation[]): readonly Operation[] {
  return operations.filter((operation) => ['list', 'search', 'get', 'read'].includes(deed(operation)));
}

/** Whether changes can be found: by asking (list, search), or by being told (events). */
export function canRead(end: Pick<FlowEnd, 'operations' | 'events'>): boolean {
  return (
    end.events.length > 0 ||
    end.operations.some((operation) => operation.kind === 'list' || operation.kind === 'search')
  );
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

/** The batch that does the same as a single call (or creates or updates as needed) with the most records in a call, or null. */
export function batchFor(operations: readonly Operation[], single: Operation): Operation | null {
  return operations
    .filter((one) => one.kind === 'batch' && (one.batchSize ?? 0) > 1)
    .filter((one) => one.batchOf === deed(single) || one.batchOf === 'upsert')
    .reduce<Operation | null>(
      (best, one) => ((one.batchSize ?? 0) > (best?.batchSize ?? 0) ? one : best),
      null,
    );
}

function firstOf(operations: readonly Operation[], order: readonly OperationKind[]): Operation | null {
  for (const kind of order) {
    const found = operations.find((operation) => operation.kind === kind);
    if (found !== undefined) return found;
  }
  return operations.find((operation) => order.some((kind) => kind === deed(operation))) ?? null;
}

/** "POST /v1/customers". */
export function callName(operation: Pick<Operation, 'method' | 'path'>): string {
  return `${operation.method.toUpperCase()} ${operation.path}`;
}
