// What a system tells by itself: its events, and how their delivery is signed, repeated, ordered and given up.
import type { RootContent } from 'mdast';
import type { WebhookSemantics } from '../../catalog/profile.ts';
import { inWords } from '../../measure/duration.ts';
import type { Connection } from '../../plan/connection.ts';
import { code, facts, heading, type Inline, joined, paragraph, table } from './content.ts';
import { doubt, grouped, yesNo } from './figures.ts';

export function webhookBlocks({ webhooks, events }: Connection): readonly RootContent[] {
  const listed = events.length === 0 ? [] : [eventTable(events)];
  if (webhooks !== null)
    return [
      heading(4, null, webhooks.channel === null ? 'Webhooks' : 'Events on a channel'),
      ...listed,
      webhooks.channel === null ? deliveryFacts(webhooks) : channelFacts(webhooks, webhooks.channel),
    ];
  if (listed.length === 0) return [];
  const unknown =
    'How events are signed, retried and ordered is not documented: treat them as hints and poll besides.';
  return [heading(4, null, 'Events'), ...listed, paragraph(unknown)];
}

function eventTable(events: Connection['events']): RootContent {
  return table(
    ['event', 'tells of', 'carries', 'scope'],
    events.map((event) => [
      [code(event.name), ...doubt(event)],
      `${event.resource ?? 'not stated'} ${event.change}`,
      event.payload ?? 'not documented',
      event.scopes.length === 0 ? '–' : joined(event.scopes.map(code), ', '),
    ]),
  );
}

function deliveryFacts(webhooks: WebhookSemantics): RootContent {
  return facts([
    ['Signature', signature(webhooks)],
    [
      'Delivery',
      `${webhooks.delivery?.replaceAll('-', ' ') ?? 'guarantee not documented'}, in order: ${yesNo(webhooks.ordered)}`,
    ],
    ['Retries', retries(webhooks)],
    [
      'Answer within',
      webhooks.timeout === null ? 'not documented: answer before doing any work' : inWords(webhooks.timeout),
    ],
    ['Switched off', switchedOff(webhooks)],
    ['Doubles', doubles(webhooks)],
    ['Batches', webhooks.batchMax === null ? null : `up to ${grouped(webhooks.batchMax)} events a request`],
    ['Replay', webhooks.replay ?? 'none documented: what is missed must be found by polling'],
  ]);
}

function channelFacts(webhooks: WebhookSemantics, channel: string): RootContent {
  return facts([
    ['Subscribed to', [channel, ...doubt(webhooks)]],
    [
      'Delivery',
      `${webhooks.delivery?.replaceAll('-', ' ') ?? 'guarantee not documented'}, in order: ${yesNo(webhooks.ordered)}`,
    ],
    [
      'Kept',
      webhooks.givesUpAfter === null
        ? 'for how long is not documented'
        : `for ${inWords(webhooks.givesUpAfter)}`,
    ],
    ['Doubles', doubles(webhooks)],
    ['Batches', webhooks.batchMax === null ? null : `up to ${grouped(webhooks.batchMax)} events a request`],
    ['Replay', webhooks.replay ?? 'none documented: what is missed must be found by polling'],
  ]);
}

function doubles(webhooks: WebhookSemantics): Inline {
  return [
    ...(webhooks.eventIdField === null
      ? ['no event id documented']
      : ['event id ', code(webhooks.eventIdField)]),
    `, unique: ${yesNo(webhooks.eventIdUnique)}`,
  ];
}

function signature(webhooks: WebhookSemantics): Inline {
  const { signature: signed } = webhooks;
  if (signed === null) return 'none documented';
  const age = signed.tolerance === null ? '' : `, refuse when older than ${inWords(signed.tolerance)}`;
  return [code(signed.header), `, ${signed.algorithm} over ${signed.covers}${age}`, ...doubt(webhooks)];
}

/** What becomes of an address that fails. */
function switchedOff({ switchesOff: off }: WebhookSemantics): Inline {
  if (off === null) return 'not documented: look once a day whether messages still come';
  if (off.then === 'kept') return ['never', ...doubt(off)];
  const when = [
    ...(off.failures === null
      ? []
      : [`after ${grouped(off.failures)} failed ${off.failures === 1 ? 'try' : 'tries in a row'}`]),
    ...(off.after === null ? [] : [`after ${inWords(off.after)} without a success`]),
  ].join(' and ');
  const parts = [
    ...(when === '' ? [] : [when]),
    ...(off.statuses.length === 0 ? [] : [`at once on ${off.statuses.join(' or ')}`]),
  ];
  const then =
    off.then === 'removed' ? 'the subscription is removed' : 'the subscription stays and sends nothing more';
  return [
    `${parts.length === 0 ? 'after how long is not documented' : parts.join(', ')}: ${then}`,
    ...doubt(off),
  ];
}

function retries(webhooks: WebhookSemantics): string {
  const attempts = webhooks.attempts === null ? '' : `, ${webhooks.attempts} attempts`;
  const end = webhooks.givesUpAfter === null ? '' : `, gives up after ${inWords(webhooks.givesUpAfter)}`;
  return `${webhooks.retries ?? 'not documented'}${attempts}${end}`;
}
