// How a vendor carries one operation out, as its profile says: how it pages, what its filter compares, how late its index is, how much a
// batch takes. What the profile leaves open is taken to the careful side, and each such thing is told.
import type { Field, Resource } from '../catalog/profile.ts';
import { wordsOf } from '../catalog/name.ts';
import { seconds } from '../measure/duration.ts';
import { type AssumedName, assume, assumed } from './assume.ts';
import type { Assumption, CallSite, TwinProfile } from './twin.ts';

/** Times in ms. `records` is the most that one write takes; `whole`: all of them are written or none. */
export interface Habits {
  readonly order: 'id' | 'modified';
  readonly filters: 'modified' | 'created' | null;
  readonly style: 'keyset' | 'offset';
  readonly cap: number;
  readonly pageSize: number;
  readonly lag: number;
  /** The same for look-ups by a key: a list that is asked for one reads the records themselves. */
  readonly keyLag: number;
  readonly records: number;
  readonly whole: boolean;
  /** How long an idempotency key is kept; null where none is taken. */
  readonly keeps: number | null;
  /** Whether a write that names the version it has seen is refused when there is a later one. */
  readonly versions: boolean;
  readonly assumptions: readonly Assumption[];
}

type Operation = CallSite['operation'];
type Told = (name: AssumedName) => void;

export function habitsOf(system: string, profile: TwinProfile, site: CallSite): Habits {
  const { operation, resource } = site;
  const assumptions: Assumption[] = [];
  const call = `${operation.method} ${operation.path}`;
  const told: Told = (name) => {
    assumptions.push(assume(system, name, { operation: call, resource }));
  };
  const known = profile.resources.find((one) => one.name === resource) ?? null;
  const filters = filterOf(operation);
  const lag = lagOf(operation, filters, told);
  return {
    order: filters === 'modified' ? 'modified' : 'id',
    filters,
    ...pagesOf(profile, operation, told),
    lag,
    keyLag: operation.kind === 'search' || asksInWords(operation) ? lag : 0,
    ...batchOf(profile, operation, told),
    keeps: keepsOf(operation, told),
    versions: versionsOf(profile, known, operation, told),
    assumptions,
  };
}

/** Words in which a field tells when a record was made rather than when it last changed. */
const making = /creat|insert|added|placed|issued|occurr|posted|receiv|submitt|regist|recorded|booked/;
const changing = /updat|modif|chang|edit|last/;

function filterOf(operation: Operation): Habits['filters'] {
  if (operation.incremental === null) return null;
  const words = wordsOf(operation.incremental.field.split('.').at(-1) ?? '').join(' ');
  return making.test(words) && !changing.test(words) ? 'created' : 'modified';
}

function reads(operation: Operation): boolean {
  return operation.kind === 'list' || operation.kind === 'search';
}

function pagesOf(
  profile: TwinProfile,
  operation: Operation,
  told: Told,
): Pick<Habits, 'style' | 'cap' | 'pageSize'> {
  const { pagination } = operation;
  const whole = {
    style: 'keyset',
    cap: Number.POSITIVE_INFINITY,
    pageSize: Number.POSITIVE_INFINITY,
  } as const;
  if (!reads(operation)) return whole;
  if (pagination === null) {
    if (profile.kind === 'file') {
      told('fileHour');
      return whole;
    }
    told('pageStyle');
    told('pageSize');
    return { style: 'offset', cap: Number.POSITIVE_INFINITY, pageSize: assumed.pageSize.value };
  }
  const cap = pagination.maxResults ?? Number.POSITIVE_INFINITY;
  if (pagination.style === 'none') return { ...whole, cap };
  if (pagination.maxPageSize === null) told('pageSize');
  return {
    style: pagination.style === 'offset' || pagination.style === 'page' ? 'offset' : 'keyset',
    cap,
    pageSize: pagination.maxPageSize ?? assumed.pageSize.value,
  };
}

/** A list that takes a search text is answered from an index, as a search is. */
function asksInWords({ incremental }: Operation): boolean {
  return /^(query|q|search)\b/i.test(incremental?.param ?? '');
}

function lagOf(operation: Operation, filters: Habits['filters'], told: Told): number {
  const lag = operation.incremental?.lag ?? null;
  if (lag !== null) return seconds(lag) * 1000;
  if (operation.kind === 'search' || asksInWords(operation)) {
    told('indexLag');
    return assumed.indexLag.value;
  }
  if (filters === null) return 0;
  told('commitLag');
  return assumed.commitLag.value;
}

function batchOf(profile: TwinProfile, operation: Operation, told: Told): Pick<Habits, 'records' | 'whole'> {
  const whole = profile.kind === 'database';
  if (operation.kind !== 'batch') return { records: operation.batchSize ?? 1, whole };
  if (operation.batchSize === null) told('batchSize');
  return { records: operation.batchSize ?? assumed.batchSize.value, whole };
}

function keepsOf(operation: Operation, told: Told): number | null {
  if (operation.idempotency === null) return null;
  const { retention } = operation.idempotency;
  if (retention !== null) return seconds(retention) * 1000;
  told('keyRetention');
  return assumed.keyRetention.value;
}

const writing = ['create', 'update', 'replace', 'upsert', 'delete', 'batch'];

/** A conditional write needs something to compare: a database's own row, or a field that counts versions. */
function versionsOf(
  profile: TwinProfile,
  resource: Resource | null,
  operation: Operation,
  told: Told,
): boolean {
  if (!writing.includes(operation.kind)) return false;
  if (profile.kind === 'database') return true;
  if (resource?.fields.some(countsVersions) === true) return true;
  if (operation.kind !== 'create') told('versionCheck');
  return false;
}

function countsVersions(field: Field): boolean {
  if (field.format === 'rowversion') return true;
  const name = wordsOf(field.path.split('.').at(-1) ?? '').join(' ');
  return /^(e ?tag|sync token|version|row version|lock version|revision|object version|record version)$/.test(
    name,
  );
}

/** The resolution of a resource's time stamps in ms, the coarsest that any of its filters documents. */
export function resolutionOf(
  system: string,
  profile: TwinProfile,
  resource: string,
): { readonly ms: number; readonly assumption: Assumption | null } {
  const known = profile.resources.find((one) => one.name === resource);
  const stamps = (known?.operations ?? []).flatMap(({ incremental }) =>
    incremental === null ? [] : [incremental],
  );
  const ms = stamps.map((stamp) => {
    if (stamp.resolution !== null) return Math.max(1, Math.round(seconds(stamp.resolution) * 1000));
    const format = known?.fields.find((field) => field.path === stamp.field)?.format ?? null;
    return format === 'date' ? 86_400_000 : format === 'rowversion' ? 1 : null;
  });
  const found = ms.filter((one) => one !== null);
  if (found.length > 0) return { ms: Math.max(...found), assumption: null };
  return {
    ms: assumed.clockResolution.value,
    assumption: stamps.length === 0 ? null : assume(system, 'clockResolution', { resource }),
  };
}
