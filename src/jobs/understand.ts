// What somebody wrote, YAML or prose, as a Brief. Prose is read with the catalog's names in hand.
import type * as Describe from '../brief/describe.ts';
import type { Brief } from '../brief/brief.ts';
import type { KnownSystem } from '../brief/describe.ts';
import { formOf } from '../brief/form.ts';
import { type BriefText, readBrief } from '../brief/read.ts';
import { takenBack } from '../brief/spell-out.ts';
import { readProfile } from '../catalog/read.ts';
import { productNamed } from './named.ts';
import type { Shelf } from './ports.ts';

/** Reads a brief in either form. Throws InputError for unusable input. */
export async function understand(written: BriefText, shelf: Shelf): Promise<Brief> {
  if (formOf(written) === 'data') return dataBrief(written, shelf);
  const { describeBrief } = await reader();
  return describeBrief(written, await knownSystems(shelf));
}

/** As {@link understand}, for showing what was understood: a text may leave its flows open. Throws InputError for unusable input. */
export async function outline(written: BriefText, shelf: Shelf): Promise<Brief> {
  if (formOf(written) === 'data') return dataBrief(written, shelf);
  const { outlineBrief } = await reader();
  return outlineBrief(written, await knownSystems(shelf));
}

/** The reader of free text; its tagger takes a moment to load, which a brief in YAML need not pay. */
function reader(): Promise<typeof Describe> {
  return import('../brief/describe.ts');
}

async function dataBrief(written: BriefText, shelf: Shelf): Promise<Brief> {
  const products = new Set(await shelf.ids());
  const brief = readBrief(written);
  for (const { uses } of brief.systems)
    if (uses !== null && !products.has(uses) && (await productNamed(uses)) !== null) products.add(uses);
  return takenBack(brief, (uses) => products.has(uses));
}

/** The catalog's systems by name. Those that the lexicon names already need no file to be opened. */
export async function knownSystems(shelf: Shelf): Promise<readonly KnownSystem[]> {
  const known: KnownSystem[] = [];
  for (const id of await shelf.ids()) {
    const files = (await productNamed(id)) !== null ? null : await shelf.files(id);
    if (files === null) known.push({ id, name: id, aliases: [], category: null });
    else {
      const { name, aliases, category } = readProfile(files);
      known.push({ id, name, aliases, category });
    }
  }
  return known;
}
