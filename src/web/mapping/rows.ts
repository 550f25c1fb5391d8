// The rows of a mapping as they are worked through: what state each is in, which come first, which a filter leaves. Pure: no page in here.
import type { MappingDecision, MappingRow } from '../../mapping/mapping.ts';
import type { Answer } from '../client/api.ts';

export type FlowAnswer = Answer<'/api/w/{workspace}/plans/{plan}/mappings/{flow}', 'get'>;
export type Target = FlowAnswer['mapping']['rows'][number];

/** What somebody decided about a target, at its version; `decision` null: taken back, or never decided (version 0). */
export interface Live {
  readonly decision: MappingDecision | null;
  readonly version: number;
}
export const undecided: Live = { decision: null, version: 0 };

export const rowStates = ['missing', 'suggested', 'open', 'accepted', 'changed', 'rejected', 'held'] as const;
/** `missing`: required and nothing fills it; `open`: nothing was suggested and nothing is required; `held`: the brief holds the value. */
export type RowState = (typeof rowStates)[number];

export function stateOf(target: Target, { decision }: Live, updateOnly: boolean): RowState {
  if (target.held) return 'held';
  if (decision !== null) return decision.verdict;
  if (target.suggested !== null) return 'suggested';
  return target.required && !updateOnly ? 'missing' : 'open';
}

/** What fills the target as things stand; null where nothing does. */
export interface Filling {
  readonly from: readonly string[];
  readonly jsonata: string;
  readonly transform: string;
  readonly score: number | null;
}

export function fillingOf({ suggested }: Target, { decision }: Live): Filling | null {
  if (decision === null) return suggested === null ? null : ofRow(suggested);
  if (decision.verdict === 'rejected' || decision.jsonata === null) return null;
  if (suggested !== null && suggested.jsonata === decision.jsonata) return ofRow(suggested);
  const transform = decision.from.length === 0 ? 'constant' : 'expression';
  return { from: decision.from, jsonata: decision.jsonata, transform, score: null };
}

function ofRow({ from, jsonata, transform, score }: MappingRow): Filling {
  return { from, jsonata, transform, score };
}

export const groups = ['missing', 'decide', 'open', 'settled'] as const;
export type Group = (typeof groups)[number];

export const groupTitles: Readonly<Record<Group, string>> = {
  missing: 'Required, and nothing fills it',
  decide: 'Suggested, to be decided',
  open: 'Not mapped',
  settled: 'Decided',
};

function groupOf(state: RowState, required: boolean): Group {
  switch (state) {
    case 'missing':
      return 'missing';
    case 'suggested':
      return 'decide';
    case 'open':
      return 'open';
    case 'rejected':
      return required ? 'missing' : 'settled';
    case 'accepted':
    case 'changed':
    case 'held':
      return 'settled';
    default:
      return state satisfies never;
  }
}

/** The places of all rows in the order in which they are worked through: groups, required ones first in each, doubtful suggestions before sure ones. */
export function ordered(
  targets: readonly Target[],
  lives: ReadonlyMap<string, Live>,
  updateOnly: boolean,
): readonly { readonly at: number; readonly group: Group }[] {
  return targets
    .map((target, at) => {
      const state = stateOf(target, lives.get(target.path) ?? undecided, updateOnly);
      const group = groupOf(state, target.required && !updateOnly);
      const score = group === 'decide' ? (target.suggested?.score ?? 0) : 0;
      return { at, group, required: target.required, score };
    })
    .toSorted(
      (a, b) =>
        groups.indexOf(a.group) - groups.indexOf(b.group) ||
        Number(b.required) - Number(a.required) ||
        a.score - b.score ||
        a.at - b.at,
    )
    .map(({ at, group }) => ({ at, group }));
}

/** Whether a row is one that somebody looks for: words of its paths, all of them; a state, or null for all. */
export function isWanted(
  target: Target,
  live: Live,
  wanted: {
    readonly words: string;
    readonly states: readonly RowState[] | null;
    readonly updateOnly: boolean;
  },
): boolean {
  if (wanted.states !== null && !wanted.states.includes(stateOf(target, live, wanted.updateOnly)))
    return false;
  const text = [target.path, ...(fillingOf(target, live)?.from ?? [])].join(' ').toLowerCase();
  return wanted.words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** What is wrong with a value for a target, in words; empty where nothing is. */
export function valueProblems(value: unknown, target: Target, updateOnly: boolean): readonly string[] {
  if (value === undefined || value === null || value === '')
    return target.required && !updateOnly
      ? ['Nothing comes of it, and the field is required: the record stops.']
      : [];
  const problems: string[] = [];
  if (target.maxLength !== null && typeof value === 'string' && value.length > target.maxLength)
    problems.push(`${value.length} characters, and the field takes ${target.maxLength}.`);
  if (target.enum !== null && typeof value === 'string' && !target.enum.includes(value))
    problems.push(
      `The field takes ${target.enum.slice(0, 6).join(', ')}${target.enum.length > 6 ? ', …' : ''} alone.`,
    );
  const type = target.type.split(' ')[0] ?? '';
  const is = Array.isArray(value) ? 'array' : typeof value;
  const fits =
    type === 'unknown' ||
    type === is ||
    ((type === 'integer' || type === 'number') && is === 'number') ||
    (target.path.includes('[]') && is === 'array');
  if (!fits) problems.push(`It is ${is === 'array' ? 'a list' : `a ${is}`}, and the field takes ${type}.`);
  return problems;
}
