// What has moved on since a piece of work was asked for: whatever it was made from that is something else now, by name.
import { z } from 'zod';
import { bodyAt, canonicalText } from '../store/base/content.ts';
import type { PlanHead } from '../store/base/plans.ts';
import type { Access } from '../store/base/scope.ts';
import type { Work } from '../store/base/works.ts';
import { decidedIn, decidedNow, type FrozenDocument } from './decided.ts';

const whats = ['description', 'start', 'mappings', 'prices', 'weights', 'document'] as const;

/** `name` is the file of a document, and null for everything else. `how`: a document is now `brought`, `changed` or `put away`. */
export interface Move {
  readonly what: (typeof whats)[number];
  readonly name: string | null;
  readonly how: 'brought' | 'changed' | 'put away';
}

export const Move: z.ZodType<Move> = z.strictObject({
  what: z.enum(whats),
  name: z.string().nullable(),
  how: z.enum(['brought', 'changed', 'put away']),
});

/** As `routes/work.ts` writes it. */
const Asked = z.object({ brief: z.string(), start: z.string().nullable(), decided: z.string() });

/** Empty where the same request would give the same again. */
export async function movesSince(
  access: Access,
  workspace: string,
  plan: PlanHead,
  origin: Work,
): Promise<readonly Move[]> {
  const asked = Asked.safeParse(origin.request);
  const before = asked.success ? await bodyAt(access, workspace, asked.data.decided) : null;
  if (!asked.success || before === null) return [changed('description')];
  const [old, now] = [decidedIn(before), await decidedNow(access, workspace, plan, origin.kind)];
  const differs = (what: 'mappings' | 'prices' | 'weights'): readonly Move[] =>
    canonicalText(old.decided[what]) === canonicalText(now[what]) ? [] : [changed(what)];
  return [
    ...(asked.data.brief === (plan.brief ?? plan.description) ? [] : [changed('description')]),
    ...(asked.data.start === plan.start ? [] : [changed('start')]),
    ...differs('mappings'),
    ...differs('prices'),
    ...differs('weights'),
    ...documentMoves(old.documents, now.documents),
  ];
}

function changed(what: Exclude<Move['what'], 'document'>): Move {
  return { what, name: null, how: 'changed' };
}

function documentMoves(old: readonly FrozenDocument[], now: readonly FrozenDocument[]): readonly Move[] {
  const [before, after] = [hashes(old), hashes(now)];
  const names = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return names.flatMap((name): readonly Move[] => {
    const [was, is] = [before.get(name), after.get(name)];
    if (was === is) return [];
    const how = was === undefined ? 'brought' : is === undefined ? 'put away' : 'changed';
    return [{ what: 'document', name, how }];
  });
}

function hashes(documents: readonly FrozenDocument[]): ReadonlyMap<string, string> {
  return new Map(documents.map(({ name, hash }) => [name, hash]));
}
