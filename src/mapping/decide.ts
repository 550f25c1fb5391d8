// A mapping as people decided it: accepted rows stand as they were accepted, changed ones are built from what was written, rejected ones
// leave their target unmapped. What fits the fields no more is left out and told. Where a value is held by the brief nobody decides.
import type { Field } from '../catalog/profile.ts';
import { finding } from '../finding/compose.ts';
import type { Finding } from '../finding/finding.ts';
import type {
  DecidedMapping,
  Mapping,
  MappingDecision,
  MappingRow,
  MappingSide,
  SettledRow,
} from './mapping.ts';

/** `held` are targets whose value the brief holds. */
export interface DecideOn {
  readonly from: MappingSide;
  readonly to: MappingSide;
  readonly held: readonly string[];
}

/**
 * The decisions that are about a flow's mapping. They follow the objects, not the flow's number: `alike` are all flows between these objects,
 * and where there is one alone it is the one that was meant.
 */
export function decisionsFor(
  decided: readonly DecidedMapping[],
  flow: string,
  { from, to }: Pick<Mapping, 'from' | 'to'>,
  alike: readonly string[],
): readonly MappingDecision[] {
  return decided
    .filter((one) => one.from === from && one.to === to)
    .filter((one) => one.flow === flow || (alike.length === 1 && !alike.includes(one.flow)))
    .map((one) => one.decision);
}

/** The same mapping, following the decisions; without decisions, the mapping itself. Never throws. */
export function decide(mapping: Mapping, on: DecideOn, decisions: readonly MappingDecision[]): Mapping {
  if (decisions.length === 0) return mapping;
  const judged = decisions.map((decision) => ({ decision, problem: misfit(decision, on) }));
  const suggested = new Map(mapping.mappings.map((row) => [row.to, row]));
  const settled = judged
    .filter(({ problem }) => problem === null)
    .map(({ decision }): SettledRow => ({ decision, suggested: suggested.get(decision.to) ?? null }));
  const rows = rowsOf(mapping, settled, on);
  const unmapped = unmappedOf(mapping, rows, settled, on);
  const touched = new Set(settled.map(({ decision }) => `#${decision.to}`));
  return {
    ...mapping,
    mappings: rows,
    unmapped,
    findings: [
      ...mapping.findings.filter((one) => !stillSays(one, touched, rows)),
      ...missing(mapping, unmapped.required),
      ...judged.flatMap(({ decision, problem }) =>
        problem === null ? [] : [left(mapping, decision, problem)],
      ),
    ],
    decided: settled,
  };
}

/** Why a decision can't be followed; null where it can. */
function misfit({ to, from, verdict, jsonata }: MappingDecision, on: DecideOn): string | null {
  const target = on.to.fields.find((field) => field.path === to);
  if (on.held.includes(to)) return 'the brief holds its value';
  if (target === undefined) return `${on.to.object} has no such field`;
  if (target.readOnly) return 'it is read-only';
  if (verdict === 'rejected') return null;
  if (jsonata === null) return 'it does not say what fills the field';
  const gone = from.filter((path) => !on.from.fields.some((field) => field.path === path));
  return gone.length === 0 ? null : `${on.from.object} has no field ${gone.join(', ')}`;
}

function rowsOf(mapping: Mapping, settled: readonly SettledRow[], on: DecideOn): readonly MappingRow[] {
  const decided = new Map(settled.map((one) => [one.decision.to, one]));
  const order = new Map(on.to.fields.map((field, index) => [field.path, index]));
  const kept = mapping.mappings.filter((row) => !decided.has(row.to));
  const made = settled
    .filter(({ decision }) => decision.verdict !== 'rejected')
    .flatMap((one) => rowOf(one, on) ?? []);
  return [...kept, ...made].toSorted((a, b) => (order.get(a.to) ?? 0) - (order.get(b.to) ?? 0));
}

