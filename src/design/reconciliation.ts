// The comparison of both sides that finds what every other safeguard missed: counts and hashes, repaired like ordinary changes.
import { duration } from '../measure/duration.ts';
import type { ReconciliationDecision, TriggerDecision } from './design.ts';
import { argue, cite, counted, percent, time } from './figures.ts';
import { type Ground, nearestLimit, type Side } from './ground.ts';
import { phaseOf } from './load.ts';
import { pageSizeOf } from './pace.ts';
import { byRule, rules } from './rules.ts';

/** A night's worth: longer comparisons run weekly. */
const night = 14_400;

/** Pages to read a side whole, or null when nothing lists it. */
export function pagesOf(side: Side, records: number): number | null {
  const operation = side.reads.list ?? side.reads.search;
  if (operation?.pagination?.style === 'none') return 1;
  return operation === null ? null : Math.max(1, Math.ceil(records / pageSizeOf(operation).value));
}

export function decideReconciliation(ground: Ground, trigger: TriggerDecision): ReconciliationDecision {
  const { source, target, flow } = ground;
  const sides = [source, target].map((side) => ({ side, pages: pagesOf(side, flow.load.existing) }));
  const takes = lengthOf(ground);
  const rule = takes > night ? rules.weekly : rules.nightly;
  const blind = sides.filter((one) => one.pages === null).map((one) => one.side.system.name);
  return {
    every: duration(rule.value),
    compares:
      blind.length === 0
        ? 'counts and hashes of the mapped values per range of ids, through the cross-reference'
        : `what the cross-reference holds with what single reads give, because ${blind.join(' and ')} can't be listed`,
    repairs: `what is missing or different in the target is written like an ordinary change, with the same keys; what the target has too much is reported, never deleted${flow.direction === 'two-way' ? '; what differs on both sides goes by the conflict rules' : ''}`,
    why: argue(
      `It finds what ${trigger.every === null ? 'lost messages and the repair poll' : 'the windows'} miss: deletions, changes made while a watermark was wrong, values edited in the target.`,
      sides.every((one) => one.pages === null)
        ? 'Neither side lists its records.'
        : `One comparison reads ${sides.flatMap((one) => (one.pages === null ? [] : [`${counted(one.pages, 'page')} of ${one.side.system.name}`])).join(' and ')}, about ${time(Math.ceil(takes))} at ${percent(rules.share.value)} of the limits: ${takes > night ? 'over four hours, so once a week' : 'little enough for every night'}.`,
    ),
    sources: cite(limitOf(source)?.source, limitOf(target)?.source, ...byRule(rule, rules.share)),
  };
}

function limitOf(side: Side): ReturnType<typeof nearestLimit> {
  const operation = side.reads.list ?? side.reads.search;
  return operation === null ? null : nearestLimit(side, side.resource, operation);
}

/** Seconds for reading both sides once, at the throttle's share; unknown limits count one call a second. */
function lengthOf(ground: Ground): number {
  const bulks = [ground.source, ground.target].flatMap((side) => {
    const operation = side.reads.list ?? side.reads.search;
    const calls = pagesOf(side, ground.flow.load.existing);
    return operation === null || calls === null ? [] : [{ side, resource: side.resource, operation, calls }];
  });
  return phaseOf(bulks, rules.share.value).seconds;
}
