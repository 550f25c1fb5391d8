// Reading and writing values in a record by dotted paths with lists ("lines[].amount"). Records are never changed: a new one is built.

/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: unknown;
}

/** Whether a value is a JSON object, no list and no null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

interface Step {
  readonly name: string;
  readonly list: boolean;
}

/** A record with `value` at `path`. Onto a list, a list of values is spread over its entries, a single value goes to the first. */
export function place(record: JsonObject, path: string, value: unknown): JsonObject {
  const steps = path
    .split('.')
    .filter((segment) => segment !== '')
    .map((segment): Step => ({ name: segment.replace(/\[[^\]]*\]/g, ''), list: /\[[^\]]*\]/.test(segment) }));
  return put(record, steps, value);
}

function put(holder: JsonObject, steps: readonly Step[], value: unknown): JsonObject {
  const [step, ...rest] = steps;
  if (step === undefined) return holder;
  const before = Object.hasOwn(holder, step.name) ? holder[step.name] : undefined;
  const after = step.list ? putList(before, rest, value) : putOne(before, rest, value);
  return Object.fromEntries([
    ...Object.entries(holder).filter(([name]) => name !== step.name),
    [step.name, after],
  ]);
}

function putOne(before: unknown, rest: readonly Step[], value: unknown): unknown {
  return rest.length === 0 ? value : put(isObject(before) ? before : {}, rest, value);
}

function putList(before: unknown, rest: readonly Step[], value: unknown): unknown {
  const entries: readonly unknown[] = Array.isArray(before) ? before : [];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const length = Math.max(entries.length, values.length);
  return Array.from({ length }, (_, at) => {
    const given = values[at];
    const held = entries[at];
    if (given === undefined || given === null) return held ?? (rest.length === 0 ? null : {});
    return putOne(held, rest, given);
  });
}
