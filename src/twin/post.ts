// Sends what a vendor tells to those who subscribed: late, twice, never or out of order as the air has it, again and again as its schedule
// says, and at last not any more. A message keeps the content and the signature that it was first made with.
import type { Agenda } from './agenda.ts';
import type { Air } from './air.ts';
import { assumed } from './assume.ts';
import { forgedRow } from './news.ts';
import type { Random } from './random.ts';
import type { Schedule } from './schedule.ts';
import type { Store } from './store.ts';
import type { Delivery, Receiver, Told } from './twin.ts';

export interface PostInput {
  readonly system: string;
  readonly schedule: Schedule;
  readonly agenda: Agenda;
  readonly air: Air;
  readonly random: Random;
  readonly store: (resource: string) => Store;
}

export interface Post {
  /** Once more for a receiver: for these resources from now on, and again where its address was switched off. */
  readonly subscribe: (resources: readonly string[], receiver: Receiver) => void;
  /** Whether messages go to the receiver: not when its address was switched off, or was never given. */
  readonly subscribed: (receiver: Receiver) => boolean;
  /** Whether anybody wants to hear of the resource. */
  readonly listens: (resource: string) => boolean;
  readonly send: (told: Told) => void;
}

/** What is put together may wait this long for more, ms. */
const gathers = 500;

interface Subscriber {
  resources: ReadonlySet<string>;
  readonly receiver: Receiver;
  gathered: Told[];
  /** Messages on a channel, the oldest first, and whether one of them is being brought. */
  readonly queue: Letter[];
  busy: boolean;
  /** No message of a vendor that keeps order comes before this. */
  after: number;
  /** Tries in a row without a success, and when the first of them was. */
  failures: number;
  failsSince: number;
  off: boolean;
}

interface Letter {
  readonly told: readonly Told[];
  readonly secret: number;
  readonly forged: boolean;
  readonly made: number;
}

export function postOf(input: PostInput): Post {
  const { schedule, agenda } = input;
  const subscribers: Subscriber[] = [];
  const secretNow = secrets(input);
  const flush = (subscriber: Subscriber): void => {
    const told = subscriber.gathered;
    if (told.length === 0) return;
    subscriber.gathered = [];
    mail(input, subscriber, { told, secret: secretNow(), forged: false, made: agenda.now() });
  };
  return {
    subscribe: (resources, receiver) => {
      const known = subscribers.find((one) => one.receiver === receiver);
      if (known !== undefined) {
        known.resources = new Set(resources);
        known.failures = 0;
        known.off = false;
      } else
        subscribers.push({
          resources: new Set(resources),
          receiver,
          gathered: [],
          queue: [],
          busy: false,
          after: 0,
          failures: 0,
          failsSince: 0,
          off: false,
        });
    },
    subscribed: (receiver) => subscribers.some((one) => one.receiver === receiver && !one.off),
    listens: (resource) => subscribers.some((one) => !one.off && one.resources.has(resource)),
    send: (told) => {
      for (const subscriber of subscribers) {
        if (subscriber.off || !subscriber.resources.has(told.resource)) continue;
        subscriber.gathered.push(told);
        if (subscriber.gathered.length >= schedule.together) flush(subscriber);
        else if (subscriber.gathered.length === 1) agenda.at(agenda.now() + gathers, () => flush(subscriber));
      }
    },
  };
}

/** The number of the secret that signs at present: for a while after a change still the one before. */
function secrets({ air, agenda, system }: PostInput): () => number {
  let present = air.secret(system, agenda.now());
  let before = present;
  let changed = Number.NEGATIVE_INFINITY;
  return () => {
    const now = agenda.now();
    const number = air.secret(system, now);
    if (number !== present) {
      before = present;
      present = number;
      changed = now;
    }
    return now - changed < assumed.secretOverlap.value ? before : present;
  };
}

/** Hands a letter to the air: each delay that it names is one copy, and a forged one comes beside them. */
function mail(input: PostInput, subscriber: Subscriber, letter: Letter): void {
  const { air, agenda, system, schedule } = input;
  const now = agenda.now();
  const { delays, forged } = air.message(system, now);
  for (const delay of delays) {
    const due = schedule.ordered ? Math.max(subscriber.after, now + delay) : now + delay;
    if (schedule.ordered) subscriber.after = due;
    agenda.at(due, () => arrive(input, subscriber, letter));
  }
  if (forged) {
    const fake = { ...letter, told: letter.told.map((told) => forgery(input, told)), forged: true };
    agenda.at(now + (delays[0] ?? 0), () => {
      bring(input, subscriber, fake, 1);
    });
  }
}

function forgery({ random, store }: PostInput, told: Told): Told {
  const shelf = store(told.resource);
  const record = random.below(Math.max(1, shelf.count()));
  const row = told.row === null ? null : forgedRow(told.row, 1 + random.below(1_000_000));
  return {
    ...told,
    event: 1_000_000_000 + random.below(1_000_000_000),
    record,
    row: row === null ? null : { ...row, id: record },
  };
}

function arrive(input: PostInput, subscriber: Subscriber, letter: Letter): void {
  if (input.schedule.queue === null) {
    attempt(input, subscriber, letter, 1);
    return;
  }
  subscriber.queue.push(letter);
  if (!subscriber.busy) empty(input, subscriber, 1);
}

function attempt(input: PostInput, subscriber: Subscriber, letter: Letter, tries: number): void {
  if (subscriber.off) return;
  const { accepted, latency } = bring(input, subscriber, letter, tries);
  if (accepted && latency <= input.schedule.timeout) {
    subscriber.failures = 0;
    return;
  }
  noteFailure(input, subscriber);
  const wait = input.schedule.waits[tries - 1];
  if (wait === undefined) return;
  const lost = Math.min(latency, input.schedule.timeout);
  input.agenda.at(input.agenda.now() + lost + wait, () => attempt(input, subscriber, letter, tries + 1));
}

/** What is still to be sent again when an address is switched off is dropped with the rest. */
function noteFailure({ schedule: { off }, agenda }: PostInput, subscriber: Subscriber): void {
  const now = agenda.now();
  if (subscriber.failures === 0) subscriber.failsSince = now;
  subscriber.failures += 1;
  if (off !== null && subscriber.failures >= off.failures && now - subscriber.failsSince >= off.after)
    subscriber.off = true;
}

/** A channel: what is not taken stays where it is and holds up what follows, until it is too old to be kept. */
function empty(input: PostInput, subscriber: Subscriber, tries: number): void {
  const { queue: rule } = input.schedule;
  if (rule === null) return;
  const now = input.agenda.now();
  subscriber.busy = true;
  let done = 0;
  for (const letter of subscriber.queue) {
    if (now - letter.made <= rule.keeps && !bring(input, subscriber, letter, tries).accepted) break;
    done += 1;
  }
  subscriber.queue.splice(0, done);
  subscriber.busy = subscriber.queue.length > 0;
  if (subscriber.busy)
    input.agenda.at(now + rule.again, () => empty(input, subscriber, done === 0 ? tries + 1 : 2));
}

function bring(
  { air, agenda, system }: PostInput,
  subscriber: Subscriber,
  letter: Letter,
  tries: number,
): ReturnType<Receiver> {
  const current = letter.secret === air.secret(system, agenda.now());
  const delivery: Delivery = {
    told: letter.told,
    signed: letter.forged ? 'forged' : current ? 'current' : 'previous',
    attempt: tries,
  };
  return subscriber.receiver(delivery);
}
