// Which records are the same, what wins in time, why nothing is doubled, and for two-way flows who wins and how echoes stop.
import type { RootContent } from 'mdast';
import { inWords } from '../../measure/duration.ts';
import type { PlanFlow } from '../../plan/plan.ts';
import { code, facts, heading, type Inline, joined } from './content.ts';
import { because, sentence, stopped } from './figures.ts';

export function identityBlocks(flow: PlanFlow): readonly RootContent[] {
  const { identity, ordering, idempotency, write } = flow.design;
  return [
    heading(3, `${flow.id}-identity`, 'Identity, order, doubles'),
    facts([
      ['Same record', [keys(flow), sentence(stopped(identity.firstMatch)), ' ', because(identity)]],
      ['Pairs kept in', stopped(identity.crossReference)],
      ['Merges', sentence(stopped(identity.merges))],
      [
        'Order',
        [
          sentence(ordering.rule),
          ordering.field === null ? '' : [', by ', code(ordering.field)],
          '. ',
          because(ordering),
        ],
      ],
      [
        'Writes',
        [
          `${write.mode.replaceAll('-', ' ')}, ${write.batch === null ? 'one record a call' : `up to ${write.batch} records a call`}. `,
          because(write),
        ],
      ],
      ['Key against doubles', [doubles(flow), because(idempotency)]],
      ['No answer', sentence(stopped(idempotency.unknownOutcome))],
      ['Risk that stays', idempotency.risk === null ? null : `⚠ ${sentence(stopped(idempotency.risk))}`],
      ['Both sides changed', conflict(flow)],
      ['Own writes', echo(flow)],
    ]),
  ];
}

function keys({ design: { identity } }: PlanFlow): Inline {
  if (identity.keys.length === 0) return 'no field is known that both sides share. ';
  return [
    joined(
      identity.keys.map((key): Inline => [code(key.from), ' = ', code(key.to), ` (${key.normalise})`]),
      ', then ',
    ),
    '. ',
  ];
}

function doubles({ design: { idempotency } }: PlanFlow): Inline {
  const carried =
    idempotency.header === null
      ? idempotency.support === 'none'
        ? ', not known to the vendor'
        : idempotency.support === 'read-back'
          ? ', not known to the vendor: the values are compared'
          : ', as a natural key'
      : [' in ', code(idempotency.header)];
  return [
    code(idempotency.formula),
    carried,
    `, stored in ${idempotency.storedIn}`,
    idempotency.retention === null ? '. ' : `, kept ${inWords(idempotency.retention)} by the vendor. `,
  ];
}

function conflict({ design: { conflict: decision, notApplicable } }: PlanFlow): Inline | null {
  if (decision === null)
    return notApplicable['conflict'] === undefined ? null : `does not arise: ${notApplicable['conflict']}`;
  return [
    decision.rules.map((rule) => `${rule.fields}: ${rule.winner}`).join('; '),
    `. Clocks may differ by ${inWords(decision.clockTolerance)}. For people: ${stopped(decision.review)} `,
    because(decision),
  ];
}

function echo({ design: { echo: decision, notApplicable } }: PlanFlow): Inline | null {
  if (decision === null)
    return notApplicable['echo'] === undefined ? null : `does not arise: ${notApplicable['echo']}`;
  return [code(decision.tag), `: ${stopped(decision.detect)} `, because(decision)];
}
