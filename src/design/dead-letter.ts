// Where a change goes that can't be delivered: what is kept, who is told, how it is replayed, when it is forgotten.
import { duration } from '../measure/duration.ts';
import { fromBrief } from '../measure/fact.ts';
import type { DeadLetterDecision } from './design.ts';
import { argue, cite, figure, time } from './figures.ts';
import type { Ground } from './ground.ts';
import { carriesPersonal, personalClasses } from './personal.ts';
import { byRule, rules } from './rules.ts';

/** Share of a day's changes above which failures are no longer single records. A rule of ours. */
const alarmShare = 0.01;

export function decideDeadLetter(ground: Ground): DeadLetterDecision {
  const { flow, traits, landscape } = ground;
  const classes = personalClasses(ground);
  const personal =
    classes.length > 0 || isAboutPeople(ground) || landscape.brief.constraints.compliance.length > 0;
  const expiry = personal ? rules.personalExpiry : rules.otherExpiry;
  const many = Math.max(5, Math.ceil(flow.load.changesPerDay * alarmShare));
  return {
    where: `${traits.deadLetters} of ${flow.id}`,
    keeps: [
      'source id',
      'target id if known',
      `mapped values${personal ? ', encrypted' : ''}`,
      'error class, status and the field refused',
      'attempts with times',
      'idempotency key',
      'correlation id',
    ],
    alert: `a message at the first one, a page at ${figure(many)} within a day`,
    triageWithin: duration(rules.triage.value),
    replay:
      'by id, by error or all at once; the record is read and mapped anew and looked up before it is written, so a replay is safe to repeat and never brings back old values',
    expires: duration(expiry.value),
    why: argue(
      `${figure(many)} a day are ${figure(alarmShare * 100)} % of ${figure(flow.load.changesPerDay)} changes, but at least 5: fewer are single records, more are a cause.`,
      personal
        ? `They can hold personal data${classes.length === 0 ? '' : ` (${classes.join(', ')})`}${landscape.brief.constraints.compliance.length === 0 ? '' : ` under ${landscape.brief.constraints.compliance.join(', ').toUpperCase()}`}: encrypted, never in logs, gone after ${time(expiry.value)}${carriesPersonal(ground) ? '; an erasure reaches them too' : ''}.`
        : `No personal data is known in them: kept for ${time(expiry.value)}.`,
      ground.traits.retriesOutliveRun
        ? null
        : 'Each run tries them again until they expire or somebody settles them.',
    ),
    sources: cite(
      ...byRule(expiry, rules.triage),
      ...landscape.brief.constraints.compliance.map((_, index) =>
        fromBrief(`/constraints/compliance/${index}`),
      ),
    ),
  };
}

function isAboutPeople(ground: Ground): boolean {
  return [ground.source, ground.target].some((side) =>
    ['person', 'customer', 'lead', 'user', 'employee'].includes(side.end.concept ?? ''),
  );
}
