// What the page of a plan asks for: each part of a revision by itself, kept for as long as the revision is, since it never changes.
import { queryOptions } from '@tanstack/react-query';
import { type Answer, answered, api } from '../client/api.ts';

const at = '/api/w/{workspace}/plans/{plan}/revisions/{number}';

export type Outline = Answer<`${typeof at}/outline`, 'get'>;
export type Chapter = Answer<`${typeof at}/sections/{section}`, 'get'>;
export type Flow = Answer<`${typeof at}/flows/{flow}`, 'get'>;
export type Canvas = Answer<`${typeof at}/map`, 'get'>;
export type Remark = Answer<`${typeof at}/findings`, 'get'>[number];
export type File = Answer<`${typeof at}/files`, 'get'>[number];
export type Figure = Flow['facts'][number]['figure'];
export type Work = Answer<'/api/w/{workspace}/plans/{plan}/work', 'get'>[number];

/** A revision of a plan. */
export interface Place {
  readonly workspace: string;
  readonly plan: string;
  readonly number: number;
}

function keyOf({ workspace, plan, number }: Place, ...rest: readonly string[]): readonly unknown[] {
  return ['/revision', workspace, plan, number, ...rest];
}

const forGood = { staleTime: Number.POSITIVE_INFINITY } as const;

export function revisionsQuery(workspace: string, plan: string) {
  return queryOptions({
    queryKey: ['/api/w', workspace, 'plans', plan, 'revisions'],
    queryFn: () =>
      answered(
        api.GET('/api/w/{workspace}/plans/{plan}/revisions', { params: { path: { workspace, plan } } }),
      ),
  });
}

export function worksQuery(workspace: string, plan: string) {
  return queryOptions({
    queryKey: ['/api/w', workspace, 'plans', plan, 'work'],
    queryFn: () =>
      answered(api.GET('/api/w/{workspace}/plans/{plan}/work', { params: { path: { workspace, plan } } })),
    staleTime: 0,
  });
}

export function movesQuery(workspace: string, plan: string) {
  return queryOptions({
    queryKey: ['/api/w', workspace, 'plans', plan, 'moves'],
    queryFn: () =>
      answered(api.GET('/api/w/{workspace}/plans/{plan}/moves', { params: { path: { workspace, plan } } })),
  });
}

export function outlineQuery(place: Place) {
  return queryOptions({
    queryKey: keyOf(place, 'outline'),
    queryFn: () => answered(api.GET(`${at}/outline`, { params: { path: place } })),
    ...forGood,
  });
}

export function chapterQuery(place: Place, section: string) {
  return queryOptions({
    queryKey: keyOf(place, 'section', section),
    queryFn: () => answered(api.GET(`${at}/sections/{section}`, { params: { path: { ...place, section } } })),
    ...forGood,
  });
}

export function flowQuery(place: Place, flow: string) {
  return queryOptions({
    queryKey: keyOf(place, 'flow', flow),
    queryFn: () => answered(api.GET(`${at}/flows/{flow}`, { params: { path: { ...place, flow } } })),
    ...forGood,
  });
}

export function mapQuery(place: Place) {
  return queryOptions({
    queryKey: keyOf(place, 'map'),
    queryFn: () => answered(api.GET(`${at}/map`, { params: { path: place } })),
    ...forGood,
  });
}

export function remarksQuery(place: Place) {
  return queryOptions({
    queryKey: keyOf(place, 'findings'),
    queryFn: () => answered(api.GET(`${at}/findings`, { params: { path: place } })),
    ...forGood,
  });
}

export function filesQuery(place: Place) {
  return queryOptions({
    queryKey: keyOf(place, 'files'),
    queryFn: () => answered(api.GET(`${at}/files`, { params: { path: place } })),
    ...forGood,
  });
}

/** Where a file of a revision lies; null: everything as one archive. */
export function fileAddress({ workspace, plan, number }: Place, path: string | null): string {
  const base = `/api/w/${encodeURIComponent(workspace)}/plans/${encodeURIComponent(plan)}/revisions/${number}`;
  return path === null ? `${base}/archive` : `${base}/file?path=${encodeURIComponent(path)}`;
}
