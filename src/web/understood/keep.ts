// The brief of a plan as this window keeps it: its keeper, and what is needed to show it. One keeper a plan, for as long as the page stands.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { api, isConflict, withTag } from '../client/api.ts';
import { type PlanHead, planQuery } from '../client/queries.ts';
import { type Kept, Keeper, type Place, type Version } from './keeper.ts';

/** After the last change, ms. */
const wait = 700;

/** `first` is what a plan without a brief begins with. */
export function useKept(
  workspace: string,
  plan: PlanHead,
  first: string,
): { readonly kept: Kept; readonly keeper: Keeper } {
  const queries = useQueryClient();
  const [keeper] = useState(() => {
    const place = placeOf(workspace, plan.id, (head) => {
      queries.setQueryData(planQuery(workspace, plan.id).queryKey, head);
    });
    return opened(plan, place, first);
  });
  const kept = useSyncExternalStore(keeper.subscribe, keeper.snapshot);
  const { brief, version } = plan;
  useEffect(() => {
    if (brief !== null) keeper.adopt({ text: brief, tag: tagOf(version) });
  }, [keeper, brief, version]);
  useEffect(() => {
    const leave = (event: BeforeUnloadEvent): void => {
      if (keeper.snapshot().state !== 'saved') event.preventDefault();
    };
    window.addEventListener('beforeunload', leave);
    return () => {
      window.removeEventListener('beforeunload', leave);
      void keeper.flush();
    };
  }, [keeper]);
  return { kept, keeper };
}

function tagOf(version: number): string {
  return `"${version}"`;
}

/** Goes on with what this browser still holds unsaved of an earlier visit. */
function opened(plan: PlanHead, place: Place, first: string): Keeper {
  const held: Version = { text: plan.brief ?? '', tag: tagOf(plan.version) };
  const keeper = new Keeper(held, place, wait);
  const unsaved = remembered(plan.id);
  if (unsaved !== null && unsaved.text !== held.text) {
    if (unsaved.base === held.text) keeper.write(unsaved.text);
    else keeper.dispute(unsaved.text);
  } else if (plan.brief === null) keeper.write(first);
  return keeper;
}

function key(plan: string): string {
  return `spanwright-unsaved-${plan}`;
}

interface Unsaved {
  readonly text: string;
  readonly base: string;
}

function remembered(plan: string): Unsaved | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key(plan)) ?? 'null');
    return typeof value === 'object' && value !== null && 'text' in value && 'base' in value
      ? (value as Unsaved)
      : null;
  } catch {
    return null;
  }
}

function placeOf(workspace: string, plan: string, told: (head: PlanHead) => void): Place {
  const path = { workspace, plan };
  return {
    save: async ({ text, tag }) => {
      const { value, tag: next } = await withTag(
        api.PATCH('/api/w/{workspace}/plans/{plan}', {
          params: { path, header: { 'If-Match': tag } },
          body: { brief: text },
        }),
      );
      told(value);
      return { text: value.brief ?? '', tag: next };
    },
    read: async () => {
      const { value, tag } = await withTag(api.GET('/api/w/{workspace}/plans/{plan}', { params: { path } }));
      told(value);
      return { text: value.brief ?? '', tag };
    },
    isConflict,
    remember: (unsaved) => {
      try {
        if (unsaved === null) localStorage.removeItem(key(plan));
        else localStorage.setItem(key(plan), JSON.stringify(unsaved));
      } catch {
        // A browser that keeps nothing: the server has it a moment later.
      }
    },
  };
}
