// The first load: how many records, how, how long at the documented limit and at the share the design allows itself.
import type { RootContent } from 'mdast';
import { inWords } from '../../measure/duration.ts';
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import { systemName } from '../diagram/terms.ts';
import { cite, heading, type Inline, paragraph, pointer } from './content.ts';
import { because, count, limitId, limitWords, percent, stopped } from './figures.ts';

export function firstLoadBlocks(plan: Plan, flow: PlanFlow): readonly RootContent[] {
  const { backfill, throttle } = flow.design;
  const duration: Inline =
    backfill.atLeast === null || backfill.planned === null
      ? "How long it takes can't be reckoned: no limit is documented for the write. "
      : [
          `At least ${inWords(backfill.atLeast)} at the limit`,
          limit(plan, flow),
          `; planned ${inWords(backfill.planned)} at ${percent(throttle.share)} of it. `,
        ];
  return [
    heading(3, `${flow.id}-load`, 'First load'),
    paragraph(
      `${count(backfill.records, 'record')}: ${stopped(backfill.method)} `,
      duration,
      `Partitions: ${stopped(backfill.partitions)} Watermark: ${stopped(backfill.watermark)} `,
      because(backfill),
    ),
  ];
}

function limit(plan: Plan, flow: PlanFlow): Inline {
  const found = plan.connections
    .flatMap((connection) => connection.rateLimits.map((candidate) => ({ connection, candidate })))
    .filter(
      ({ connection, candidate }) =>
        candidate.id === flow.design.backfill.limitId &&
        [flow.from.system, flow.to.system].includes(connection.system),
    )
    .sort((a) => (a.connection.system === flow.to.system ? -1 : 1))[0];
  if (found === undefined) return '';
  const { connection, candidate } = found;
  const words = `${systemName(plan, connection.system)}, ${limitWords(candidate)}`;
  return [
    ' of ',
    pointer(limitId(connection.system, candidate.id), words),
    cite([candidate.source]),
    candidate.disputed.length > 0 ? ' ⚠ disputed' : '',
  ];
}
