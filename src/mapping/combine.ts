// Targets that take several sources, and sources that fill several targets: names and addresses written in parts on one side only.
// It adds to the one-to-one assignment and takes nothing away from it.
import type { Pair } from './assign.ts';
import { lexicon } from './lexicon.ts';
import { first } from './expression.ts';
import type { Weighed } from './similarity.ts';

/** A target filled in a way that one-to-one pairs cannot say. `replaces`: the one-to-one pair onto the same target gives way. */
export interface Combination {
  readonly from: readonly Weighed[];
  readonly to: Weighed;
  readonly name: string;
  readonly jsonata: string;
  readonly score: number;
  readonly lossy: readonly string[];
  readonly why: string;
}

/** All combinations that help: full name from its parts, parts from the full name, street lines and whole addresses from their parts. */
export function combine(
  from: readonly Weighed[],
  to: readonly Weighed[],
  chosen: readonly Pair[],
): readonly Combination[] {
  const sources = groups(from);
  const targets = groups(to);
  const taken = new Map(chosen.map((pair) => [pair.to, pair]));
  const nested = new Set(
    from.filter(({ meaning }) => meaning.context.length > 0).map(({ meaning }) => meaning.index),
  );
  const out: Combination[] = [];
  for (const [key, target] of targets) {
    const own = sources.get(key);
    const source = own ?? nearest(key, sources);
    if (own !== undefined) out.push(...names(own, target, { taken, nested }));
    if (source !== undefined) out.push(...streets(source, target, taken));
  }
  return out;
}

type Parts = ReadonlyMap<string, Weighed>;

/** Fields by their head, per container and role: what belongs to one name or one address. */
function groups(fields: readonly Weighed[]): ReadonlyMap<string, Parts> {
  const found = new Map<string, Map<string, Weighed>>();
  for (const field of fields) {
    const { head, context, qualifier, exempt, reference } = field.meaning;
    if (head?.term === null || head === null || exempt === 'container' || reference === 'yes') continue;
    const key = [
      ...context.filter((token) => token.id !== 'address' && token.id !== 'name').map((token) => token.id),
      qualifier ?? '',
    ].join(' ');
    const group = found.get(key) ?? new Map<string, Weighed>();
    const before = group.get(head.id);
    if (before === undefined || nearer(field, before)) group.set(head.id, field);
    found.set(key, group);
  }
  return found;
}

/** Outside of a list before within one, then nearer to the record's root. */
function nearer({ meaning: one }: Weighed, { meaning: other }: Weighed): boolean {
  return one.list === other.list ? one.depth < other.depth : !one.list;
}

/** The group without a role when the equal one is missing: the only address of a record serves as the billing address. */
function nearest(key: string, all: ReadonlyMap<string, Parts>): Parts | undefined {
  return key.trim() in lexicon.qualifiers ? [...all].find(([other]) => other.trim() === '')?.[1] : undefined;
}

/** Targets that have a pair, and sources that lie within another part of their record (the name that stands in an address). */
interface Chosen {
  readonly taken: ReadonlyMap<number, Pair>;
  readonly nested: ReadonlySet<number>;
}

