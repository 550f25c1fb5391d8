// The fields of a canonical record: those that mean the same in at least two systems, of which one gives them. What a field means is
// read from its words by the same rules that map fields; no vendor's field is named here.
import type { Field } from '../../catalog/profile.ts';
import type { BriefSystem } from '../../brief/brief.ts';
import type { FlowEnd } from '../../landscape/landscape.ts';
import type { Mapping, MappingSide } from '../../mapping/mapping.ts';
import { match } from '../../mapping/match.ts';
import { type Meaning, meaningsOf } from '../../mapping/meaning.ts';
import type { CanonicalField } from '../canonical.ts';

/** One record of one system with how it takes part. */
export interface Member {
  readonly end: FlowEnd;
  readonly resource: string;
  readonly gives: boolean;
  readonly takes: boolean;
  readonly same: boolean;
}

interface Held {
  readonly member: Member;
  readonly meaning: Meaning;
}

/** A way from a record that gives to one that takes, by their places among the members; `decided` are its mappings that people had a say in. */
export interface Pair {
  readonly from: Member;
  readonly to: Member;
  readonly decided: readonly Mapping[];
}

/**
 * Fields are one when their words mean the same, or when the mapping of a flow pairs them one to one; a target that people decided about is
 * what they made of it, whatever its words say. In the order in which the first member has them. `systems` are the brief's, for who is system of record.
 */
export function canonicalFields(
  members: readonly Member[],
  pairs: readonly Pair[],
  systems: readonly BriefSystem[],
): readonly CanonicalField[] {
  const shared = groupsOf(members, pairs)
    .map(nearestEach)
    .filter(
      (held) =>
        held.some(({ member }) => member.gives) &&
        new Set(held.map(({ member }) => member.end.system)).size > 1,
    );
  const names = new Map<string, number>();
  return shared.map((held): CanonicalField => {
    const name = nameOf(held);
    const seen = (names.get(name) ?? 0) + 1;
    names.set(name, seen);
    return {
      name: seen === 1 ? name : `${name}_${seen}`,
      ...typeOf(held.map(({ meaning }) => meaning.field)),
      ...ownerOf(held, systems),
      heldBy: held.map(({ member, meaning }) => ({
        system: member.end.system,
        resource: member.resource,
        field: meaning.field.path,
      })),
    };
  });
}

/** Fields that belong together, over all members; each field in one group. */
function groupsOf(members: readonly Member[], pairs: readonly Pair[]): readonly (readonly Held[])[] {
  const parent = new Map<string, string>();
  const root = (name: string): string => {
    let at = name;
    for (let next = parent.get(at); next !== undefined; next = parent.get(at)) at = next;
    return at;
  };
  const join = (one: string, other: string): void => {
    if (root(one) !== root(other)) parent.set(root(other), root(one));
  };
  const all = members.flatMap((member) => usableOf(member).map((meaning): Held => ({ member, meaning })));
  const byKey = new Map<string, string>();
  const settled = settledIn(pairs);
  for (const { member, meaning } of all) {
    const place = placeOf(member, meaning.field.path);
    if (settled.has(place)) continue;
    const known = byKey.get(keyOf(meaning));
    if (known === undefined) byKey.set(keyOf(meaning), place);
    else join(known, place);
  }
  for (const pair of pairs)
    for (const [source, target] of pairedFields(pair))
      join(placeOf(pair.from, source), placeOf(pair.to, target));
  const groups = new Map<string, Held[]>();
  for (const held of all) {
    const at = root(placeOf(held.member, held.meaning.field.path));
    const group = groups.get(at);
    if (group === undefined) groups.set(at, [held]);
    else group.push(held);
  }
  return [...groups.values()];
}

type Paired = readonly (readonly [from: string, to: string])[];

/** Fields that the mappings of one record onto the other pair one to one: those that people decided about, else that by rule. */
function pairedFields({ from, to, decided }: Pair): Paired {
  const mappings = decided.length > 0 ? decided : [match(sideOf(from), sideOf(to))];
  return mappings
    .flatMap(({ mappings: rows }) => rows)
    .flatMap((row): Paired => {
      const [only, ...more] = row.from;
      return only === undefined || more.length > 0 ? [] : [[only, row.to]];
    });
}

