// What a source record comes to in the target: the tokens of its mapped fields. One field carries its token over; several make a new one,
// the same for the same tokens. Everyone who maps or judges a mapping uses this.
import { mix } from '../twin/random.ts';
import type { Row, Token } from '../twin/store.ts';
import type { RunningFlow } from './integration.ts';

type Rows = Pick<RunningFlow, 'rows'>;

/** The token that the target field of one mapping row gets; 0 when all its sources are empty. */
export function mappedToken(from: readonly number[], values: readonly Token[]): Token {
  if (from.length === 1) return values[from[0] ?? 0] ?? 0;
  let token = 0;
  let filled = false;
  for (const place of from) {
    const value = values[place] ?? 0;
    filled ||= value !== 0;
    token = mix(token, value);
  }
  return filled ? 1 + (token >>> 2) : 0;
}

/** The fields of the mapping as a bit mask. */
export function mappedMask({ rows }: Rows): number {
  let mask = 0;
  for (const row of rows) mask |= 1 << row.to;
  return mask;
}

/** A hash of all mapped values, 32 bits with a sign: equal ones mean that there is nothing to write. Without the target fields of `out`, a bit mask. */
export function hashOfMapped({ rows }: Rows, values: readonly Token[], out: number = 0): number {
  let hash = 1;
  for (const row of rows) if ((out & (1 << row.to)) === 0) hash = mix(hash, mappedToken(row.from, values));
  return hash | 0;
}

/** Whether the flow's filter lets the record pass. */
export function passes({ filter }: Pick<RunningFlow, 'filter'>, row: Pick<Row, 'values'>): boolean {
  return filter === null || row.values[filter.field] === filter.token;
}
