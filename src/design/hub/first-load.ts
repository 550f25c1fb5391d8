// The first load of a hub: everything in first, then out to each target from the golden records, so that a source is read once and a
// second or repeated load of a target asks no source at all.
import { duration, seconds } from '../../measure/duration.ts';
import type { CanonicalConcept } from '../canonical.ts';
import type { BackfillDecision, FlowDesign } from '../design.ts';
import { argue, cite, counted, figure, percent, time } from '../figures.ts';
import { type Ground, sideWords } from '../ground.ts';
import { phaseOf } from '../load.ts';
import { pageSizeOf } from '../pace.ts';
import { byRule, rules } from '../rules.ts';

export function loadFirst(
  ground: Ground,
  { backfill, read }: FlowDesign,
  concept: CanonicalConcept,
): BackfillDecision {
  const intake = intakeSeconds(ground, read.method === 'event-payload');
  const givers = new Set(concept.ends.filter((end) => end.gives).map((end) => end.system)).size;
  const out = backfill.planned === null ? null : seconds(backfill.planned);
  const planned = out === null ? null : Math.ceil(intake + out);
  return {
    ...backfill,
    method: `hub first: ${counted(backfill.records, 'record')} of ${sideWords(ground.source)} become golden records of version 1${givers > 1 ? `, matched against those of ${counted(givers - 1, 'other source')}` : ''}; then out: ${backfill.method}`,
    watermark: `${backfill.watermark}; the subscription starts at the version that the load has reached`,
    planned: planned === null ? null : duration(planned),
    why: argue(
      planned === null || out === null
        ? null
        : `In and out follow one another: ${time(Math.ceil(intake))} to fill the hub at ${percent(rules.share.value)} of the limits, then ${time(out)} out, ${time(planned)} together. Doubles are seen in the hub before any target is written, and a target that has to be loaded again costs ${figure(0)} calls at ${ground.source.system.name}.`,
      backfill.why,
    ),
    sources: cite(...backfill.sources, ...byRule(rules.share)),
  };
}

/** Reading the source once at the throttle's share; where nothing lists it, a second for each record that comes by event. */
function intakeSeconds(ground: Ground, byEvents: boolean): number {
  const { existing } = ground.flow.load;
  const operation = ground.source.reads.list ?? ground.source.reads.search;
  if (operation === null) return byEvents ? existing * rules.callTime.value : 0;
  const calls =
    operation.pagination?.style === 'none' ? 1 : Math.ceil(existing / pageSizeOf(operation).value);
  return phaseOf(
    [{ side: ground.source, resource: ground.source.resource, operation, calls }],
    rules.share.value,
  ).seconds;
}
