// A column's written type as the type of a field: what kind of value, in which format, how long. Types of the script's own are
// followed to what stands behind them; a type that nobody knows stays unknown.
import type { Field } from '../../catalog/profile.ts';
import { duration, type Duration } from '../../measure/duration.ts';
import type { Column, Script } from './model.ts';
import type { Dialect } from './tokens.ts';

/** What a type says of its values. */
export interface Typed {
  readonly type: Field['type'];
  readonly format: string | null;
  readonly maxLength: number | null;
  readonly enum: readonly string[] | null;
}

const integers =
  /^(int|integer|int[248]|bigint|smallint|tinyint|mediumint|year|(small|big)?serial\d?|hugeint|counter)$/;
const exact = /^(numeric|decimal|dec|number|money|smallmoney|fixed)$/;
const inexact = /^(float[48]?|real|double|double precision|binary_float|binary_double)$/;
const texts =
  /^(n?varchar2?|n?char|character|character varying|bpchar|n?text|tinytext|mediumtext|longtext|citext|n?clob|name|sysname|string|long|long varchar|enum|xml|inet|cidr|macaddr)$/;
const binaries =
  /^(bytea|blob|tinyblob|mediumblob|longblob|binary|varbinary|image|raw|long raw|bit varying)$/;
const times = /^(timestamp|timestamptz|datetime|datetime2|smalldatetime|datetimeoffset)$/;

/** Types named by other types are followed this far. */
const deepest = 8;

export function typed(
  column: Pick<Column, 'type' | 'args' | 'array' | 'enum'>,
  script: Script,
  dialect: Dialect,
): Typed {
  const one = valueOf(column, script, dialect, 0);
  return column.array
    ? { type: 'array', format: null, maxLength: null, enum: null }
    : { ...one, enum: column.enum ?? one.enum };
}

function valueOf(
  column: Pick<Column, 'type' | 'args'>,
  script: Script,
  dialect: Dialect,
  depth: number,
): Typed {
  const { type, args } = column;
  const plain = (
    of: Field['type'],
    format: string | null = null,
    maxLength: number | null = null,
  ): Typed => ({
    type: of,
    format,
    maxLength,
    enum: null,
  });
  if (type === 'tinyint' && dialect === 'mysql' && args[0] === '1') return plain('boolean');
  if (integers.test(type))
    return plain('integer', /^(bigint|int8|bigserial|serial8)$/.test(type) ? 'int64' : null);
  if (exact.test(type))
    return type === 'number' && args.length > 0 && (args[1] ?? '0') === '0'
      ? plain('integer')
      : plain('number', 'decimal');
  if (inexact.test(type)) return plain('number', 'double');
  if (/^(bool|boolean)$/.test(type) || (type === 'bit' && (args[0] ?? '1') === '1')) return plain('boolean');
  if (/^(uuid|uniqueidentifier)$/.test(type)) return plain('string', 'uuid');
  if (type === 'rowversion') return plain('string', 'rowversion');
  if (times.test(type)) return plain('string', 'date-time');
  // Oracle's DATE holds a time too; the other dialects keep a day in it.
  if (type === 'date') return plain('string', dialect === 'oracle' ? 'date-time' : 'date');
  if (/^(time|timetz)$/.test(type)) return plain('string', 'time');
  if (type === 'interval') return plain('string', 'duration');
  if (/^(jsonb?|hstore|variant)$/.test(type)) return plain('object');
  if (binaries.test(type)) return plain('string', 'binary');
  if (texts.test(type)) return plain('string', null, lengthOf(type, args));
  const named = script.types.get(type);
  if (named === undefined || depth >= deepest) return plain('unknown');
  if (named.values !== null && named.base === null) return { ...plain('string'), enum: named.values };
  if (named.base === null) return plain('object');
  const behind = valueOf({ type: named.base, args: named.args }, script, dialect, depth + 1);
  return { ...behind, enum: named.values ?? behind.enum };
}

function lengthOf(type: string, args: readonly string[]): number | null {
  if (type === 'tinytext') return 255;
  if (type === 'sysname') return 128;
  const [first] = args;
  const length = first !== undefined && /^\d{1,9}$/.test(first) ? Number(first) : null;
  if (length !== null) return length > 0 ? length : null;
  return first === undefined && /^(n?char|character|bpchar)$/.test(type) ? 1 : null;
}

/** How fine a time column tells time, or null where the dialect leaves it to nobody's knowledge. */
export function resolutionOf(column: Column, dialect: Dialect): Duration | null {
  const { type, args } = column;
  if (type === 'date') return dialect === 'oracle' ? 'PT1S' : 'P1D';
  if (type === 'smalldatetime') return 'PT1M';
  const [digits] = args;
  if (!times.test(type) || (digits !== undefined && !/^\d$/.test(digits))) return null;
  const fine = digits === undefined ? usual(type, dialect) : 10 ** -Number(digits);
  // Under a millisecond nothing changes for a plan.
  return fine === null ? null : duration(Math.max(fine, 0.001));
}

function usual(type: string, dialect: Dialect): number | null {
  switch (dialect) {
    case 'mysql':
      return 1;
    case 'sqlserver':
      return type === 'datetime' ? 0.004 : 0.001;
    case 'postgresql':
    case 'oracle':
      return 0.001;
    case 'sqlite':
      return null;
    default:
      return dialect satisfies never;
  }
}
