// The catalog as a list: one short entry a vendor, and the vendor somebody means by what he wrote.
// Entries are made from profiles by the caller; reading files is not done here.
import { nearestSpelling } from '../finding/input.ts';
import { plainName } from './name.ts';
import type { ApiProfile } from './profile.ts';

/** What `catalog list` shows of a vendor. */
export interface CatalogEntry {
  readonly id: string;
  readonly name: string;
  readonly category: string | null;
  readonly aliases: readonly string[];
}

/** The vendor that was meant, or the nearest id when none is known by that name (null when nothing is near). */
export type VendorMatch =
  | {
      readonly found: true;
      readonly entry: CatalogEntry;
      readonly how: 'id' | 'name' | 'alias';
    }
  | { readonly found: false; readonly nearest: string | null };

export function catalogEntry(profile: ApiProfile): CatalogEntry {
  return {
    id: profile.id,
    name: profile.name,
    category: profile.category,
    aliases: profile.aliases,
  };
}

/** All entries, sorted by id. */
export function listCatalog(profiles: readonly ApiProfile[]): readonly CatalogEntry[] {
  return profiles.map(catalogEntry).sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** Finds a vendor by id, name or alias; case, hyphens and spaces do not matter. */
export function findVendor(entries: readonly CatalogEntry[], written: string): VendorMatch {
  const wanted = spelling(written);
  const byId = entries.find((entry) => spelling(entry.id) === wanted);
  if (byId !== undefined) return { found: true, entry: byId, how: 'id' };
  const byName = entries.find((entry) => spelling(entry.name) === wanted);
  if (byName !== undefined) return { found: true, entry: byName, how: 'name' };
  const byAlias = entries.find((entry) => entry.aliases.some((alias) => spelling(alias) === wanted));
  if (byAlias !== undefined) return { found: true, entry: byAlias, how: 'alias' };
  const near = nearestSpelling(
    written,
    entries.flatMap((entry) => [entry.id, entry.name, ...entry.aliases]),
  );
  const meant = entries.find(
    (entry) => near !== null && [entry.id, entry.name, ...entry.aliases].includes(near),
  );
  return { found: false, nearest: meant?.id ?? null };
}

/** "HubSpot", "hub-spot" and "Hub Spot" alike; words stay in their order. */
function spelling(name: string): string {
  return plainName(name.toLowerCase()).replaceAll(' ', '');
}
