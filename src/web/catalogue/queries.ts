// What the catalogue's pages ask the server. Keys are the paths.
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { type Answer, answered, api } from '../client/api.ts';

const base = '/api/w/{workspace}/catalogue';

export type SystemLine = Answer<'/api/w/{workspace}/catalogue', 'get'>[number];
export type SystemAnswer = Answer<'/api/w/{workspace}/catalogue/systems/{system}', 'get'>;
export type FactSection = NonNullable<SystemAnswer['system']>['sections'][number];
export type OwnApi = Answer<'/api/w/{workspace}/apis', 'get'>[number];
export type Objects = Answer<'/api/w/{workspace}/catalogue/systems/{system}/objects', 'get'>;
export type ObjectView = Answer<'/api/w/{workspace}/catalogue/systems/{system}/object', 'get'>;
export type Hit = Answer<'/api/w/{workspace}/catalogue/search', 'get'>[number];
export type Change = Answer<'/api/w/{workspace}/catalogue/systems/{system}/changes', 'get'>[number];

export function apisKey(workspace: string): readonly string[] {
  return ['/api/w', workspace, 'apis'];
}

export function useSystems(workspace: string): UseQueryResult<readonly SystemLine[]> {
  return useQuery({
    queryKey: ['/api/w', workspace, 'catalogue'],
    queryFn: () => answered(api.GET(base, { params: { path: { workspace } } })),
    staleTime: 600_000,
  });
}

/** Nothing is asked for fewer than two letters. */
export function useHits(workspace: string, word: string): UseQueryResult<readonly Hit[]> {
  return useQuery({
    queryKey: ['/api/w', workspace, 'catalogue', 'search', word],
    queryFn: () => answered(api.GET(`${base}/search`, { params: { path: { workspace }, query: { word } } })),
    enabled: word.trim().length > 1,
    placeholderData: keepPreviousData,
    staleTime: 600_000,
  });
}

export function useSystem(workspace: string, system: string): UseQueryResult<SystemAnswer> {
  return useQuery({
    queryKey: ['/api/w', workspace, 'catalogue', 'systems', system],
    queryFn: () => answered(api.GET(`${base}/systems/{system}`, { params: { path: { workspace, system } } })),
    staleTime: 600_000,
  });
}

export function useObjects(
  { workspace, system }: { readonly workspace: string; readonly system: string },
  find: string,
  after: number,
): UseQueryResult<Objects> {
  return useQuery({
    queryKey: ['/api/w', workspace, 'catalogue', 'systems', system, 'objects', find, after],
    queryFn: () =>
      answered(
        api.GET(`${base}/systems/{system}/objects`, {
          params: { path: { workspace, system }, query: { find, after, limit: 50 } },
        }),
      ),
    placeholderData: keepPreviousData,
    staleTime: 600_000,
  });
}

export function useObject(
  { workspace, system }: { readonly workspace: string; readonly system: string },
  name: string,
  find: string,
): UseQueryResult<ObjectView> {
  return useQuery({
    queryKey: ['/api/w', workspace, 'catalogue', 'systems', system, 'object', name, find],
    queryFn: () =>
      answered(
        api.GET(`${base}/systems/{system}/object`, {
          params: { path: { workspace, system }, query: { name, find, limit: 200 } },
        }),
      ),
    placeholderData: keepPreviousData,
    staleTime: 600_000,
  });
}

export function useApis(workspace: string): UseQueryResult<readonly OwnApi[]> {
  return useQuery({
    queryKey: apisKey(workspace),
    queryFn: () => answered(api.GET('/api/w/{workspace}/apis', { params: { path: { workspace } } })),
  });
}

export function useChanges(
  workspace: string,
  system: string,
  since: string,
): UseQueryResult<readonly Change[]> {
  return useQuery({
    queryKey: ['/api/w', workspace, 'catalogue', 'systems', system, 'changes', since],
    queryFn: () =>
      answered(
        api.GET(`${base}/systems/{system}/changes`, {
          params: { path: { workspace, system }, query: { since } },
        }),
      ),
    staleTime: 600_000,
  });
}
