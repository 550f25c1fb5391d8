// What each of the eight tasks consists of in this plan: subtasks and the requirements, flows, policies and tests that it serves.
import { counted } from '../design/figures.ts';
import type { Brief } from '../brief/brief.ts';
import type { Connection } from './connection.ts';
import { type Migration, migrationsOf } from './migration.ts';
import type { Particulars } from './particulars.ts';
import type { PlanFlow, PlanTest, Policy, Requirement } from './plan.ts';
import type { Question } from '../finding/finding.ts';
import { policyId } from './policies.ts';
import type { Subtask } from './project.ts';
import type { TaskContent } from './schedule.ts';

export interface TaskMaterial {
  readonly requirements: readonly Requirement[];
  readonly connections: readonly Connection[];
  readonly flows: readonly PlanFlow[];
  readonly policies: readonly Policy[];
  readonly tests: readonly PlanTest[];
  readonly questions: readonly Question[];
  readonly particulars: readonly Particulars[];
  readonly brief: Brief;
}

/**
 * Content by task id. Flows that are blocked without a route get no building subtasks, only the decision; where nothing can be built yet,
 * the building tasks wait for all flows.
 */
export function taskContent(material: TaskMaterial): ReadonlyMap<string, TaskContent> {
  const { requirements, connections, flows, policies, tests } = material;
  const built = flows.filter(isBuilt);
  const ids = (things: readonly { readonly id: string }[]): readonly string[] =>
    things.map((thing) => thing.id);
  const builtIds = new Set(ids(built));
  const migrations = migrationsOf(material.brief);
  const awaited = built.length > 0 ? built : flows;
  const gateTests = (gate: PlanTest['gate']): readonly PlanTest[] =>
    tests.filter((test) => test.gate === gate);
  return new Map<string, TaskContent>([
    ['K1', { subtasks: requirementSubtasks(material), serves: ids(requirements) }],
    ['K2', { subtasks: connections.flatMap(authSubtasks), serves: [...ids(connections), 'R-secrets'] }],
    [
      'K3',
      {
        subtasks: built.flatMap(connectorSubtasks),
        serves: [...ids(awaited), ...ids(policies.filter((policy) => builtIds.has(policy.flow)))],
      },
    ],
    ['K4', { subtasks: built.map(mappingSubtask), serves: awaited.map((flow) => flow.mapping ?? flow.id) }],
    ['K5', { subtasks: testSubtasks('K5', built, gateTests('dev')), serves: ids(gateTests('dev')) }],
    ['K6', { subtasks: testSubtasks('K6', built, gateTests('staging')), serves: ids(gateTests('staging')) }],
    [
      'K7',
      {
        subtasks: deploySubtasks(built, migrations),
        serves: [
          ...ids(awaited),
          ...ids(requirements.filter((requirement) => requirement.kind === 'deadline')),
        ],
      },
    ],
    [
      'K8',
      {
        subtasks: monitorSubtasks(built, connections, migrations),
        serves: ids(requirements.filter((requirement) => requirement.kind !== 'team')),
      },
    ],
  ]);
}

/** Whether there is anything to build: feasible, waiting for an answer with calls known, or blocked with a route. */
export function isBuilt(flow: PlanFlow): boolean {
  return flow.design.calls.length > 0;
}

