// What a call says of itself (kind, page, cap, read or write, calls a day) is what its operation and its flow's interval make of it.
import type { Operation } from '../../catalog/profile.ts';
import { seconds } from '../../measure/duration.ts';
import type { Plan } from '../../plan/plan.ts';
import {
  callsOf,
  connectionOf,
  type FlowCall,
  operationOf,
  type Problem,
  report,
  type Rule,
  told,
} from '../rule.ts';

export const callAsDocumented: Rule = {
  code: 'SPW058',
  name: 'call-as-documented',
  check: (plan) =>
    report(
      'SPW058',
      callsOf(plan).flatMap((one) => problemsOf(plan, one)),
    ),
};

function problemsOf(plan: Plan, { flow, call }: FlowCall): readonly Problem[] {
  const by = `${call.method} ${call.path}`;
  if (connectionOf(plan, call.system) === null)
    return [told(call.id, `${by} goes to ${call.system}, which the plan does not connect`)];
  if (![flow.from.system, flow.to.system].includes(call.system))
    return [
      told(
        call.id,
        `${by} goes to ${call.system}, though ${flow.id} runs from ${flow.from.system} to ${flow.to.system}`,
      ),
    ];
  const operation = operationOf(plan, call);
  if (operation === null) return [];
  return [...differences({ flow, call }, operation), ...frequency(plan, { flow, call })].map((problem) =>
    told(call.id, `${by} ${problem}`),
  );
}

const readKinds: readonly string[] = ['list', 'get', 'search'];
const writeKinds: readonly string[] = ['create', 'update', 'replace', 'delete', 'upsert'];

function differences({ call }: FlowCall, operation: Operation): readonly string[] {
  const { pagination } = operation;
  const page = pagination?.maxPageSize ?? null;
  const most = pagination?.maxResults ?? null;
  const kinds = call.onFailure === 'read' ? writeKinds : readKinds;
  return [
    ...(call.kind === operation.kind
      ? []
      : [`is told as ${call.kind} where the contract has ${operation.kind}`]),
    ...(call.pageSize === page
      ? []
      : [`reads pages of ${call.pageSize ?? 'no size'} where the contract gives ${page ?? 'none'}`]),
    ...(call.maxResults === most
      ? []
      : [
          `is said to give ${call.maxResults ?? 'any number of'} results where the contract says ${most ?? 'nothing of a cap'}`,
        ]),
    ...(kinds.includes(operation.kind)
      ? [`is repeated as a ${call.onFailure}, though it is "${operation.kind}"`]
      : []),
  ];
}

/** A call that finds changes is made at least once in each interval, by the flow itself or, where a hub takes changes in once for all, by another. */
function frequency(plan: Plan, { flow, call }: FlowCall): readonly string[] {
  const { trigger } = flow.design;
  const every = trigger.every ?? trigger.repair?.every ?? null;
  if (call.id !== `${flow.id}.find` || every === null || seconds(every) === 0) return [];
  const least = Math.floor(86_400 / seconds(every));
  const made = plan.architecture.canonical === null ? call.callsPerDay : mostOf(plan, call);
  return made >= least ? [] : [`is made ${call.callsPerDay} times a day, though its interval makes ${least}`];
}

/** The most that any flow makes the same finding call. */
function mostOf(plan: Plan, { system, method, path }: FlowCall['call']): number {
  return callsOf(plan)
    .filter(
      ({ flow, call }) =>
        call.id === `${flow.id}.find` &&
        call.system === system &&
        call.method === method &&
        call.path === path,
    )
    .reduce((most, { call }) => Math.max(most, call.callsPerDay), 0);
}
