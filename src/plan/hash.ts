// The plan's content hash: SHA-256 over RFC 8785 canonical JSON, so that the same content has the same hash on any machine.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { Plan } from './plan.ts';

/** The section of the specification in which people note what was done with it. */
export const logSection: string = 'S-log';

/** Hex SHA-256 of the canonical JSON of a value that JSON can hold. */
export function hashOf(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('only JSON values have a content hash');
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** A plan does not change once it is made: its hash is reckoned once, also for those that ask again whether it is right. */
const reckoned = new WeakMap<object, string>();

/**
 * The hash that people approve: everything in the plan but the hash itself, the approval log, and the log that people fill in the
 * specification, so that signing does not change what was signed.
 */
export function contentHash(plan: Omit<Plan, 'contentHash' | 'revisions'>): string {
  const known = reckoned.get(plan);
  if (known !== undefined) return known;
  const { contentHash: _hash, revisions: _log, ...content } = plan as Plan;
  const sections = content.specification.sections.filter((section) => section.id !== logSection);
  const hash = hashOf({ ...content, specification: { ...content.specification, sections } });
  reckoned.set(plan, hash);
  return hash;
}

/** The plan of a content, under the hash of it. */
export function hashed<T extends Omit<Plan, 'contentHash' | 'revisions'>>(
  content: T,
  revisions: (hash: string) => Plan['revisions'],
): T & Pick<Plan, 'contentHash' | 'revisions'> {
  const hash = contentHash(content);
  const plan = { ...content, contentHash: hash, revisions: revisions(hash) };
  reckoned.set(plan, hash);
  return plan;
}
