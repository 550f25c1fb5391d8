// Which field identifies a record. Where the contract describes no key, the field that is most likely by its path, its
// uniqueness or its name is taken and said to be worked out; where none stands out, none is taken. Nothing is chosen silently.
import { plainName, wordsOf } from '../catalog/name.ts';
import type { Field, Operation, Resource } from '../catalog/profile.ts';
import type { Question } from '../finding/finding.ts';
import type { FlowEnd, JoinedFlow, JoinedSystem, Landscape } from './landscape.ts';
import { systemOf } from './systems.ts';

/** The key fields of a record with how they are known; `near` are fields that might be it where none stands out. */
export interface RecordKey {
  readonly fields: readonly string[];
  readonly known: FlowEnd['keyKnown'];
  readonly near: readonly string[];
}

/** Stands for the identifier of records whose key is not known until the question for it is answered. */
export const unknownKey = 'id';

/** The one field by which an end's records are told apart; {@link unknownKey} where the key is not known, which the plan then asks. */
export function keyField(end: Pick<FlowEnd, 'primaryKey'>): string {
  return end.primaryKey[0] ?? unknownKey;
}

/** What speaks for a field must weigh this much, and more than for any other, before it is taken. */
const enough = 3;

const identifying = /^(id|uuid|guid|gid|sid|uid|key|code|number|no|nr|num|ref|reference)$/;
const bareId = /^(id|uuid|guid|gid|sid|uid|key)$/;

export function recordKey(resource: Resource): RecordKey {
  if (resource.primaryKey.length > 0) return { fields: resource.primaryKey, known: 'described', near: [] };
  const rated = resource.fields
    .filter(mayIdentify)
    .map((field) => ({ path: field.path, weight: weightOf(field, resource) }))
    .filter((one) => one.weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  const [first, second] = rated;
  if (first !== undefined && first.weight >= enough && first.weight > (second?.weight ?? 0))
    return { fields: [first.path], known: 'inferred', near: [] };
  return { fields: [], known: 'unknown', near: rated.slice(0, 3).map((one) => one.path) };
}

/** Values of a record's own that can name it: no lists, no flags, no moments, and no ids of other records. */
function mayIdentify(field: Field): boolean {
  return (
    ['string', 'integer', 'unknown'].includes(field.type) &&
    !field.path.includes('[]') &&
    field.path.split('.').length <= 2 &&
    field.references === null &&
    field.enum === null &&
    (field.format === null || !/^(date|time|date-time|email|uri|url|phone)$/.test(field.format))
  );
}

function weightOf(field: Field, resource: Resource): number {
  const words = wordsOf(field.path.split('.').at(-1) ?? field.path);
  const last = words.at(-1) ?? '';
  const nouns = [resource.name, ...resource.aliases].flatMap((name) => [plainName(name), lastWord(name)]);
  const stem = words.slice(0, -1).join(' ');
  const named = bareId.test(words.join(' ')) || (identifying.test(last) && nouns.includes(stem));
  const asked = pathParams(resource.operations).some((param) => meansSame(param, words, nouns));
  const weight =
    (asked ? 3 : 0) +
    (field.unique ? 3 : 0) +
    (named ? 3 : identifying.test(last) && words.length === 1 ? 2 : 0) +
    (field.format === 'uuid' ? 1 : 0);
  const nested = field.path.includes('.') ? 1 : 0;
  return weight === 0 ? 0 : weight + (field.required ? 0.5 : 0) + (field.readOnly ? 0.5 : 0) - nested;
}

function lastWord(name: string): string {
  return plainName(name).split(' ').at(-1) ?? '';
}

/** What calls on one record ask for last in their path: `/parts/{partNo}` → "partNo". */
function pathParams(operations: readonly Operation[]): readonly string[] {
  const single = ['get', 'update', 'replace', 'delete'];
  return operations
    .filter((operation) => single.includes(operation.kind))
    .flatMap((operation) => /\{([^{}]+)\}\)?$/.exec(operation.path)?.[1] ?? []);
}

/** `{partNo}` and the field "partNo", or on parts the field "no". */
function meansSame(param: string, words: readonly string[], nouns: readonly string[]): boolean {
  const asked = wordsOf(param).join(' ');
  const field = words.join(' ');
  return (
    asked === field || nouns.some((noun) => asked === `${noun} ${field}` || field === `${noun} ${asked}`)
  );
}

/** Ends whose key is not told by a contract, each once, with the flows that need it. */
interface Doubt {
  readonly system: JoinedSystem;
  readonly end: FlowEnd;
  readonly flows: readonly string[];
}

function doubts(flows: readonly JoinedFlow[], systems: readonly JoinedSystem[]): readonly Doubt[] {
  const used = flows
    .flatMap((flow) => [flow.from, flow.route?.end ?? flow.to].map((end) => ({ flow: flow.id, end })))
    .filter(({ end }) => end.resource !== null && end.keyKnown !== 'described');
  const names = [...new Set(used.map(({ end }) => `${end.system}.${end.resource}`))];
  return names.flatMap((name) => {
    const own = used.filter(({ end }) => `${end.system}.${end.resource}` === name);
    const [first] = own;
    if (first === undefined) return [];
    const touched = [...new Set(own.map((one) => one.flow))];
    return [{ system: systemOf(systems, first.end.system), end: first.end, flows: touched }];
  });
}

/** What is taken as the key until somebody says otherwise. */
export function keyAssumptions(
  flows: readonly JoinedFlow[],
  systems: readonly JoinedSystem[],
): Landscape['assumptions'] {
  return doubts(flows, systems).map(({ system, end }) => ({
    text:
      end.keyKnown === 'inferred'
        ? `${system.name} describes no key of ${end.resource}; ${end.primaryKey.join(', ')} is taken, worked out from its name, its uniqueness and the paths that ask for it.`
        : `${system.name} describes no key of ${end.resource} and no field stands out; "${unknownKey}" stands for it until it is known.`,
    from: null,
  }));
}

/** Which field it is. A database or file whose own description asks already is not asked twice. */
export function keyQuestions(
  flows: readonly JoinedFlow[],
  systems: readonly JoinedSystem[],
): readonly Pick<Question, 'text' | 'why' | 'about'>[] {
  return doubts(flows, systems)
    .filter(
      ({ system, end }) =>
        end.keyKnown === 'inferred' || !['database', 'file'].includes(system.profile?.kind ?? ''),
    )
    .map(({ system, end, flows: touched }) => {
      const near = end.primaryKey.length > 0 ? end.primaryKey : end.keyNear;
      const taken = end.keyKnown === 'inferred' ? 'taken for now: ' : 'near: ';
      return {
        text: `Which field names one ${end.resource} of ${system.name} for good${near.length === 0 ? '' : ` (${taken}${near.join(', ')})`}?`,
        why: `${touched.join(', ')} keep${touched.length === 1 ? 's' : ''} pairs of records, pages and repeats by it; a value that changes, is used again or is shared makes doubles or overwrites another record.`,
        about: `/systems/${system.asked.id}/${end.resource ?? end.asked}/key`,
      };
    });
}
