// The main run: the whole of a source out in parts, staged, and into the target by the fastest way there is. What it takes is reckoned at the
// bulk rate and at one record at a time.
import { keyField } from '../../landscape/keys.ts';
import { duration, seconds } from '../../measure/duration.ts';
import type { BackfillDecision, FlowDesign, ReadDecision } from '../design.ts';
import { argue, cite, counted, figure, time } from '../figures.ts';
import { type Ground, sideWords } from '../ground.ts';
import { mediumOf } from '../medium.ts';
import { byRule, rules } from '../rules.ts';
import { type Rates, ratesOf, wayIn, wayOut } from './ways.ts';
import type { Turn } from './waves.ts';

export const deltaWords =
  'runs repeat until the last one before the change-over is short enough for the freeze';

/** How records come out: by a bulk way of the source where it has one, in parts that are each kept as done. */
export function extract(ground: Ground, { read }: FlowDesign): ReadDecision {
  const { source, flow } = ground;
  const way = wayOut(source);
  const most = ground.feed?.operation.pagination?.maxResults ?? null;
  const above = Math.min(
    rules.partRows.value,
    most === null ? rules.partRows.value : Math.floor(most * rules.capMargin.value),
  );
  const file = mediumOf(source) === 'file';
  const partition =
    read.partition ??
    (file || flow.load.existing <= above ? null : { by: `ranges of ${keyField(source.end)}`, above });
  const how = file
    ? `The file of ${source.system.name} is staged as it is, beside its manifest.`
    : mediumOf(source) === 'database'
      ? `One consistent snapshot of ${sideWords(source)} is read by ranges of ${keyField(source.end)}, and later runs take what changed since; the owner names the hours.`
      : way === null
        ? `${source.system.name} lists no bulk way out, so pages are read and staged.`
        : `Taken out by ${way.what}${way.path === null ? '' : ` (${way.path})`} for the whole, by pages for what changed since.`;
  return {
    ...read,
    partition,
    why: argue(how, read.why),
    sources: cite(...read.sources, way?.source, ...byRule(rules.partRows)),
  };
}

export function load(ground: Ground, { backfill }: FlowDesign, turn: Turn): BackfillDecision {
  const rates = ratesOf(ground);
  if (rates === null) return backfill;
  const parts = Math.max(1, Math.ceil(backfill.records / rules.partRows.value));
  const base = backfill.planned === null ? null : seconds(backfill.planned);
  const calls = rates.by === 'calls' || base === null;
  const planned = calls ? base : Math.ceil(Math.max(rates.bulk, 1) + rules.batchRun.value);
  const out = wayOut(ground.source);
  return {
    ...backfill,
    method: `main run, wave ${figure(turn.wave)} of ${figure(turn.waves)}: extract${out === null ? '' : ` by ${out.what}`}, stage with a manifest (run, part, count, hash), transform over the stage, load ${wayWords(ground, rates)}, count; ${backfill.method}`,
    partitions: `${counted(parts, 'part')} of at most ${figure(rules.partRows.value)} rows by ranges of ${keyField(ground.source.end)}, each extracted, staged, loaded and counted by itself, so that a broken run goes on with the part that is open; ${backfill.partitions}`,
    watermark: `${backfill.watermark}; delta ${deltaWords}`,
    atLeast: calls ? backfill.atLeast : null,
    limitId: calls ? backfill.limitId : null,
    planned: planned === null ? null : duration(planned),
    why: argue(
      rateWords(ground, rates),
      calls
        ? null
        : `Planned ${time(planned ?? 0)} with ${time(rules.batchRun.value)} for staging and counting.`,
      backfill.why,
    ),
    sources: cite(...rates.sources, ...backfill.sources, ...byRule(rules.partRows)),
  };
}

function wayWords(ground: Ground, { by, recordsPerCall, way }: Rates): string {
  switch (by) {
    case 'job':
      return `by ${way?.what ?? 'a bulk job'}${way?.path === null || way === null ? '' : ` (${way.path})`}`;
    case 'database':
      return `by ${wayIn(ground.target)?.note ?? 'the bulk load of the database'}`;
    case 'file':
      return 'as one file';
    case 'calls':
      return recordsPerCall > 1 ? `in calls of ${figure(recordsPerCall)} records` : 'one record a call';
    default:
      return by satisfies never;
  }
}

/** "38,000 records take 2 h one by one and 12 min in calls of 100". */
export function rateWords(ground: Ground, rates: Rates): string {
  const { existing } = ground.flow.load;
  const gain = rates.bulk > 0 ? rates.single / rates.bulk : 1;
  const single = `${counted(existing, 'record')} of ${sideWords(ground.source)} take ${time(Math.ceil(rates.single))} one at a time`;
  return gain > 1.05
    ? `${single} and ${time(Math.ceil(Math.max(1, rates.bulk)))} ${wayWords(ground, rates)}, ${figure(gain)} times as fast.`
    : `${single}, and ${ground.target.system.name} offers nothing faster.`;
}
