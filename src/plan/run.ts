// How the integration is run from its first day in production to its last: put together from the design, the limits and the flows.
import { counted, figure } from '../design/figures.ts';
import { inWords } from '../measure/duration.ts';
import { alertsOf, indicatorsOf, runbooksOf } from './indicators.ts';
import type { Groundwork } from './groundwork.ts';
import type { Migration } from './migration.ts';
import type { PlanFlow } from './plan.ts';
import { type Provision, provision } from './provision.ts';
import type { Running } from './running.ts';

export function runningOf(ground: Groundwork, migrations: readonly Migration[]): Running {
  const indicators = indicatorsOf(ground);
  const built = ground.flows.filter((flow) => flow.design.calls.length > 0);
  return {
    correlation: correlation(built, ground),
    logs: logs(built, ground),
    environments: environments(ground),
    indicators,
    alerts: alertsOf(indicators, ground),
    runbooks: runbooksOf(ground),
    growth: growth(ground),
    compensation: compensation(built, ground),
    handover: handover(built, ground),
    lifecycle: lifecycle(ground, migrations),
  };
}

function correlation(built: readonly PlanFlow[], ground: Groundwork): Provision {
  const [first] = built;
  const queued = built.filter((flow) => flow.design.transport.queue !== null).length;
  const example =
    first === undefined ? 'F-{record id}-{change time}' : `${first.id}-{record id}-{change time}`;
  const written = new Set(built.map((flow) => flow.to.system));
  const marked = ground.connections.filter(
    (one) => written.has(one.system) && one.resources.some((resource) => resource.custom !== null),
  );
  return provision(
    'OP-correlation',
    `One id follows a change over all hops: ${example}, made where the change is first seen. It goes ${queued === 0 ? 'through the run' : `with the job through the queue (${queued} of ${built.length} flows)`}, into every log line, the dead letter and the cross-reference${marked.length === 0 ? '' : `, and beside the origin mark into the records of ${marked.map((one) => one.name).join(', ')}`}, so that one search tells what became of a record.`,
    built.map((flow) => `P-${flow.id}-transport`),
  );
}

function logs(built: readonly PlanFlow[], ground: Groundwork): Provision {
  const kept = ground.tool('observability') ?? 'the log store';
  const perDay = Math.round(
    built.flatMap((flow) => flow.design.calls).reduce((sum, call) => sum + call.callsPerDay, 0),
  );
  const classes = [
    ...new Set(built.flatMap((flow) => flow.personalData.map((field) => field.class))),
  ].toSorted();
  return provision(
    'OP-logs',
    `One structured line for each call, about ${figure(perDay)} a day, in ${kept}: time, correlation id, flow, step, system, method and path without its query, status, time taken, tries. Never bodies, headers or values${classes.length === 0 ? '' : `; personal data of the classes ${classes.join(', ')} passes and must not be found there`}.`,
    ['R-secrets'],
  );
}

function environments(ground: Groundwork): readonly Provision[] {
  const without = ground.connections.filter((one) => one.sandbox === null).map((one) => one.name);
  const differing = ground.connections.filter((one) => (one.sandbox?.differences.length ?? 0) > 0);
  return [
    provision(
      'OP-dev',
      `Dev: one developer's own, made-up records, credentials of its own at ${ground.connections.map((one) => one.name).join(', ')}.`,
      ['K5', 'G-dev'],
    ),
    provision(
      'OP-staging',
      `Staging: the build that passed the dev gate, unchanged, against sandboxes.${without.length === 0 ? '' : ` No sandbox is known for ${without.join(', ')}: until one is, a stand-in made from the contract takes its place, and the first production run there counts as untried.`}${differing.length === 0 ? '' : ` Sandboxes that differ from production: ${differing.map((one) => `${one.name} (${one.sandbox?.differences.length} known differences)`).join(', ')}.`}`,
      ['K6', 'G-staging'],
    ),
    provision(
      'OP-production',
      'Production: the very build that was signed in staging, with configuration and secrets of its own; a change goes through dev and staging again, however small.',
      ['K7', 'G-verified'],
    ),
  ];
}

