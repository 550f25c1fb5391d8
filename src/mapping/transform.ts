// From a source value to a target value: one step per rule, tried in order, each a piece of JSONata over `$v`.
// A rule says what is lost. What JSONata cannot know (another system's ids, country names) it looks up in a table that is bound at run time.
import { literal } from './expression.ts';
import { lexicon } from './lexicon.ts';
import { conversion, convert, currencyBeside } from './money.ts';
import type { Weighed } from './similarity.ts';
import { isDate, isEpoch, type ValueKind } from './value-kind.ts';
import { mapValues } from './value-map.ts';

/** Something a reader of the plan has to settle: a finding's code and the words that fill it. */
export interface Remark {
  readonly code: string;
  readonly values: Readonly<Record<string, string>>;
}

/** `work` yields the target value from `$v`; `name` is the transform's kind ("direct", "enum", "date_format", …). */
export interface Transform {
  readonly name: string;
  readonly work: string;
  readonly lossy: readonly string[];
  readonly notes: readonly string[];
  readonly valueMap: Readonly<Record<string, string>> | null;
  readonly remarks: readonly Remark[];
}

interface Between {
  readonly from: Weighed;
  readonly to: Weighed;
  readonly sources: readonly Weighed[];
}

const nothing = { lossy: [], notes: [], valueMap: null, remarks: [] } as const;

/** The transform for one source field onto one target field; `sources` are the record's other fields (an amount needs its currency). */
export function transformOf(from: Weighed, to: Weighed, sources: readonly Weighed[]): Transform {
  const between = { from, to, sources };
  for (const rule of [
    lookup,
    negation,
    enumeration,
    code,
    money,
    moment,
    country,
    contactPoint,
    richText,
    truth,
    cast,
  ]) {
    const found = rule(between);
    if (found !== null) return cut(found, between);
  }
  return cut({ ...nothing, name: 'direct', work: '$v' }, between);
}

