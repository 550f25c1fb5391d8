// What carries a change from where it was found to where it is written, and how many are on their way at once.
import { wordsOf } from '../catalog/name.ts';
import { inWords } from '../measure/duration.ts';
import type { TransportDecision, TriggerDecision } from './design.ts';
import { argue, cite, figure, percent } from './figures.ts';
import { type Ground, nearestLimit, sideWords } from './ground.ts';
import { singleWrites } from './operations.ts';
import { concurrencyOf, flowsAt } from './pace.ts';
import { byRule, rules } from './rules.ts';
import { isQueued } from './traits.ts';

export function decideTransport(ground: Ground, trigger: TriggerDecision): TransportDecision {
  const { traits, flow } = ground;
  const concurrency = concurrencyOf(ground);
  const [write] = singleWrites(ground.writes);
  const limit = write === undefined ? null : nearestLimit(ground.target, ground.target.resource, write);
  const queue = isQueued(traits, trigger.mode)
    ? `${slug(flow.id)}-${slug(ground.source.resource)}-to-${slug(ground.target.resource)}`
    : null;
  const peak = Math.ceil((flow.load.changesPerDay * flow.load.peakFactor) / 24);
  return {
    runsOn: `${traits.runsOn} \`${slug(ground.source.system.asked.id)}-${slug(ground.target.system.asked.id)}\``,
    queue,
    concurrency: concurrency.value,
    inFlightPerRecord: 1,
    overhead: { time: traits.overhead, per: traits.bulk ? 'run' : 'job' },
    intake: trigger.mode === 'webhook' ? { verifies: true, rotates: true, storesFirst: true } : null,
    why: argue(
      queue === null
        ? `${ground.traits.bulk ? `Taken out and loaded in the same run: the busiest hour brings about ${figure(peak)} changes.` : `Found and written in the same run: the busiest hour brings about ${figure(peak)} changes, and the watermark in the source is the queue.`} A run holds a lock, so that two never overlap; a long one delays the next.`
        : `The queue takes what the busiest hour brings (about ${figure(peak)} changes) and holds it while ${sideWords(ground.target)} is down or limited; jobs of one record collapse to one.`,
      trigger.mode === 'webhook'
        ? intakeWords(ground)
        : trigger.mode === 'event'
          ? subscriberWords(ground)
          : null,
      `${figure(concurrency.value)} at a time ${concurrency.assumed ? 'because no limit of the target is documented' : `is what ${percent(rules.share.value)} of the limits of a minute or less leaves, at a second a call, to ${flowsAt(ground, ground.target) === 1 ? 'the one flow' : `each of ${figure(flowsAt(ground, ground.target))} flows`} at ${ground.target.system.name}, up to ${figure(traits.concurrency)}`}; never two of one record, or the older could win.`,
    ),
    sources: cite(
      limit?.source,
      ground.source.system.profile?.webhooks?.source,
      ...byRule(rules.share, ...(concurrency.assumed ? [rules.callRate] : [])),
    ),
  };
}

/** What the intake does before it answers, and how long it may take. */
function intakeWords(ground: Ground): string {
  const webhooks = ground.source.system.profile?.webhooks ?? null;
  const signature = webhooks?.signature ?? null;
  const verify =
    signature === null
      ? `no signature is documented, so the address holds a long secret, only the id is taken from the message and the record is read from ${ground.source.system.name} itself`
      : `it verifies ${signature.header} (${signature.algorithm} over ${signature.covers}) on the raw body${signature.tolerance === null ? '' : ` and refuses what is older than ${inWords(signature.tolerance)}`}`;
  const inTime =
    webhooks?.timeout === null || webhooks === null
      ? 'at once'
      : `within the ${inWords(webhooks.timeout)} that the sender waits`;
  const double =
    webhooks?.eventIdUnique === true && webhooks.eventIdField !== null
      ? `doubles are told by ${webhooks.eventIdField}`
      : `event ids are ${webhooks?.eventIdUnique === false ? 'documented not to be' : 'not known to be'} unique, so doubles are told by record id and state, never by event id alone`;
  return `The intake answers ${inTime}: ${verify}, stores the record id and answers 2xx only after that; ${double}.${signature === null ? '' : ' While the secret is changed both are accepted, or every message of that time would be refused.'}`;
}

/** What the subscriber of a channel does before it moves on, and what it does when its position is gone. */
function subscriberWords(ground: Ground): string {
  const webhooks = ground.source.system.profile?.webhooks ?? null;
  const channel = webhooks?.channel ?? `the channel of ${ground.source.system.name}`;
  const kept = webhooks?.givesUpAfter ?? null;
  return `One subscriber reads ${channel}: it stores the record ids and then the position of the event, in one transaction, so that after a stop it reads on where it was and at worst meets an event twice; a position that is ${kept === null ? 'no longer known' : `older than ${inWords(kept)}`} is given up for a read by watermark from the last change seen.`;
}

/** Lower case with dashes, for names of queues and workers. */
function slug(name: string): string {
  return wordsOf(name).join('-') || 'x';
}