function growth(ground: Groundwork): readonly Provision[] {
  const chosen = ground.comparison.designs.find((design) => design.id === ground.architecture.id);
  const billed = (chosen?.rubric.find((mark) => mark.criterion === 'cost')?.inputs ?? [])
    .filter((input) => input.name.endsWith(': units a month'))
    .map((input) => ({ what: input.name.slice(0, -': units a month'.length), units: input.value }));
  const perCall = billed.filter(({ what }) =>
    /execution|credit|operation|task|request|message|log/i.test(what),
  );
  const cost =
    chosen === undefined
      ? []
      : [
          provision(
            'OP-cost',
            `${chosen.cost.monthly.amount} ${chosen.cost.monthly.currency} a month at today's volumes. Billed by: ${billed
              .slice(0, 5)
              .map(({ what, units }) => `${what} (${units})`)
              .join('; ')}. ${
              perCall.length === 0
                ? 'None of these grows with the number of changes; a step comes only when a larger machine is needed.'
                : `Grows with the number of changes: ${perCall.map(({ what }) => what).join('; ')}; the rest stays as it is until a larger machine is needed.`
            }`,
            [chosen.id],
          ),
        ];
  const limits = ground.budgets
    .filter((budget) => budget.binding && budget.use > 0)
    .map((budget) =>
      provision(
        `OP-growth-${budget.system}`,
        `${ground.connection(budget.system).name}: ${budget.use >= 1 ? 'already more than full' : `volumes may grow ${Math.floor((1 / budget.use) * 10) / 10}-fold`} before ${counted(budget.limit.limit, budget.limit.unit.replace(/s$/, ''))} per ${inWords(budget.limit.window)} is full in the busiest window; from ${Math.max(1, Math.floor((0.7 / budget.use) * 10) / 10)}-fold on it is a risk.`,
        [budget.id],
      ),
    );
  return [...cost, ...limits];
}

/** Facts that several systems must agree on: one record that goes to several, or that is handed on from one to the next. */
function compensation(built: readonly PlanFlow[], ground: Groundwork): Running['compensation'] {
  const key = (system: string, object: string | null): string => `${system} ${object ?? '?'}`;
  const spread = new Map<string, PlanFlow[]>();
  for (const flow of built) {
    const at = key(flow.from.system, flow.from.resource);
    const held = spread.get(at);
    if (held === undefined) spread.set(at, [flow]);
    else held.push(flow);
  }
  const several = [...spread.values()].filter(
    (flows) => new Set(flows.map((flow) => flow.to.system)).size > 1,
  );
  const handed = built.flatMap((flow) =>
    (spread.get(key(flow.to.system, flow.route?.resource ?? flow.to.resource)) ?? [])
      .filter((next) => next.to.system !== flow.from.system && next.id !== flow.pair)
      .map((next): readonly [PlanFlow, PlanFlow] => [flow, next]),
  );
  const name = (system: string): string => ground.connection(system).name;
  const rules = [
    ...several.map((flows) => {
      const ids = flows.map((flow) => flow.id);
      return provision(
        `CP-${ids.join('-').slice(0, 60)}`,
        `${ids.join(', ')} carry the same record of ${name(flows[0]?.from.system ?? '')} to ${flows.map((flow) => name(flow.to.system)).join(', ')}. There is no transaction over them: each is brought about alone and repeated until it stands. If one refuses for good, the others are not taken back by machine; the dead letter names what was already written elsewhere, and its owner decides between mending and undoing by hand.`,
        ids,
      );
    }),
    ...handed.map(([flow, next]) =>
      provision(
        `CP-${flow.id}-${next.id}`,
        `${next.id} takes up what ${flow.id} wrote in ${name(flow.to.system)}. ${next.id} waits for a record that has not come yet and never makes it up; a record that ${flow.id} takes back is marked, and ${next.id} carries the mark on like any change.`,
        [flow.id, next.id],
      ),
    ),
  ];
  return {
    rules,
    none:
      rules.length > 0
        ? null
        : `No record of these ${built.length} flows goes to more than one system or is handed on from one flow to the next, so no two writes must stand or fall together.`,
  };
}

