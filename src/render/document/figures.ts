// Numbers and statements as they stand in a chapter: thousands grouped, units beside them, doubt and dispute in plain sight.
// The same on every machine: no locale is asked.
import type { RateLimit } from '../../catalog/profile.ts';
import type { Call, Decided } from '../../design/design.ts';
import { type Duration, inWords } from '../../measure/duration.ts';
import type { Cited } from '../../measure/fact.ts';
import { grouped as figure } from '../../measure/grouped.ts';
import type { Money } from '../../measure/money.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Effort } from '../../plan/roadmap.ts';
import { connectionOf } from '../diagram/terms.ts';
import { cite, emphasis, type Inline, pointer } from './content.ts';

/** 20000 → "20,000"; at most two decimals. */
export function grouped(value: number): string {
  return figure(value, 2);
}

/** 0.1234 → "12.3 %"; what is not nothing is not shown as nothing. */
export function percent(share: number): string {
  if (share > 0 && share < 0.001) return '< 0.1 %';
  return `${grouped(Math.round(share * 1000) / 10)} %`;
}

export function money(amount: Money): string {
  return `${grouped(amount.amount)} ${amount.currency}`;
}

export function effort({ low, likely, high }: Effort): string {
  return `${grouped(likely)} (${grouped(low)} to ${grouped(high)})`;
}

/** "190 per 10 s, per app"; "100 points per second, per app". */
export function limitWords(
  limit: Pick<RateLimit, 'limit' | 'unit' | 'window' | 'scope' | 'concurrent'>,
): string {
  return limit.concurrent
    ? `${grouped(limit.limit)} at the same time, per ${limit.scope}`
    : `${grouped(limit.limit)}${limit.unit === 'calls' ? '' : ` ${limit.unit}`} ${per(limit.window)}, per ${limit.scope}`;
}

/** "per second", "per 10 s". */
export function per(window: Duration): string {
  const words = inWords(window);
  const single: Readonly<Record<string, string>> = {
    '1 s': 'second',
    '1 min': 'minute',
    '1 h': 'hour',
    '1 d': 'day',
  };
  return `per ${single[words] ?? words}`;
}

/** The place of a limit in its system's table, where its disputes and remarks are told. */
export function limitId(system: string, limit: string): string {
  return `L-${system}-${limit}`;
}

/** The limit a call falls under in short, with its source and a mark where it is in doubt; said to be unknown when none is documented. */
export function limitOf(plan: Plan, call: Call): Inline {
  const limit = connectionOf(plan, call.system)?.rateLimits.find(
    (candidate) => candidate.id === call.limitId,
  );
  if (limit === undefined) return 'no limit documented';
  const mark =
    limit.disputed.length > 0
      ? ' ⚠ disputed'
      : limit.confidence === 'documented'
        ? ''
        : ` ⚠ ${limit.confidence}`;
  return [pointer(limitId(call.system, limit.id), limitWords(limit)), cite([limit.source]), mark];
}

/** What stands behind a cited statement: its footnote, and a mark with words where it is assumed, inferred or disputed. */
export function doubt(cited: Cited): readonly Inline[] {
  const marks: Inline[] = [cite([cited.source])];
  if (cited.confidence === 'assumed' || cited.confidence === 'inferred') marks.push(` ⚠ ${cited.confidence}`);
  for (const dispute of cited.disputed)
    marks.push([' ⚠ another source: ', dispute.claim, cite([dispute.source])]);
  if (cited.note !== null) marks.push(` (${cited.note})`);
  return marks;
}

/** The argument of a decision with its sources, told apart from the decision itself. */
export function because(decision: Decided): Inline {
  return [emphasis('Why:'), ' ', sentence(stopped(decision.why)), cite(decision.sources)];
}

/** First letter large. */
export function sentence(text: string): string {
  return text === '' ? '' : `${text[0]?.toUpperCase()}${text.slice(1)}`;
}

/** Ends with one full stop. */
export function stopped(text: string): string {
  return /[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}

export function yesNo(value: boolean | null): string {
  return value === null ? 'not documented' : value ? 'yes' : 'no';
}

export function count(number: number, one: string, many: string = `${one}s`): string {
  return `${grouped(number)} ${number === 1 ? one : many}`;
}
