// The systems of a brief with what is known of each, and the edition that counts.
// An edition is compared by spelling only; what it means for limits and gates is said by the profile.
import type { Brief } from '../brief/brief.ts';
import { plainName, wordsOf } from '../catalog/name.ts';
import type { ApiProfile } from '../catalog/profile.ts';
import { finding } from '../finding/compose.ts';
import type { Finding } from '../finding/finding.ts';
import { nearestSpelling } from '../finding/input.ts';
import type { JoinedSystem } from './landscape.ts';

/** Every system of the brief in its order; `profiles` is by the brief's own system ids, and may lack some. */
export function joinSystems(
  brief: Brief,
  profiles: ReadonlyMap<string, ApiProfile>,
): readonly JoinedSystem[] {
  return brief.systems.map((asked) => {
    const profile = profiles.get(asked.id) ?? null;
    return { asked, name: asked.name ?? profile?.name ?? asked.uses ?? asked.id, profile };
  });
}

/** The system of an id. Throws Error on an id that the brief does not have: its reader refuses such flows. */
export function systemOf(systems: readonly JoinedSystem[], id: string): JoinedSystem {
  const found = systems.find((system) => system.asked.id === id);
  if (found === undefined) throw new Error(`no system "${id}" in the brief`);
  return found;
}

/** All editions that the profile speaks of anywhere. */
export function editionsKnown(profile: ApiProfile): readonly string[] {
  return [
    ...new Set([
      ...profile.editions,
      ...profile.rateLimits.flatMap((limit) => limit.edition ?? []),
      ...profile.gates.flatMap((gate) => gate.opens.editions),
    ]),
  ];
}

/** The asked edition in the profile's spelling, or null when the brief names none or one that the profile does not know. */
export function editionOf(system: JoinedSystem): string | null {
  const { edition } = system.asked;
  if (edition === null || system.profile === null) return null;
  return editionsKnown(system.profile).find((known) => sameEdition(known, edition)) ?? null;
}

export function sameEdition(a: string, b: string): boolean {
  return plainName(a) === plainName(b);
}

/** The one edition that a shortened name begins, word by word: "suite pro" → "suite professional". */
function shortFor(written: string, known: readonly string[]): string | null {
  const short = wordsOf(written);
  const fits = known.filter((name) => {
    const words = wordsOf(name);
    return (
      words.length === short.length && words.every((word, index) => word.startsWith(short[index] ?? ' '))
    );
  });
  return fits.length === 1 ? (fits[0] ?? null) : null;
}

/** Systems of which nothing is known, and editions that the profile does not have. `flows` are the ids of the flows at a system. */
export function systemFindings(
  systems: readonly JoinedSystem[],
  flows: (system: string) => readonly string[],
): readonly Finding[] {
  return systems.flatMap((system) => {
    const { asked, profile, name } = system;
    const touched = flows(asked.id);
    if (profile === null)
      return touched.length === 0
        ? []
        : [
            finding('SPW111', {
              at: `/systems/${asked.id}`,
              values: { system: name, flows: touched.join(', '), id: asked.id },
              source: null,
            }),
          ];
    const strangers = strangeApprovals(system, profile);
    const known = editionsKnown(profile);
    if (asked.edition === null || known.length === 0 || editionOf(system) !== null) return strangers;
    const near = shortFor(asked.edition, known) ?? nearestSpelling(asked.edition, known);
    const values = {
      system: name,
      edition: asked.edition,
      known: known.join(', '),
      nearest: near === null ? '' : ` (did you mean ${near}?)`,
    };
    return [...strangers, finding('SPW105', { at: `/systems/${asked.id}/edition`, values, source: null })];
  });
}

/** Approvals that the brief claims and no gate of the system asks for. */
function strangeApprovals({ asked, name }: JoinedSystem, profile: ApiProfile): readonly Finding[] {
  const gates = profile.gates.map((gate) => gate.id);
  return asked.approvals
    .filter((approval) => !gates.includes(approval))
    .map((approval) => {
      const values = { system: name, approval, known: gates.join(', ') || 'none' };
      return finding('SPW116', { at: `/systems/${asked.id}/approvals`, values, source: null });
    });
}
