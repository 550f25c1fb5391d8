// A plan that is made already, for journeys that are not about making it: estimated only, by the server's own work.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { openWorkbench, type Person, until, type Workbench } from './harness.ts';

const small = {
  name: 'Contacts and users',
  brief: `
spanwright: 1
name: Contacts and users
systems:
  - { id: crm, uses: hubspot, edition: professional, role: system-of-record }
  - { id: support, uses: zendesk, edition: professional }
flows:
  - { id: F1, from: crm.contact, to: support.user, direction: one-way, freshness: PT15M }
volumes:
  - { object: crm.contact, existing: 5000, changesPerDay: 100, peakFactor: 3 }
`,
};

/** A workbench in which the owner has made a plan. */
export interface PlannedBench extends Workbench {
  readonly plan: string;
  readonly approver: Person;
  /** That page of the plan, in a window that waits longer than others: a machine may do much else at the same time. */
  readonly openPage: (person: Person, page: string) => Promise<Page>;
}

export async function openPlanned(): Promise<PlannedBench> {
  const bench = await openWorkbench();
  const approver = await bench.invite('approver', 'Ada');
  const plan = await planned(bench, bench.owner);
  const openPage = async (person: Person, page: string): Promise<Page> => {
    const window = await bench.open(person, `/w/${bench.workspace}/plans/${plan}/${page}`);
    window.setDefaultTimeout(90_000);
    return window;
  };
  return { ...bench, plan, approver, openPage };
}

/** The id of a plan with one revision, made by `person`. */
export async function planned(
  bench: Workbench,
  person: Person,
  of: { readonly name: string; readonly brief: string } = small,
): Promise<string> {
  const plan = await briefed(bench, person, of);
  await composed(bench, person, { plan, design: 'D1', reason: 'The calmest of them' });
  return plan;
}

/** The id of a plan that has no more than a brief. */
export async function briefed(
  bench: Workbench,
  person: Person,
  { name, brief }: { readonly name: string; readonly brief: string } = small,
): Promise<string> {
  const body = { name, description: name, brief };
  const { id } = (await bench.ask(person, 'POST', `/api/w/${bench.workspace}/plans`, { body })) as {
    readonly id: string;
  };
  return id;
}

/** Makes the next revision by composing, and waits for it. */
export async function composed(
  bench: Workbench,
  person: Person,
  { plan, ...asked }: { readonly plan: string; readonly design: string; readonly reason: string },
): Promise<void> {
  const work = (await bench.ask(person, 'POST', `/api/w/${bench.workspace}/plans/${plan}/work`, {
    body: { kind: 'compose', measured: false, ...asked },
  })) as { readonly id: string };
  await until(async () => {
    const { state, problem } = (await bench.ask(
      person,
      'GET',
      `/api/w/${bench.workspace}/work/${work.id}`,
    )) as { readonly state: string; readonly problem: unknown };
    assert.ok(['waiting', 'running', 'done'].includes(state), `${state} ${JSON.stringify(problem)}`);
    return state === 'done';
  }, 240_000);
}
