// When things fail: one row for each class of error, the breaker, dead letters, and what finds silent errors.
import type { RootContent } from 'mdast';
import type { RetryRow } from '../../design/design.ts';
import { inWords } from '../../measure/duration.ts';
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import { facts, heading, type Inline, paragraph, pointers, strong, table } from './content.ts';
import { because, sentence, stopped } from './figures.ts';

const names: Readonly<Record<RetryRow['class'], string>> = {
  'rate-limit': 'limit',
  unavailable: 'vendor down',
  'no-answer': 'time-out, perhaps after commit',
  refused: 'refused',
  'access-lost': 'access lost',
  'event-lost': 'event lost',
};

export function failureBlocks(plan: Plan, flow: PlanFlow): readonly RootContent[] {
  const { retry, deadLetter, reconciliation } = flow.design;
  const { breaker } = retry;
  return [
    heading(3, `${flow.id}-failure`, 'When things fail'),
    table(
      ['what', 'seen as', 'then', 'wait', 'gives up', 'confirmed by'],
      retry.rows.map((row) => [
        strong(names[row.class]),
        row.seenAs,
        sentence(row.then),
        wait(row),
        givesUp(row),
        pointers(confirming(plan, flow, row)),
      ]),
    ),
    paragraph(
      `Every call ends after ${inWords(retry.timeout)}. `,
      breaker === null
        ? 'No circuit breaker: see why. '
        : `The circuit opens after ${breaker.opensAfter} failures within ${inWords(breaker.within)} and is probed every ${inWords(breaker.probeEvery)}. `,
      because(retry),
    ),
    facts([
      [
        'Dead letters',
        [`${sentence(deadLetter.where)}: keeps ${deadLetter.keeps.join(', ')}. `, because(deadLetter)],
      ],
      [
        'Alert and triage',
        `${sentence(deadLetter.alert)}; triage within ${inWords(deadLetter.triageWithin)}`,
      ],
      ['Replay', `${sentence(deadLetter.replay)}; expires after ${inWords(deadLetter.expires)}`],
      [
        'Reconciliation',
        [
          `every ${inWords(reconciliation.every)}: compares ${reconciliation.compares}. ${sentence(stopped(reconciliation.repairs))} `,
          because(reconciliation),
        ],
      ],
    ]),
  ];
}

function wait(row: RetryRow): Inline {
  if (!row.retry || row.firstWait === null) return '–';
  const growth = row.factor === null || row.factor === 1 ? '' : ` × ${row.factor}ⁿ`;
  const cap = row.cap === null ? '' : `, cap ${inWords(row.cap)}`;
  return `${row.honoursRetryAfter ? 'Retry-After, else ' : ''}${inWords(row.firstWait)}${growth}${row.jitter ? ' with full jitter' : ''}${cap}`;
}

function givesUp(row: RetryRow): string {
  if (row.class === 'event-lost') return '–';
  if (row.givesUpAfter !== null)
    return inWords(row.givesUpAfter) + (row.retry && row.class !== 'access-lost' ? ', then dead letter' : '');
  return row.retry ? 'never' : 'at once';
}

/** Tests that name this class of error, else those that prove the retry policy. */
function confirming(plan: Plan, flow: PlanFlow, row: RetryRow): readonly string[] {
  const tests = plan.tests.filter(
    (test) =>
      test.flow === flow.id && (test.kind === 'fault' || test.kind === 'negative' || test.kind === 'load'),
  );
  const word = new RegExp(`\\b(${signs[row.class]})`, 'iu');
  const named = tests.filter((test) => word.test(`${test.title} ${test.how}`));
  const policy = `P-${flow.id}-${row.class === 'event-lost' ? 'trigger' : 'retry'}`;
  return (named.length > 0 ? named : tests.filter((test) => test.proves.includes(policy)))
    .slice(0, 3)
    .map((test) => test.id);
}

const signs: Readonly<Record<RetryRow['class'], string>> = {
  'rate-limit': 'limit|429',
  unavailable: 'outage|down|5xx|unavailable',
  'no-answer': 'time-?out|no answer|unanswered',
  refused: 'refus|reject|invalid|4xx|400',
  'access-lost': 'access|token|credential|401',
  'event-lost': 'lost|missed|dropped',
};
