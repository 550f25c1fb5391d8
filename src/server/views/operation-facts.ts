// What is said of single calls, told once for all calls of which the same is said: pages, changes, idempotency keys.
import type { ApiProfile } from '../../catalog/profile.ts';
import type { Operation, Resource } from '../../catalog/record.ts';
import { inWords } from '../../measure/duration.ts';
import type { Confidence } from '../../measure/fact.ts';
import type { FactLine } from './fact.ts';

interface Said {
  readonly cells: readonly (string | null)[];
  readonly confidence: Confidence;
}

/** So many calls are named; the rest is counted. */
const named = 3;

function told(
  profile: ApiProfile,
  said: (operation: Operation, resource: Resource) => Said | null,
): readonly FactLine[] {
  const lines = new Map<
    string,
    { readonly line: Omit<FactLine, 'cells'>; readonly cells: readonly string[]; readonly calls: string[] }
  >();
  for (const resource of profile.resources)
    for (const operation of resource.operations) {
      const own = said(operation, resource);
      if (own === null) continue;
      const cells = own.cells.map((cell) => cell ?? '');
      const key = JSON.stringify([cells, own.confidence, resource.source]);
      const line = { source: resource.source, confidence: own.confidence, disputed: [], note: null };
      const entry = lines.get(key) ?? { line, cells, calls: [] };
      entry.calls.push(`${operation.method} ${operation.path}`);
      lines.set(key, entry);
    }
  return [...lines.values()].map(({ line, cells, calls }) => ({
    ...line,
    cells: [...cells, callsOf(calls)],
  }));
}

function callsOf(calls: readonly string[]): string {
  const rest = calls.length - named;
  return `${calls.slice(0, named).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

export function pageLines(profile: ApiProfile): readonly FactLine[] {
  return told(profile, ({ pagination }) =>
    pagination === null || pagination.style === 'none'
      ? null
      : {
          confidence: pagination.confidence,
          cells: [
            pagination.style,
            [pagination.requestParam, pagination.pageSizeParam].filter((one) => one !== null).join(', '),
            pagination.maxPageSize?.toString() ?? null,
            pagination.maxResults?.toLocaleString('en-US') ?? null,
          ],
        },
  );
}

export function incrementalLines(profile: ApiProfile): readonly FactLine[] {
  return told(profile, ({ incremental }) =>
    incremental === null
      ? null
      : {
          confidence: incremental.confidence,
          cells: [
            incremental.param,
            incremental.field,
            incremental.resolution === null ? null : inWords(incremental.resolution),
            incremental.lag === null ? null : inWords(incremental.lag),
          ],
        },
  );
}

export function keyLines(profile: ApiProfile): readonly FactLine[] {
  return told(profile, ({ idempotency }, { confidence }) =>
    idempotency === null
      ? null
      : {
          confidence,
          cells: [idempotency.header, idempotency.retention === null ? null : inWords(idempotency.retention)],
        },
  );
}
