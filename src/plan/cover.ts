// Walks the list of what a complete plan holds over one plan: each line is filled, does not apply for a reason, or is asked.
// A line that is none of these is a fault of ours, and comes out as open without a question, which the tests refuse.
import type { CoverageGroup, CoverageLine } from './coverage.ts';
import type { Plan } from './plan.ts';

/** A plan before its coverage is known. */
export type Uncovered = Omit<Plan, 'coverage' | 'contentHash' | 'revisions'>;

/**
 * One line of the list. `at` are stable ids, or JSON pointers with `*` for every element. `lacks` is the reason for an element that holds
 * nothing (null: it must not be empty); `none` the reason when nothing at all is held; `asks` the ids of questions that bear on the line.
 */
export interface LineRule {
  readonly group: CoverageGroup;
  readonly title: string;
  readonly at: (plan: Uncovered) => readonly string[];
  readonly lacks: ((plan: Uncovered, at: string) => string | null) | null;
  readonly none: ((plan: Uncovered) => string | null) | null;
  readonly asks: ((plan: Uncovered) => readonly string[]) | null;
}

/** `ids` are all stable ids of the plan. */
export function coverageOf(
  plan: Uncovered,
  lines: readonly LineRule[],
  ids: ReadonlySet<string>,
): readonly CoverageLine[] {
  const known = new Set(plan.questions.map((question) => question.id));
  return lines.map((line, index) => cover(line, `C${index + 1}`, { plan, ids, known }));
}

interface Ground {
  readonly plan: Uncovered;
  readonly ids: ReadonlySet<string>;
  readonly known: ReadonlySet<string>;
}

function cover(line: LineRule, id: string, { plan, ids, known }: Ground): CoverageLine {
  const at: string[] = [];
  const except: { readonly at: string; readonly why: string }[] = [];
  let unsaid = 0;
  for (const place of line.at(plan)) {
    const found = place.startsWith('/') ? resolve(plan, place) : [{ at: place, held: ids.has(place) }];
    if (found.some((one) => one.held)) at.push(place);
    for (const one of found.filter((each) => !each.held)) {
      const why = line.lacks?.(plan, one.at) ?? null;
      if (why === null) unsaid += 1;
      else except.push({ at: one.at, why });
    }
  }
  const questions = (line.asks?.(plan) ?? []).filter((question) => known.has(question));
  const reason = at.length === 0 ? (line.none?.(plan) ?? except[0]?.why ?? null) : null;
  const base = {
    id,
    group: line.group,
    title: line.title,
    at,
    except: at.length === 0 ? [] : except,
    questions,
  };
  if (questions.length > 0) return { ...base, state: 'open', reason: null };
  if (at.length > 0) return { ...base, state: unsaid === 0 ? 'filled' : 'open', reason: null };
  return { ...base, state: reason === null ? 'open' : 'not-applicable', reason };
}

export interface Place {
  readonly at: string;
  readonly held: boolean;
}

/** Every place that a pointer names, `*` taken apart, and whether something stands there. A place that does not exist holds nothing. */
export function resolve(root: unknown, pointer: string): readonly Place[] {
  let found: readonly { readonly at: string; readonly value: unknown }[] = [{ at: '', value: root }];
  for (const step of pointer.split('/').slice(1)) {
    found = found.flatMap(({ at, value }) => {
      if (step !== '*') return [{ at: `${at}/${step}`, value: child(value, step) }];
      return Array.isArray(value)
        ? value.map((each: unknown, index) => ({ at: `${at}/${index}`, value: each }))
        : [];
    });
  }
  return found.map(({ at, value }) => ({ at, held: isHeld(value) }));
}

function child(value: unknown, step: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.hasOwn(value, step) ? (value as Readonly<Record<string, unknown>>)[step] : undefined;
}

function isHeld(value: unknown): boolean {
  if (value === null || value === undefined) return false;
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.length > 0;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}
