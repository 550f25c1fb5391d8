// What starts a flow. The asked way is taken where the source and the strategy can do it, else the nearest one, with the reason.
// A message is only a hint: it can be lost, doubled, late or out of order, so a poll repairs what no message announced.
import type { ApiEvent } from '../catalog/profile.ts';
import type { TriggerMode, TriggerOption } from '../landscape/landscape.ts';
import { type Duration, duration, inWords, seconds } from '../measure/duration.ts';
import type { TriggerDecision } from './design.ts';
import type { Feed } from './feed.ts';
import { argue, cite, time } from './figures.ts';
import { type Ground, limitAt, sideWords } from './ground.ts';
import { intervalFor } from './interval.ts';
import { callsPerChange, lagOf, shortestPoll, workTime } from './pace.ts';
import { byRule, rules } from './rules.ts';

export function decideTrigger(ground: Ground): TriggerDecision {
  const { asked } = ground.flow;
  const events = usefulEvents(ground);
  const told = toldBy(ground, events);
  if (asked.trigger === 'manual') return byHand(ground, 'The brief asks for runs started by hand.');
  if (asked.trigger === 'schedule') return polled(ground, 'schedule', null);
  if (ground.traits.byClock)
    return polled(ground, asked.trigger === 'poll' ? 'poll' : 'schedule', 'Runs start by the clock.');
  if (told.mode !== null && (asked.trigger !== 'poll' || ground.feed === null))
    return pushed(ground, told.mode, events);
  return polled(ground, 'poll', asked.trigger === 'poll' ? null : told.why);
}

/** Events that mean something to do: for create-only flows a creation, else any change; "other" happenings only where nothing better is told. */
export function usefulEvents(ground: Ground): readonly ApiEvent[] {
  const { events } = ground.flow.from;
  const wanted: readonly ApiEvent['change'][] =
    ground.flow.asked.writes === 'create-only' ? ['created'] : ['created', 'updated', 'deleted', 'merged'];
  const useful = events.filter((event) => wanted.includes(event.change));
  return useful.some((event) => event.change === 'created' || event.change === 'updated') ? useful : events;
}

interface Told {
  readonly mode: TriggerMode | null;
  readonly why: string;
}

/** Whether and how the source tells of changes by itself to this strategy, and why not. */
function toldBy(ground: Ground, events: readonly ApiEvent[]): Told {
  const options = ground.flow.triggers.filter(
    (option) => option.mode === 'webhook' || option.mode === 'event',
  );
  const takes = (option: TriggerOption): boolean =>
    option.mode === 'event' ? ground.traits.subscribes : ground.traits.receives;
  const possible = options.filter((option) => option.possible);
  const open = possible.find(takes) ?? possible[0];
  if (open === undefined) return { mode: null, why: `Not by webhook or event: ${refusal(ground, options)}.` };
  if (!takes(open))
    return {
      mode: null,
      why: `Not by ${open.mode}, although ${ground.source.system.name} has them: ${open.mode === 'event' ? 'nothing here holds a subscription open' : 'these polls have no public address'} to receive them.`,
    };
  if (events.length === 0)
    return { mode: null, why: 'Not by webhook: no event tells of the changes that matter here.' };
  const missesUpdates =
    ground.flow.asked.writes !== 'create-only' && !events.some((event) => event.change === 'updated');
  if (missesUpdates && ground.feed?.sees === 'all')
    return {
      mode: null,
      why: `Not by ${open.mode}: the events tell of new records only, and changes matter here.`,
    };
  if (findsNewRecords(ground) && ground.feed?.via === 'full-scan')
    return {
      mode: null,
      why: `Not by ${open.mode}: no event tells of new records, and only reading everything finds them.`,
    };
  return { mode: open.mode, why: '' };
}

function refusal(ground: Ground, options: readonly TriggerOption[]): string {
  const asked = options.find((option) => option.mode === ground.flow.asked.trigger);
  return (asked ?? options[0])?.why ?? `nothing is known of events of ${ground.source.system.name}`;
}

