// All that is known of a system, cut into sections of lines. Words and figures alone; what nobody documented stays an empty cell.
import type { ApiProfile, Auth, Gate, RateLimit, WebhookSemantics } from '../../catalog/profile.ts';
import { inWords } from '../../measure/duration.ts';
import { factLine, type FactLine, type FactSection } from './fact.ts';
import { incrementalLines, keyLines, pageLines } from './operation-facts.ts';

type Part = Omit<FactSection, 'facts'> & { readonly lines: (profile: ApiProfile) => readonly FactLine[] };

const parts: readonly Part[] = [
  {
    id: 'auth',
    title: 'Signing in',
    columns: ['Way', 'Sent as', 'Token lives', 'Renewal', 'Scopes', 'Addresses'],
    silence: 'No way to sign in is documented.',
    lines: ({ auth }) => auth.map(authLine),
  },
  {
    id: 'limits',
    title: 'Limits',
    columns: ['Limit', 'Figure', 'Counted per', 'Applies to', 'Where', 'Beyond it'],
    silence: 'No limit is documented. A plan assumes one and asks the owner.',
    lines: ({ rateLimits }) => rateLimits.flatMap(limitLines),
  },
  {
    id: 'pagination',
    title: 'Pages of lists',
    columns: ['Style', 'Parameters', 'Largest page', 'Most results', 'Calls'],
    silence: 'How lists are cut into pages is not documented.',
    lines: pageLines,
  },
  {
    id: 'changes',
    title: 'Reading what changed',
    columns: ['Asked by', 'Field compared', 'Resolution', 'Lag', 'Calls'],
    silence: 'No way to ask for changes alone is documented: a poll reads everything.',
    lines: incrementalLines,
  },
  {
    id: 'events',
    title: 'Events',
    columns: ['Event', 'Object', 'Change', 'Carries', 'Scopes'],
    silence: 'The system tells nothing by itself, as far as is documented.',
    lines: ({ events }) =>
      events.map((event) =>
        factLine(event, [
          event.name,
          event.resource,
          event.change,
          event.payload === null ? null : payloadWords[event.payload],
          event.scopes.join(' '),
        ]),
      ),
  },
  {
    id: 'webhooks',
    title: 'How events arrive',
    columns: ['What', 'As documented'],
    silence: 'How events are delivered, signed and repeated is not documented.',
    lines: ({ webhooks }) => (webhooks === null ? [] : webhookLines(webhooks)),
  },
  {
    id: 'idempotency',
    title: 'Idempotency keys',
    columns: ['Header', 'Kept for', 'Calls'],
    silence: 'No idempotency key is documented: a repeated create may double.',
    lines: keyLines,
  },
  {
    id: 'bulk',
    title: 'Bulk',
    columns: ['What', 'Path', 'Most records'],
    silence: 'No bulk way is documented.',
    lines: ({ bulk }) =>
      bulk.map((one) => factLine(one, [one.what, one.path, one.maxRecords?.toString() ?? null])),
  },
  {
    id: 'sandbox',
    title: 'Sandbox',
    columns: ['What there is', 'Differences from production'],
    silence: 'No sandbox is documented.',
    lines: ({ sandbox }) =>
      sandbox === null ? [] : [factLine(sandbox, [sandbox.what, sandbox.differences.join('; ')])],
  },
  {
    id: 'sunsets',
    title: 'Versions and sunsets',
    columns: ['Day', 'What ends', 'How', 'Applies to', 'In its place'],
    silence: 'No end of anything is announced.',
    lines: ({ sunsets }) =>
      sunsets.map((one) =>
        factLine(one, [one.on, one.title, one.phase, one.applies.join(', '), one.replacement]),
      ),
  },
  {
    id: 'gates',
    title: 'Gates',
    columns: ['What is gated', 'Guards', 'Opened by', 'Otherwise', 'Other ways'],
    silence: 'Nothing is known to be closed to ordinary customers.',
    lines: ({ gates }) => gates.map(gateLine),
  },
  {
    id: 'quirks',
    title: 'Quirks',
    columns: ['What happens', 'Where'],
    silence: 'No quirk is known.',
    lines: ({ quirks }) => quirks.map((one) => factLine(one, [one.text, one.applies.join(', ')])),
  },
];

