// What more than one page asks for: who I am, a plan as it stands. Keys are the paths.
import { QueryCache, QueryClient, queryOptions, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { type Answer, answered, api, ProblemError } from './api.ts';

export type Me = Answer<'/api/me', 'get'>;
export type PlanHead = Answer<'/api/w/{workspace}/plans/{plan}', 'get'>;

/** `onSignedOut` is called when the server no longer knows who asks. */
export function openQueries(onSignedOut: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (error instanceof ProblemError && error.status === 401) onSignedOut();
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // What was refused stays refused; what was not reached may come back.
        retry: (failures, error) =>
          failures < 2 && error instanceof ProblemError && (error.status === 0 || error.status >= 502),
      },
    },
  });
}

export const meQuery = queryOptions({
  queryKey: ['/api/me'],
  queryFn: () => answered(api.GET('/api/me', {})),
  staleTime: 60_000,
});

/** A plan in its workspace. */
export interface PlanPlace {
  readonly workspace: string;
  readonly plan: string;
}

/** What every question about a plan begins with, so that all can be asked anew at once. */
export function planKey({ workspace, plan }: PlanPlace) {
  return ['/api/w', workspace, 'plans', plan] as const;
}

export function planQuery(workspace: string, plan: string) {
  return queryOptions({
    queryKey: planKey({ workspace, plan }),
    queryFn: () =>
      answered(api.GET('/api/w/{workspace}/plans/{plan}', { params: { path: { workspace, plan } } })),
  });
}

export function useMe(): UseQueryResult<Me> {
  return useQuery(meQuery);
}

export function usePlan(workspace: string, plan: string): UseQueryResult<PlanHead> {
  return useQuery(planQuery(workspace, plan));
}
