// What kind of values a column holds, worked out from a sample of them: type, format, and how they are written where that is not
// what a computer would write (1.234,50 or 31.12.2026). A kind holds only where every value has it.
import type { Field } from '../../catalog/profile.ts';

/** `written` names a form that has to be turned into the usual one when the file is read; `doubt` what the values leave open. */
export interface Kind {
  readonly type: Field['type'];
  readonly format: string | null;
  readonly written: string | null;
  readonly doubt: string | null;
}

interface Pattern {
  readonly holds: RegExp;
  readonly kind: Kind;
}

function kind(
  type: Field['type'],
  format: string | null = null,
  written: string | null = null,
  doubt: string | null = null,
): Kind {
  return { type, format, written, doubt };
}

const day = '(?:0?[1-9]|[12]\\d|3[01])';
const month = '(?:0?[1-9]|1[0-2])';
const year = '(?:19|20|99)\\d\\d';
const clock = '[T ,]{1,2}\\d{1,2}:\\d\\d(?::\\d\\d(?:[.,]\\d{1,9})?)?(?: ?[AaPp][Mm])?';
const zone = '(?:Z|[+-]\\d\\d:?\\d\\d)?';

/** Signs of currencies; any three letters before a figure would make an amount of an article number. */
const codes =
  'EUR|USD|GBP|CHF|JPY|SEK|NOK|DKK|PLN|CZK|HUF|AUD|CAD|NZD|CNY|INR|BRL|MXN|ZAR|TRY|RON|BGN|ISK|ILS|SGD|HKD|KRW|THB|AED|SAR|UAH';

/** In the order in which they are tried: the narrow before the wide. */
const patterns: readonly Pattern[] = [
  { holds: /^(?:true|false)$/i, kind: kind('boolean') },
  { holds: /^(?:yes|no)$/i, kind: kind('boolean', null, 'yes and no') },
  { holds: /^(?:ja|nein)$/i, kind: kind('boolean', null, 'ja and nein') },
  { holds: /^(?:oui|non)$/i, kind: kind('boolean', null, 'oui and non') },
  { holds: /^[yn]$/i, kind: kind('boolean', null, 'Y and N') },
  { holds: /^[jn]$/i, kind: kind('boolean', null, 'J and N') },
  { holds: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i, kind: kind('string', 'uuid') },
  { holds: new RegExp(`^${year}-${month}-${day}$`), kind: kind('string', 'date') },
  {
    holds: new RegExp(`^${year}-${month}-${day}T\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:?\\d\\d)$`),
    kind: kind('string', 'date-time'),
  },
  {
    holds: new RegExp(`^${year}-${month}-${day}${clock}${zone}$`),
    kind: kind('string', 'date-time', 'yyyy-mm-dd hh:mm', 'no time zone'),
  },
  { holds: new RegExp(`^${day}\\.${month}\\.${year}$`), kind: kind('string', 'date', 'dd.mm.yyyy') },
  {
    holds: new RegExp(`^${day}\\.${month}\\.${year}${clock}$`),
    kind: kind('string', 'date-time', 'dd.mm.yyyy hh:mm', 'no time zone'),
  },
  { holds: new RegExp(`^${year}/${month}/${day}$`), kind: kind('string', 'date', 'yyyy/mm/dd') },
  {
    holds: new RegExp(`^${day}[/-]${month}[/-]${year}(?:${clock})?$`),
    kind: kind('string', 'date', 'dd/mm/yyyy'),
  },
  {
    holds: new RegExp(`^${month}[/-]${day}[/-]${year}(?:${clock})?$`),
    kind: kind('string', 'date', 'mm/dd/yyyy'),
  },
  {
    holds: new RegExp(`^${year}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])$`),
    kind: kind('string', 'date', 'yyyymmdd'),
  },
  { holds: /^(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/, kind: kind('string', 'time') },
  { holds: /^[+-]?(?:0|[1-9]\d{0,17})$/, kind: kind('integer') },
  {
    holds: /^[+-]?[1-9]\d{0,2}(?:\.\d{3})+$/,
    kind: kind('integer', null, 'points between thousands', 'a point may part thousands or decimals'),
  },
  {
    holds: /^[+-]?[1-9]\d{0,2}(?:,\d{3})+$/,
    kind: kind('integer', null, 'commas between thousands', 'a comma may part thousands or decimals'),
  },
  { holds: /^[+-]?(?:0|[1-9]\d*)?(?:\.\d+)?(?:[eE][+-]?\d{1,3})?$/, kind: kind('number', 'decimal') },
  {
    holds: /^[+-]?(?:0|[1-9]\d{0,2}(?:,\d{3})*)(?:\.\d+)?$/,
    kind: kind('number', 'decimal', 'commas between thousands'),
  },
  {
    holds: /^[+-]?(?:[1-9]\d{0,2}(?:[. \u00A0']\d{3})+|0|[1-9]\d*)(?:,\d+)?$/,
    kind: kind('number', 'decimal', 'a decimal comma'),
  },
  {
    holds: new RegExp(`^-?(?:[€$£¥]|${codes}) ?-?[\\d.,' ]*\\d$`),
    kind: kind('number', 'decimal', 'an amount with its currency'),
  },
  {
    holds: new RegExp(`^-?[\\d.,' ]*\\d ?(?:[€$£¥]|${codes})$`),
    kind: kind('number', 'decimal', 'an amount with its currency'),
  },
  { holds: /^-?[\d.,]*\d ?%$/, kind: kind('number', 'decimal', 'a per cent sign') },
  { holds: /^[^\s@]{1,64}@[^\s@.]+(?:\.[^\s@.]+)+$/, kind: kind('string', 'email') },
  { holds: /^https?:\/\/\S+$/i, kind: kind('string', 'uri') },
];

const phone = /^(?:\+|00|\(?0)[\d ()/.-]{6,20}$/;
const money = new RegExp(`^(?:${codes})$`);

/** The kind of the values, none of them blank. `name` helps where figures alone can't tell (a phone number). */
export function kindOf(values: readonly string[], name: string): Kind {
  if (values.length === 0) return kind('unknown');
  const all = (pattern: RegExp): boolean => values.every((value) => pattern.test(value));
  if (
    all(phone) &&
    (/phone|tel|fax|mobil|handy/i.test(name) || values.every((value) => value.startsWith('+')))
  )
    return kind('string', 'phone');
  if (all(money)) return kind('string', 'currency-code');
  const found = patterns.filter((pattern) => all(pattern.holds));
  const [first] = found;
  if (first === undefined) return kind('string');
  // Eight figures are a day only where the name says so; else they are a number like any other.
  if (first.kind.written === 'yyyymmdd' && !/dat|day|tag|_on$|_at$/i.test(name))
    return found[1]?.kind ?? kind('integer');
  const turned =
    found.some((pattern) => pattern.kind.written === 'mm/dd/yyyy') && first.kind.written === 'dd/mm/yyyy';
  const timed = first.kind.format === 'date' && values.some((value) => value.includes(':'));
  return {
    ...first.kind,
    format: timed ? 'date-time' : first.kind.format,
    doubt: turned ? 'the day or the month may stand first' : first.kind.doubt,
  };
}
