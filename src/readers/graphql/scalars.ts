// How scalars travel in JSON. The five of the language are certain; of others the usual names are known, and the rest stays unknown.
import type { Field } from '../../catalog/profile.ts';
import { bare } from '../words.ts';

export interface Scalar {
  readonly type: Field['type'];
  readonly format: string | null;
}

const known: Readonly<Record<string, Scalar>> = {
  id: { type: 'string', format: null },
  string: { type: 'string', format: null },
  int: { type: 'integer', format: null },
  float: { type: 'number', format: null },
  boolean: { type: 'boolean', format: null },
  datetime: { type: 'string', format: 'date-time' },
  datetimeiso: { type: 'string', format: 'date-time' },
  iso8601datetime: { type: 'string', format: 'date-time' },
  awsdatetime: { type: 'string', format: 'date-time' },
  timestamp: { type: 'string', format: 'date-time' },
  timestamptz: { type: 'string', format: 'date-time' },
  awstimestamp: { type: 'integer', format: 'unix-time' },
  date: { type: 'string', format: 'date' },
  localdate: { type: 'string', format: 'date' },
  awsdate: { type: 'string', format: 'date' },
  timelessdate: { type: 'string', format: 'date' },
  time: { type: 'string', format: 'time' },
  url: { type: 'string', format: 'uri' },
  uri: { type: 'string', format: 'uri' },
  awsurl: { type: 'string', format: 'uri' },
  email: { type: 'string', format: 'email' },
  emailaddress: { type: 'string', format: 'email' },
  awsemail: { type: 'string', format: 'email' },
  uuid: { type: 'string', format: 'uuid' },
  decimal: { type: 'string', format: 'decimal' },
  bigdecimal: { type: 'string', format: 'decimal' },
  money: { type: 'string', format: 'decimal' },
  numeric: { type: 'number', format: 'decimal' },
  bigint: { type: 'integer', format: 'int64' },
  long: { type: 'integer', format: 'int64' },
  unsignedint64: { type: 'integer', format: 'int64' },
  json: { type: 'object', format: null },
  jsonb: { type: 'object', format: null },
  jsonobject: { type: 'object', format: null },
  awsjson: { type: 'object', format: null },
  html: { type: 'string', format: 'html' },
  formattedstring: { type: 'string', format: 'html' },
  locale: { type: 'string', format: null },
  country: { type: 'string', format: 'iso-3166-1-alpha-2' },
  currency: { type: 'string', format: 'iso-4217' },
  countrycode: { type: 'string', format: 'iso-3166-1-alpha-2' },
  currencycode: { type: 'string', format: 'iso-4217' },
};

/** The scalar of that name as it stands in JSON. */
export function scalarOf(name: string): Scalar {
  const key = bare(name);
  const found = Object.hasOwn(known, key) ? known[key] : undefined;
  return found ?? { type: 'unknown', format: null };
}

/** Enums whose values are a standard's codes keep the standard's name and not 250 values. */
export function standardEnum(name: string, values: readonly string[]): string | null {
  if (/countrycode$/i.test(name) && values.length > 40) return 'iso-3166-1-alpha-2';
  if (/currency(code)?$/i.test(name) && values.length > 40) return 'iso-4217';
  return null;
}