export function factSections(profile: ApiProfile): readonly FactSection[] {
  return parts.map(({ lines, ...part }) => ({ ...part, facts: lines(profile) }));
}

const payloadWords = {
  hint: 'ids alone',
  record: 'the record',
  delta: 'the changed values',
} as const;

function joined(words: readonly (string | null | false)[]): string {
  return words.filter((word) => word !== null && word !== false && word !== '').join(', ');
}

function authLine(auth: Auth): FactLine {
  return factLine(auth, [
    joined([auth.type, auth.flow]),
    joined([auth.in, auth.name]),
    auth.tokenLifetime === null ? null : inWords(auth.tokenLifetime),
    auth.refresh,
    auth.scopes.join(' '),
    joined([auth.authorizationUrl, auth.tokenUrl]),
  ]);
}

const countingWords: Readonly<Record<NonNullable<RateLimit['counting']>, string>> = {
  fixed: 'windows start anew together',
  sliding: 'any stretch of that length',
  'token-bucket': 'a bucket that fills steadily',
  'leaky-bucket': 'a bucket that drains steadily',
};

function limitLines(limit: RateLimit): readonly FactLine[] {
  const figure = limit.limit.toLocaleString('en-US');
  return [
    factLine(limit, [
      limit.id,
      limit.concurrent ? `${figure} at once` : `${figure} ${limit.unit} per ${inWords(limit.window)}`,
      limit.scope,
      limit.appliesTo.join(', ') || 'every call',
      joined([...(limit.edition ?? []), limit.environment]) || 'every edition',
      joined([
        limit.counting === null ? null : countingWords[limit.counting],
        limit.burst === null ? null : `burst of ${limit.burst.toLocaleString('en-US')}`,
        limit.status === null ? null : `status ${limit.status}`,
        limit.retryAfter === null ? null : limit.retryAfter ? 'with Retry-After' : 'without Retry-After',
      ]),
    ]),
    ...limit.costs.map((cost) =>
      factLine(cost, [
        `${limit.id}: what calls take`,
        `${cost.call} a call${cost.record === 0 ? '' : `, ${cost.record} a record`}`,
        null,
        cost.appliesTo.join(', ') || 'every other call',
        null,
        null,
      ]),
    ),
  ];
}

function gateLine(gate: Gate): FactLine {
  const { editions, approval, partner } = gate.opens;
  const { resources, operations, events } = gate.applies;
  return factLine(gate, [
    gate.title,
    joined([...resources, ...operations, ...events]),
    joined([editions.length === 0 ? null : `edition ${editions.join(' or ')}`, approval, partner]),
    gate.otherwise,
    gate.alternatives.map((way) => `${way.resource}: ${way.how}`).join('; '),
  ]);
}

function webhookLines(webhooks: WebhookSemantics): readonly FactLine[] {
  const { signature } = webhooks;
  const said: readonly (readonly [string, string | null])[] = [
    ['Signature', signature && `${signature.header}: ${signature.algorithm} over ${signature.covers}`],
    ['Tolerance of its time', signature?.tolerance ? inWords(signature.tolerance) : null],
    ['Channel', webhooks.channel],
    ['Retries', webhooks.retries],
    ['Attempts', webhooks.attempts?.toString() ?? null],
    ['Gives up after', webhooks.givesUpAfter === null ? null : inWords(webhooks.givesUpAfter)],
    ['Time-out', webhooks.timeout === null ? null : inWords(webhooks.timeout)],
    ['Delivery', webhooks.delivery],
    ['In order', webhooks.ordered === null ? null : webhooks.ordered ? 'yes' : 'no'],
    ['Event id', joined([webhooks.eventIdField, webhooks.eventIdUnique === false && 'not unique']) || null],
    ['Events a call', webhooks.batchMax === null ? null : `up to ${webhooks.batchMax}`],
    ['Replay', webhooks.replay],
  ];
  return said.flatMap(([what, value]) => (value === null ? [] : [factLine(webhooks, [what, value])]));
}
