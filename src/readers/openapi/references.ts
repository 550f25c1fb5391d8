// Which field identifies a record, which fields hold the ids of others, and where customers may put fields of their own.
// All of it is worked out from names; a name that fits nothing known stays without a reference.
import type { Field } from '../../catalog/profile.ts';
import { bare, singular, snake } from '../words.ts';

/**
 * Key fields of a record: the one that the item's path asks for, else the usual names. `params` are the path's parameters at its end,
 * none where no path leads to one record; several together are a key only where the record holds them all.
 */
export function primaryKeyOf(
  fields: readonly Field[],
  params: readonly string[],
  noun: string,
): readonly string[] {
  const param = params.at(-1) ?? null;
  const top = fields.filter(
    (field) =>
      !field.path.includes('[]') &&
      field.type !== 'object' &&
      field.type !== 'array' &&
      field.path.split('.').length <= 2,
  );
  const named = (wanted: string): string | undefined =>
    top.find((field) => bare(field.path) === wanted)?.path;
  const asked = param === null ? '' : bare(param);
  const own = bare(singular(noun));
  const shortened = asked.startsWith(own) ? asked.slice(own.length) : '';
  const found =
    named('id') ??
    named(`${own}id`) ??
    named(`${bare(noun)}id`) ??
    (asked === '' ||
    !/(id|key|code|number|no|name|slug|symbol|hash|sku|reference|ref|handle|isbn|ean|gtin|barcode|email|login)$/.test(
      asked,
    )
      ? undefined
      : named(asked)) ??
    (shortened === '' ? undefined : named(shortened)) ??
    top.find((field) => bare(field.path.split('.').pop() ?? '').endsWith(`${own}id`))?.path ??
    named('sid') ??
    named('uuid') ??
    named('guid') ??
    named('gid') ??
    named('uid') ??
    named(`${own}key`) ??
    named(`${own}uuid`) ??
    named('key') ??
    top.find(
      (field) =>
        asked.length > 2 &&
        /(id|key|code|number|name|slug)$/.test(asked) &&
        asked.endsWith(bare(field.path)) &&
        bare(field.path).length > 2,
    )?.path ??
    (param === null ? undefined : top.find((field) => field.unique)?.path) ??
    (param === null ? undefined : businessKey(top)) ??
    (/^(entity)?id$/.test(asked) ? top.find((field) => bare(field.path) === 'entityid')?.path : undefined);
  if (found !== undefined) return [found];
  const parts = params.map((one) => keyAsked(top, bare(one), own));
  const whole = parts.filter((one) => one !== undefined);
  return whole.length === parts.length ? whole : [];
}

/** Words of a path that choose a kind or a view of records and name none. */
const choosing =
  /^(type|kind|status|state|format|lang|language|locale|version|filter|query|q|scope|category|period)$/;

/**
 * The record's own field that its path asks for under whatever name; its name, where the path asks for no more than the thing
 * itself ("/branches/{branch}"); or the same one level deeper, in the part that describes the record ("metadata.name").
 */
function keyAsked(top: readonly Field[], asked: string, own: string): string | undefined {
  if (choosing.test(asked)) return undefined;
  const wanted = asked === own || asked === `${own}name` ? [asked, 'name'] : [asked];
  const named = (path: string, name: string): boolean =>
    bare(path.replace(/^(?:meta|metadata|value|info|attributes)\./i, '')) === name;
  const found = wanted.flatMap((name) => top.filter((field) => named(field.path, name)));
  return (found.find((field) => !field.path.includes('.')) ?? found[0])?.path;
}

/** Records that have a path of their own but no id are known by a word of the trade, provided that they have only one of those. */
function businessKey(top: readonly Field[]): string | undefined {
  const found = top.filter(
    (field) =>
      (field.type === 'string' || field.type === 'integer') &&
      /^(code|number|sku|reference|slug|handle)$/.test(bare(field.path)),
  );
  // A code beside a message is that of an answer, not of a record.
  return found.length === 1 && !top.some((field) => bare(field.path) === 'message')
    ? found[0]?.path
    : undefined;
}

/** Fields with their references by name ("customer_id", "customerIds", "lines[].product_id") and the primary key marked as unique. */
export function withReferences(
  fields: readonly Field[],
  names: ReadonlyMap<string, string>,
  self: { readonly name: string; readonly key: readonly string[] },
): readonly Field[] {
  return fields.map((field) => {
    const unique = field.unique || self.key.includes(field.path);
    const target = field.references ?? referenceIn(field, names, self);
    return unique === field.unique && target === field.references
      ? field
      : { ...field, unique, references: target };
  });
}

function referenceIn(
  field: Field,
  names: ReadonlyMap<string, string>,
  self: { readonly name: string; readonly key: readonly string[] },
): string | null {
  if (self.key.includes(field.path) || field.type === 'object' || field.type === 'boolean') return null;
  const parts = snake((field.path.split('.').pop() ?? '').replaceAll('[]', '')).split('_');
  const ending = parts.pop() ?? '';
  if (!/^(ids?|uuid|guid|sid|key)$/.test(ending) || parts.length === 0) return null;
  for (let start = 0; start < parts.length; start += 1) {
    const target = names.get(bare(singular(parts.slice(start).join('_'))));
    if (target !== undefined) return target;
  }
  return null;
}

const customNames = [
  'customfields',
  'customproperties',
  'customattributes',
  'customdata',
  'customvalues',
  'userdefinedfields',
  'additionalfields',
  'extrafields',
  'extensionattributes',
  'metadata',
  'properties',
  'attributes',
];

/** The place for fields of one's own: a writable map, or a list of values, with one of the usual names. */
export function customPlace(fields: readonly Field[]): string | null {
  const entries = fields.find((field) =>
    /^custom_?fields\[\]\.(id|key|field|field_?id|definition_?id)$/i.test(field.path),
  );
  if (entries !== undefined) return entries.path.split('[]')[0] ?? null;
  const ownMap = fields.find(
    (field) =>
      !field.readOnly &&
      field.type === 'object' &&
      (field.path === 'metadata' || /^[a-z]+_?fields$/i.test(field.path)),
  );
  if (ownMap !== undefined) return ownMap.path;
  const named = fields.flatMap((field) => namedAs(field));
  for (const name of customNames) {
    const maps = name === 'metadata' || name === 'properties' || name === 'attributes';
    const found = named.find((one) => one.whole === name || (!maps && one.head === name));
    if (found !== undefined) return found.field.path.split(/\.|\[\]/)[0] ?? found.field.path;
  }
  return null;
}

/** A field that can be written, under the names it may be a place for custom fields by: its own, or that of what it lies in. */
function namedAs(field: Field): readonly {
  readonly field: Field;
  readonly whole: string | null;
  readonly head: string | null;
}[] {
  if (field.readOnly) return [];
  const path = field.path.replaceAll('[]', '');
  const end = path.indexOf('.');
  const open = field.type === 'object' || field.type === 'array' || field.type === 'unknown';
  const whole = open ? bare(path) : null;
  return [{ field, whole, head: end < 0 ? null : bare(path.slice(0, end)) }];
}