function names(source: Parts, target: Parts, { taken, nested }: Chosen): readonly Combination[] {
  const [given, family] = [source.get('given-name'), source.get('family-name')];
  const full = ownName(source.get('name'), given);
  const free = (id: string): Weighed | undefined => {
    const field = target.get(id);
    return field === undefined || taken.has(field.meaning.index) || field.meaning.exempt !== null
      ? undefined
      : field;
  };
  const loose = (field: Weighed | undefined): Weighed | undefined => {
    const pair = field === undefined ? undefined : taken.get(field.meaning.index);
    return pair !== undefined && nested.has(pair.from) ? field : undefined;
  };
  const out: Combination[] = [];
  const whole = free('name') ?? loose(target.get('name'));
  const ours = whole?.meaning.context.every((token) => token.term?.entity === true) === true;
  if (whole !== undefined && ours && given !== undefined && family !== undefined && full === undefined) {
    out.push({
      ...joined([given, family], whole, ' '),
      name: 'concat',
      score: 0.95,
      why: 'a full name from given and family name',
    });
  }
  const company = source.get('company-name');
  if (whole !== undefined && ours && company !== undefined && !given && !family && !full)
    out.push(companyAsName(company, whole));
  if (full === undefined || given !== undefined || family !== undefined) return out;
  const value = first(full.meaning.field.path);
  const [givenTo, familyTo] = [free('given-name'), free('family-name')];
  if (givenTo === undefined || familyTo === undefined) return out;
  const split = {
    from: [full],
    name: 'split_name',
    score: 0.85,
    lossy: ['where a name parts is a guess: the last word is taken as the family name'],
  };
  const cleaned = `$v := $trim($string(${value}))`;
  out.push({
    ...split,
    to: givenTo,
    jsonata: `(${cleaned}; ${value} != null ? ($contains($v, " ") ? $replace($v, / [^ ]+$/, "") : $v))`,
    why: 'the given part of a full name',
  });
  out.push({
    ...split,
    to: familyTo,
    jsonata: `(${cleaned}; ${value} != null and $contains($v, " ") ? $match($v, /[^ ]+$/)[0].match)`,
    why: 'the family part of a full name',
  });
  return out;
}

/** A full name that lies deeper than the parts of the name is somebody else's, or that of an address. */
function ownName(full: Weighed | undefined, given: Weighed | undefined): Weighed | undefined {
  const deeper = full !== undefined && given !== undefined && full.meaning.depth > given.meaning.depth;
  return deeper ? undefined : full;
}

/** A record that is a company has no other name than the company's. */
function companyAsName(company: Weighed, to: Weighed): Combination {
  return {
    from: [company],
    to,
    name: 'direct',
    jsonata: first(company.meaning.field.path),
    score: 0.85,
    lossy: [],
    why: 'a company goes by its name',
  };
}

function streets(source: Parts, target: Parts, taken: ReadonlyMap<number, Pair>): readonly Combination[] {
  const [street, second] = [source.get('street') ?? source.get('address'), source.get('street-2')];
  const [to, whole] = [target.get('street'), target.get('address')];
  const alone = !target.has('city') && !target.has('postal-code');
  if (
    whole !== undefined &&
    alone &&
    whole.meaning.exempt === null &&
    street !== undefined &&
    (source.has('city') || source.has('postal-code'))
  ) {
    const parts = [
      street,
      second,
      source.get('postal-code'),
      source.get('city'),
      source.get('region'),
      source.get('country') ?? source.get('country-code'),
    ];
    return [
      {
        ...joined(
          parts.filter((part) => part !== undefined),
          whole,
          ', ',
        ),
        name: 'concat',
        score: 0.8,
        why: 'an address in one line from its parts',
      },
    ];
  }
  const line = to ?? (alone ? undefined : whole);
  if (
    street === undefined ||
    second === undefined ||
    line === undefined ||
    target.has('street-2') ||
    line.meaning.words.includes('1')
  )
    return [];
  if (taken.get(line.meaning.index)?.from !== street.meaning.index) return [];
  return [
    {
      ...joined([street, second], line, ', '),
      name: 'concat',
      score: taken.get(line.meaning.index)?.score ?? 0.8,
      why: 'both street lines in one',
    },
  ];
}

function joined(
  from: readonly Weighed[],
  to: Weighed,
  separator: string,
): Pick<Combination, 'from' | 'to' | 'jsonata' | 'lossy'> {
  const values = from.map(({ meaning }) => first(meaning.field.path)).join(', ');
  return {
    from,
    to,
    jsonata: `$join([${values}][$ != null and $ != ""], ${JSON.stringify(separator)})`,
    lossy: ['the parts cannot be told apart again with certainty'],
  };
}
