// From a brief to a landscape: finds what is known of each system, in the catalog or in the document that the brief names.
import type { Brief, BriefSystem } from '../brief/brief.ts';
import { catalogEntry, findVendor } from '../catalog/list.ts';
import type { ApiProfile } from '../catalog/profile.ts';
import { readProfile } from '../catalog/read.ts';
import { InputError, inputProblem } from '../finding/input.ts';
import { readYaml } from '../finding/yaml.ts';
import { joinLandscape } from '../landscape/join.ts';
import type { Landscape } from '../landscape/landscape.ts';
import { withPersonal } from '../mapping/personal.ts';
import { productNamed } from './named.ts';
import type { Ports, Shelf } from './ports.ts';
import { readDocument } from './reader.ts';

/** A brief with the text it was read from, so that what is found wrong later can still be told by line. */
export interface WrittenBrief {
  readonly name: string;
  readonly text: string;
  readonly brief: Brief;
}

/** Throws InputError for a catalog id that does not exist and for a document that can't be read. */
export async function survey(written: WrittenBrief, ports: Ports): Promise<Landscape> {
  const profiles = new Map<string, ApiProfile>();
  for (const [index, system] of written.brief.systems.entries()) {
    const profile = await profileOf(system, index, written, ports);
    if (profile !== null) profiles.set(system.id, profile);
  }
  const open = written.brief.systems.filter((system) => system.uses !== null && !profiles.has(system.id));
  return joinLandscape(askingFor(open, written.brief), profiles);
}

/** A product that is known by name alone leaves its flows open until somebody brings its API document. */
function askingFor(systems: readonly BriefSystem[], brief: Brief): Brief {
  const asked = systems.map((system) => ({
    question: `Which API does ${system.name ?? system.uses ?? system.id} have, and where is its document (OpenAPI, for instance)?`,
    why: 'Without it no endpoint, limit or field of the system is known, and its flows stay open.',
    about: `/systems/${system.id}/api`,
  }));
  const before = new Set(brief.unknowns.map((unknown) => unknown.about));
  return { ...brief, unknowns: [...brief.unknowns, ...asked.filter((one) => !before.has(one.about))] };
}

async function profileOf(
  system: BriefSystem,
  index: number,
  written: WrittenBrief,
  ports: Ports,
): Promise<ApiProfile | null> {
  if (system.api !== null) {
    const document = withPersonal(await readDocument(await ports.documents.read(system.api)));
    return { ...document, name: system.name ?? document.name };
  }
  if (system.uses === null) return null;
  const files = await ports.shelf.files(system.uses);
  if (files !== null) return readProfile(files);
  return named(system.uses, await catalog(ports.shelf), { written, index });
}

/** Every vendor's profile, by id. */
export async function catalog(shelf: Shelf): Promise<readonly ApiProfile[]> {
  const profiles: ApiProfile[] = [];
  for (const id of await shelf.ids()) {
    const files = await shelf.files(id);
    if (files !== null) profiles.push(readProfile(files));
  }
  return profiles;
}

/** The vendor that is meant by a name or alias; null for a product that is known by name only. Throws InputError at the brief's line when it is neither. */
async function named(
  uses: string,
  profiles: readonly ApiProfile[],
  at: { readonly written: WrittenBrief; readonly index: number },
): Promise<ApiProfile | null> {
  const entries = profiles.map(catalogEntry);
  const match = findVendor(entries, uses);
  const product = match.found ? null : await productNamed(uses);
  // The same product may go by one more name among those that are known by name alone.
  const further = product === null ? [] : [product.id, product.name].map((name) => findVendor(entries, name));
  const id = [match, ...further].flatMap((one) => (one.found ? [one.entry.id] : []))[0];
  const profile = profiles.find((candidate) => candidate.id === id);
  if (profile !== undefined || product !== null) return profile ?? null;
  const place = readYaml(at.written.name, at.written.text).place(['systems', at.index, 'uses']);
  throw new InputError([
    inputProblem({
      file: at.written.name,
      line: place?.line ?? null,
      column: place?.column ?? null,
      pointer: `/systems/${at.index}/uses`,
      message: `the catalog has no system "${uses}"`,
      expected: `one of ${profiles.map((candidate) => candidate.id).join(', ')}, or "api:" with the path of its API document`,
      nearest: match.found ? null : match.nearest,
    }),
  ]);
}
