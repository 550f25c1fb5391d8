// Which field becomes which, between two objects: the whole mapping from two lists of fields.
// Pure and deterministic: the same sides give the same mapping, whatever the vendor. A doubtful pair is a candidate, not a mapping.
import type { Field } from '../catalog/record.ts';
import { finding } from '../finding/compose.ts';
import type { Finding } from '../finding/finding.ts';
import { assign, type Pair, runnersUp } from './assign.ts';
import { type Combination, combine } from './combine.ts';
import { agrees, listed } from './lists.ts';
import type { HeldField, Mapping, MappingRow, MappingSide } from './mapping.ts';
import { meaningsOf } from './meaning.ts';
import { combinedRow, constantRow, heldRows, pairRow, type Row } from './row.ts';
import { weigh, type Weighed } from './similarity.ts';

/** Candidates that are kept for each source field, beside the chosen target. */
const candidatesEach = 3;

/** Maps the fields of one object onto those of another; `held` targets get their value whatever the source says. Never throws; what is missing or doubtful is told in `findings`. */
export function match(from: MappingSide, to: MappingSide, held: readonly HeldField[] = []): Mapping {
  if (held.length > 0) return matched(from, to, held);
  const known = before.get(from.fields)?.get(to.fields);
  const name = JSON.stringify([from.system, from.object, from.concept, to.system, to.object, to.concept]);
  const mapping = known?.get(name) ?? matched(from, to, held);
  if (known !== undefined) known.set(name, mapping);
  else {
    const byTarget = before.get(from.fields) ?? new WeakMap<readonly Field[], Map<string, Mapping>>();
    before.set(from.fields, byTarget.set(to.fields, new Map([[name, mapping]])));
  }
  return mapping;
}

/** A mapping depends on the two lists of fields and their names alone: what a plan asks for again is remembered as long as they are held. */
const before = new WeakMap<readonly Field[], WeakMap<readonly Field[], Map<string, Mapping>>>();

function matched(from: MappingSide, to: MappingSide, held: readonly HeldField[]): Mapping {
  const weighed = weigh(meaningsOf(from), meaningsOf(to));
  const sources = weighed.from.filter(
    ({ meaning }) => meaning.exempt !== 'container' && !meaning.field.writeOnly,
  );
  const isHeld = ({ meaning }: Weighed): boolean => held.some((one) => one.field === meaning.field.path);
  const targets = weighed.to.filter((one) => writable(one) && !isHeld(one));
  const chosen = assign(
    listed(
      { from, to },
      sources.filter(({ meaning }) => meaning.exempt !== 'id'),
      targets,
    ),
  );
  const combined = combine(sources, targets, chosen).filter((one) =>
    one.from.every((source) => agrees(source, one.to)),
  );
  const rows = rowsOf({ chosen, combined, sources, weighed });
  const constants = targets
    .filter((target) => !rows.some((row) => row.row.to === target.meaning.field.path))
    .map(constantRow)
    .filter((row) => row !== null);
  const fixed = weighed.to.filter(isHeld).flatMap((to) => heldRows(to, held));
  const all = [...rows, ...constants, ...fixed].sort((one, other) => one.order - other.order);
  const mappings = all.map(({ row }) => row);
  const candidates = candidatesOf(weighed.from, targets, mappings);
  const unmapped = unmappedOf({ sources, targets, all: weighed.to, mappings });
  const names = { from: `${from.system}:${from.object}`, to: `${to.system}:${to.object}` };
  return {
    ...names,
    mappings,
    candidates,
    unmapped,
    findings: findingsOf(names, all, { unmapped, candidates }),
    decided: [],
  };
}

/** Whether a target is ever filled: not read-only, no container; ids and timestamps of the system only where a create requires them. */
function writable({ meaning }: Weighed): boolean {
  const { exempt, field } = meaning;
  return exempt === null || (field.required && !field.readOnly && exempt !== 'container');
}

interface Found {
  readonly chosen: readonly Pair[];
  readonly combined: readonly Combination[];
  readonly sources: readonly Weighed[];
  readonly weighed: { readonly from: readonly Weighed[]; readonly to: readonly Weighed[] };
}

