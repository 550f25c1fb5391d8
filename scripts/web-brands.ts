// Writes src/web/parts/brands.json: which system has which brand mark of simple-icons, by the name that people use. Run it when the catalogue
// or the lexicon gains systems. The marks themselves are copied into the pages when they are built.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as icons from 'simple-icons';
import { namedSystems } from '../src/brief/text/lexicon.ts';

const root = join(import.meta.dirname, '..');

/** System id → slug of its mark. */
function brands(): Readonly<Record<string, string>> {
  const bare = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const slugs = new Map(
    (
      Object.values(icons).filter((icon) => 'slug' in icon) as readonly {
        readonly title: string;
        readonly slug: string;
      }[]
    ).flatMap(({ title, slug }) => [[bare(title), slug] as const, [slug, slug] as const]),
  );
  const catalogue = readdirSync(join(root, 'catalog')).map((id) => ({ id, name: id }));
  const found = [...catalogue, ...namedSystems].flatMap(({ id, name }) => {
    const slug = slugs.get(bare(id)) ?? slugs.get(bare(name));
    return slug === undefined ? [] : [[id, slug] as const];
  });
  return Object.fromEntries(found.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

writeFileSync(join(root, 'src', 'web', 'parts', 'brands.json'), `${JSON.stringify(brands(), null, 2)}\n`);
