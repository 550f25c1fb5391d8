// How large an integration is: points for eight tasks, from what must be connected. The base case, one one-way flow between two
// systems, is 175 points in 15 days; everything beyond it adds by the figures here. The project of a plan counts by the same points.
import type { Design } from '../design/design.ts';
import type { JoinedSystem, Landscape } from '../landscape/landscape.ts';

/** What the size is reckoned from. `legs` counts each direction of each flow that will be built. */
export interface Size {
  readonly systems: number;
  readonly privateSystems: number;
  readonly flows: number;
  readonly legs: number;
  /** Different kinds of sign-in over all systems: OAuth, API key, user and password, … */
  readonly authKinds: number;
  /** Different objects at the ends of what is built; a record that two flows share counts once. */
  readonly objects: number;
  /** Systems reached by SOAP, a database or files, or of which no contract is known. */
  readonly legacySystems: number;
  readonly developers: number;
}

/** One of the eight tasks: points and days of the base case, and the points that each thing beyond it adds. */
export interface BaseTask {
  readonly id: string;
  readonly title: string;
  readonly kind: 'setup' | 'integration' | 'testing' | 'launch' | 'review';
  readonly points: number;
  readonly days: number;
  readonly perSystem: number;
  readonly perPrivate: number;
  readonly perLeg: number;
  readonly perAuthKind: number;
  readonly perObject: number;
  readonly perLegacy: number;
  readonly gate: string | null;
}

const task = {
  perSystem: 0,
  perPrivate: 0,
  perLeg: 0,
  perAuthKind: 0,
  perObject: 0,
  perLegacy: 0,
  gate: null,
} as const;

export const baseTasks: readonly BaseTask[] = [
  {
    ...task,
    id: 'K1',
    title: 'Document requirements',
    kind: 'setup',
    points: 20,
    days: 2,
    perSystem: 5,
    perPrivate: 5,
    perLeg: 5,
  },
  {
    ...task,
    id: 'K2',
    title: 'API authentication setup',
    kind: 'integration',
    points: 20,
    days: 3,
    perSystem: 10,
    perPrivate: 5,
    perAuthKind: 5,
  },
  {
    ...task,
    id: 'K3',
    title: 'Build connector',
    kind: 'integration',
    points: 30,
    days: 2,
    perPrivate: 10,
    perLeg: 30,
    perLegacy: 15,
  },
  {
    ...task,
    id: 'K4',
    title: 'Configure data mapping',
    kind: 'integration',
    points: 25,
    days: 1,
    perPrivate: 5,
    perLeg: 25,
    perObject: 5,
  },
  {
    ...task,
    id: 'K5',
    title: 'Test integration (dev)',
    kind: 'testing',
    points: 20,
    days: 2,
    perLeg: 10,
    perLegacy: 5,
    gate: 'G-dev',
  },
  {
    ...task,
    id: 'K6',
    title: 'Test integration (staging)',
    kind: 'testing',
    points: 20,
    days: 2,
    perLeg: 10,
    perLegacy: 5,
    gate: 'G-staging',
  },
  { ...task, id: 'K7', title: 'Deploy to production', kind: 'launch', points: 25, days: 3, perLeg: 5 },
  {
    ...task,
    id: 'K8',
    title: 'Monitor and verify',
    kind: 'review',
    points: 15,
    days: 1,
    perLeg: 5,
    gate: 'G-verified',
  },
];

/** Points that one person works off in a day: 175 points in 15 days. */
export const pointsPerDay: number = 175 / 15;

export function pointsOf(base: BaseTask, size: Size): number {
  return (
    base.points +
    Math.max(0, size.systems - 2) * base.perSystem +
    size.privateSystems * base.perPrivate +
    Math.max(0, size.legs - 1) * base.perLeg +
    Math.max(0, size.authKinds - 2) * base.perAuthKind +
    Math.max(0, size.objects - 2) * base.perObject +
    size.legacySystems * base.perLegacy
  );
}

/** Points of all eight tasks. */
export function allPoints(size: Size): number {
  return baseTasks.reduce((sum, base) => sum + pointsOf(base, size), 0);
}

/** The rules in sentences: what each thing beyond the base case adds, by task. */
export const sizeRules: readonly string[] = [
  'Each system beyond two adds 5 points to requirements and 10 to authentication.',
  'Each direction beyond the first adds 30 points to the connector, 25 to the mapping, 10 to each test round and 5 to requirements, deployment and monitoring.',
  'Each private system adds 5 points to requirements, authentication and mapping, and 10 to the connector: its API must be learned.',
  'Each kind of sign-in beyond two adds 5 points to authentication.',
  'Each object beyond two adds 5 points to the mapping; a second direction between the same two adds none.',
  'Each system reached by SOAP, a database or files, or without a known contract, adds 15 points to the connector and 5 to each test round.',
];

/** The size of what a design builds in a landscape; flows without calls are not built. */
export function sizeOf(design: Design, landscape: Landscape): Size {
  const { team } = landscape.brief.constraints;
  const built = new Set(design.flows.filter((flow) => flow.calls.length > 0).map((flow) => flow.flow));
  const ends = landscape.flows
    .filter((flow) => built.has(flow.id))
    .flatMap(({ from, to, route }) => [from, route?.end ?? to]);
  return {
    systems: landscape.systems.length,
    privateSystems: landscape.systems.filter((system) => system.asked.uses === null).length,
    flows: landscape.brief.flows.length,
    legs: built.size,
    authKinds: new Set(landscape.systems.flatMap(signIn)).size,
    objects: new Set(ends.map((end) => `${end.system}.${end.resource ?? end.asked}`)).size,
    legacySystems: landscape.systems.filter(isLegacy).length,
    developers: team?.developers ?? 1,
  };
}

/** The way in that a connection takes: the first that its profile names beside none at all. */
function signIn({ profile }: JoinedSystem): readonly string[] {
  const way = profile?.auth.find((auth) => auth.type !== 'none') ?? null;
  return way === null ? [] : [way.type];
}

function isLegacy({ profile }: JoinedSystem): boolean {
  return (
    profile === null || profile.kind === 'soap' || profile.kind === 'database' || profile.kind === 'file'
  );
}
