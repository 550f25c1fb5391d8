// The figures that the design takes where nobody documents one, each with a name and a sentence, so that a plan can cite them.
// Rules of ours only: a documented figure always wins over one of these. Nothing is decided here.
import { fromRule, type Source } from '../measure/fact.ts';

/** A stated figure; `unit` says of what. */
export interface DesignRule {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly says: string;
}

function rule(name: string, value: number, unit: string, says: string): DesignRule {
  return { name: `design/${name}`, value, unit, says };
}

/** Names of the rules, for typed access. */
export type RuleName =
  | 'share'
  | 'capMargin'
  | 'callTime'
  | 'delivery'
  | 'lag'
  | 'resolution'
  | 'safety'
  | 'pageSize'
  | 'callRate'
  | 'statementRate'
  | 'pollEvery'
  | 'scheduleEvery'
  | 'repairFactor'
  | 'repairAtMost'
  | 'newShare'
  | 'giveUp'
  | 'readBackPages'
  | 'skew'
  | 'watchEvery'
  | 'nightly'
  | 'weekly'
  | 'personalExpiry'
  | 'otherExpiry'
  | 'triage'
  | 'hop'
  | 'batchRun'
  | 'mergeRows'
  | 'bulkRows'
  | 'bulkJob'
  | 'partRows'
  | 'rejectShare'
  | 'worthStaging';

export const rules: Readonly<Record<RuleName, DesignRule>> = {
  share: rule(
    'throttle-share',
    0.8,
    'of a limit',
    'leaves a fifth of every limit to retries and to other users of the same account',
  ),
  capMargin: rule(
    'cap-margin',
    0.9,
    'of a result cap',
    'cuts a window before the cap, because records change while it is read',
  ),
  callTime: rule('call-time', 1, 's', 'one call takes a second until it has been measured'),
  delivery: rule(
    'webhook-delivery',
    5,
    's',
    'a webhook is on its way for five seconds until it has been measured',
  ),
  lag: rule('index-lag', 60, 's', 'a search index may miss a write for a minute where no lag is documented'),
  resolution: rule(
    'clock-resolution',
    1,
    's',
    'a time stamp is good to the second where nothing finer is documented',
  ),
  safety: rule('overlap-safety', 60, 's', 'a minute for clocks that differ and for writes that commit late'),
  pageSize: rule('page-size', 50, 'records', 'a page holds 50 records where no size is documented'),
  callRate: rule('call-rate', 1, 'calls per s', 'one call a second where no limit is documented'),
  statementRate: rule(
    'statement-rate',
    20,
    'statements per s',
    'a database runs twenty short statements a second on one connection without anybody else feeling it',
  ),
  pollEvery: rule('poll-interval', 900, 's', 'a poll every quarter of an hour where no freshness is asked'),
  scheduleEvery: rule(
    'schedule-interval',
    86_400,
    's',
    'a scheduled run once a day where no interval is asked',
  ),
  repairFactor: rule(
    'repair-factor',
    3,
    'times the freshness',
    'a repair runs at three times the asked freshness: it serves the few changes that no message announced',
  ),
  repairAtMost: rule(
    'repair-at-most',
    3600,
    's',
    'a repair runs at least once an hour where its reads fit the limits',
  ),
  newShare: rule(
    'new-share',
    0.2,
    'of the changes',
    'one change in five is a new record until somebody has counted',
  ),
  giveUp: rule(
    'give-up',
    86_400,
    's',
    'a call is repeated for a day before people are asked: longer than most outages, shorter than most retentions',
  ),
  readBackPages: rule(
    'read-back-pages',
    20,
    'pages',
    'a list without a filter is read whole for one write without an answer where that is twenty pages at most',
  ),
  skew: rule('clock-skew', 5, 's', 'the clocks of two vendors differ by at most five seconds'),
  watchEvery: rule(
    'subscription-watch',
    86_400,
    's',
    'once a day, and at every start, it is looked whether a vendor still sends to the address it was given',
  ),
  nightly: rule('reconciliation', 86_400, 's', 'both sides are compared once a day, at night'),
  weekly: rule(
    'reconciliation-large',
    604_800,
    's',
    'both sides are compared once a week where one comparison takes over four hours',
  ),
  personalExpiry: rule(
    'dead-letter-personal',
    2_592_000,
    's',
    'personal data leaves the dead letters after thirty days',
  ),
  otherExpiry: rule(
    'dead-letter',
    7_776_000,
    's',
    'dead letters without personal data are kept for ninety days',
  ),
  triage: rule('triage', 86_400, 's', 'somebody looks at a dead letter within one working day'),
  hop: rule(
    'hub-hop',
    1,
    's',
    'taking a version in and out of the hub takes a second until it has been measured',
  ),
  batchRun: rule(
    'batch-run',
    300,
    's',
    'a run takes five minutes beside its calls to stage, transform and count, until it has been measured',
  ),
  mergeRows: rule('merge-rows', 1000, 'rows', 'one statement merges a thousand staged rows into a table'),
  bulkRows: rule(
    'bulk-rows',
    1000,
    'rows per s',
    'a database loads a thousand staged rows a second by its bulk load until it has been measured',
  ),
  bulkJob: rule('bulk-job', 600, 's', "a vendor's bulk job takes ten minutes until it has been measured"),
  partRows: rule(
    'part-rows',
    10_000,
    'rows',
    'a part of a load holds ten thousand rows, so that a repeat is short',
  ),
  worthStaging: rule(
    'worth-staging',
    14_400,
    's',
    'a stage pays where writing one record at a time takes four hours or more, or a part is full each day',
  ),
  rejectShare: rule(
    'reject-share',
    0.01,
    'of a part',
    'a part stops when one row in a hundred is rejected: more is a cause, not single rows',
  ),
};

/** The source of a decision that rests on a rule. */
export function byRule(...used: readonly DesignRule[]): readonly Source[] {
  return used.map((one) => fromRule(one.name));
}