function pushed(ground: Ground, mode: TriggerMode, events: readonly ApiEvent[]): TriggerDecision {
  const { asked } = ground.flow;
  const rereads = ground.source.reads.get !== null;
  const typical =
    rules.delivery.value + callsPerChange(rereads) * rules.callTime.value + seconds(ground.traits.overhead);
  const repair = ground.feed === null ? null : repairFor(ground, ground.feed);
  const webhooks = ground.source.system.profile?.webhooks ?? null;
  const watched = mode === 'webhook' && webhooks?.switchesOff?.then !== 'kept';
  const worst =
    repair === null
      ? rules.nightly.value
      : repair.every + lagOf(ground.feed).value + workTime(ground, repair.every, ground.flow.load.peakFactor);
  return {
    mode,
    asked: asked.trigger,
    events: events.map((event) => event.name),
    every: null,
    repair: repair === null ? null : { mode: 'poll', every: duration(repair.every) },
    watch: watched ? { every: duration(rules.watchEvery.value) } : null,
    expected: { typical: duration(Math.ceil(typical)), worst: duration(Math.ceil(worst)) },
    why: argue(
      asked.trigger === mode
        ? `By ${mode}, as asked, and only as a hint: the record is read anew when the work is done.`
        : `By ${mode}: ${sideWords(ground.source)} tells of changes by itself; the message is only a hint, the record is read anew.`,
      `A change typically arrives after ${time(typical)} (${time(rules.delivery.value)} on the way${seconds(ground.traits.overhead) === 0 ? ' and a second a call, both' : `, a second a call and ${inWords(ground.traits.overhead)} between them, all`} assumed until measured).`,
      deliveryWords(ground),
      repair === null
        ? 'No call lists changes, so nothing but the daily comparison finds a lost message.'
        : repair.why,
      watched ? `${switchOffWords(ground)} ${watchWords(ground)}` : null,
      asked.freshness !== null && worst > seconds(asked.freshness) && repair !== null
        ? `The asked ${inWords(asked.freshness)} holds for the 95th percentile; only a change whose message was lost waits up to ${time(worst)}.`
        : null,
      asked.every !== null ? `The asked interval of ${inWords(asked.every)} is not needed.` : null,
    ),
    sources: cite(
      events[0]?.source,
      webhooks?.source,
      webhooks?.switchesOff?.source,
      ...ground.source.sources,
      ...byRule(
        rules.delivery,
        rules.callTime,
        ...(watched ? [rules.watchEvery] : []),
        ...(repair === null ? [rules.nightly] : [rules.repairFactor]),
      ),
    ),
  };
}

function deliveryWords(ground: Ground): string {
  const webhooks = ground.source.system.profile?.webhooks ?? null;
  const name = ground.source.system.name;
  if (webhooks === null)
    return `How ${name} signs, repeats and orders its messages is not documented: reckoned as sent once, unsigned and in any order, until its owner says otherwise.`;
  if (webhooks.channel !== null)
    return `${name} keeps its events on ${webhooks.channel}${webhooks.givesUpAfter === null ? ', for how long is not documented' : ` for ${inWords(webhooks.givesUpAfter)}`}, ${webhooks.ordered === true ? 'in order' : 'in no promised order'}; a subscriber that was away reads on from the position it stored, ${webhooks.givesUpAfter === null ? 'if it is still there' : 'and what is older is gone'}.`;
  const gives =
    webhooks.givesUpAfter === null
      ? 'how long it repeats an unanswered message is not documented (reckoned as not at all)'
      : `it repeats an unanswered message for ${inWords(webhooks.givesUpAfter)}${webhooks.attempts === null ? '' : `, ${webhooks.attempts} attempts in all`}, and then never again`;
  const order = webhooks.ordered === true ? 'in order' : 'in no promised order';
  return `${name} delivers ${webhooks.delivery === 'at-least-once' ? 'at least once' : webhooks.delivery === 'at-most-once' ? 'at most once' : 'with no promise documented'}, ${order}; ${gives}.`;
}

/** When the vendor stops sending to an address, and what is left of the subscription. */
function switchOffWords({ source: { system } }: Ground): string {
  const off = system.profile?.webhooks?.switchesOff ?? null;
  if (off === null)
    return `Whether ${system.name} goes on sending to an address that fails is not documented: reckoned with being switched off after a day of failures.`;
  const when = [
    ...(off.failures === null
      ? []
      : [`after ${off.failures} ${off.failures === 1 ? 'failed try' : 'failed tries in a row'}`]),
    ...(off.after === null ? [] : [`after ${inWords(off.after)} without a success`]),
  ].join(' and ');
  const once =
    off.statuses.length === 0
      ? null
      : `at once on ${off.statuses.join(' or ')}, which the intake never answers`;
  const all = [when === '' ? null : when, once].filter((part) => part !== null).join(', ');
  const then = off.then === 'removed' ? 'removes the subscription' : 'switches the subscription off';
  return `${system.name} ${then} ${all === '' ? 'when its address fails; after how long is not documented' : all}.`;
}

