// What was read from the API documents that people brought, kept so that a document is read once by each version of the readers.
import { type Access } from './scope.ts';

/** `profile` is the hash of a kept content, `summary` what a list shows of it; both null where the document was refused for `faults`. */
export interface Reading {
  readonly hash: string;
  readonly profile: string | null;
  readonly summary: unknown;
  readonly faults: unknown;
}

/** Of all documents that this version of the readers has read. */
export async function listReadings(
  access: Access,
  workspace: string,
  engine: string,
): Promise<readonly Reading[]> {
  return access
    .selectFrom('reading')
    .select(['hash', 'profile', 'summary', 'faults'])
    .where('workspace', '=', workspace)
    .where('engine', '=', engine)
    .execute();
}

/** Keeps what was read; a reading by another version gives way. */
export async function keepReading(
  access: Access,
  workspace: string,
  engine: string,
  { hash, profile, summary, faults }: Reading,
): Promise<void> {
  const given = {
    engine,
    profile,
    summary: summary === null ? null : JSON.stringify(summary),
    faults: faults === null ? null : JSON.stringify(faults),
    created_at: new Date(),
  };
  await access
    .insertInto('reading')
    .values({ workspace, hash, ...given })
    .onConflict((conflict) => conflict.columns(['workspace', 'hash']).doUpdateSet(given))
    .execute();
}
