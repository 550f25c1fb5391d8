// What somebody who writes a brief can choose from: systems by name, and of one system its editions and objects.
// It only looks things up; what is chosen and how it is asked belongs to the doors.
import type { BriefSystem } from '../brief/brief.ts';
import { namedSystems } from '../brief/text/lexicon.ts';
import type { ApiProfile } from '../catalog/profile.ts';
import { readProfile } from '../catalog/read.ts';
import type { Ports, Shelf } from './ports.ts';
import { readDocument } from './reader.ts';

/** A system by name. `known`: the catalog has its facts; otherwise its API document is wanted. */
export interface SystemChoice {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly known: boolean;
}

/** All systems with facts, then all that are recognised by name; each group by name. */
export async function systemChoices(shelf: Shelf): Promise<readonly SystemChoice[]> {
  const ids = await shelf.ids();
  const named = new Map(namedSystems.map((system) => [system.id, system]));
  const known: SystemChoice[] = [];
  for (const id of ids) {
    const files = named.has(id) ? null : await shelf.files(id);
    const { name, aliases } =
      named.get(id) ?? (files === null ? { name: id, aliases: [] } : readProfile(files));
    known.push({ id, name, aliases, known: true });
  }
  const names = new Set(known.map((choice) => choice.name.toLowerCase()));
  const others = namedSystems
    .filter((system) => !ids.includes(system.id) && !names.has(system.name.toLowerCase()))
    .map(({ id, name, aliases }) => ({ id, name, aliases, known: false }));
  const byName = (a: SystemChoice, b: SystemChoice): number =>
    a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1;
  return [...known.toSorted(byName), ...others.toSorted(byName)];
}

/** The choices that a few typed letters may mean: names that begin with them first, then names and aliases that hold them. */
export function choicesFor(typed: string, choices: readonly SystemChoice[]): readonly SystemChoice[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return choices.filter((choice) => choice.known);
  const begins = (choice: SystemChoice): boolean => choice.name.toLowerCase().startsWith(wanted);
  const holds = (choice: SystemChoice): boolean =>
    [choice.id, choice.name, ...choice.aliases].some((name) => name.toLowerCase().includes(wanted));
  return [...choices.filter(begins), ...choices.filter((choice) => !begins(choice) && holds(choice))];
}

/** What is known of a system of a brief; null when neither the catalog nor a document tells. Throws InputError for a document that can't be read. */
export async function profileFor(
  system: Pick<BriefSystem, 'uses' | 'api'>,
  ports: Ports,
): Promise<ApiProfile | null> {
  if (system.api !== null) return readDocument(await ports.documents.read(system.api));
  const files = system.uses === null ? null : await ports.shelf.files(system.uses);
  return files === null ? null : readProfile(files);
}