function watchWords({ feed, source: { system } }: Ground): string {
  const off = system.profile?.webhooks?.switchesOff ?? null;
  const anew = off?.then === 'paused' ? 'started again, by a person where no call does it' : 'made anew';
  return `Once a day and at every start it is looked at, and ${anew}; ${feed === null ? 'the next comparison finds what was missed' : 'then the window since the watermark is read'}.`;
}

interface Repair {
  readonly every: number;
  readonly why: string;
}

/** Three times the freshness, no later than the sender's own giving up, no faster than limits allow. */
function repairFor(ground: Ground, feed: Feed): Repair {
  const freshness: Duration | null = ground.flow.asked.freshness;
  const gives = ground.source.system.profile?.webhooks?.givesUpAfter ?? null;
  const alone = findsNewRecords(ground);
  const factor = alone ? 1 : rules.repairFactor.value;
  const byFreshness = freshness === null ? rules.pollEvery.value : seconds(freshness) * factor;
  const wanted = Math.min(
    byFreshness,
    rules.repairAtMost.value,
    gives === null ? Number.POSITIVE_INFINITY : seconds(gives),
  );
  const least = Math.max(shortestPoll(ground, feed), seconds(ground.traits.shortestInterval));
  const every = Math.min(
    604_800,
    feed.via === 'full-scan'
      ? Math.max(rules.nightly.value, least)
      : Math.max(60, Math.ceil(wanted), Math.ceil(least)),
  );
  const reason =
    feed.via === 'full-scan'
      ? 'it has to read everything, for want of a filter on changes'
      : freshness === null
        ? 'by rule, as no freshness is asked'
        : `${factor === 1 ? 'as often as' : `${factor} times`} the asked ${inWords(freshness)}${gives === null ? '' : seconds(gives) > every ? `, well inside the ${inWords(gives)} after which the sender gives up` : `, cut down to the ${inWords(gives)} after which the sender gives up`}`;
  const blind =
    feed.sees === 'creations'
      ? ' It sees new records only; lost messages of later changes are found by the daily comparison.'
      : '';
  return {
    every,
    why: `A poll every ${time(every)} repairs what no message announced (${reason}).${blind}${alone ? ' No event tells of new records, so it is the poll that finds them.' : ''}`,
  };
}

/** Whether new records matter and no event tells of them, so that the repair poll has to. */
function findsNewRecords({ flow }: Ground): boolean {
  return flow.asked.writes !== 'update-only' && !flow.from.events.some((event) => event.change === 'created');
}

function polled(ground: Ground, mode: 'poll' | 'schedule', instead: string | null): TriggerDecision {
  const { asked } = ground.flow;
  const { feed } = ground;
  if (feed === null)
    return byHand(
      ground,
      argue(
        instead,
        `No call lists or searches ${sideWords(ground.source)} either: somebody has to start a run, or the owner of ${ground.source.system.name} has to offer a way.`,
      ),
    );
  const wanted = asked.every === null ? null : seconds(asked.every);
  const found = intervalFor(
    ground,
    feed,
    wanted,
    mode === 'schedule' ? rules.scheduleEvery.value : rules.pollEvery.value,
  );
  return {
    mode,
    asked: asked.trigger,
    events: [],
    every: duration(found.every),
    repair: null,
    watch: null,
    expected: { typical: duration(Math.ceil(found.typical)), worst: duration(Math.ceil(found.worst)) },
    why: argue(
      instead,
      found.why,
      feed.sees === 'creations'
        ? 'It finds new records only; later changes are found by the daily comparison.'
        : 'A run that fails is made up by the next: its window begins at the last watermark.',
    ),
    sources: sourcesOf(ground, feed),
  };
}

function sourcesOf(ground: Ground, feed: Feed): TriggerDecision['sources'] {
  const limit = limitAt(ground.source, feed.resource, feed.operation);
  const size = feed.operation.pagination?.maxPageSize ?? null;
  return cite(
    limit?.source,
    feed.source,
    ...byRule(
      rules.share,
      rules.callTime,
      ...(limit === null ? [rules.callRate] : []),
      ...(lagOf(feed).assumed ? [rules.lag] : []),
      ...(size === null ? [rules.pageSize] : []),
    ),
    ...(ground.flow.asked.freshness === null && ground.flow.asked.every === null
      ? byRule(rules.pollEvery)
      : []),
  );
}

function byHand(ground: Ground, why: string): TriggerDecision {
  const day = duration(rules.scheduleEvery.value);
  return {
    mode: 'manual',
    asked: ground.flow.asked.trigger,
    events: [],
    every: null,
    repair: null,
    watch: null,
    expected: { typical: day, worst: day },
    why: `${why} One run a day is reckoned.`,
    sources: cite(...ground.source.sources, ...byRule(rules.scheduleEvery)),
  };
}
