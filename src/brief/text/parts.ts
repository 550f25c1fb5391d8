// The parts that each system plays for a record in a statement: subject, object, the system of a phrase, of an event, the record's
// home, the end of the flow before, the old and the new system of a move. Several at once are usual; none is a judgement yet.
import { type Actor, channelKinds } from './actors.ts';
import type { Noun } from './chunk.ts';
import type { Memory } from './memory.ts';
import { distanceHome, type Scene } from './scene.ts';
import { actorsIn, nounsIn, type Statement } from './statement.ts';
import type { Tagged } from './tagged.ts';
import { chatty, type Happening, recordOf } from './unit.ts';

interface Spoken {
  readonly statement: Statement;
  readonly noun: Noun;
  readonly onto: Noun | null;
  readonly memory: Memory;
  readonly event: Happening | null;
}

type Part = readonly [Actor, string];

/** The parts of all systems; a system without one is missing. */
export function partsFor(text: Tagged, spoken: Spoken): ReadonlyMap<Actor, readonly string[]> {
  const parts = new Map<Actor, string[]>();
  const all = [
    ...local(spoken),
    ...happening(text.scene, spoken),
    ...homes(text.scene, spoken),
    ...standing(text, spoken),
  ];
  for (const [actor, part] of all) {
    const own = parts.get(actor) ?? [];
    if (!own.includes(part)) own.push(part);
    parts.set(actor, own);
  }
  return parts;
}

function as(actors: readonly Actor[], part: string): readonly Part[] {
  return actors.map((actor): Part => [actor, part]);
}

/** What the statement itself says. */
function local({ statement, noun, memory }: Spoken): readonly Part[] {
  const { subject, objects, phrases, inherits, sentence } = statement;
  const others = nounsIn([...subject, ...objects]).filter((one) => one !== noun);
  const before = inherits && memory.before?.sentence === sentence ? memory.before.subject : [];
  return [
    ...as(actorsIn(subject), 'subj'),
    ...as(actorsIn(objects), 'obj'),
    ...phrases.flatMap((phrase) => [
      ...as(actorsIn(phrase.items), `p-${phrase.preposition}`),
      ...nounsIn(phrase.items).flatMap((one) => as([...one.of, ...one.inside], `pn-${phrase.preposition}`)),
    ]),
    ...as(noun.of, 'of'),
    ...as(noun.inside, 'inn'),
    ...others.flatMap((one) => as(one.of, 'ofx')),
    ...as(actorsIn(before), 'inhsubj'),
  ];
}

function happening(scene: Scene, { event, memory, onto, noun }: Spoken): readonly Part[] {
  return [
    ...as(event?.actors ?? [], 'ev'),
    ...at(scene, noun, { tag: 'h', memory }),
    ...at(scene, event?.nouns[0] ?? null, { tag: 'eh', memory }),
    ...at(scene, onto, { tag: 'oh', memory }),
  ];
}

/** The systems that a record lives in: `tag0` where it is most at home, `tag1` where it also is, `tagown` where the text says so. */
function at(
  scene: Scene,
  noun: Noun | null,
  { tag, memory }: { readonly tag: string; readonly memory: Memory },
): readonly Part[] {
  if (noun === null || noun.record === null) return [];
  const { record } = noun;
  const near = scene.actors
    .filter((actor) => !chatty(actor))
    .map((actor) => ({ actor, distance: distanceHome(record, actor) }))
    .filter(({ distance }) => Number.isFinite(distance));
  const least = Math.min(...near.map(({ distance }) => distance));
  const owner = memory.owners.get(recordOf(noun).name);
  return [
    ...near.map(({ actor, distance }): Part => [actor, `${tag}${distance === least ? 0 : 1}`]),
    ...(owner === undefined ? [] : as([owner], `${tag}own`)),
  ];
}

function homes(scene: Scene, { memory }: Spoken): readonly Part[] {
  return [
    ...as(memory.from, 'lf'),
    ...as(memory.to, 'lt'),
    ...as(memory.actors.slice(-1), 'la'),
    ...as(scene.actors.slice(0, 1), 'first'),
  ];
}

/** Parts that a system plays in the whole text. */
function standing({ scene, move }: Tagged, { noun }: Spoken): readonly Part[] {
  const { actors, partner } = scene;
  const channels = actors.filter((actor) => channelKinds.includes(actor.kind));
  const own = actors.filter(ofOnesOwn);
  const topic = own.length === 1 ? own : mostNamed(actors);
  return [
    ...as(topic, own.length === 1 ? 'own' : 'topic'),
    ...(move === null ? [] : [...as([move.from], 'old'), ...as([move.to], 'new')]),
    ...(partner === null ? [] : [...as([partner], 'partner'), ...as(ours(scene, noun, partner), 'us')]),
    ...as(channels, channels.length > 1 ? 'chN' : 'ch1'),
    ...as(actors.filter(chatty), 'chat'),
  ];
}

/** Whether the writer built a system himself. */
function ofOnesOwn(actor: Actor): boolean {
  if (['internal', 'database'].includes(actor.kind)) return true;
  return actor.uses === null && !chatty(actor) && !['partner', 'drop', 'file'].includes(actor.kind);
}

function mostNamed(actors: readonly Actor[]): readonly Actor[] {
  return actors
    .filter((actor) => !chatty(actor) && actor.kind !== 'drop')
    .toSorted((a, b) => b.at.length - a.at.length || firstOf(a) - firstOf(b))
    .slice(0, 1);
}

function firstOf(actor: Actor): number {
  return Math.min(...actor.at.map((mention) => mention.at));
}

/** The system that "we" and "us" mean beside a partner: the only one, or the record's home. */
function ours(scene: Scene, noun: Noun, partner: Actor): readonly Actor[] {
  const own = scene.actors.filter(
    (actor) => actor !== partner && !chatty(actor) && !['drop', 'file'].includes(actor.kind),
  );
  if (own.length < 2 || noun.record === null) return own.slice(0, 1);
  const { record } = noun;
  const near = own
    .map((actor) => ({ actor, distance: distanceHome(record, actor) }))
    .filter(({ distance }) => Number.isFinite(distance))
    .toSorted((a, b) => a.distance - b.distance);
  return [near[0]?.actor ?? own[0]].filter((actor) => actor !== undefined);
}