/** The other system's id of the same record, from the cross-reference store, bound as `$xref` = { entity: { sourceId: targetId } }. */
function lookup({ from, to }: Between): Transform | null {
  if (from.meaning.reference === 'no' || to.meaning.reference === 'no') return null;
  if (from.meaning.reference === 'maybe' && to.meaning.reference === 'maybe') return null;
  const entity = to.meaning.field.references ?? to.meaning.head?.id ?? 'record';
  const one = from.kind === 'list' ? '$v[0]' : '$v';
  const work = `$lookup($xref.${/^[A-Za-z_]\w*$/.test(entity) ? entity : `\`${entity}\``}, $string(${one}))`;
  return {
    ...nothing,
    name: 'lookup',
    work: to.kind === 'list' ? `[${work}]` : work,
    lossy: from.kind === 'list' && to.kind !== 'list' ? ['only the first of several is kept'] : [],
    notes: [`id translated through the cross-reference store ($xref.${entity})`],
    remarks: [
      { code: 'SPW204', values: { from: from.meaning.field.path, to: to.meaning.field.path, entity } },
    ],
  };
}

function negation({ from, to }: Between): Transform | null {
  const [a, b] = [from.meaning.head?.id, to.meaning.head?.id];
  const opposite = lexicon.opposites.some(
    ([one, other]) => (one === a && other === b) || (one === b && other === a),
  );
  if (!opposite || !(to.kind === 'boolean' || to.kind === 'unknown')) return null;
  return {
    ...nothing,
    name: 'negate',
    work: from.kind === 'string' ? `$not(${asBoolean})` : '$not($v)',
    notes: ['yes and no change places'],
  };
}

function enumeration({ from, to }: Between): Transform | null {
  const [given, allowed] = [from.meaning.field.enum ?? [], to.meaning.field.enum ?? []];
  if (allowed.length === 0 || from.kind === 'boolean' || to.kind === 'boolean' || from.kind === 'list')
    return null;
  if (given.length === 0) {
    return {
      ...nothing,
      name: 'enum',
      work: `[${allowed.map(literal).join(', ')}][$lowercase($) = $lowercase($string($v))][0]`,
      lossy: [`values other than ${list(allowed)} are dropped`],
      remarks: [
        {
          code: 'SPW203',
          values: {
            from: from.meaning.field.path,
            to: to.meaning.field.path,
            values: 'any value that the target does not list',
          },
        },
      ],
    };
  }
  if (given.every((value) => allowed.includes(value))) return null;
  const { map, unmatched } = mapValues(given, allowed);
  const values = list(unmatched);
  return {
    ...nothing,
    name: 'enum',
    work: `$lookup(${JSON.stringify(map)}, $string($v))`,
    valueMap: map,
    lossy: unmatched.length === 0 ? [] : [`no counterpart for ${values}`],
    remarks:
      unmatched.length === 0
        ? []
        : [{ code: 'SPW203', values: { from: from.meaning.field.path, to: to.meaning.field.path, values } }],
  };
}

/** A name on one side and a number or a code of the vendor's own on the other: only a table knows which is which. */
function code({ from, to }: Between): Transform | null {
  const [a, b] = [from.meaning, to.meaning];
  if (b.head?.term?.kind !== 'enum' || (b.field.enum ?? []).length > 0) return null;
  const numeric = (kind: ValueKind): boolean => kind === 'integer' || kind === 'number';
  if (!(numeric(to.kind) && from.kind === 'string') && !(numeric(from.kind) && to.kind === 'string'))
    return null;
  const table = `$tables.${tableName(b.head.id)}`;
  return {
    ...nothing,
    name: 'enum',
    work: `$lookup(${table}, $string($v))`,
    lossy: ['values that the table does not hold are dropped'],
    notes: [`translated by the table ${table}`],
    remarks: [{ code: 'SPW206', values: { from: a.field.path, to: b.field.path, table } }],
  };
}

function tableName(id: string): string {
  return id.replaceAll('-', '_');
}

function money({ from, to, sources }: Between): Transform | null {
  const change = conversion(from, to);
  if (change === null) return null;
  const currency = currencyBeside(
    from.meaning,
    sources.map(({ meaning }) => meaning),
  );
  const path = currency?.field.path ?? null;
  const work = convert(change.to, path);
  const doubt = [
    change.assumed ? 'the integer is taken to count minor units' : null,
    path === null ? 'two decimals are taken, no currency being given' : null,
  ].filter((word) => word !== null);
  return {
    ...nothing,
    name: 'unit',
    work: to.kind === 'string' ? `$string(${work})` : work,
    lossy: change.to === 'minor' ? ['fractions of the smallest coin are rounded'] : [],
    notes: [
      change.to === 'minor' ? 'major to minor currency units' : 'minor to major currency units',
      ...(path === null ? [] : [`decimals by the currency in ${path}`]),
    ],
    remarks:
      doubt.length === 0
        ? []
        : [
            {
              code: 'SPW205',
              values: { from: from.meaning.field.path, to: to.meaning.field.path, doubt: doubt.join('; ') },
            },
          ],
  };
}

function moment({ from, to }: Between): Transform | null {
  if (!isDate(from.kind, from.meaning) || !isDate(to.kind, to.meaning) || from.kind === to.kind) return null;
  const work = momentWork(from.kind, to.kind);
  if (work === null) return null;
  const loses = to.kind === 'date' && from.kind !== 'date';
  return {
    ...nothing,
    name: 'date_format',
    work,
    lossy: loses ? ['the time of day is dropped'] : [],
    notes: [`${from.kind} to ${to.kind}${loses ? ', the day as written in the source' : ''}`],
  };
}

function momentWork(from: ValueKind, to: ValueKind): string | null {
  const millis = from === 'epoch-seconds' ? '$number($v) * 1000' : '$number($v)';
  if (isEpoch(from)) {
    if (to === 'epoch-seconds') return '$floor($number($v) / 1000)';
    if (to === 'epoch-milliseconds') return millis;
    return to === 'date' ? `$fromMillis(${millis}, "[Y0001]-[M01]-[D01]")` : `$fromMillis(${millis})`;
  }
  if (isEpoch(to)) {
    const parsed = `($type($v) = "number" ? $v * 1000 : ${anyDate})`;
    return to === 'epoch-seconds' ? `$floor(${parsed} / 1000)` : parsed;
  }
  if (to === 'date') return '$substring($string($v), 0, 10)';
  if (to === 'date-time' && from === 'date')
    return '($length($string($v)) = 10 ? $string($v) & "T00:00:00Z" : $string($v))';
  return null;
}

/** Milliseconds of an ISO 8601 text; nothing for any other text. */
const anyDate = '($contains($string($v), /^[0-9]{4}-[0-9]{2}-[0-9]{2}/) ? $toMillis($string($v)))';

function country({ from, to }: Between): Transform | null {
  const [a, b] = [from.meaning, to.meaning];
  if (a.head?.term?.kind !== 'country' || b.head?.term?.kind !== 'country' || a.head.id === 'country-code')
    return null;
  const format = b.field.format?.toLowerCase() ?? '';
  const coded = b.field.maxLength === 2 || /iso|country|alpha/.test(format) || b.head.id === 'country-code';
  if (!coded || a.field.maxLength === 2) return null;
  return {
    ...nothing,
    name: 'country_code',
    work: '($n := $trim($string($v)); $contains($n, /^[A-Za-z]{2}$/) ? $uppercase($n) : $lookup($tables.countries, $lowercase($n)))',
    lossy: ['country names that the table does not hold are dropped'],
    notes: ['names become ISO 3166-1 alpha-2 codes by the table $tables.countries (lower-case name → code)'],
    remarks: [
      { code: 'SPW206', values: { from: a.field.path, to: b.field.path, table: '$tables.countries' } },
    ],
  };
}

function contactPoint({ from, to }: Between): Transform | null {
  const kind = to.meaning.head?.term?.kind;
  if (from.kind === 'list' || to.kind === 'list' || from.kind === 'boolean') return null;
  if (kind === 'email' && from.meaning.head?.term?.kind === 'email') {
    return {
      ...nothing,
      name: 'normalize',
      work: '$lowercase($trim($string($v)))',
      notes: ['trimmed, lower case'],
    };
  }
  if (kind !== 'phone') return null;
  const wanted = /e\.?164|phone|tel/.test(to.meaning.field.format?.toLowerCase() ?? '');
  if (!wanted)
    return from.kind === to.kind
      ? { ...nothing, name: 'direct', work: '$v', notes: ['as written; not E.164'] }
      : null;
  return {
    ...nothing,
    name: 'normalize',
    work: '($p := $replace($string($v), /[^0-9+]/, ""); $contains($p, /^00/) ? "+" & $substring($p, 2) : $p)',
    lossy: ['extensions and punctuation are dropped'],
    notes: [
      'E.164 where the number carries its country prefix; a national number needs the country calling code first',
    ],
  };
}

function richText({ from, to }: Between): Transform | null {
  const html = ({ meaning }: Weighed): boolean =>
    meaning.words.includes('html') || meaning.field.format === 'html';
  if (
    html(from) === html(to) ||
    from.meaning.head?.term?.kind !== 'text' ||
    from.kind === 'list' ||
    to.kind === 'list'
  )
    return null;
  return html(from)
    ? {
        ...nothing,
        name: 'rich_text',
        work: '$trim($replace($string($v), /<[^>]*>/, ""))',
        lossy: ['formatting is dropped'],
        notes: ['HTML to plain text'],
      }
    : {
        ...nothing,
        name: 'rich_text',
        work: '$replace($replace($replace($string($v), "&", "&amp;"), "<", "&lt;"), ">", "&gt;")',
        notes: ['plain text escaped for HTML'],
      };
}

const asBoolean = '($lowercase($trim($string($v))) in ["true", "yes", "y", "1", "on"])';

function truth({ from, to }: Between): Transform | null {
  if (to.kind !== 'boolean' || from.kind === 'boolean') return null;
  if (from.kind === 'integer' || from.kind === 'number')
    return { ...nothing, name: 'cast', work: '($v != 0)', notes: ['0 is no, any other number yes'] };
  return from.kind === 'string' || from.kind === 'unknown'
    ? {
        ...nothing,
        name: 'cast',
        work: asBoolean,
        lossy: ['words other than true, yes, y, 1, on count as no'],
      }
    : null;
}

const asNumber = '($contains($string($v), /^\\s*-?[0-9]+(\\.[0-9]+)?\\s*$/) ? $number($trim($string($v))))';

function cast({ from, to }: Between): Transform | null {
  if (from.kind === to.kind || to.kind === 'unknown') return null;
  const texts: readonly ValueKind[] = ['string', 'date', 'date-time', 'time'];
  if (to.kind === 'list') return toList(from);
  if (from.kind === 'list') return fromList(to);
  if (to.kind === 'string' && !texts.includes(from.kind) && from.kind !== 'unknown')
    return { ...nothing, name: 'cast', work: '$string($v)' };
  if (to.kind === 'number' || to.kind === 'integer') return toNumber(from, to);
  return null;
}

function toNumber(from: Weighed, to: Weighed): Transform | null {
  const whole = to.kind === 'integer';
  if (from.kind === 'number')
    return whole
      ? { ...nothing, name: 'cast', work: '$round($v)', lossy: ['decimals are rounded away'] }
      : null;
  if (from.kind === 'boolean') return { ...nothing, name: 'cast', work: '($v ? 1 : 0)' };
  if (from.kind !== 'string' && from.kind !== 'unknown') return null;
  return {
    ...nothing,
    name: 'cast',
    work: whole ? `$round(${asNumber})` : asNumber,
    lossy: ['text that is no number is dropped'],
  };
}

function toList(from: Weighed): Transform {
  const several =
    from.meaning.head?.term?.kind === 'list' && (from.kind === 'string' || from.kind === 'unknown');
  if (!several)
    return { ...nothing, name: 'split_join', work: '[$v]', notes: ['one value becomes a list of one'] };
  return {
    ...nothing,
    name: 'split_join',
    work: '[$map($split($string($v), /[,;]/), $trim)]',
    notes: ['cut at commas and semicolons'],
  };
}

function fromList(to: Weighed): Transform {
  if (to.kind === 'string' || to.kind === 'unknown')
    return {
      ...nothing,
      name: 'split_join',
      work: '$join($map([$v], $string), ", ")',
      lossy: ['the list cannot be restored when a value holds a comma'],
    };
  return { ...nothing, name: 'select', work: '[$v][0]', lossy: ['only the first of several is kept'] };
}

/** Cuts text that the target has no room for; addresses of any sort are left whole, half of one is worthless. */
function cut(transform: Transform, { from, to }: Between): Transform {
  const room = to.meaning.field.maxLength;
  const kind = to.meaning.head?.term?.kind ?? 'text';
  const long = from.meaning.field.maxLength;
  const text =
    (from.kind === 'string' || from.kind === 'unknown') &&
    to.kind === 'string' &&
    (kind === 'text' || kind === 'name');
  if (
    room === null ||
    !text ||
    (long !== null && long <= room) ||
    (from.meaning.field.enum ?? []).length > 0 ||
    !['direct', 'rich_text'].includes(transform.name)
  )
    return transform;
  return {
    ...transform,
    name: transform.name === 'direct' ? 'truncate' : transform.name,
    work: `$substring(${transform.work === '$v' ? '$string($v)' : transform.work}, 0, ${room})`,
    lossy: [...transform.lossy, `cut at ${room} characters`],
  };
}

function list(values: readonly string[]): string {
  const shown = values.slice(0, 8).join(', ');
  return values.length > 8 ? `${shown} and ${values.length - 8} more` : shown;
}
