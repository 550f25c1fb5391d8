// Hand-made systems and briefs for tests: a small made-up vendor, and the parts that a test changes.
import { Brief } from '../src/brief/brief.ts';
import { ApiProfile } from '../src/catalog/profile.ts';
import type { Source } from '../src/measure/fact.ts';

export const seen: Source = {
  kind: 'vendor-docs',
  ref: 'https://docs.example/limits',
  retrieved: '2026-11-02',
};

/** A list call that filters by time of change, a search, and single create and update of one resource at a path. */
export const usualOperations = (path: string): readonly object[] => [
  { kind: 'list', method: 'GET', path, incremental: { param: 'since', field: 'updated_at' } },
  { kind: 'get', method: 'GET', path: `${path}/{id}` },
  { kind: 'create', method: 'POST', path },
  { kind: 'update', method: 'PATCH', path: `${path}/{id}` },
];

/** A resource with the usual operations; `parts` replaces or adds. */
export function madeResource(name: string, parts: object = {}): object {
  return { name, primaryKey: ['id'], source: seen, operations: usualOperations(`/v2/${name}s`), ...parts };
}

/** A profile of the made-up vendor "Acme" with one resource "parcel"; `parts` replaces or adds. */
export function madeProfile(parts: object = {}): ApiProfile {
  return ApiProfile.parse({
    id: 'acme',
    name: 'Acme',
    version: null,
    kind: 'rest',
    category: null,
    encoding: 'json',
    resources: [madeResource('parcel')],
    ...parts,
  });
}

/** A brief with the systems "a" and "b" and the flow F1 from a.parcel to b.parcel with 1,000 records; `parts` replaces or adds. */
export function madeBrief(parts: object = {}): Brief {
  return Brief.parse({
    spanwright: 1,
    name: 'Made',
    systems: [
      { id: 'a', uses: 'acme' },
      { id: 'b', uses: 'acme' },
    ],
    flows: [madeFlow()],
    volumes: [{ object: 'a.parcel', existing: 1000, changesPerDay: 100, peakFactor: 4 }],
    constraints: { goLive: '2027-03-01' },
    ...parts,
  });
}

/** The flow F1 from a.parcel to b.parcel; `parts` replaces or adds. */
export function madeFlow(parts: object = {}): object {
  return { id: 'F1', from: 'a.parcel', to: 'b.parcel', direction: 'one-way', freshness: 'PT5M', ...parts };
}

/** A limit with the usual source; `parts` replaces or adds. */
export function madeLimit(id: string, limit: number, window: string, parts: object = {}): object {
  return { id, limit, window, scope: 'account', source: seen, ...parts };
}
