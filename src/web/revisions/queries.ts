// What the page of revisions asks for.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Answer, answered, api } from '../client/api.ts';
import { planKey, type PlanPlace } from '../client/queries.ts';

export type HistoryView = Answer<'/api/w/{workspace}/plans/{plan}/history', 'get'>;
export type Revision = HistoryView['revisions'][number];
export type Approval = HistoryView['approvals'][number];
export type ChangesView = Answer<'/api/w/{workspace}/plans/{plan}/revisions/{number}/changes', 'get'>;
export type Change = ChangesView['changes'][number];

export function historyQuery(path: PlanPlace) {
  return queryOptions({
    queryKey: [...planKey(path), 'history'],
    queryFn: () => answered(api.GET('/api/w/{workspace}/plans/{plan}/history', { params: { path } })),
  });
}

/** Revisions never change, so that a comparison is asked once. Page by page. */
export function changesQuery(
  path: PlanPlace,
  { since, until }: { readonly since: number; readonly until: number },
) {
  return infiniteQueryOptions({
    queryKey: [...planKey(path), 'changes', since, until],
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/api/w/{workspace}/plans/{plan}/revisions/{number}/changes', {
          params: { path: { ...path, number: until }, query: { since, from: pageParam, most: 100 } },
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
