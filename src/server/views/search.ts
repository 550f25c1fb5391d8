// Names across all systems that hold a word: systems, objects, events, and so many fields as a person would look through.
import { z } from 'zod';
import type { ApiProfile } from '../../catalog/profile.ts';

export const hitKinds = ['system', 'object', 'event', 'field'] as const;

/** `object` is where a field or an event belongs, or null. */
export interface Hit {
  readonly system: string;
  readonly systemName: string;
  readonly kind: (typeof hitKinds)[number];
  readonly name: string;
  readonly object: string | null;
}

export const Hit: z.ZodType<Hit> = z.strictObject({
  system: z.string(),
  systemName: z.string(),
  kind: z.enum(hitKinds),
  name: z.string(),
  object: z.string().nullable(),
});

/** Of each kind at most. */
const most = 40;

export function searched(profiles: readonly ApiProfile[], word: string): readonly Hit[] {
  const wanted = word.trim().toLowerCase();
  if (wanted === '') return [];
  const holds = (name: string): boolean => name.toLowerCase().includes(wanted);
  const hits = profiles.flatMap((profile): readonly Hit[] => {
    const hit = (kind: Hit['kind'], name: string, object: string | null): Hit => ({
      system: profile.id,
      systemName: profile.name,
      kind,
      name,
      object,
    });
    return [
      ...([profile.id, profile.name, ...profile.aliases].some(holds)
        ? [hit('system', profile.name, null)]
        : []),
      ...profile.resources
        .filter((one) => [one.name, ...one.aliases].some(holds))
        .map((one) => hit('object', one.name, one.name)),
      ...profile.events.filter((one) => holds(one.name)).map((one) => hit('event', one.name, one.resource)),
      ...profile.resources.flatMap((one) =>
        one.fields.filter(({ path }) => holds(path)).map(({ path }) => hit('field', path, one.name)),
      ),
    ];
  });
  return hitKinds.flatMap((kind) => hits.filter((hit) => hit.kind === kind).slice(0, most));
}
