// How a vendor sends messages: how often it tries again and when, how long it waits for an answer, how many it puts together. All times in ms.
import type { WebhookSemantics } from '../catalog/profile.ts';
import { duration, inWords, seconds } from '../measure/duration.ts';
import { assume, assumed } from './assume.ts';
import type { Assumption } from './twin.ts';

/**
 * `waits`: before the second try, the third, …; nothing more after the last. `queue`: kept on a channel until taken or too old.
 * `off`: when an address that fails is sent nothing any more: after so many tries in a row and so long without a success; null: never.
 */
export interface Schedule {
  readonly waits: readonly number[];
  readonly timeout: number;
  readonly together: number;
  readonly ordered: boolean;
  readonly queue: { readonly keeps: number; readonly again: number } | null;
  readonly off: { readonly failures: number; readonly after: number } | null;
  readonly assumptions: readonly Assumption[];
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
/** A channel is asked again so long after something on it could not be taken. */
const again = 30 * second;
const firstWait = 10 * second;
const longestWait = 6 * hour;
const usual = [minute, 5 * minute, 30 * minute];

export function scheduleOf(system: string, webhooks: WebhookSemantics | null): Schedule {
  const assumptions: Assumption[] = [];
  const timeout = webhooks?.timeout ?? null;
  const queue =
    webhooks === null || webhooks.channel === null
      ? null
      : { keeps: webhooks.givesUpAfter === null ? day : seconds(webhooks.givesUpAfter) * second, again };
  if (timeout === null && queue === null) assumptions.push(assume(system, 'messageTimeout'));
  return {
    waits: queue === null ? waitsOf(system, webhooks, assumptions) : [],
    timeout: timeout === null ? assumed.messageTimeout.value : seconds(timeout) * second,
    together: webhooks?.batchMax ?? 1,
    ordered: webhooks?.ordered === true,
    queue,
    off: queue === null ? offOf(system, webhooks, assumptions) : null,
    assumptions,
  };
}

function offOf(
  system: string,
  webhooks: WebhookSemantics | null,
  assumptions: Assumption[],
): Schedule['off'] {
  const rule = webhooks?.switchesOff ?? null;
  if (rule?.then === 'kept') return null;
  if (rule === null || (rule.failures === null && rule.after === null)) {
    assumptions.push(assume(system, 'messageAddress'));
    return { failures: 1, after: assumed.messageAddress.value };
  }
  return { failures: rule.failures ?? 1, after: rule.after === null ? 0 : seconds(rule.after) * second };
}

function waitsOf(
  system: string,
  webhooks: WebhookSemantics | null,
  assumptions: Assumption[],
): readonly number[] {
  const attempts = webhooks?.attempts ?? null;
  const ends =
    webhooks === null || webhooks.givesUpAfter === null ? null : seconds(webhooks.givesUpAfter) * second;
  if (attempts === null && ends === null) {
    if (webhooks?.delivery === 'at-least-once') {
      assumptions.push(assume(system, 'messageAttempts'));
      return usual;
    }
    assumptions.push(assume(system, 'messageOnce'));
    return [];
  }
  const waits =
    ends === null
      ? doubling((attempts ?? 1) - 1)
      : attempts === null
        ? until(ends)
        : spread(attempts - 1, ends);
  const shown = waits.slice(0, 4).map((wait) => inWords(duration(Math.round(wait / second))));
  assumptions.push(
    assume(system, 'messageWaits', {
      waits: `after ${shown.join(', ')}${waits.length > shown.length ? ' and so on' : ''}, ${waits.length} times in all`,
    }),
  );
  return waits;
}

function doubling(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => Math.min(longestWait, firstWait * 2 ** index));
}

function until(ends: number): readonly number[] {
  const waits: number[] = [];
  for (let sum = 0, wait = minute; sum + wait <= ends; wait = Math.min(longestWait, wait * 2)) {
    waits.push(wait);
    sum += wait;
  }
  return waits;
}

/** So many waits, each longer than the last by the same factor, that together are as long as the vendor goes on. */
function spread(count: number, ends: number): readonly number[] {
  if (count === 0) return [];
  const first = Math.min(firstWait, ends / count);
  const sum = (factor: number): number => {
    let [total, wait] = [0, first];
    for (let index = 0; index < count; index++, wait *= factor) total += wait;
    return total;
  };
  let [low, high] = [1, 1];
  while (sum(high) < ends && high < 1e6) high *= 2;
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (sum(middle) < ends) low = middle;
    else high = middle;
  }
  return Array.from({ length: count }, (_, index) => Math.round(first * low ** index));
}
