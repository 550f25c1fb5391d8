// What the page of the specification asks for, and how a cell is saved: each with the version that was seen.
import { queryOptions } from '@tanstack/react-query';
import { type Answer, answered, api } from '../client/api.ts';
import { planKey, type PlanPlace } from '../client/queries.ts';

export type FormView = Answer<'/api/w/{workspace}/plans/{plan}/specification', 'get'>;
export type Section = FormView['sections'][number];
export type Row = Section['rows'][number];
export type Cell = Row['cells'][number];
export type OwnRow = Section['own'][number];

export function formQuery(path: PlanPlace) {
  return queryOptions({
    queryKey: [...planKey(path), 'specification'],
    queryFn: () => answered(api.GET('/api/w/{workspace}/plans/{plan}/specification', { params: { path } })),
  });
}

export function revisionQuery(path: PlanPlace) {
  return queryOptions({
    queryKey: [...planKey(path), 'specification', 'revision'],
    queryFn: () =>
      answered(api.GET('/api/w/{workspace}/plans/{plan}/specification/revision', { params: { path } })),
    staleTime: 0,
  });
}

/** One thing to be saved: a cell's text, or all cells of a row of one's own. */
export interface Saved {
  readonly key: string;
  readonly value: string | string[];
  readonly version: number;
}

export function saveCell(path: PlanPlace, { key, value, version }: Saved) {
  return answered(
    api.PUT('/api/w/{workspace}/plans/{plan}/specification/cell', {
      params: { path, header: { 'If-Match': `"${version}"` } },
      body: { key, value },
    }),
  );
}