function handover(built: readonly PlanFlow[], ground: Groundwork): readonly Provision[] {
  const ids = built.map((flow) => flow.id);
  return [
    ...ground.connections.map((connection) =>
      provision(
        `HO-${connection.system}`,
        `Access to ${connection.name}: ${connection.auth === null ? 'the way in, once it is known,' : `${connection.auth.type} credential`} for dev, staging and production tried by two people on call; ${connection.scopes.length === 0 ? 'rights as granted' : `${connection.scopes.length} scopes as granted`} and the date of the next rotation written down.`,
        [connection.id, `O-${connection.system}`],
      ),
    ),
    provision(
      'HO-brief',
      `Developer brief: this plan, its specification and ${built.length} mapping tables with the tests that hold them; a developer who did not build it makes one change of a mapping row through all environments.`,
      ids,
    ),
    provision(
      'HO-runbook',
      `Runbook: the ${runbooksCount(built, ground)} books here, each walked through once with a planted fault by those on call.`,
      ['G-staging'],
    ),
    provision(
      'HO-training',
      `Training: those who work in ${[...new Set(built.map((flow) => ground.connection(flow.to.system).name))].join(', ') || 'the systems'} see what changes for them and whom they tell; those on call triage and replay one dead letter of each of ${ids.join(', ') || 'the flows'}.`,
      ids,
    ),
  ];
}

function runbooksCount(built: readonly PlanFlow[], ground: Groundwork): number {
  const used = new Set(built.flatMap((flow) => [flow.from.system, flow.to.system]));
  return built.length + ground.connections.filter((one) => used.has(one.system)).length;
}

function lifecycle(ground: Groundwork, migrations: readonly Migration[]): readonly Provision[] {
  const next = ground.sunsets.map((sunset) => sunset.on).toSorted()[0] ?? null;
  const dated = new Set(ground.sunsets.map((sunset) => sunset.system));
  const undated = ground.connections.filter((one) => !dated.has(one.system));
  return [
    provision(
      'LC-watch',
      `Deprecation watch each quarter: ${ground.sunsets.length === 0 ? 'no end is known' : counted(ground.sunsets.length, 'known end')}${next === null ? '' : `, the first on ${next}`}${undated.length === 0 ? '' : `; none is published for ${undated.map((one) => one.name).join(', ')}, whose notes are read instead`}.`,
      [...dated].map((system) => `C-${system}`),
    ),
    provision(
      'LC-review',
      `Review each half-year: limits and prices against the bill, ${counted(ground.budgets.filter((budget) => budget.binding).length, 'tightest limit')} against real peaks, accepted risks, rights that are no longer used; then the plan is made again with the documents of that day.`,
      ground.budgets.filter((budget) => budget.binding).map((budget) => budget.id),
    ),
    ...migrations.map((migration) =>
      provision(
        `LC-${migration.system}`,
        `${ground.connection(migration.system).name} is left: ${migration.out.join(', ')} end with it${migration.back.length === 0 ? '' : `, and ${migration.back.join(', ')} back into it`}; its credentials go in the phase of decommissioning.`,
        [`C-${migration.system}`],
      ),
    ),
    provision(
      'LC-end',
      `End of the integration: flows off in reverse order of their start, queues run empty or their rest handed over as a list, then the credentials of ${ground.connections.map((one) => one.name).join(', ')} revoked and the parts removed (${ground.architecture.parts.join(', ') || 'none of its own'}).`,
      ground.connections.map((one) => `O-${one.system}`),
    ),
  ];
}