/** The places of targets that people decided about. */
function settledIn(pairs: readonly Pair[]): ReadonlySet<string> {
  return new Set(
    pairs.flatMap(({ to, decided }) =>
      decided.flatMap((mapping) => mapping.decided.map(({ decision }) => placeOf(to, decision.to))),
    ),
  );
}

function placeOf({ end, resource }: Member, path: string): string {
  return `${end.system}.${resource}\n${path}`;
}

function sideOf({ end, resource }: Member): MappingSide {
  return { system: end.system, object: resource, concept: end.concept, fields: end.fields };
}

/** What can be given, and of a record that only takes what can be written. */
function usableOf(member: Member): readonly Meaning[] {
  return meaningsOf(sideOf(member)).filter(
    ({ exempt, head }) => head !== null && (exempt === null || (exempt === 'read-only' && member.gives)),
  );
}

/** One field of each record: the one nearest to its root. */
function nearestEach(held: readonly Held[]): readonly Held[] {
  const nearest = new Map<Member, Held>();
  for (const one of held) {
    const other = nearest.get(one.member);
    if (other === undefined || one.meaning.depth < other.meaning.depth) nearest.set(one.member, one);
  }
  return [...nearest.values()];
}

function keyOf({ head, context, qualifier, reference, list, dated }: Meaning): string {
  const about = context.map((token) => token.id).toSorted();
  return [
    qualifier ?? '',
    ...about,
    head?.id ?? '',
    reference === 'yes' ? 'ref' : '',
    dated ? 'time' : '',
    list ? '[]' : '',
  ].join('|');
}

function nameOf(held: readonly Held[]): string {
  const [first] = held;
  if (first === undefined) return 'field';
  const { head, context, qualifier, reference, list } = first.meaning;
  const words = [qualifier, ...context.map((token) => token.id), head?.id ?? null].filter(
    (word) => word !== null,
  );
  const name = [...new Set(words)].join('_').replaceAll('-', '_');
  return `${name}${reference === 'yes' && !/_(?:id|ref)$/.test(name) ? '_ref' : ''}${list ? '[]' : ''}`;
}

/** The type that can hold all of them; a format only where all agree. */
function typeOf(fields: readonly Field[]): Pick<CanonicalField, 'type' | 'format'> {
  const types = [...new Set(fields.map((field) => field.type).filter((type) => type !== 'unknown'))];
  const formats = [...new Set(fields.map((field) => field.format))];
  const [only] = types;
  const numeric = types.every((type) => type === 'integer' || type === 'number');
  return {
    type:
      types.length === 1
        ? (only ?? 'unknown')
        : types.length === 0
          ? 'unknown'
          : numeric
            ? 'number'
            : 'string',
    format: formats.length === 1 ? (formats[0] ?? null) : null,
  };
}

/** The brief's system of record where it gives the field, else the only one that gives it, else the origin of each record. */
function ownerOf(
  held: readonly Held[],
  systems: readonly BriefSystem[],
): Pick<CanonicalField, 'systemOfRecord' | 'rule'> {
  const givers = [
    ...new Set(held.filter(({ member }) => member.gives).map(({ member }) => member.end.system)),
  ];
  const named = givers.filter((giver) =>
    systems.some((system) => system.id === giver && system.role === 'system-of-record'),
  );
  const [owner] = named.length === 1 ? named : givers;
  if (named.length === 1 && owner !== undefined)
    return {
      systemOfRecord: owner,
      rule:
        givers.length === 1
          ? 'system of record by the brief'
          : 'system of record by the brief; for a record that it does not hold, the system that it came from',
    };
  if (givers.length === 1 && owner !== undefined)
    return { systemOfRecord: owner, rule: 'the only one that gives it' };
  return {
    systemOfRecord: null,
    rule: 'the system that the record came from; in two of them, the later change',
  };
}
