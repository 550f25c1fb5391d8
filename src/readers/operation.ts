// The one maker of an operation of which a reader knows only a part: what is not given is said to be unknown or empty.
// Decides nothing about kinds, paging or filters; those come from each format's own files.
import type { Operation } from '../catalog/profile.ts';

/** An operation with everything empty but `known`: no paging, no filter, no batch, no scopes, no errors. */
export function operation(
  known: Partial<Operation> & Pick<Operation, 'kind' | 'method' | 'path'>,
): Operation {
  return {
    operationId: null,
    scopes: [],
    batchOf: null,
    batchSize: null,
    pagination: null,
    incremental: null,
    idempotency: null,
    requestType: null,
    errors: [],
    deprecated: false,
    ...known,
  };
}
