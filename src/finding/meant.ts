// What somebody probably meant by a value of the wrong form: other spellings of it are tried on the very schema that refused it.
// A suggestion only; the value stays refused.
import type { z } from 'zod';
import { dateMeant, durationMeant } from '../measure/written.ts';

const respellings: readonly ((written: string) => string | null)[] = [
  durationMeant,
  dateMeant,
  (written) => written.trim(),
  (written) => written.trim().toLowerCase(),
  (written) => written.trim().toUpperCase(),
  (written) =>
    written
      .trim()
      .replace(/[^A-Za-z0-9_-]+/g, '-')
      .replace(/^[^A-Za-z]+|-+$/g, ''),
  (written) => written.trim().replace(/\s*[:/#>]+\s*/g, '.'),
];

/** The first respelling of a text that the schema takes, or null. */
export function meantBy(written: unknown, schema: z.ZodType): string | null {
  if (typeof written !== 'string' && typeof written !== 'number') return null;
  for (const respell of respellings) {
    const tried = respell(String(written));
    if (tried !== null && tried !== written && tried !== '' && schema.safeParse(tried).success) return tried;
  }
  return null;
}
