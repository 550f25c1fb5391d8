// What a good architect would still ask about a description, each with why it matters. Gaps that every brief may have (volumes,
// edition, go-live) are asked by complete.ts; here stand those that only the text shows.
import type { Brief } from '../brief.ts';
import type { Actor } from './actors.ts';
import type { Stream } from './stream.ts';
import { inside, type Scene, sentenceOf } from './scene.ts';
import { type ActorNames, type KnownSystem } from './systems.ts';

type Unknowns = Brief['unknowns'];

interface Asked {
  readonly scene: Scene;
  readonly streams: readonly Stream[];
  /** What may be a flow but is too doubtful to be made one. */
  readonly doubtful: readonly Stream[];
  readonly names: ActorNames;
  readonly known: readonly KnownSystem[];
}

/** Every question that the text raises, in a fixed order. */
export function questionsOf({ scene, streams, doubtful, names }: Asked): Unknowns {
  return [
    ...documents(scene, names),
    ...idle(scene, streams, names),
    ...matching(streams),
    ...conflicts(streams),
    ...doubts(streams, doubtful),
    ...unread(scene, streams),
  ];
}

function documents(scene: Scene, names: ActorNames): Unknowns {
  return scene.actors.flatMap((actor): Unknowns => {
    const name = names.get(actor.key);
    if (name === undefined || name.known || ['email'].includes(actor.kind)) return [];
    return [
      {
        question: `Which API does ${actor.name} have, and where is its document (OpenAPI, for instance)?`,
        why: 'Without it no endpoint, limit or field of the system is known, and its flows stay open.',
        about: `/systems/${name.id}/api`,
      },
    ];
  });
}

/** A system that is named but that nothing flows from or to. */
function idle(scene: Scene, streams: readonly Stream[], names: ActorNames): Unknowns {
  const used = new Set(streams.flatMap((stream) => [stream.from.key, stream.to.key]));
  return scene.actors
    .filter((actor) => !used.has(actor.key))
    .map((actor: Actor) => ({
      question: `What should flow from or to ${actor.name}?`,
      why: 'The description names it, but no flow of it could be read.',
      about: `/systems/${names.get(actor.key)?.id ?? actor.key}`,
    }));
}

const people = new Set([
  'contact',
  'customer',
  'company',
  'lead',
  'employee',
  'subscriber',
  'user',
  'product',
  'inventory',
]);

function matching(streams: readonly Stream[]): Unknowns {
  const pairs = new Set<string>();
  return streams.flatMap((stream, index): Unknowns => {
    const pair = [stream.from.key, stream.to.key].toSorted().join(' ');
    if (!people.has(stream.toRecord) || pairs.has(pair)) return [];
    pairs.add(pair);
    return [
      {
        question: `By what is each ${stream.toRecord.replaceAll('_', ' ')} of ${stream.from.name} recognised in ${stream.to.name} (an id, an email address, a number)?`,
        why: 'Records that exist on both sides already are doubled when nothing sure links them.',
        about: `/flows/F${index + 1}/to`,
      },
    ];
  });
}

function conflicts(streams: readonly Stream[]): Unknowns {
  return streams
    .map((stream, index) => ({ stream, index }))
    .filter(({ stream }) => stream.twoWay)
    .slice(0, 3)
    .map(({ stream, index }) => ({
      question: `Which side wins when the same ${stream.fromRecord.replaceAll('_', ' ')} changes in ${stream.from.name} and in ${stream.to.name} at once?`,
      why: 'Without a rule the later writer overwrites the other, and nobody notices.',
      about: `/flows/F${index + 1}/direction`,
    }));
}

/** Flows that the text may mean: asked one by one, the likeliest first, where nothing else was read of their sentence or of their record. */
function doubts(streams: readonly Stream[], doubtful: readonly Stream[]): Unknowns {
  const told = (doubt: Stream): boolean =>
    streams.some(
      (stream) =>
        stream.sentence === doubt.sentence ||
        ((stream.from === doubt.from || stream.to === doubt.to) &&
          [stream.fromRecord, stream.toRecord].some((record) =>
            [doubt.fromRecord, doubt.toRecord].includes(record),
          )),
    );
  return doubtful
    .filter((doubt) => !told(doubt) && !doubt.today)
    .slice(0, 3)
    .map((doubt) => ({
      question: `Does ${doubt.fromRecord.replaceAll('_', ' ')} flow from ${doubt.from.name} to ${doubt.to.name}?`,
      why: `"${doubt.said.slice(0, 160)}" may mean it, but not clearly enough to plan it.`,
      about: '/flows',
    }));
}

/** A sentence that wants records to flow but from which no flow could be read. */
function unread(scene: Scene, streams: readonly Stream[]): Unknowns {
  const read = new Set(streams.map((stream) => stream.sentence));
  const open = scene.clauses.filter((clause) => {
    if (clause.negated || clause.opener !== 'main' || read.has(clause.sentence)) return false;
    const verbs = scene.verbs.filter((verb) => inside(clause, verb) && moving.has(verb.cls));
    const wish = scene.tokens.slice(clause.at, clause.to).some((token) => wishes.has(token.low));
    return wish && verbs.length > 0 && scene.records.some((record) => inside(clause, record));
  });
  return [...new Set(open.map((clause) => clause.sentence))].slice(0, 5).map((sentence) => ({
    question: `From which system to which should this flow: "${sentenceOf(scene, sentence).slice(0, 160)}"?`,
    why: 'It speaks of records on their way, but not clearly between which systems; no flow was made of it.',
    about: '/flows',
  }));
}

const moving: ReadonlySet<string> = new Set(['sync', 'send', 'copy', 'appear', 'create']);
const wishes: ReadonlySet<string> = new Set(['should', 'must', 'want', 'need', 'needs', 'have', 'has']);
