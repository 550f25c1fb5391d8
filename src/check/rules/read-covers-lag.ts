// What is read misses nothing: windows reach back over the lag and the clock of the source, and are cut before a result cap.
import type { Operation } from '../../catalog/profile.ts';
import { inWords, seconds } from '../../measure/duration.ts';
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import { operationOf, type Problem, report, type Rule, told } from '../rule.ts';

export const readCoversLag: Rule = {
  code: 'SPW034',
  name: 'read-covers-lag',
  check: (plan) =>
    report(
      'SPW034',
      plan.flows.flatMap((flow) => problemsOf(plan, flow)),
    ),
};

function problemsOf(plan: Plan, flow: PlanFlow): readonly Problem[] {
  const { read, calls } = flow.design;
  if (calls.length === 0) return [];
  const find = calls.find((call) => call.id === `${flow.id}.find`);
  const operation = find === undefined ? null : operationOf(plan, find);
  const isReadBack =
    read.method !== 'read-by-id' ||
    calls.some((call) => call.kind === 'get' && call.system === flow.from.system);
  return [
    ...(read.method === 'incremental-filter' && read.cursorField === null
      ? ['asks for changes since a time and names no field that tells it']
      : []),
    ...(find === undefined || read.pageSize === find.pageSize
      ? []
      : [
          `reads pages of ${read.pageSize ?? 'no size'}, and ${find.id} pages of ${find.pageSize ?? 'no size'}`,
        ]),
    ...(isReadBack ? [] : ['reads records by id, and no call reads one']),
    ...(operation === null ? [] : [...overlapProblems(flow, operation), ...capProblems(flow, operation)]),
  ].map((problem) => told(`P-${flow.id}-read`, `${flow.id} ${problem}`));
}

function overlapProblems({ design: { read } }: PlanFlow, { incremental }: Operation): readonly string[] {
  if (incremental === null || read.cursorField !== incremental.field || read.overlap === null) return [];
  const lag = seconds(incremental.lag ?? 'PT0S') + seconds(incremental.resolution ?? 'PT0S');
  return seconds(read.overlap) >= lag
    ? []
    : [
        `reads windows that reach back ${inWords(read.overlap)}, though ${incremental.lag === null ? '' : `the index lags by ${inWords(incremental.lag)} and `}${incremental.resolution === null ? 'a write shows late' : `the clock is good to ${inWords(incremental.resolution)}`}`,
      ];
}

function capProblems({ design: { read } }: PlanFlow, { pagination }: Operation): readonly string[] {
  const most = pagination?.maxResults ?? null;
  const { partition } = read;
  return most === null || partition === null || partition.above <= most
    ? []
    : [`cuts its windows above ${partition.above} results, though one query gives ${most} at most`];
}
