// Rate limits that a document gives in its own introduction or in what it says of status 429: a figure, calls, and a time, and nothing less;
// with it how the window is counted and what may come at once, where the usual terms are used. A figure of calls at once is a limit too.
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

const atOnce =
  /\b(\d[\d,]{0,9})\s{1,4}(?:(?:concurrent|simultaneous|parallel|in-flight)\s{1,4}(?:api\s{1,4}|http\s{1,4})?(?:requests?|calls?|connections?)\b|(?:requests?|calls?|connections?)\s{1,4}(?:at once|at the same time|at a time|in parallel|in flight|concurrently|simultaneously)\b)/gi;
const countings: readonly (readonly [RegExp, NonNullable<RateLimit['counting']>])[] = [
  [/\btoken[- ]bucket\b/i, 'token-bucket'],
  [/\bleaky[- ]bucket\b/i, 'leaky-bucket'],
  [/\b(?:sliding|rolling)\b/i, 'sliding'],
  [/\bfixed[- ](?:time[- ])?windows?\b/i, 'fixed'],
  [
    /\b(?:resets?|starts? (?:anew|again|over)) (?:at|on|with) (?:midnight|(?:the (?:start|top|beginning) of )?(?:each|every|the)(?: full)? (?:minute|hour|day))\b/i,
    'fixed',
  ],
];
const bursts =
  /\bbursts?\b[^.\d]{0,40}(\d[\d,]{0,12})(?![\d,]|\s{0,4}(?:requests?|calls?)?\s{0,4}(?:per|\/|an? |every|each))/i;

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
  const keep = (limit: RateLimit): void => {
    if (!found.has(limit.id)) found.set(limit.id, limit);
  };
  for (const text of texts.map((one) => one.slice(0, 20_000))) {
    const matches = [...text.matchAll(sentence)];
    for (const [index, match] of matches.entries()) {
      const limit = Number((match[1] ?? '').replaceAll(',', ''));
      const unit = units[(match[4] ?? '').toLowerCase().replace(/(?<=..)s$/, '')] ?? 0;
      const seconds = Number(match[3] ?? 1) * unit;
      const per = (match[2] ?? match[5] ?? '').toLowerCase();
      if (limit < 1 || limit > mostCalls || seconds < 1 || seconds > longestWindow) continue;
      const beside = termsOf(text, { match, before: matches[index - 1], after: matches[index + 1] });
      keep(limitOf({ limit, seconds, per, beside, retryAfter: retryAfter ? true : null }, source));
    }
    for (const match of text.matchAll(atOnce)) {
      const limit = Number((match[1] ?? '').replaceAll(',', ''));
      if (limit < 1 || limit > mostCalls) continue;
      const made = limitOf({ limit, seconds: 1, per: '', beside: '', retryAfter: null }, source);
      keep({ ...made, id: `limit-${limit}-at-once`, concurrent: true });
    }
  }
  return [...found.values()];
}

/** What stands about a figure: from it to the next in its paragraph; the whole paragraph where it is the only one. */
function termsOf(
  text: string,
  at: {
    readonly match: RegExpExecArray;
    readonly before: RegExpExecArray | undefined;
    readonly after: RegExpExecArray | undefined;
  },
): string {
  const { index } = at.match;
  const start = text.lastIndexOf('\n\n', index) + 1;
  const blank = text.indexOf('\n\n', index);
  const end = blank < 0 ? text.length : blank;
  const first = at.before === undefined || at.before.index < start;
  const last = at.after === undefined || at.after.index > end;
  return text.slice(first && last ? start : index + at.match[0].length, last ? end : at.after?.index);
}

function limitOf(
  said: {
    readonly limit: number;
    readonly seconds: number;
    readonly per: string;
    /** What stands beside the figure. */
    readonly beside: string;
    readonly retryAfter: boolean | null;
  },
  source: Source,
): RateLimit {
  const scope = scopeOf(said.per);
  const burst = Number((bursts.exec(said.beside)?.[1] ?? '').replaceAll(',', ''));
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
    burst: burst >= 1 && burst <= mostCalls ? burst : null,
    counting: countings.find(([words]) => words.test(said.beside))?.[1] ?? null,
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
