// One stream from its ends and its record: what is read, what is written, when, and from which words.
import type { Actor } from './actors.ts';
import type { Clause } from './clauses.ts';
import type { RecordWord } from './lexicon.ts';
import { distanceHome, inside, quoteOf, type Scene, sentenceOf } from './scene.ts';
import { aloneAfter, both, type Frame, type Stream, today } from './stream.ts';
import { notice } from './themes.ts';
import { type Timing, timingOf } from './timing.ts';

interface Passing {
  readonly from: Actor;
  readonly to: Actor;
  readonly theme: RecordWord;
  readonly said: string;
  readonly filled: readonly string[];
}

export function streamOf(scene: Scene, frame: Frame, { from, to, theme, said, filled }: Passing): Stream {
  const cause = causeOf(scene, frame, from);
  const makes =
    (frame.verb === null && frame.event !== null) ||
    frame.verb?.cls === 'create' ||
    frame.verb?.cls === 'appear' ||
    frame.verb?.cls === 'want' ||
    frame.verb?.cls === 'notify' ||
    frame.verb?.cls === 'update' ||
    frame.subject !== null;
  const fromRecord = makes && cause !== null && startsWith(frame, { cause, theme, from }) ? cause : theme;
  const toRecord =
    to.kind === 'chat' || to.kind === 'email'
      ? 'alert'
      : frame.onto === null
        ? theme.name === 'order_status'
          ? statusName(scene, frame, theme)
          : usual(theme, to)
        : frame.onto.record.name;
  const around =
    timingOf(said) ??
    (frame.event === null ? null : timingOf(quoteOf(scene, frame.event.clause))) ??
    timingAround(scene, frame) ??
    aloneAfter(scene, frame.clause.sentence + 1);
  const onto = frame.onto?.record ?? null;
  const update =
    frame.verb?.cls === 'update' || (onto !== null && onto.name !== theme.name && standing.has(onto.concept));
  return {
    from,
    fromRecord:
      fromRecord === theme && theme === notice
        ? (cause?.name ?? eventRecord(scene, frame) ?? 'event')
        : statusName(scene, frame, fromRecord),
    to,
    toRecord,
    twoWay: both.test(said) && frame.pair.length > 0,
    writes: update ? 'update-only' : null,
    timing: around ?? whenTiming(frame),
    filter: /\bonly\b/i.test(said) ? said : null,
    clause: frame.clause,
    said,
    filled,
    today: today.test(said),
  };
}

/** What a record of a trade ("patient", "donation") is called in a system that is no home of it. */
function usual(record: RecordWord, actor: Actor): string {
  const plain = record.concept === 'customer' || record.concept === 'payment';
  return plain && actor.uses !== null && !Number.isFinite(distanceHome(record, actor))
    ? record.concept
    : record.name;
}

const tracked = new Set([
  'order',
  'shipment',
  'payment',
  'invoice',
  'ticket',
  'deal',
  'application',
  'claim',
  'return',
]);

/** A status is that of the record it stands with or that was spoken of last: "claim status", "the order … its status". */
function statusName(scene: Scene, frame: Frame, record: RecordWord): string {
  if (record.name !== 'order_status') return record.name;
  const said = scene.records.find((one) => inside(frame.clause, one) && one.record === record);
  const at = said?.at ?? frame.clause.to;
  const words = said === undefined ? [] : scene.tokens.slice(said.at, said.to).map((token) => token.base);
  const [own] = words;
  if (
    words.length === 2 &&
    words[1] === 'status' &&
    own !== undefined &&
    !['production', 'job', 'delivery', 'shipping'].includes(own)
  )
    return `${own}_status`;
  if (!words.includes('status') || words.some((word) => ['order', 'job', 'production'].includes(word)))
    return record.name;
  const near = scene.records.findLast((one) => one.at < at && tracked.has(one.record.name));
  return near === undefined ? record.name : `${near.record.name}_status`;
}

/** The time told elsewhere in the sentence: at its head for all of it, before a clause that continues, or in a clause that tells nothing else. */
function timingAround(scene: Scene, { clause }: Frame): Timing | null {
  const near = scene.clauses.filter((one) => one.sentence === clause.sentence && one.at !== clause.at);
  const bare = (one: Clause): boolean =>
    !scene.records.some((record) => inside(one, record)) || !scene.places.some((place) => inside(one, place));
  const earlier = near.filter((one) => one.to <= clause.at).toReversed();
  const later = near.filter((one) => one.at >= clause.to);
  const continues = clause.shares || clause.gapped || clause.opener === 'relative';
  for (const one of [...later.filter(bare), ...earlier.filter((other) => continues || bare(other))]) {
    const timing = timingOf(quoteOf(scene, one));
    if (timing !== null) return timing;
  }
  const opening = timingOf(sentenceOf(scene, clause.sentence).split(/\s+/).slice(0, 6).join(' '));
  return opening;
}

/** Concepts of records that exist before a flow writes to them, as a deal does before its payment shows on it. */
const standing: ReadonlySet<string> = new Set([
  'person',
  'company',
  'customer',
  'deal',
  'lead',
  'product',
  'order',
  'subscription',
  'invoice',
  'employee',
  'user',
]);

const persons: ReadonlySet<string> = new Set(['person', 'company', 'customer', 'lead']);

/** Whether the record that causes a flow is also what is read: it becomes another one ("a contact becomes a customer"). */
function startsWith(
  frame: Frame,
  { cause, theme, from }: { readonly cause: RecordWord; readonly theme: RecordWord; readonly from: Actor },
): boolean {
  if (cause.name === theme.name) return true;
  if (frame.verb?.cls === 'create' || frame.verb?.cls === 'notify' || theme === notice) return true;
  return (
    !Number.isFinite(distanceHome(theme, from)) ||
    (persons.has(cause.concept) && persons.has(theme.concept)) ||
    (cause.name === 'payment' && theme.name !== 'payment')
  );
}

/** The record whose change starts a flow: that of "when …", or the subject of "tickets create an issue". A paid invoice is a payment. */
function causeOf(scene: Scene, frame: Frame, from: Actor): RecordWord | null {
  const { event, verb } = frame;
  if (event === null && frame.subject !== null) return frame.subject.record;
  if (event !== null) {
    const record =
      (
        event.themes.find((one) => Number.isFinite(distanceHome(one.record, from))) ??
        (event.sources.includes(from) ? event.themes[0] : undefined)
      )?.record ?? null;
    const paid = /\b(paid|pays|settled|payment)\b/i.test(quoteOf(scene, event.clause));
    if (record !== null && paid && ['invoice', 'order', 'subscription'].includes(record.name))
      return scene.payment;
    return record;
  }
  if (verb === null || verb.cls !== 'create' || frame.passive) return null;
  return scene.records.find((record) => inside(frame.clause, record) && record.at < verb.at)?.record ?? null;
}

function eventRecord(scene: Scene, frame: Frame): string | null {
  return (
    frame.event?.themes[0]?.record.name ??
    scene.records.findLast((record) => record.at < frame.clause.to)?.record.name ??
    null
  );
}

function whenTiming(frame: Frame): Timing | null {
  return frame.event === null ? null : { trigger: 'webhook', freshness: null, every: null, said: 'when' };
}
