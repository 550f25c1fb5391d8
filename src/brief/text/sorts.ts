// Narrower sorts than the kinds that systems are recognised by: an identity provider and a payroll are both "hr", a hotel's and a
// surgery's own software are both "forms". The lists are data (sorts.json); they say where records live and what usually flows.
import { z } from 'zod';
import { type Actor, slug } from './actors.ts';
import table from './sorts.json' with { type: 'json' };

/** sorts.json: the ids of a sort's systems, parted by spaces, and the nouns that mean such a system. */
export const Sorts: z.ZodType<{
  spanwright: 1;
  sorts: Readonly<Record<string, { systems: string; nouns: readonly string[] }>>;
}> = z.strictObject({
  spanwright: z.literal(1),
  sorts: z.record(z.string(), z.strictObject({ systems: z.string(), nouns: z.array(z.string().min(1)) })),
});

const lists = Object.entries(table.sorts);

/** The names of all sorts. */
export const sortNames: readonly string[] = lists.map(([name]) => name);

const bySystem: ReadonlyMap<string, string> = new Map(
  lists.flatMap(([name, { systems }]) => systems.split(' ').map((id): [string, string] => [id, name])),
);

const byNoun: readonly (readonly [string, string])[] = lists.flatMap(([name, { nouns }]) =>
  nouns.map((noun): [string, string] => [slug(noun), name]),
);

/** The kind that a text gives a system, else that of its product. */
export function kindOf(actor: Actor): string {
  return actor.part ?? actor.kind;
}

/** The narrower sort of a system, unless the text calls it something else; its kind where there is none. */
export function sortOf(actor: Actor): string {
  const { uses, key, kind, part } = actor;
  if (part !== null && part !== kind) return part;
  if (uses !== null) return bySystem.get(uses) ?? kind;
  return byNoun.find(([noun]) => key === noun || key.endsWith(`-${noun}`))?.[1] ?? kind;
}
