// A mapping run on one record: the body to be sent, and what went wrong on the way.
// Expressions may come from a file that a person edited, so each runs within bounds counted in steps, not in time: the same record
// gives the same outcome on any machine. Clock, chance and evaluation of text are refused.
import jsonata from 'jsonata';
import type { Mapping, MappingRow } from './mapping.ts';
import { isObject, type JsonObject, place } from './place.ts';

/** Something that kept a field from being filled. `stops`: the record must not be sent, it goes to the dead letters. */
export interface Problem {
  readonly to: string;
  readonly message: string;
  readonly stops: boolean;
}

/** `body` in the order of the mapping's rows; `stopped` when a problem stops the record. */
export interface Applied {
  readonly body: JsonObject;
  readonly problems: readonly Problem[];
  readonly stopped: boolean;
}

/** What lookups see: `$xref` = { entity: { sourceId: targetId } } and `$tables` = { name: { key: value } }. */
export interface Tables {
  readonly xref: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly tables: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const bounds = { steps: 20_000, stack: 200, sequence: 50_000 } as const;
const refused: ReadonlySet<string> = new Set(['now', 'millis', 'random', 'shuffle', 'eval']);
/** jsonata calls what is bound here before each step of an evaluation. */
const beforeStep = Symbol.for('jsonata.__evaluate_entry');

/** Runs all rows on a record. Never rejects: an expression that fails, or does not end, is a problem of its row. */
export async function apply(
  mapping: Pick<Mapping, 'mappings'>,
  record: JsonObject,
  tables: Tables,
): Promise<Applied> {
  let body: JsonObject = {};
  const problems: Problem[] = [];
  for (const row of mapping.mappings) {
    const outcome = await run(row.jsonata, record, tables);
    if (outcome.error !== null) {
      problems.push({ to: row.to, message: outcome.error, stops: row.required });
      continue;
    }
    const ruled = rule(row, outcome.value);
    if (ruled.problem !== null) problems.push(ruled.problem);
    else if (ruled.value !== undefined) body = place(body, row.to, ruled.value);
  }
  return { body, problems, stopped: problems.some(({ stops }) => stops) };
}

/** One expression on one record, within bounds: its value (undefined when it yields nothing), or why it failed. */
export async function run(
  expression: string,
  record: JsonObject,
  tables: Tables,
): Promise<{ readonly value: unknown; readonly error: string | null }> {
  try {
    const compiled = jsonata(expression, { stack: bounds.stack, sequence: bounds.sequence });
    const forbidden = calls(compiled.ast()).find((name) => refused.has(name));
    if (forbidden !== undefined)
      return {
        value: undefined,
        error: `$${forbidden} is not allowed: the same record must give the same result`,
      };
    let steps = 0;
    const count = (): void => {
      steps += 1;
      if (steps > bounds.steps) throw new Error(`gave up after ${bounds.steps} steps`);
    };
    compiled.assign(beforeStep as unknown as string, count);
    const value: unknown = await compiled.evaluate(record, { xref: tables.xref, tables: tables.tables });
    return { value: settled(value), error: null };
  } catch (error) {
    return { value: undefined, error: messageOf(error) };
  }
}

/** Names of all variables that an expression mentions, functions among them. */
function calls(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(calls);
  if (!isObject(node)) return [];
  const own = node['type'] === 'variable' && typeof node['value'] === 'string' ? [node['value']] : [];
  return [...own, ...Object.values(node).flatMap(calls)];
}

/** jsonata marks its lists with hidden properties; what leaves here is plain JSON. */
function settled(value: unknown): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value) ?? 'null') as unknown);
}

function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  return isObject(error) && typeof error['message'] === 'string' ? error['message'] : 'the expression failed';
}

function rule(
  row: MappingRow,
  value: unknown,
): { readonly value: unknown; readonly problem: Problem | null } {
  if (!isEmpty(value)) return { value, problem: null };
  switch (row.nullRule) {
    case 'omit':
      return { value: undefined, problem: null };
    case 'clear':
      return { value: null, problem: null };
    case 'default':
      return {
        value: row.defaultValue === null ? undefined : (JSON.parse(row.defaultValue) as unknown),
        problem: null,
      };
    case 'stop':
      return {
        value: undefined,
        problem: {
          to: row.to,
          message: `${row.to} is required, and ${row.from.join(', ') || 'nothing'} gives no value`,
          stops: true,
        },
      };
    default:
      return row.nullRule satisfies never;
  }
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value))
    return value.every((entry) => entry === null || entry === undefined || entry === '');
  return value === undefined || value === null || value === '';
}
