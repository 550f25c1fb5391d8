// Streams and amounts written as a brief's flows and volumes, with the assumptions that reading them took.
// Ids follow the order of the text.
import type { Brief, BriefFlow, Volume } from '../brief.ts';
import type { Actor } from './actors.ts';
import type { Stream } from './stream.ts';
import { type Scene, homesOf } from './scene.ts';
import type { ActorNames } from './systems.ts';
import { type Amount, amountsOf } from './volumes.ts';

type Assumptions = Brief['assumptions'];

/** "system.object" as the brief writes it. */
export function endOf(actor: Actor, record: string, names: ActorNames): string {
  return `${names.get(actor.key)?.id ?? actor.key}.${record}`;
}

/** The flows F1, F2 … and what was filled in to read them. */
export function flowsOf(
  streams: readonly Stream[],
  names: ActorNames,
): { readonly flows: readonly BriefFlow[]; readonly assumptions: Assumptions } {
  const flows = streams.map((stream, index): BriefFlow => {
    const trigger = stream.timing?.trigger ?? 'auto';
    return {
      id: `F${index + 1}`,
      name: `${title(stream.fromRecord)} to ${stream.toRecord === stream.fromRecord ? stream.to.name : words(stream.toRecord)}`,
      from: endOf(stream.from, stream.fromRecord, names),
      to: endOf(stream.to, stream.toRecord, names),
      direction: stream.twoWay ? 'two-way' : 'one-way',
      trigger,
      freshness: stream.timing?.freshness ?? null,
      every: stream.timing?.every ?? null,
      filter: stream.filter,
      writes: stream.writes,
      purpose: null,
    };
  });
  const assumptions = streams.flatMap((stream, index): Assumptions => {
    const id = `F${index + 1}`;
    const filled = stream.filled.map((side) => {
      const actor = side === 'source' ? stream.from : stream.to;
      return { text: `The ${side} of ${id} is ${actor.name}.`, from: stream.said };
    });
    const once =
      stream.timing?.trigger === 'manual'
        ? [{ text: `${id} runs once, started by hand.`, from: stream.timing.said }]
        : [];
    const today = stream.today
      ? [{ text: `${id} replaces what is done by hand today.`, from: stream.said }]
      : [];
    return [...filled, ...once, ...today];
  });
  return { flows, assumptions };
}

/** The volumes, each on the first flow's end that carries its record, or on the record's home. */
export function volumesOf(
  scene: Scene,
  streams: readonly Stream[],
  names: ActorNames,
): { readonly volumes: readonly Volume[]; readonly assumptions: Assumptions } {
  const volumes = new Map<string, Volume>();
  const assumptions: { text: string; from: string }[] = [];
  for (const amount of amountsOf(scene)) {
    const object = objectOf(scene, amount, { streams, names });
    if (object === null || volumes.has(object)) continue;
    const { existing, changesPerDay, peakFactor } = amount;
    if (existing === null && changesPerDay === null && peakFactor === null) continue;
    volumes.set(object, { object, existing, changesPerDay, peakFactor });
    if (amount.per !== null)
      assumptions.push({
        text: `${object}: ${changesPerDay ?? 0} changes a day, spread evenly over the ${amount.per}.`,
        from: amount.said,
      });
  }
  return { volumes: [...volumes.values()], assumptions };
}

function objectOf(
  scene: Scene,
  amount: Amount,
  { streams, names }: { readonly streams: readonly Stream[]; readonly names: ActorNames },
): string | null {
  const { actor } = amount;
  const there = streams.some(
    (stream) =>
      (stream.from === actor && stream.fromRecord === amount.record.name) ||
      (stream.to === actor && stream.toRecord === amount.record.name),
  );
  if (actor !== null && there) return endOf(actor, amount.record.name, names);
  const read = streams.find((stream) => stream.fromRecord === amount.record.name);
  if (read !== undefined) return endOf(read.from, amount.record.name, names);
  const written = streams.find((stream) => stream.toRecord === amount.record.name);
  if (written !== undefined) return endOf(written.to, amount.record.name, names);
  const [home] = homesOf(scene, amount.record, []);
  return home === undefined ? null : endOf(home, amount.record.name, names);
}

function words(record: string): string {
  return record.replaceAll('_', ' ');
}

function title(record: string): string {
  const text = words(record);
  return `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;
}
