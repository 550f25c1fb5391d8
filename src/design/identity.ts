// Which record of one side is which of the other: the cross-reference first, then the source's id kept in the target,
// then a natural key that the kind of record has. Exactly one match counts; none or several never choose silently.
import { plainName } from '../catalog/name.ts';
import type { Field } from '../catalog/profile.ts';
import { keyField } from '../landscape/keys.ts';
import type { IdentityDecision } from './design.ts';
import { argue, cite } from './figures.ts';
import { type Ground, type Side, sideWords } from './ground.ts';
import { lookupOf } from './lookup.ts';
import { ownPlace } from './own-place.ts';

type Key = IdentityDecision['keys'][number];

/** A natural key: how its field is recognised, and how values are made comparable. */
interface NaturalKey {
  readonly name: string;
  readonly names: RegExp;
  readonly normalise: string;
}

const email: NaturalKey = {
  name: 'e-mail address',
  names: /^(?:(?:primary|work|contact|billing|customer|receipt|invoice) )?e ?mail(?: address)?$/,
  normalise: 'lower case, trimmed',
};
const domain: NaturalKey = {
  name: 'domain',
  names: /^(?:domain(?: name)?|website(?: url)?)$/,
  normalise: 'host name in lower case without "www."',
};
const tax: NaturalKey = {
  name: 'tax number',
  names:
    /^(?:vat|tax|ein|company registration|registration)(?: (?:id|identifier|number|registration number|no|nr))?$|^(?:organisation|organization) (?:number|registration number|no|nr)$|^vatin$/,
  normalise: 'letters and digits only, upper case',
};
const number = (concept: string): NaturalKey => ({
  name: `${concept} number`,
  names: new RegExp(`^(?:${concept} )?(?:number|no|nr|reference|external id)$`),
  normalise: 'trimmed, leading zeros kept',
});
const sku: NaturalKey = {
  name: 'article number',
  names:
    /^(?:sku|(?:art|article|item|material|product|part|stock|variant) (?:number|no|nr|code|id|sku)|(?:art|article|item|product|part)(?:no|nr))$/,
  normalise: 'trimmed, upper case',
};
/** A number that the world gave, not the house: it names the same thing only where both sides keep it. */
const barcode: NaturalKey = {
  name: 'barcode',
  names: /^(?:barcode|bar code|ean|ean13|gtin|upc)(?: (?:number|no|nr|code))?$/,
  normalise: 'digits only, leading zeros kept',
};

/** A stock level names its article, and other places may hold the same one: only fields that are keys by name are taken. */
const stocked: NaturalKey = {
  name: 'article number',
  names: /^(?:sku|article number|item number|product code|product number|barcode|ean|gtin)$/,
  normalise: 'trimmed, upper case',
};

const natural: Readonly<Record<string, readonly NaturalKey[]>> = {
  person: [email],
  customer: [tax, email],
  lead: [email],
  user: [email],
  employee: [number('employee'), email],
  company: [tax, domain],
  product: [sku, barcode],
  inventory: [stocked],
  price: [number('price')],
  invoice: [number('invoice')],
  order: [number('order')],
  payment: [number('payment')],
  refund: [number('refund')],
  shipment: [number('tracking'), number('shipment')],
  subscription: [number('subscription')],
  ticket: [number('ticket')],
  deal: [number('deal')],
};