function requirementSubtasks({
  questions,
  connections,
  flows,
  particulars,
}: TaskMaterial): readonly Subtask[] {
  return [
    ...questions
      .filter((question) => question.blocks === 'K1')
      .map((question) => ({
        id: `K1-${question.id}`,
        title: `Answer: ${question.text}`,
        serves: [question.about],
      })),
    ...flows
      .filter((flow) => flow.status === 'blocked')
      .map((flow) => ({
        id: `K1-${flow.id}-route`,
        title: `Decide the route of ${flow.id}: ${flow.statusWhy}`,
        serves: [flow.id],
      })),
    ...particulars
      .filter((one) => one.quality.length > 0)
      .map((one) => ({
        id: `K1-${one.flow}-quality`,
        title: `${one.flow}: take ${one.quality.length === 1 ? 'the one count' : `the ${counted(one.quality.length, 'count')}`} on real data and note what was found`,
        serves: [one.flow],
      })),
    {
      id: 'K1-limits',
      title:
        'Confirm the documented rate limits with each vendor account and note other consumers of the same quota',
      serves: connections.map((connection) => connection.id),
    },
    {
      id: 'K1-specification',
      title:
        'Fill the empty rows of the specification: experts, prerequisites, user stories, customer experience',
      serves: ['specification'],
    },
  ];
}

function authSubtasks(connection: Connection): readonly Subtask[] {
  const serves = [connection.id];
  const { auth, name } = connection;
  const id = (step: string): string => `K2-${connection.system}-${step}`;
  const scopes = connection.scopes.map((entry) => entry.scope).join(', ');
  const privilege = scopes === '' ? 'least privilege' : `only ${scopes}`;
  const rotation = { id: id('rotate'), title: `${name}: rehearse rotation and revocation in dev`, serves };
  if (auth === null)
    return [
      { id: id('ask'), title: `${name}: find out how it authenticates and get the API document`, serves },
    ];
  switch (auth.type) {
    case 'oauth2':
    case 'oidc':
      return [
        {
          id: id('app'),
          title: `${name}: register the app for dev, staging and production (${auth.flow ?? 'OAuth 2'}), scopes: ${privilege}`,
          serves,
        },
        {
          id: id('grant'),
          title: `${name}: grant, store and refresh tokens under a lock; alert before a grant ends`,
          serves,
        },
        rotation,
      ];
    case 'apiKey':
    case 'bearer':
    case 'basic':
      return [
        {
          id: id('key'),
          title: `${name}: create a credential of the integration's own for each environment, ${privilege}`,
          serves,
        },
        rotation,
      ];
    case 'mtls':
      return [
        {
          id: id('certificate'),
          title: `${name}: request and install client certificates for each environment; alert 30 days before expiry`,
          serves,
        },
        rotation,
      ];
    case 'none':
      return [{ id: id('network'), title: `${name}: restrict by network who can reach it`, serves }];
    default:
      return auth.type satisfies never;
  }
}

function connectorSubtasks(flow: PlanFlow): readonly Subtask[] {
  const { design } = flow;
  const steps: readonly (readonly [string, string, string])[] = [
    [
      'trigger',
      `${flow.id}: receive or find changes (${design.trigger.mode}), window and watermark`,
      `P-${flow.id}-trigger`,
    ],
    [
      'write',
      `${flow.id}: write ${flow.route?.resource ?? flow.to.resource ?? flow.to.asked} (${design.write.mode.replaceAll('-', ' ')}) with key and cross-reference`,
      `P-${flow.id}-write`,
    ],
    [
      'failure',
      `${flow.id}: retry matrix, circuit breaker, throttle, dead letters with replay`,
      `P-${flow.id}-retry`,
    ],
    ['reconcile', `${flow.id}: first load and reconciliation`, `P-${flow.id}-reconciliation`],
  ];
  return steps.map(([step, title, policy]) => ({
    id: `K3-${flow.id}-${step}`,
    title,
    serves: [flow.id, policy],
  }));
}

function mappingSubtask(flow: PlanFlow): Subtask {
  return {
    id: `K4-${flow.id}`,
    title: `${flow.id}: agree the mapping row by row with both owners, fill what is unmapped, make the test vectors`,
    serves: flow.mapping === null ? [flow.id] : [flow.mapping],
  };
}

