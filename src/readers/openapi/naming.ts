// A name for each group that is unique in the document: the vendor's own word in the singular, qualified only where it must be.
import { singular } from '../words.ts';
import { type Group, weight } from './groups.ts';
import { qualifiers } from './places.ts';

/** The bare noun where it is unique or clearly the main one of its kind, else with the words before it. */
export function namesOf(groups: readonly Group[], title: string): ReadonlyMap<Group, string> {
  const byNoun = new Map<string, Group[]>();
  for (const group of groups) {
    const noun = singular(group.noun) || singular(title);
    byNoun.set(noun, [...(byNoun.get(noun) ?? []), group]);
  }
  const names = new Map<Group, string>();
  const taken = new Set<string>();
  for (const [noun, same] of byNoun) {
    const lightest = Math.min(...same.map(weight));
    const leaders = same.filter((group) => weight(group) === lightest);
    for (const group of same) {
      const main = same.length === 1 || (leaders.length === 1 && leaders[0] === group);
      const name = free(main ? [noun] : [], qualifiers(group.steps), noun, taken);
      taken.add(name);
      names.set(group, name);
    }
  }
  return names;
}

function free(
  first: readonly string[],
  before: readonly string[],
  noun: string,
  taken: ReadonlySet<string>,
): string {
  const options = [
    ...first,
    ...before.map((_, index) => [...before.slice(0, index + 1).reverse(), noun].join('_')),
  ];
  const open = options.find((option) => !taken.has(option));
  if (open !== undefined) return open;
  for (let count = 2; ; count += 1)
    if (!taken.has(`${options.at(-1) ?? noun}_${count}`)) return `${options.at(-1) ?? noun}_${count}`;
}
