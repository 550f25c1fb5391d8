// What the project's pages ask for, and the deeds on it. A move shows at once and goes back where the server refuses it.
import { useRef } from 'react';
import { queryOptions, useMutation, type UseMutationResult, useQueryClient } from '@tanstack/react-query';
import { type Answer, answered, api } from '../client/api.ts';
import { planKey, type PlanPlace } from '../client/queries.ts';

export type ProjectView = Answer<'/api/w/{workspace}/plans/{plan}/project', 'get'>;
export type Project = NonNullable<ProjectView['project']>;
export type Standing = Project['standings'][number];
export type Subject = Standing['subject'];
export type Tracked = Project['tracked'][number];
export type TaskState = Tracked['state'];
export type OutlineTask = Project['outline']['tasks'][number];
export type OutlineGate = Project['outline']['gates'][number];
export type Evidence = Project['evidence'][number];

export function projectQuery(path: PlanPlace) {
  return queryOptions({
    queryKey: [...planKey(path), 'project'],
    queryFn: () => answered(api.GET('/api/w/{workspace}/plans/{plan}/project', { params: { path } })),
  });
}

export function membersQuery({ workspace }: Pick<PlanPlace, 'workspace'>) {
  return queryOptions({
    queryKey: ['/api/w', workspace, 'members'],
    queryFn: () => answered(api.GET('/api/w/{workspace}/members', { params: { path: { workspace } } })),
    staleTime: 60_000,
  });
}

/** A task as somebody wants it; `version` is the one that they saw. */
export interface Card {
  readonly item: string;
  readonly version: number;
  readonly state: TaskState;
  readonly assignee: string | null;
  readonly note: string;
}

export function useTrack(
  path: PlanPlace,
): UseMutationResult<Tracked, Error, Card, { readonly before: ProjectView | undefined }> {
  const client = useQueryClient();
  const { queryKey } = projectQuery(path);
  // What was moved from here is known before the page is read anew: two quick moves are no conflict with oneself.
  const own = useRef<Map<string, number>>(new Map());
  return useMutation({
    scope: { id: `track ${path.plan}` },
    mutationFn: async ({ item, version, ...body }: Card) => {
      const seen = Math.max(version, own.current.get(item) ?? 0);
      const set = await answered(
        api.PUT('/api/w/{workspace}/plans/{plan}/project/tasks/{item}', {
          params: { path: { ...path, item }, header: { 'If-Match': `"${seen}"` } },
          body,
        }),
      );
      own.current.set(item, set.version);
      return set;
    },
    onMutate: async (card) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<ProjectView>(queryKey);
      client.setQueryData<ProjectView>(queryKey, (view) =>
        view === undefined ? view : withCard(view, card),
      );
      return { before };
    },
    onError: (_error, _card, context) => {
      client.setQueryData(queryKey, context?.before);
    },
    onSettled: () => client.invalidateQueries({ queryKey: planKey(path) }),
  });
}

/** The view as it will be; the version stays the one that was seen until the server gives the next. */
function withCard(view: ProjectView, card: Card): ProjectView {
  if (view.project === null) return view;
  const held = view.project.tracked.find(({ item }) => item === card.item);
  const next = { author: null, at: null, ...held, ...card };
  const others = view.project.tracked.filter(({ item }) => item !== card.item);
  return { ...view, project: { ...view.project, tracked: [...others, next] } };
}

/** Any deed after which the whole plan is asked anew. */
export function useDeed<T>(
  path: PlanPlace,
  deed: (given: T) => Promise<unknown>,
): UseMutationResult<unknown, Error, T> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: deed,
    onSettled: () => client.invalidateQueries({ queryKey: planKey(path) }),
  });
}

export interface Shown {
  readonly gate: Evidence['gate'];
  readonly items: string[];
  readonly verdict: Evidence['verdict'];
  readonly kind: Evidence['kind'];
  readonly content: string;
  readonly upload: string | null;
}

export function bringEvidence(path: PlanPlace, body: Shown): Promise<unknown> {
  return answered(api.POST('/api/w/{workspace}/plans/{plan}/evidence', { params: { path }, body }));
}

export function withdrawEvidence(path: PlanPlace, id: string): Promise<unknown> {
  return answered(
    api.DELETE('/api/w/{workspace}/plans/{plan}/evidence/{id}', { params: { path: { ...path, id } } }),
  );
}
