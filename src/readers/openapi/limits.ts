// Rate limits that a document gives in its own introduction or in what it says of status 429: a figure, calls, and a time, and nothing less.
// What such a sentence leaves open (per what the calls are counted) is noted, not decided.
import type { RateLimit } from '../../catalog/profile.ts';
import { duration } from '../../measure/duration.ts';
import type { Source } from '../../measure/fact.ts';
import { objectAt, textAt } from '../json.ts';
import type { Api, Call } from './calls.ts';

const units: Readonly<Record<string, number>> = {
  second: 1,
  sec: 1,
  s: 1,
  minute: 60,
  min: 60,
  hour: 3600,
  hr: 3600,
  day: 86_400,
};
const sentence =
  /\b(\d[\d,]{0,12})\s{0,4}(?:api\s{1,4}|http\s{1,4})?(?:requests?|calls?|reqs?|queries)\s{0,4}(?:(?:may be|are|can be)\s{1,4}(?:made|allowed|sent)\s{0,4})?(?:per|\/|an?|every|each|in|within)\s{0,4}(?:(?:api\s{1,4})?(key|token|user|account|app|application|client|ip)\s{1,4}(?:per|every|each|\/|an?)\s{0,4})?(\d{1,6})?\s{0,4}-?(seconds?|secs?|s|minutes?|mins?|hours?|hrs?|days?)\b(?:\s{0,4}(?:,|and)?\s{0,4}(?:per|for each|by|for every|counted per)\s{1,4}(?:(?:api|access)\s{1,4})?(key|token|user|account|app|application|client|ip|tenant|organi[sz]ation|workspace))?/gi;

/** Figures beyond these are slips of the pen or jokes: no limit that anybody could meet. The window is a year, in seconds. */
const mostCalls = 1e12;
const longestWindow = 366 * 86_400;

/** Limits for all calls of the API, each figure and window once. */
export function limitsOf(api: Api, calls: readonly Call[], source: Source): readonly RateLimit[] {
  const introduction = textAt(objectAt(api.root, 'info'), 'description') ?? '';
  const refusals = calls
    .slice(0, 2000)
    .flatMap((call) => call.answers.filter((answer) => answer.status === '429'));
  const texts = [introduction, ...new Set(refusals.map((answer) => answer.description))];
  const retryAfter =
    refusals.some((answer) => answer.headers.some((header) => header.toLowerCase() === 'retry-after')) ||
    /retry-after/i.test(texts.join('\n'));
  const found = new Map<string, RateLimit>();
  for (const text of texts) {
    for (const match of text.slice(0, 20_000).matchAll(sentence)) {
      const limit = Number((match[1] ?? '').replaceAll(',', ''));
      const unit = units[(match[4] ?? '').toLowerCase().replace(/(?<=..)s$/, '')] ?? 0;
      const seconds = Number(match[3] ?? 1) * unit;
      const per = (match[2] ?? match[5] ?? '').toLowerCase();
      if (limit < 1 || limit > mostCalls || seconds < 1 || seconds > longestWindow) continue;
      const made = limitOf({ limit, seconds, per, retryAfter: retryAfter ? true : null }, source);
      if (!found.has(made.id)) found.set(made.id, made);
    }
  }
  return [...found.values()];
}

function limitOf(
  said: {
    readonly limit: number;
    readonly seconds: number;
    readonly per: string;
    readonly retryAfter: boolean | null;
  },
  source: Source,
): RateLimit {
  const scope = scopeOf(said.per);
  return {
    id: `limit-${said.limit}-per-${said.seconds}s`,
    limit: said.limit,
    unit: 'calls',
    costs: [],
    window: duration(said.seconds),
    scope: scope ?? 'account',
    appliesTo: [],
    edition: null,
    environment: null,
    burst: null,
    counting: null,
    concurrent: false,
    status: 429,
    retryAfter: said.retryAfter,
    source,
    confidence: scope === null ? 'inferred' : 'documented',
    disputed: [],
    note:
      scope === null
        ? 'The document gives the figure and not per what it is counted; taken as one budget for the account'
        : null,
  };
}

function scopeOf(per: string): RateLimit['scope'] | null {
  switch (per) {
    case 'key':
    case 'token':
      return 'token';
    case 'user':
      return 'user';
    case 'app':
    case 'application':
    case 'client':
      return 'app';
    case 'account':
    case 'tenant':
    case 'organization':
    case 'organisation':
    case 'workspace':
      return 'account';
    default:
      return null;
  }
}
