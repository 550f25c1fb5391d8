// What the page of designs asks for. What competes is content that never changes under its hash, so that it is asked once.
import { queryOptions } from '@tanstack/react-query';
import { type Answer, answered, api, withTag } from '../client/api.ts';

export type ProposalState = Answer<'/api/w/{workspace}/plans/{plan}/proposal', 'get'>;
export type DesignsView = Answer<'/api/w/{workspace}/plans/{plan}/designs', 'get'>;
export type DesignLine = DesignsView['designs'][number];
export type DesignView = Answer<'/api/w/{workspace}/plans/{plan}/designs/{design}', 'get'>;
export type SideBySide = Answer<'/api/w/{workspace}/plans/{plan}/side-by-side', 'get'>;
export type PlanWeights = Answer<'/api/w/{workspace}/plans/{plan}/weights', 'get'>;
export type Cited = DesignView['marks'][number]['inputs'][number]['source'];

/** A plan in its workspace. */
export interface Place {
  readonly workspace: string;
  readonly plan: string;
}

const keyOf = ({ workspace, plan }: Place) => ['/api/w', workspace, 'plans', plan] as const;

export function proposalQuery(path: Place) {
  return queryOptions({
    queryKey: [...keyOf(path), 'proposal'],
    queryFn: () => answered(api.GET('/api/w/{workspace}/plans/{plan}/proposal', { params: { path } })),
  });
}

/** `proposal`: the hash of what competes. */
export function designsQuery(path: Place, proposal: string) {
  return queryOptions({
    queryKey: [...keyOf(path), 'designs', proposal],
    queryFn: () => answered(api.GET('/api/w/{workspace}/plans/{plan}/designs', { params: { path } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function designQuery(path: Place, proposal: string, design: string) {
  return queryOptions({
    queryKey: [...keyOf(path), 'designs', proposal, design],
    queryFn: () =>
      answered(
        api.GET('/api/w/{workspace}/plans/{plan}/designs/{design}', {
          params: { path: { ...path, design } },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function besideQuery(
  path: Place,
  proposal: string,
  asked: { readonly designs: readonly string[]; readonly naive: boolean },
) {
  const query = { designs: asked.designs.join(','), naive: asked.naive ? 'true' : 'false' } as const;
  return queryOptions({
    queryKey: [...keyOf(path), 'side-by-side', proposal, query],
    queryFn: () =>
      answered(api.GET('/api/w/{workspace}/plans/{plan}/side-by-side', { params: { path, query } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function weightsQuery(path: Place) {
  return queryOptions({
    queryKey: [...keyOf(path), 'weights'],
    queryFn: () => withTag(api.GET('/api/w/{workspace}/plans/{plan}/weights', { params: { path } })),
  });
}
