// Differences gathered into things: everything that changed in one row, one decision, one task is one entry. What only restates another
// change is put with it: a policy's sentence with its decision, and what belongs to a flow with the flow that came or went.
import type { Plan } from '../plan/plan.ts';
import type { Part } from './diff.ts';
import { type Found, subjectOf } from './subjects.ts';
import { type Difference, differences, isNamed, membersOf } from './walk.ts';
import { wordsOf } from './words.ts';

/** A thing that changed, before it is put into words. `old` and `now` are the whole thing, null where it was or is not there. */
export interface Draft {
  readonly path: readonly string[];
  readonly found: Found;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly old: unknown;
  readonly now: unknown;
  readonly parts: readonly Part[];
  /** What only says again what `parts` say: a policy's sentence, and what came or went with a flow. */
  readonly restated: readonly Part[];
  readonly flow: string | null;
}

export interface Pair {
  readonly old: Plan;
  readonly new: Plan;
}

export function gather(pair: Pair): readonly Draft[] {
  const things = new Map<string, { readonly found: Found; readonly inside: Difference[] }>();
  for (const difference of differences(pair.old, pair.new)) {
    // The hash stands for the content; that it changed is not news beside what changed.
    if (difference.path[0] === 'contentHash') continue;
    const found = subjectOf(difference.path);
    const key = JSON.stringify(difference.path.slice(0, found.depth));
    const held = things.get(key);
    if (held === undefined) things.set(key, { found, inside: [difference] });
    else held.inside.push(difference);
  }
  return folded([...things.values()].map(({ found, inside }) => draft(pair, found, inside)));
}

function draft(pair: Pair, found: Found, inside: readonly Difference[]): Draft {
  const path = inside[0]?.path.slice(0, found.depth) ?? [];
  const [old, now] = [at(pair.old, path), at(pair.new, path)];
  const kind = old === null && now !== null ? 'added' : now === null && old !== null ? 'removed' : 'changed';
  const parts = inside.map(
    (difference): Part => ({
      what: wordsOf(difference.path.slice(found.depth)) || 'all',
      old: difference.old,
      new: difference.new,
    }),
  );
  return { path, found, kind, old, now, parts, restated: [], flow: flowOf(pair, path, now ?? old) };
}

/** The value at a path of names; null where there is none. */
export function at(plan: Plan, path: readonly string[]): unknown {
  let value: unknown = plan;
  for (const step of path) {
    if (Array.isArray(value)) value = memberOf(value, step);
    else if (isNamed(value) && Object.hasOwn(value, step)) value = value[step];
    else return null;
  }
  return value ?? null;
}

/** The flow that a thing is about: where it lies, what it says of itself, or what it is held against. */
function flowOf(pair: Pair, path: readonly string[], value: unknown): string | null {
  const ids = new Set([...pair.old.flows, ...pair.new.flows].map((flow) => flow.id));
  const [room = '', name = ''] = path;
  if (room === 'flows') return name;
  if (room === 'mappings')
    return [...pair.new.mappings, ...pair.old.mappings].find((mapping) => mapping.id === name)?.flow ?? null;
  if (!isNamed(value)) return null;
  const said = [value['flow'], value['about'], value['at']].find((one) => typeof one === 'string');
  if (typeof said !== 'string') return null;
  return ids.has(said) ? said : (/^\/flows\/([^/]+)/.exec(said)?.[1] ?? null);
}

/** Restatements put with what they restate. */
function folded(drafts: readonly Draft[]): readonly Draft[] {
  const into = new Map<Draft, Draft[]>();
  const rest = drafts.filter((one) => {
    const home = homeOf(one, drafts);
    if (home !== null) into.set(home, [...(into.get(home) ?? []), one]);
    return home === null;
  });
  return rest.map((one) => ({
    ...one,
    restated: (into.get(one) ?? []).flatMap(({ path, parts }) =>
      parts.map((part) => ({
        ...part,
        what: `${path.at(-1) ?? ''}${part.what === 'all' ? '' : ` · ${part.what}`}`,
      })),
    ),
  }));
}

const owned: ReadonlySet<string> = new Set(['mappings.*', 'policies.*', 'tests.*']);

function homeOf(one: Draft, drafts: readonly Draft[]): Draft | null {
  const { at: pattern } = one.found.subject;
  if (owned.has(pattern) && one.kind !== 'changed') {
    const flow = drafts.find(
      (other) => other.found.subject.at === 'flows.*' && other.kind === one.kind && other.flow === one.flow,
    );
    if (flow !== undefined) return flow;
  }
  if (pattern !== 'policies.*' || !isNamed(one.now ?? one.old)) return null;
  const value = one.now ?? one.old;
  const kind = isNamed(value) ? value['kind'] : null;
  return (
    drafts.find(
      (other) =>
        other.flow === one.flow &&
        other.path[2] === 'design' &&
        typeof kind === 'string' &&
        alike(other.path[3] ?? '', kind),
    ) ?? null
  );
}

/** "deadLetter" and "dead-letter" name one thing. */
export function alike(one: string, other: string): boolean {
  const bare = (name: string): string => name.replaceAll(/[^A-Za-z]/g, '').toLowerCase();
  return bare(one) === bare(other);
}

function memberOf(list: readonly unknown[], name: string): unknown {
  return list.every(isNamed) ? (membersOf(list).get(name) ?? null) : null;
}
