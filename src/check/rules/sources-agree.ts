// A document that several figures rest on was read on one day, and what rests on the brief points at something in it.
import type { Source } from '../../measure/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';

export const sourcesAgree: Rule = {
  code: 'SPW051',
  name: 'sources-agree',
  check: (plan) => report('SPW051', problemsOf(plan)),
};

interface Cited {
  readonly at: string;
  readonly source: Source;
}

function problemsOf(plan: Plan): readonly Problem[] {
  const cited: Cited[] = [];
  const { brief, ...rest } = plan;
  gather(rest, 'plan', cited);
  return [...dateProblems(cited), ...pointerProblems(cited, brief)];
}

/** Every source with the nearest id above it. */
function gather(value: unknown, at: string, cited: Cited[]): void {
  if (Array.isArray(value)) {
    for (const item of value) gather(item, at, cited);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (isSource(value)) {
    cited.push({ at, source: value });
    return;
  }
  const own = 'id' in value && typeof value.id === 'string' && !isFact(value) ? value.id : at;
  for (const part of Object.values(value)) gather(part, own, cited);
}

/** Limits and quirks have ids of the contract, which are none of the plan. */
function isFact(value: object): boolean {
  return 'appliesTo' in value || ('applies' in value && 'text' in value);
}

function isSource(value: object): value is Source {
  return 'kind' in value && 'ref' in value && 'retrieved' in value;
}

/** The day that most name is taken as right; the others are told where they stand. */
function dateProblems(cited: readonly Cited[]): readonly Problem[] {
  const days = new Map<string, Map<string, number>>();
  const key = ({ source }: Cited): string => `${source.kind} ${source.ref}`;
  for (const one of cited) {
    const own = days.get(key(one)) ?? new Map<string, number>();
    days.set(key(one), own.set(one.source.retrieved, (own.get(one.source.retrieved) ?? 0) + 1));
  }
  return cited.flatMap((one) => {
    const own = [...(days.get(key(one)) ?? [])].sort(([, a], [, b]) => b - a);
    const [usual] = own[0] ?? [];
    return own.length < 2 || usual === undefined || usual === one.source.retrieved
      ? []
      : [
          told(
            one.at,
            `${one.source.ref} was read ${dayWords(one.source.retrieved)} by ${one.at} and ${dayWords(usual)} elsewhere in the plan`,
            one.source,
          ),
        ];
  });
}

function dayWords(retrieved: string): string {
  return retrieved === 'undated' ? 'on a day that is not known' : `on ${retrieved}`;
}

function pointerProblems(cited: readonly Cited[], brief: Plan['brief']): readonly Problem[] {
  const pointers = cited.filter(({ source }) => source.kind === 'brief' && source.ref.startsWith('/'));
  return pointers
    .filter(({ source }) => !resolves(source.ref, brief))
    .map(({ at, source }) =>
      told(at, `${at} rests on ${source.ref} of the brief, where nothing stands`, source),
    );
}

/** A step is a key, a place in a list, or the id (of a volume: the object) of a thing in it. */
function resolves(pointer: string, brief: Plan['brief']): boolean {
  let here: unknown = brief;
  for (const step of pointer.split('/').slice(1)) {
    if (Array.isArray(here)) {
      const list: readonly unknown[] = here;
      here = list[Number(step)] ?? list.find((item) => isNamed(item, step));
    } else if (typeof here === 'object' && here !== null)
      here = (here as Readonly<Record<string, unknown>>)[step];
    else return false;
  }
  return here !== undefined;
}

function isNamed(item: unknown, name: string): boolean {
  return (
    typeof item === 'object' &&
    item !== null &&
    Object.entries(item).some(([key, value]) => (key === 'id' || key === 'object') && value === name)
  );
}
