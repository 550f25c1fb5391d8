// Where in a plan's file the thing stands that a finding names: a JSON pointer, and the line on which it begins.
// The text is JSON that was read already. What stands nowhere (it was taken out) is placed at the nearest thing that it belonged to.

/** `pointer` is a JSON pointer into the plan ("" for the whole), `line` counts from 1. */
export interface Place {
  readonly pointer: string;
  readonly line: number;
}

/** The place of a finding's `at`: a stable id, a part of the plan by name, or a pointer whose steps may be ids. */
export function placesIn(text: string): (at: string) => Place {
  const root: unknown = JSON.parse(text);
  const lines = linesOf(text);
  const ids = pointersOf(root);
  return (at) => {
    const pointer = at.startsWith('/') ? `/brief${stepwise(root, at)}` : nearest(at, ids);
    return { pointer, line: lines.get(pointer) ?? 1 };
  };
}

/** Ids in the brief give way to those of the plan's own parts. */
function pointersOf(root: unknown): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const walk = (value: unknown, pointer: string): void => {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) walk(item, `${pointer}/${index}`);
      return;
    }
    if (!isObject(value)) return;
    const { id } = value;
    if (typeof id === 'string' && pointer !== '' && !found.has(id)) found.set(id, pointer);
    for (const [key, part] of Object.entries(value)) walk(part, `${pointer}/${escaped(key)}`);
  };
  if (!isObject(root)) return found;
  const { brief, ...own } = root;
  walk(own, '');
  walk(brief, '/brief');
  for (const key of Object.keys(root)) if (!found.has(key)) found.set(key, `/${escaped(key)}`);
  return found;
}

/** "M-F1.3" is the third row of M-F1; what is gone is looked for under shorter names, then under the flow that it names. */
function nearest(at: string, ids: ReadonlyMap<string, string>): string {
  const own = ids.get(at);
  if (own !== undefined) return own;
  const row = /^(.+)\.(\d+)$/.exec(at);
  const mapping = row === null ? undefined : ids.get(row[1] ?? '');
  if (mapping !== undefined) return `${mapping}/mapping/mappings/${Number(row?.[2]) - 1}`;
  if (at.includes(' → ')) return ids.get('trace') ?? '';
  for (let name = at; /[-.]/.test(name); ) {
    name = name.replace(/[-.][^-.]*$/, '');
    const held = ids.get(name) ?? ids.get(name.replace(/^[A-Z]+-/, ''));
    if (held !== undefined) return held;
  }
  return '';
}

/** A pointer into the brief whose steps may be ids; steps that lead nowhere are left out. */
function stepwise(root: unknown, at: string): string {
  let here: unknown = isObject(root) ? root['brief'] : undefined;
  let pointer = '';
  for (const step of at.split('/').slice(1)) {
    if (Array.isArray(here)) {
      const list: readonly unknown[] = here;
      const index = list.findIndex(
        (item, place) => String(place) === step || (isObject(item) && item['id'] === step),
      );
      if (index < 0) break;
      here = list[index];
      pointer += `/${index}`;
    } else if (isObject(here) && Object.hasOwn(here, step)) {
      here = here[step];
      pointer += `/${escaped(step)}`;
    } else break;
  }
  return pointer;
}

/** The line of every value, by pointer. One pass over the text; strings are skipped whole. */
function linesOf(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>([['', 1]]);
  const tokens = /"(?:[^"\\]|\\.)*"|[[\]{},:\n]|[^\s[\]{},:"]+/g;
  const open: { readonly pointer: string; readonly isList: boolean; next: string | number }[] = [];
  let line = 1;
  let isKey = false;
  const begin = (): string => {
    const holder = open[open.length - 1];
    const pointer = holder === undefined ? '' : `${holder.pointer}/${holder.next}`;
    lines.set(pointer, line);
    return pointer;
  };
  for (const [token] of text.matchAll(tokens)) {
    const holder = open[open.length - 1];
    if (token === '\n') line += 1;
    else if (token === '{' || token === '[') {
      open.push({ pointer: begin(), isList: token === '[', next: 0 });
      isKey = token === '{';
    } else if (token === '}' || token === ']') {
      open.pop();
      isKey = false;
    } else if (token === ',') {
      isKey = holder?.isList === false;
      if (holder?.isList === true) holder.next = Number(holder.next) + 1;
    } else if (token === ':') isKey = false;
    else if (isKey && holder !== undefined) holder.next = escaped(JSON.parse(token) as string);
    else begin();
  }
  return lines;
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
