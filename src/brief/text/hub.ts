// The system of the writer's own that a text turns on: the one that most of it speaks of, and rather one that he built than one that
// he keeps things in. In a text of one service or of one partner most records go to it or come from it. It decides nothing.
import { type Actor, firstAt, ofOnesOwn } from './actors.ts';
import type { Scene } from './scene.ts';

const passing: readonly string[] = ['chat', 'email', 'drop'];
const keeping: readonly string[] = ['database', 'file', 'warehouse'];

/** What a system that is built by the writer counts more than another that is named as often. */
const built = 2;

const known = new WeakMap<Scene, ReadonlyMap<Actor, number>>();

/** How much a text speaks of each of its own systems, the most first. Kept per text, because every record of a long one is asked for. */
export function turnsOn(scene: Scene): ReadonlyMap<Actor, number> {
  const before = known.get(scene);
  if (before !== undefined) return before;
  const all = weighed(scene).toSorted(([a, x], [b, y]) => y - x || firstAt(a) - firstAt(b));
  const found = new Map(all);
  known.set(scene, found);
  return found;
}

function weighed({ actors, partner }: Scene): readonly (readonly [Actor, number])[] {
  const own = actors.filter((actor) => actor !== partner && !passing.includes(actor.kind));
  const first = own.toSorted((a, b) => firstAt(a) - firstAt(b))[0];
  return own.map((actor) => [
    actor,
    actor.at.length +
      (actor.kind === 'internal' ? built : 0) +
      (actor === first ? 0.5 : 0) -
      (keeping.includes(actor.kind) ? 1 : 0),
  ]);
}

/** The system that a text turns on; null where it names none of the writer's own. */
export function hubOf(scene: Scene): Actor | null {
  return [...turnsOn(scene).keys()][0] ?? null;
}

/** The one system that the writer built himself, where the text leaves no doubt which. */
export function builtIn(scene: Scene): readonly Actor[] {
  const own = scene.actors.filter(ofOnesOwn);
  const hub = hubOf(scene);
  if (own.length === 1) return own;
  return hub?.kind === 'internal' ? [hub] : [];
}

/** How much more a text turns on a system than on any other of the writer's own; the other side of a partner integration stands apart. */
export function leadOf(scene: Scene, actor: Actor): number {
  const all = turnsOn(scene);
  const own = all.get(actor);
  if (own === undefined) return actor === scene.partner ? 9 : -9;
  return own - Math.max(0, ...[...all].filter(([one]) => one !== actor).map(([, weight]) => weight));
}
