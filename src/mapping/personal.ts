// Which fields of a document hold personal data, where nobody has said so: told by what their names mean, in records about people.
// A class that is already stated stays. For documents that customers bring; the catalog's facts state theirs by hand.
import type { ApiProfile, Resource } from '../catalog/profile.ts';
import { conceptOf, type Meaning, meaningsOf } from './meaning.ts';

/** Records that are a person, or may be one. */
const people: ReadonlySet<string> = new Set(['person', 'customer', 'lead', 'user', 'employee', 'contact']);
/** Records that carry somebody's name and address along. */
const dealings: ReadonlySet<string> = new Set([
  'order',
  'invoice',
  'payment',
  'refund',
  'subscription',
  'shipment',
  'ticket',
  'deal',
]);
const identity: ReadonlySet<string> = new Set([
  'given-name',
  'family-name',
  'middle-name',
  'preferred-name',
  'birth-date',
  'gender',
  'salutation',
]);
const financial: ReadonlySet<string> = new Set(['iban', 'bank-account', 'card-last4']);

/** The profile with a class of personal data ("contact", "identity", "location", "financial") on every field whose meaning tells one. */
export function withPersonal(profile: ApiProfile): ApiProfile {
  return { ...profile, resources: profile.resources.map((resource) => judged(profile.id, resource)) };
}

function judged(system: string, resource: Resource): Resource {
  const { name: object, concept, fields } = resource;
  const side = { system, object, concept, fields };
  const about = conceptOf(side) ?? '';
  const meanings = meaningsOf(side);
  return {
    ...resource,
    fields: fields.map((field, index) => {
      const meaning = meanings[index];
      return field.personal !== null || meaning === undefined
        ? field
        : { ...field, personal: classOf(meaning, about) };
    }),
  };
}

function classOf(meaning: Meaning, about: string): string | null {
  const { head, field, exempt, reference, dated } = meaning;
  if (head === null || exempt === 'container' || reference === 'yes' || field.type === 'boolean') return null;
  if (identity.has(head.id)) return 'identity';
  if (dated) return null;
  if (financial.has(head.id)) return 'financial';
  if (head.term?.kind === 'email' || head.term?.kind === 'phone') return 'contact';
  const named = people.has(about) || dealings.has(about);
  if (head.id === 'address' || head.term?.group === 'address') return named ? 'location' : null;
  return head.id === 'name' && isSomebody(meaning, about) ? 'identity' : null;
}

/** Whether a name is a person's: of the record itself where that is one, or of a person within a dealing. */
function isSomebody({ context }: Meaning, about: string): boolean {
  const whose = context.findLast((token) => token.term?.entity === true);
  if (whose !== undefined) return people.has(whose.id);
  return people.has(about) && !context.some((token) => token.term?.group === 'line');
}