/** Each direction of a two-way flow is tested alone before both run together; what belongs to no single flow is tested last. */
function testSubtasks(
  task: string,
  flows: readonly PlanFlow[],
  tests: readonly PlanTest[],
): readonly Subtask[] {
  const subtask = (
    step: string,
    title: string,
    done: readonly PlanTest[],
    serves: readonly string[] = [],
  ): Subtask => ({
    id: `${task}-${step}`,
    title: [title, done.map((test) => test.title.toLowerCase()).join(', ')]
      .filter((part) => part !== '')
      .join(': '),
    serves: [...serves, ...done.map((test) => test.id)],
  });
  const byFlow = Map.groupBy(tests, (test) => test.flow);
  const alone = flows.map((flow) =>
    subtask(
      flow.id,
      `${flow.id}${flow.pair === null ? '' : ' alone'}`,
      (byFlow.get(flow.id) ?? []).filter((test) => !needsBothLegs(test)),
    ),
  );
  const pairs = [...Map.groupBy(flows, (flow) => flow.askedAs).values()]
    .filter((legs) => legs.length === 2)
    .map((legs) => {
      const ids = legs.map((leg) => leg.id);
      return subtask(
        `${legs[0]?.askedAs}-both`,
        `${ids.join(' and ')} together, after each has passed alone`,
        ids.flatMap((id) => byFlow.get(id) ?? []).filter(needsBothLegs),
        ids,
      );
    });
  const whole = tests.filter((test) => test.flow === null);
  return [...alone, ...pairs, ...(whole.length === 0 ? [] : [subtask('whole', 'All flows together', whole)])];
}

/** Conflicts and echoes exist only where both directions run. */
function needsBothLegs(test: PlanTest): boolean {
  const { flow } = test;
  return flow !== null && ['conflict', 'echo'].some((kind) => test.proves.includes(policyId(flow, kind)));
}

function deploySubtasks(flows: readonly PlanFlow[], migrations: readonly Migration[]): readonly Subtask[] {
  return [
    {
      id: 'K7-freeze',
      title: 'Freeze bulk imports, field changes and releases on all sides; name the hour of go or no go',
      serves: flows.map((flow) => flow.id),
    },
    {
      id: 'K7-switch',
      title: 'Deploy with every flow switched off; check credentials and reachability in production',
      serves: flows.map((flow) => flow.id),
    },
    ...flows.map((flow) => ({
      id: `K7-${flow.id}`,
      title: `${flow.id}: take the watermark, run the first load, reconcile, switch on`,
      serves: [flow.id],
    })),
    ...migrations.map((migration) => ({
      id: `K7-${migration.system}-beside`,
      title: `${migration.system} stays master: begin the time side by side, with a comparison every day`,
      serves: legsOf(flows, migration),
    })),
  ];
}

/** The flows of a plan that a migration ends with. */
function legsOf(flows: readonly PlanFlow[], migration: Migration): readonly string[] {
  const asked = new Set([...migration.out, ...migration.back]);
  return flows.filter((flow) => asked.has(flow.askedAs)).map((flow) => flow.id);
}

function monitorSubtasks(
  flows: readonly PlanFlow[],
  connections: readonly Connection[],
  migrations: readonly Migration[],
): readonly Subtask[] {
  return [
    ...flows.map((flow) => ({
      id: `K8-${flow.id}`,
      title: `${flow.id}: freshness, success rate, dead letters and limit use under real traffic against the targets`,
      serves: [flow.id, ...flow.requirements.slice(0, 1)],
    })),
    ...migrations.flatMap((migration) => [
      {
        id: `K8-${migration.system}-takeover`,
        title: `${migration.system}: close entry record by record, last comparison, ${migration.successors.join(' and ')} master`,
        serves: legsOf(flows, migration),
      },
      {
        id: `K8-${migration.system}-end`,
        title: `${migration.system}: read only, archive read back, flows and credentials removed`,
        serves: [...legsOf(flows, migration), `C-${migration.system}`],
      },
    ]),
    {
      id: 'K8-handover',
      title: 'Hand over: access list, runbooks walked through, developer brief, training',
      serves: connections.map((connection) => connection.id),
    },
  ];
}
