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

/** Where a stream starts: under the writer's own word, unless the system's objects are known and found by the record's plain name. */
function startOf({ from, fromRecord, word }: Stream, names: ActorNames): string {
  return endOf(from, isKnown(from, names) ? fromRecord : (word ?? fromRecord), names);
}

/** Where a stream arrives: under the plain name, or the writer's own word where only the source's objects are known. */
function arrivalOf({ from, to, toRecord, fromRecord, word }: Stream, names: ActorNames): string {
  const own = fromRecord === toRecord && isKnown(from, names) && !isKnown(to, names);
  return endOf(to, own ? (word ?? toRecord) : toRecord, names);
}

function isKnown(actor: Actor, names: ActorNames): boolean {
  return names.get(actor.key)?.known === true;
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
      name: `${title(stream.word ?? stream.fromRecord)} to ${stream.toRecord === stream.fromRecord ? stream.to.name : words(stream.toRecord)}`,
      from: startOf(stream, names),
      to: arrivalOf(stream, names),
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
        text: `${object}: ${changesPerDay ?? 0} changes a day, ${isShort(amount.per) ? `as many in every ${amount.per} of the day` : `spread evenly over the ${amount.per}`}.`,
        from: amount.said,
      });
    if (amount.ranged)
      assumptions.push({ text: `${object}: the higher figure of a range is taken.`, from: amount.said });
  }
  return { volumes: [...volumes.values()], assumptions };
}

function isShort(per: string): boolean {
  return per === 'hour' || per === 'minute' || per === 'second';
}

function objectOf(
  scene: Scene,
  amount: Amount,
  { streams, names }: { readonly streams: readonly Stream[]; readonly names: ActorNames },
): string | null {
  const { actor } = amount;
  const { name } = amount.record;
  const starts = streams.find((stream) => stream.from === actor && stream.fromRecord === name);
  if (starts !== undefined) return startOf(starts, names);
  const arrives = streams.find((stream) => stream.to === actor && stream.toRecord === name);
  if (arrives !== undefined) return arrivalOf(arrives, names);
  const read = streams.find((stream) => stream.fromRecord === amount.record.name);
  if (read !== undefined) return startOf(read, names);
  const written = streams.find((stream) => stream.toRecord === amount.record.name);
  if (written !== undefined) return arrivalOf(written, names);
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
