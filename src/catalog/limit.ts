// Which calls a rate limit counts. One reading of `appliesTo` for everyone who adds demand up against a limit.
// It compares names, methods and paths only; how much is called, and whether it fits, is the caller's business.
import { plainName } from './name.ts';
import { type OperationKind, operationKinds, type RateLimit } from './profile.ts';

/** A call as a limit sees it: the resource's name, what the operation does, its method and its path template. */
export interface LimitedCall {
  readonly resource: string;
  readonly kind: OperationKind;
  readonly method: string;
  readonly path: string;
}

/**
 * Whether the call is counted under the limit. Entries of `appliesTo` are alternatives; an entry of several words
 * ("update ticket", "PUT /tickets/{id}") needs all of them. No entry means every call.
 * Limits of scope `record` are kept for each single record and never summed, so they count nothing here.
 */
export function limitCounts(limit: Pick<RateLimit, 'appliesTo' | 'scope'>, call: LimitedCall): boolean {
  if (limit.scope === 'record') return false;
  return meantBy(limit.appliesTo, call);
}

/** Whether a limit of scope `record` holds for the call: at most so many of them on one and the same record. */
export function limitHoldsPerRecord(
  limit: Pick<RateLimit, 'appliesTo' | 'scope'>,
  call: LimitedCall,
): boolean {
  return limit.scope === 'record' && meantBy(limit.appliesTo, call);
}

/** "POST /contacts" where the limit counts each operation apart; null where it counts them together. */
export function endpointUnder(
  { scope }: Pick<RateLimit, 'scope'>,
  { method, path }: Pick<LimitedCall, 'method' | 'path'>,
): string | null {
  return scope === 'endpoint' ? `${method.toUpperCase()} ${path}` : null;
}

/** What a call that reads or writes so many records takes of a limit: one where calls are counted, else its points. */
export function costOf(limit: Pick<RateLimit, 'unit' | 'costs'>, call: LimitedCall, records: number): number {
  if (limit.unit === 'calls') return 1;
  const cost = limit.costs.find((one) => meantBy(one.appliesTo, call));
  return cost === undefined ? 1 : cost.call + cost.record * records;
}

function meantBy(entries: readonly string[], call: LimitedCall): boolean {
  return entries.length === 0 || entries.some((entry) => entry.split(' ').every((word) => fits(word, call)));
}

function fits(word: string, call: LimitedCall): boolean {
  if (word.startsWith('/')) return nameless(call.path).startsWith(nameless(word));
  if (/^[A-Z]+$/.test(word)) return call.method.toUpperCase() === word;
  return (operationKinds as readonly string[]).includes(word) ? call.kind === word : call.resource === word;
}

/** `{contactId}` and `{id}` mean the same place in a path. */
function nameless(path: string): string {
  return path.replace(/\{[^}]*\}/g, '{}');
}

/**
 * The limits that hold for a customer of an edition, spelling aside. Where the edition is not known, of limits that differ by edition
 * alone the strictest one.
 */
export function limitsOfEdition(limits: readonly RateLimit[], edition: string | null): readonly RateLimit[] {
  if (edition !== null) {
    const held = plainName(edition);
    return limits.filter(
      (limit) => limit.edition === null || limit.edition.some((one) => plainName(one) === held),
    );
  }
  return limits.filter(
    (limit) =>
      limit.edition === null ||
      limits.every(
        (other) => other === limit || !differsByEditionAlone(limit, other) || !stricter(other, limit),
      ),
  );
}

function differsByEditionAlone(a: RateLimit, b: RateLimit): boolean {
  return (
    b.edition !== null &&
    a.scope === b.scope &&
    a.window === b.window &&
    a.concurrent === b.concurrent &&
    a.environment === b.environment &&
    a.appliesTo.length === b.appliesTo.length &&
    a.appliesTo.every((entry) => b.appliesTo.includes(entry))
  );
}

/** Ties go to the first id, so that of equal limits exactly one stays. */
function stricter(a: RateLimit, b: RateLimit): boolean {
  return a.limit < b.limit || (a.limit === b.limit && a.id < b.id);
}