export function decideIdentity(ground: Ground): IdentityDecision {
  const { source, target } = ground;
  const keys = [...keptIds(ground), ...naturalKeys(source, target)];
  const found = keys.filter((key) => key.normalise !== 'exact');
  const own = keys.length === 0 ? [crossKey(source, target)] : keys;
  const kept = ownPlace(target.end, [source.system.asked.id, source.resource]).id;
  return {
    keys: own,
    crossReference: `${ground.traits.pairs.where}: flow, source id, target id, hash of the mapped values last written, version last applied; ${ground.traits.pairs.unique}`,
    firstMatch:
      found.length === 0 && keys.length === 0
        ? pairWords(ground)
        : `${ground.flow.asked.writes === 'update-only' ? 'exactly one hit is linked and updated, no hit is parked' : 'exactly one hit is linked and updated, no hit is created'}, several hits go to review and nothing is written${sharedWords(ground)}`,
    merges: mergeWords(ground),
    why: argue(
      'After the first contact the cross-reference alone decides, so that a corrected e-mail address or number does not make a second record.',
      found.length === 0
        ? `No field is known that names the same record on both sides of ${sideWords(source)} and ${sideWords(target)}${keys.length === 0 ? ': somebody has to say how they belong together before this flow can run' : ': first pairs come from the id kept on one side'}.`
        : `On first contact ${found.map((key) => `${key.from} = ${key.to}`).join(', then ')} decides, ${uniqueWords(target, found)}.`,
      kept === null
        ? `${sideWords(target)} has no place for a field of our own, so the pair is known to us alone: it is backed up with the rest of the state.`
        : `The source's id is also kept under ${kept} of the target, so that the pairs can be rebuilt from the records themselves.`,
      keyDoubt(source),
      keyDoubt(target),
    ),
    sources: cite(...source.sources, ...target.sources),
  };
}

/** Where nothing names the same record on both sides. */
function pairWords({ flow, writes }: Ground): string {
  return flow.asked.writes === 'update-only' || (writes.create === null && writes.upsert === null)
    ? 'pairs are supplied by a person; without a pair the record goes to review'
    : 'records that are on both sides before the start are paired by a person, in a list that is loaded first; what is on no list is created';
}

/** Other flows that make the same records: each may meet a record before a look-up shows what another has just made. */
function sharedWords({ flow, target, landscape }: Ground): string {
  const others = landscape.flows.filter(
    ({ id, to, asked }) =>
      id !== flow.id &&
      id !== flow.pair &&
      to.system === flow.to.system &&
      to.resource !== null &&
      to.resource === flow.to.resource &&
      asked.writes !== 'update-only',
  );
  if (others.length === 0 || flow.asked.writes === 'update-only') return '';
  const names = others.map(({ id }) => id).join(', ');
  return `; ${names} ${others.length === 1 ? 'makes' : 'make'} records of ${sideWords(target)} too: the match key is reserved in a table that they share before a create, so that one flow at a time makes its record and the others link it`;
}

/** The id of one side kept in a field of our own on the other. */
function keptIds({ source, target, flow }: Ground): readonly Key[] {
  const id = (side: Side): string => keyField(side.end);
  const inTarget = ownPlace(target.end, [source.system.asked.id, source.resource]).id;
  const inSource =
    flow.asked.writes === 'update-only'
      ? ownPlace(source.end, [target.system.asked.id, target.resource]).id
      : null;
  return [
    ...(inTarget === null ? [] : [{ from: id(source), to: inTarget, normalise: 'exact' }]),
    ...(inSource === null ? [] : [{ from: inSource, to: id(target), normalise: 'exact' }]),
  ];
}

/** Said where no contract describes the key, so that nobody takes it for a fact. */
function keyDoubt(side: Side): string | null {
  if (side.end.resource === null || side.end.keyKnown === 'described') return null;
  return side.end.keyKnown === 'inferred'
    ? `No key of ${sideWords(side)} is described; ${keyField(side.end)} is worked out and its owner confirms it.`
    : `No key of ${sideWords(side)} is described and no field stands out: ${keyField(side.end)} stands for it until its owner names one.`;
}

function crossKey(source: Side, target: Side): Key {
  return {
    from: keyField(source.end),
    to: keyField(target.end),
    normalise: 'as paired in the cross-reference',
  };
}

/** The keys that tell the same record by what it says of itself, not by an id that was put there. */
export function naturalOf(identity: IdentityDecision): IdentityDecision['keys'] {
  return identity.keys.filter((key) => key.normalise !== 'exact' && !isPaired(key));
}

