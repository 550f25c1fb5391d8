// Real plans for tests, made once per process from the shipped catalog: the example, and the same systems with a two-way flow.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { planFor } from '../src/jobs/plan.ts';
import type { Plan } from '../src/plan/plan.ts';
import { documentsBeside } from '../src/store/documents.ts';
import { shippedShelf } from '../src/store/shelf.ts';

const examplePath = fileURLToPath(new URL('../examples/crm-billing-support.yaml', import.meta.url));

const twoWay = `
spanwright: 1
name: Contacts and users
systems:
  - { id: crm, uses: hubspot, edition: professional, role: system-of-record }
  - { id: support, uses: zendesk, edition: professional }
flows:
  - { id: F1, from: crm.contact, to: support.user, direction: two-way, freshness: PT15M }
volumes:
  - { object: crm.contact, existing: 5000, changesPerDay: 100, peakFactor: 3 }
`;

/** A plan for the text of a brief, with documents named relative to the examples folder; `design`: not the recommended one. */
export async function planOf(
  text: string,
  start: string | null = null,
  design: string | null = null,
): Promise<Plan> {
  const ports = { shelf: shippedShelf(), documents: documentsBeside(examplePath) };
  return planFor(
    { brief: { name: 'brief.yaml', text }, design, reason: null, start, engine: 'spanwright test' },
    ports,
  );
}

let example: Promise<Plan> | null = null;
let started: Promise<Plan> | null = null;
let both: Promise<Plan> | null = null;

/** The plan of examples/crm-billing-support.yaml. */
export function examplePlan(): Promise<Plan> {
  example ??= planOf(readFileSync(examplePath, 'utf8'));
  return example;
}

/** The briefs that are shipped as examples. */
export const exampleNames: readonly string[] = [
  'crm-billing-support',
  'legacy-migration',
  'multi-channel-commerce',
  'partner-api',
];

const examples: Map<string, Promise<Plan>> = new Map<string, Promise<Plan>>();

/** The plan of a shipped example by its name. */
export function planOfExample(name: string): Promise<Plan> {
  const held =
    examples.get(name) ??
    planOf(readFileSync(fileURLToPath(new URL(`../examples/${name}.yaml`, import.meta.url)), 'utf8'));
  examples.set(name, held);
  return held;
}

/** The plan of the example with a first day, which is a Saturday. */
export function startedPlan(): Promise<Plan> {
  started ??= planOf(readFileSync(examplePath, 'utf8'), '2026-12-05');
  return started;
}

/** Plans of several kinds as they are made, for rules that must say nothing of them. */
export function realPlans(): Promise<readonly Plan[]> {
  return Promise.all([examplePlan(), startedPlan(), twoWayPlan()]);
}

/** The plan of one two-way flow between two catalog systems. */
export function twoWayPlan(): Promise<Plan> {
  both ??= planOf(twoWay);
  return both;
}

/** Readonly taken away at every depth, so that a test can break one thing. */
export type Loose<T> = T extends readonly (infer U)[]
  ? Loose<U>[]
  : T extends object
    ? { -readonly [K in keyof T]: Loose<T[K]> }
    : T;

/** A copy of a plan, as its file would be read again, with something broken in it by hand. */
export function broken(plan: Plan, breakIt: (copy: Loose<Plan>) => void): Plan {
  // Not structuredClone: that keeps parts shared which a file holds apart.
  const copy = JSON.parse(JSON.stringify(plan)) as Loose<Plan>;
  breakIt(copy);
  return copy;
}

/** The element at an index; a test that finds none fails here. */
export function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`nothing at ${index} of ${list.length}`);
  return found;
}
