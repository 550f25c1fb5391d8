// Two values side by side, leaf by leaf. Members of lists are known by what names them, not by where they stand: a row that moved has
// not changed. Nothing that differs is left out; what it means is told elsewhere.

/** A place where the two differ. `path` holds keys, and for members of lists their names; null stands for what is not there. */
export interface Difference {
  readonly path: readonly string[];
  readonly old: unknown;
  readonly new: unknown;
  readonly kind: 'added' | 'removed' | 'changed';
}

/** What names a member of a list: the first line whose keys it has, all of them, and of these the ones it goes by. */
const namedBy: readonly { readonly has: readonly string[]; readonly by: readonly string[] }[] = [
  { has: ['id'], by: ['id'] },
  { has: ['revision', 'action'], by: ['revision', 'action'] },
  { has: ['jsonata', 'to'], by: ['to'] },
  { has: ['fields', 'winner'], by: ['fields'] },
  { has: ['from', 'to'], by: ['from', 'to'] },
  { has: ['system', 'limitId'], by: ['system', 'limitId'] },
  { has: ['kind', 'ref'], by: ['kind', 'ref'] },
  { has: ['method', 'path'], by: ['method', 'path'] },
  { has: ['rule', 'at'], by: ['rule', 'at'] },
  { has: ['flow', 'policy'], by: ['flow', 'policy'] },
  { has: ['flow', 'field'], by: ['flow', 'field'] },
  { has: ['flow', 'what'], by: ['flow', 'what'] },
  { has: ['type', 'flow', 'in'], by: ['type', 'flow', 'in'] },
  ...['path', 'name', 'criterion', 'layer', 'field', 'class', 'scope', 'claim', 'url', 'object'].map(one),
  ...['resource', 'question', 'what', 'text', 'system'].map(one),
];

function one(key: string): (typeof namedBy)[number] {
  return { has: [key], by: [key] };
}

type Named = Readonly<Record<string, unknown>>;

export function isNamed(value: unknown): value is Named {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** Every place where two JSON values differ, in the order of the new one, what is gone after it. */
export function differences(old: unknown, now: unknown, path: readonly string[] = []): readonly Difference[] {
  if (old === now) return [];
  if (isList(old) && isList(now) && old.every(isNamed) && now.every(isNamed))
    return [...sided(membersOf(old), membersOf(now), path), ...moved(old, now, path)];
  if (isNamed(old) && isNamed(now))
    return sided(new Map(Object.entries(old)), new Map(Object.entries(now)), path);
  return sameJson(old, now) ? [] : [{ path, old, new: now, kind: 'changed' }];
}

function sided(
  old: ReadonlyMap<string, unknown>,
  now: ReadonlyMap<string, unknown>,
  path: readonly string[],
): Difference[] {
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((name): readonly Difference[] => {
    const inner = [...path, name];
    if (!old.has(name)) return [{ path: inner, old: null, new: now.get(name), kind: 'added' }];
    if (!now.has(name)) return [{ path: inner, old: old.get(name), new: null, kind: 'removed' }];
    return differences(old.get(name), now.get(name), inner);
  });
}

/** Where both hold the same members in another order, the order itself has changed. */
function moved(old: readonly Named[], now: readonly Named[], path: readonly string[]): readonly Difference[] {
  const [before, after] = [[...membersOf(old).keys()], [...membersOf(now).keys()]];
  const kept = after.filter((name) => before.includes(name));
  const was = before.filter((name) => after.includes(name));
  return sameJson(kept, was) ? [] : [{ path: [...path, 'order'], old: was, new: kept, kind: 'changed' }];
}

/** Members by name; a name that stands twice is counted. */
export function membersOf(list: readonly Named[]): ReadonlyMap<string, Named> {
  const members = new Map<string, Named>();
  const seen = new Map<string, number>();
  for (const member of list) {
    const name = nameOf(member);
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    members.set(times === 1 ? name : `${name} (${times})`, member);
  }
  return members;
}

export function nameOf(member: Named): string {
  const naming = namedBy.find(({ has }) => has.every((key) => Object.hasOwn(member, key)));
  if (naming === undefined) return JSON.stringify(member);
  return naming.by.map((key) => spelled(member[key])).join(' ');
}

function spelled(value: unknown): string {
  if (Array.isArray(value)) return value.map(spelled).join('+');
  return typeof value === 'string' ? value : value === null ? 'all' : JSON.stringify(value);
}

function sameJson(one: unknown, other: unknown): boolean {
  if (isList(one) && isList(other))
    return one.length === other.length && one.every((value, index) => sameJson(value, other[index]));
  if (isNamed(one) && isNamed(other)) {
    const keys = Object.keys(one);
    return (
      keys.length === Object.keys(other).length &&
      keys.every((key) => Object.hasOwn(other, key) && sameJson(one[key], other[key]))
    );
  }
  return one === other;
}