function rowsOf({ chosen, combined, sources, weighed }: Found): readonly Row[] {
  const replaced = new Set(combined.map(({ to }) => to.meaning.index));
  const single = chosen.flatMap((pair) => {
    const [from, to] = [weighed.from[pair.from], weighed.to[pair.to]];
    return from === undefined || to === undefined || replaced.has(pair.to)
      ? []
      : [pairRow(from, to, { score: pair.score, sources })];
  });
  return [...single, ...combined.map(combinedRow)];
}

function candidatesOf(
  sources: readonly Weighed[],
  targets: readonly Weighed[],
  mappings: readonly MappingRow[],
): Mapping['candidates'] {
  const taken = new Set(mappings.flatMap((row) => row.from.map((path) => `${path}\n${row.to}`)));
  return sources.flatMap((source) => {
    const path = source.meaning.field.path;
    return runnersUp(
      source,
      targets,
      candidatesEach + mappings.filter((row) => row.from.includes(path)).length,
    )
      .map(({ to, score }) => ({
        from: [path],
        to: targets.find(({ meaning }) => meaning.index === to)?.meaning.field.path ?? '',
        score: rounded(score),
      }))
      .filter((candidate) => !taken.has(`${path}\n${candidate.to}`))
      .slice(0, candidatesEach);
  });
}

interface Outcome {
  readonly sources: readonly Weighed[];
  readonly targets: readonly Weighed[];
  readonly all: readonly Weighed[];
  readonly mappings: readonly MappingRow[];
}

function unmappedOf({ sources, targets, all, mappings }: Outcome): Mapping['unmapped'] {
  const filled = new Set(mappings.map((row) => row.to));
  const used = new Set(mappings.flatMap((row) => [...row.from, ...row.reads]));
  const containers = all.filter(
    ({ meaning }) => meaning.exempt === 'container' && meaning.field.required && !meaning.field.readOnly,
  );
  const empty = containers.filter(
    ({ meaning }) => ![...filled].some((path) => under(path, meaning.field.path)),
  );
  const needed = targets.filter(
    ({ meaning }) =>
      meaning.field.required && !filled.has(meaning.field.path) && asked(meaning.field.path, { all, filled }),
  );
  return {
    required: [...needed, ...empty].map(({ meaning }) => meaning.field.path),
    to: targets.map(({ meaning }) => meaning.field.path).filter((path) => !filled.has(path)),
    from: sources.map(({ meaning }) => meaning.field.path).filter((path) => !used.has(path)),
  };
}

/** Whether a required field is really asked for: within an optional container only when something else of it is filled. */
function asked(
  path: string,
  { all, filled }: { readonly all: readonly Weighed[]; readonly filled: ReadonlySet<string> },
): boolean {
  const holders = all.filter(
    ({ meaning }) => meaning.exempt === 'container' && under(path, meaning.field.path),
  );
  return holders.every(
    ({ meaning }) => meaning.field.required || [...filled].some((other) => under(other, meaning.field.path)),
  );
}

function under(path: string, container: string): boolean {
  const bare = container.replace(/\[[^\]]*\]$/, '');
  return path.startsWith(`${bare}.`) || path.startsWith(`${bare}[`);
}

function findingsOf(
  names: { readonly from: string; readonly to: string },
  rows: readonly Row[],
  { unmapped, candidates }: Pick<Mapping, 'unmapped' | 'candidates'>,
): readonly Finding[] {
  const at = `${names.from}→${names.to}`;
  const nothing = rows.some(({ row }) => row.from.length > 0)
    ? []
    : [finding('SPW202', { at, values: names, source: null })];
  const missing = unmapped.required.map((field) => {
    const near = candidates
      .filter(({ to, score }) => to === field && score >= 0.3)
      .sort((one, other) => other.score - one.score)[0];
    const hint = near === undefined ? '' : ` The nearest is "${near.from.join(', ')}".`;
    return finding('SPW201', {
      at: `${at}#${field}`,
      values: { ...names, field, candidates: hint },
      source: null,
    });
  });
  const remarks = rows.flatMap(({ row, remarks: own }) =>
    own.map(({ code, values }) => finding(code, { at: `${at}#${row.to}`, values, source: null })),
  );
  return [...nothing, ...missing, ...remarks];
}

function rounded(score: number): number {
  return Math.round(Math.min(1, Math.max(0, score)) * 100) / 100;
}
