// Where a part of a plan departs from the same part reckoned again from what it rests on. Names, ids, numbers and durations must be the
// same; prose must say the same figures. What people add or fill in is theirs: more things with ids, an owner among the known roles,
// and what the plan left empty for them.
import { byKey } from './lookup.ts';
import { type Problem, told } from './rule.ts';
import { otherFigures } from './words.ts';

/** Where the walk stands: the stable id it is at, the keys below it, and the roles that may own something. */
export interface Spot {
  readonly at: string;
  readonly path: string;
  readonly roles: ReadonlySet<string>;
}

/** Empty in a fresh plan where nobody has said them. */
const forPeople: ReadonlySet<string> = new Set(['persona', 'wants', 'found']);

export function departures(own: unknown, due: unknown, spot: Spot): readonly Problem[] {
  const key = spot.path.split('.').at(-1) ?? '';
  if (due === null) return own === null || forPeople.has(key) ? [] : [says(spot, own, 'nothing')];
  if (Array.isArray(due)) return ofList(Array.isArray(own) ? own : [], due, spot);
  if (isRecord(due)) {
    if (!isRecord(own)) return [says(spot, null, 'more')];
    const here = isNumbered(due) ? { ...spot, at: due.id, path: '' } : spot;
    return Object.keys(due).flatMap((name) =>
      departures(own[name], due[name], { ...here, path: here.path === '' ? name : `${here.path}.${name}` }),
    );
  }
  if (own === due) return [];
  if (typeof own !== 'string' || typeof due !== 'string') return [says(spot, own, due)];
  if (key === 'owner' && spot.roles.has(own)) return [];
  if (key === 'owner' || key === 'role' || !due.includes(' ')) return [says(spot, own, due)];
  const other = otherFigures(own, due);
  return other === null ? [] : [told(spot.at, `${spot.at} ${other}${under(spot)}`)];
}

function ofList(own: readonly unknown[], due: readonly unknown[], spot: Spot): readonly Problem[] {
  if (due.length === 0)
    return own.every(isNumbered)
      ? []
      : [told(spot.at, `${spot.at} has things that nothing gives${under(spot)}`)];
  if (due.every(isNumbered)) {
    const held = byKey(own.filter(isNumbered), (one) => one.id);
    return due.flatMap((one) => {
      const mine = held.get(one.id);
      return mine === undefined
        ? [told(one.id, `${spot.at} lacks ${one.id}${under(spot)}`)]
        : departures(mine, one, spot);
    });
  }
  if (due.every(isName)) {
    const [mine, theirs] = [own.map(String).toSorted(), due.toSorted()];
    return mine.join('\n') === theirs.join('\n') ? [] : [says(spot, mine.join(', '), theirs.join(', '))];
  }
  if (own.length < due.length || (own.length > due.length && due.every(isRecord)))
    return [told(spot.at, `${spot.at} has ${own.length} things where ${due.length} follow${under(spot)}`)];
  return due.flatMap((one, index) => departures(own[index], one, spot));
}

function says(spot: Spot, own: unknown, due: unknown): Problem {
  const word = (value: unknown): string =>
    value === null || value === undefined || value === ''
      ? 'nothing'
      : typeof value === 'object'
        ? 'more'
        : `${value as string | number | boolean}`;
  return told(spot.at, `${spot.at} says ${word(own)} where ${word(due)} follows${under(spot)}`);
}

function under({ path }: Spot): string {
  return path === '' ? '' : ` (${path})`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumbered(value: unknown): value is { readonly id: string } {
  return isRecord(value) && typeof value['id'] === 'string';
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && !value.includes(' ');
}
