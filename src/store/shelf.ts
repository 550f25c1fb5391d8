// The catalog's files on disk, beside the code.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Shelf } from '../jobs/ports.ts';

/** The catalog that ships with this package. */
export function shippedShelf(): Shelf {
  return shelfAt(fileURLToPath(new URL('../../catalog', import.meta.url)));
}

/** A catalog folder: one folder for each vendor with facts.yaml and, where compiled, schema.json. */
export function shelfAt(folder: string): Shelf {
  const ids = async (): Promise<readonly string[]> => {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort((a, b) => (a < b ? -1 : 1));
  };
  return {
    ids,
    files: async (id) => {
      if (!/^[a-z0-9][a-z0-9-]*$/.test(id)) return null;
      const facts = await textOrNull(join(folder, id, 'facts.yaml'));
      return facts === null ? null : { facts, schema: await textOrNull(join(folder, id, 'schema.json')) };
    },
  };
}

async function textOrNull(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
