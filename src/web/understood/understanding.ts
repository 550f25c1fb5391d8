// What is understood of a text, with its marks; the same text is read once.
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { type Answer, answered, api } from '../client/api.ts';

export type Understanding = Answer<'/api/w/{workspace}/understanding', 'post'>;

export function useUnderstanding(
  workspace: string,
  text: string,
  enabled: boolean,
): UseQueryResult<Understanding> {
  return useQuery({
    queryKey: ['/api/understanding', workspace, text],
    queryFn: () =>
      answered(
        api.POST('/api/w/{workspace}/understanding', { params: { path: { workspace } }, body: { text } }),
      ),
    enabled: enabled && text.trim() !== '',
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}
