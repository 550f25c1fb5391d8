// What is wrong with a profile as a set of facts: figures without a source, sources that lead nowhere, names that name nothing.
// It judges form, not truth: whether a page says what is claimed of it only a reader can tell.
import { type ApiProfile, operationKinds } from './profile.ts';

export const auditRules = ['uncited', 'undated', 'address', 'unknown-name', 'empty', 'double'] as const;
/**
 * `uncited`: a figure with no source above it. `undated`: a source without a date and without the word for that.
 * `address`: a source that is neither an address nor a named document. `unknown-name`: a resource or path that the profile does not have.
 * `empty`: a resource without fields or operations. `double`: a name that stands twice.
 */
export type AuditRule = (typeof auditRules)[number];

/** One thing wrong, at a JSON pointer into the profile. */
export interface AuditNote {
  readonly rule: AuditRule;
  readonly at: string;
  readonly text: string;
}

/** Everything wrong with one profile, in the order of the profile. */
export function auditProfile(profile: ApiProfile): readonly AuditNote[] {
  return [...auditSources(profile), ...auditNames(profile), ...auditResources(profile)];
}

/** Figures (numbers, and lengths of time as ISO 8601) without a source at or above them; sources without date or address. Works on any data. */
export function auditSources(value: unknown): readonly AuditNote[] {
  return walk(value, '', false);
}

function walk(value: unknown, at: string, cited: boolean): readonly AuditNote[] {
  if (typeof value === 'number' || (typeof value === 'string' && lengthOfTime.test(value))) {
    return cited ? [] : [{ rule: 'uncited', at, text: `${value} has no source` }];
  }
  if (Array.isArray(value))
    return value.flatMap((item: unknown, index) => walk(item, `${at}/${index}`, cited));
  if (typeof value !== 'object' || value === null) return [];
  const here = value as Readonly<Record<string, unknown>>;
  const source = here['source'];
  const known = cited || (typeof source === 'object' && source !== null);
  const own = 'ref' in here && 'retrieved' in here ? auditSource(here, at) : [];
  return [...own, ...Object.entries(here).flatMap(([key, inner]) => walk(inner, `${at}/${key}`, known))];
}

const lengthOfTime = /^P(?=\d|T\d)[\dDWTHMS.]+$/;
const date = /^\d{4}-\d{2}-\d{2}$/;
const place = /https?:\/\/\S+|^\S.*\.(json|ya?ml|graphql|wsdl|xsd|edmx|md|csv)$/;

function auditSource(source: Readonly<Record<string, unknown>>, at: string): readonly AuditNote[] {
  const { ref, retrieved } = source;
  const dated = typeof retrieved === 'string' && (retrieved === 'undated' || date.test(retrieved));
  const placed = typeof ref === 'string' && place.test(ref);
  return [
    ...(dated
      ? []
      : [{ rule: 'undated', at, text: `${String(ref)} has neither a date nor the word undated` } as const]),
    ...(placed
      ? []
      : [
          { rule: 'address', at, text: `${String(ref)} is neither an address nor a named document` } as const,
        ]),
  ];
}

function auditNames(profile: ApiProfile): readonly AuditNote[] {
  const resources = new Set(profile.resources.map((resource) => resource.name));
  const events = new Set(profile.events.map((event) => event.name));
  const missing = (
    names: readonly (string | null)[],
    at: string,
    known: ReadonlySet<string>,
  ): readonly AuditNote[] =>
    names
      .filter((name): name is string => name !== null && !known.has(name))
      .map((name) => ({ rule: 'unknown-name', at, text: `${name} is not in the profile` }));
  const subjects = new Set<string>([...resources, ...operationKinds]);
  return [
    ...profile.gates.flatMap((gate, index) => [
      ...missing(gate.applies.resources, `/gates/${index}/applies/resources`, resources),
      ...missing(gate.applies.events, `/gates/${index}/applies/events`, events),
      ...missing(
        gate.alternatives.map((one) => one.resource),
        `/gates/${index}/alternatives`,
        resources,
      ),
      ...strange(gate.opens.editions, `/gates/${index}/opens/editions`, profile),
    ]),
    ...profile.rateLimits.flatMap((limit, index) =>
      strange(limit.edition ?? [], `/rateLimits/${index}/edition`, profile),
    ),
    ...profile.sunsets.flatMap((sunset, index) =>
      missing(sunset.applies.filter(isName), `/sunsets/${index}/applies`, resources),
    ),
    ...profile.quirks.flatMap((quirk, index) =>
      missing(quirk.applies.filter(isName), `/quirks/${index}/applies`, subjects),
    ),
    ...profile.events.flatMap((event, index) =>
      missing([event.resource], `/events/${index}/resource`, resources),
    ),
  ];
}

/** Editions may be spelled in several ways, as customers name them; one of them must be an edition of the profile. */
function strange(editions: readonly string[], at: string, profile: ApiProfile): readonly AuditNote[] {
  if (editions.length === 0 || editions.some((edition) => profile.editions.includes(edition))) return [];
  return [{ rule: 'unknown-name', at, text: `${editions.join(', ')}: no such edition` }];
}

/** Paths (`/v1/…`) and ways to sign in (`auth:basic`) are no names of resources. */
function isName(one: string): boolean {
  return !one.startsWith('/') && !one.startsWith('auth:');
}

function auditResources(profile: ApiProfile): readonly AuditNote[] {
  const lists = [
    ['resources', profile.resources.map((one) => one.name)],
    ['rateLimits', profile.rateLimits.map((one) => one.id)],
    ['gates', profile.gates.map((one) => one.id)],
    ['sunsets', profile.sunsets.map((one) => one.id)],
    ['quirks', profile.quirks.map((one) => one.id)],
    ['events', profile.events.map((one) => one.name)],
  ] as const;
  return [
    ...lists.flatMap(([list, names]) =>
      doubles(names).map(
        (name) => ({ rule: 'double', at: `/${list}`, text: `${name} stands twice` }) as const,
      ),
    ),
    ...profile.resources.flatMap((resource, index) => [
      ...doubles(resource.fields.map((field) => field.path)).map(
        (path) =>
          ({ rule: 'double', at: `/resources/${index}/fields`, text: `${path} stands twice` }) as const,
      ),
      ...(resource.fields.length > 0 && resource.operations.length > 0
        ? []
        : [
            {
              rule: 'empty',
              at: `/resources/${index}`,
              text: `${resource.name} has no ${resource.fields.length > 0 ? 'operations' : 'fields'}`,
            } as const,
          ]),
    ]),
  ];
}

function doubles(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}