/** The keys that a new record is written with, so that it can be found again: the source's id kept there, and what the mapping fills. */
export function writtenKeys(identity: IdentityDecision, { filled }: Ground): IdentityDecision['keys'] {
  return identity.keys.filter((key) => key.normalise === 'exact' || filled === null || filled.has(key.to));
}

/** Whether a search finds the partner of a record on first contact: an upsert by the kept id alone needs none. */
export function isSearched({ target, writes }: Ground, identity: IdentityDecision): boolean {
  return lookupOf(target)?.kind === 'search' && (writes.upsert === null || naturalOf(identity).length > 0);
}

/** Nothing in the records tells it. */
function isPaired({ normalise }: Key): boolean {
  return normalise.startsWith('as paired');
}

function naturalKeys(source: Side, target: Side): readonly Key[] {
  if (source.end.concept !== target.end.concept && !related(source, target))
    return sharedUnique(source, target);
  const wanted = [...(natural[target.end.concept ?? ''] ?? []), ...(natural[source.end.concept ?? ''] ?? [])];
  const keys = [...new Set(wanted)].flatMap((key): readonly Key[] => {
    const from = fieldOf(source, key);
    const to = fieldOf(target, key);
    return from === null || to === null ? [] : [{ from: from.path, to: to.path, normalise: key.normalise }];
  });
  return keys.length > 0 ? keys : sharedUnique(source, target);
}

const parties: readonly string[] = ['person', 'customer', 'lead', 'user', 'employee', 'company'];

/** People and firms stand for one another across systems: a contact there is a customer here. */
export function areParties(concept: string | null): boolean {
  return concept !== null && parties.includes(concept);
}

function related(source: Side, target: Side): boolean {
  return [source, target].every((side) => areParties(side.end.concept));
}

/** Fields of the same name that are unique on both sides, the records' own ids left out. */
function sharedUnique(source: Side, target: Side): readonly Key[] {
  const unique = (side: Side): readonly Field[] =>
    side.end.fields.filter((field) => field.unique && !side.end.primaryKey.includes(field.path));
  return unique(source).flatMap((from) =>
    unique(target)
      .filter((to) => lastName(to) === lastName(from))
      .map((to) => ({ from: from.path, to: to.path, normalise: 'trimmed' })),
  );
}

/** The field with that name nearest to the record's root; unique ones first. */
function fieldOf(side: Side, key: NaturalKey): Field | null {
  const rank = (field: Field): number => (field.unique ? 0 : 10) + field.path.split('.').length;
  return (
    side.end.fields
      .filter(
        (field) =>
          !field.path.includes('[]') &&
          (key.names.test(lastName(field)) || (key === email && field.format === 'email')),
      )
      .toSorted((a, b) => rank(a) - rank(b))[0] ?? null
  );
}

function lastName(field: Field): string {
  return plainName(field.path.split('.').at(-1) ?? field.path);
}

function uniqueWords(target: Side, keys: readonly Key[]): string {
  const enforced = keys.filter((key) =>
    target.end.fields.some((field) => field.path === key.to && field.unique),
  );
  return enforced.length === 0
    ? `which ${target.system.name} does not keep unique, so several hits are possible and go to review`
    : `and ${target.system.name} keeps ${enforced.map((key) => key.to).join(', ')} unique`;
}

function mergeWords({ source, target }: Ground): string {
  const merges = source.end.events.filter((event) => event.change === 'merged').map((event) => event.name);
  const rest = `the surviving id takes over the pair, the other ${target.resource.replaceAll('_', ' ')} is marked and reported, never deleted`;
  return merges.length > 0
    ? `told by ${merges.join(', ')}: ${rest}`
    : `not told; when the comparison finds two sources of one target or a source that answers 404 or with another id, ${rest}`;
}