function rowOf({ decision, suggested }: SettledRow, on: DecideOn): MappingRow | null {
  const target = on.to.fields.find((field) => field.path === decision.to);
  if (target === undefined || decision.jsonata === null) return null;
  const who = `${decision.verdict} by ${decision.by ?? 'somebody'}${decision.on === null ? '' : ` on ${decision.on}`}`;
  const words = (reason: string): string =>
    [who, decision.note, reason].filter((part) => part !== null && part !== '').join('; ');
  if (suggested !== null && suggested.jsonata === decision.jsonata)
    return { ...suggested, why: words(suggested.why) };
  const sources = decision.from.flatMap((path) => on.from.fields.find((field) => field.path === path) ?? []);
  return {
    from: decision.from,
    reads: [],
    to: target.path,
    score: 1,
    transform: transformName(decision),
    jsonata: decision.jsonata,
    lossy: [],
    why: words(''),
    fromTypes: sources.map(typeOf),
    toType: typeOf(target),
    required: target.required,
    nullRule: target.required ? 'stop' : 'omit',
    defaultValue: null,
    valueMap: null,
    maxLength: target.maxLength,
    personal: target.personal ?? sources.find((field) => field.personal !== null)?.personal ?? null,
  };
}

function transformName({ from, jsonata }: MappingDecision): string {
  if (from.length === 0) return 'constant';
  return from.length === 1 && from[0] === jsonata ? 'direct' : 'expression';
}

function typeOf(field: Field): string {
  const base = field.enum !== null && field.enum.length > 0 ? 'enum' : field.type;
  return field.format === null ? base : `${base} (${field.format})`;
}

function unmappedOf(
  mapping: Mapping,
  rows: readonly MappingRow[],
  settled: readonly SettledRow[],
  on: DecideOn,
): Mapping['unmapped'] {
  const filled = rows.map((row) => row.to);
  const isFilled = (path: string): boolean => filled.some((to) => to === path || isUnder(to, path));
  const rejected = settled.filter(({ decision }) => decision.verdict === 'rejected');
  const used = (all: readonly MappingRow[]): ReadonlySet<string> =>
    new Set(all.flatMap((row) => [...row.from, ...row.reads]));
  const [before, now] = [used(mapping.mappings), used(rows)];
  const inOrder = (fields: readonly Field[], paths: readonly string[]): readonly string[] => {
    const wanted = new Set(paths);
    return fields.map((field) => field.path).filter((path) => wanted.has(path));
  };
  return {
    required: inOrder(on.to.fields, [
      ...mapping.unmapped.required,
      ...rejected.filter(({ suggested }) => suggested?.required === true).map(({ decision }) => decision.to),
    ]).filter((path) => !isFilled(path)),
    to: inOrder(on.to.fields, [
      ...mapping.unmapped.to,
      ...rejected.map(({ decision }) => decision.to),
    ]).filter((path) => !filled.includes(path)),
    from: inOrder(on.from.fields, [...mapping.unmapped.from, ...before]).filter((path) => !now.has(path)),
  };
}

function isUnder(path: string, container: string): boolean {
  const bare = container.replace(/\[[^\]]*\]$/, '');
  return path.startsWith(`${bare}.`) || path.startsWith(`${bare}[`);
}

/** What was found of a row that is decided now, or of nothing being mapped while something is, is settled. */
function stillSays(one: Finding, touched: ReadonlySet<string>, rows: readonly MappingRow[]): boolean {
  if (one.rule === 'SPW201') return true;
  if (one.rule === 'SPW202') return rows.some((row) => row.from.length > 0);
  return touched.has(one.at.slice(one.at.indexOf('#')));
}

function missing({ from, to, findings }: Mapping, required: readonly string[]): readonly Finding[] {
  const at = `${from}→${to}`;
  return required.map(
    (field) =>
      findings.find((one) => one.rule === 'SPW201' && one.at === `${at}#${field}`) ??
      finding('SPW201', { at: `${at}#${field}`, values: { from, to, field, candidates: '' }, source: null }),
  );
}

function left({ from, to }: Mapping, { to: field, by }: MappingDecision, problem: string): Finding {
  return finding('SPW207', {
    at: `${from}→${to}#${field}`,
    values: { by: by ?? 'somebody', field, problem },
    source: null,
  });
}
