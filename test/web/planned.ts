// A plan that is made already, for journeys that are not about making it: estimated only, by the server's own work.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Person, Workbench } from './harness.ts';

const brief = `
spanwright: 1
name: Contacts and users
systems:
  - { id: crm, uses: hubspot, edition: professional, role: system-of-record }
  - { id: support, uses: zendesk, edition: professional }
flows:
  - { id: F1, from: crm.contact, to: support.user, direction: one-way, freshness: PT15M }
volumes:
  - { object: crm.contact, existing: 5000, changesPerDay: 100, peakFactor: 3 }
`;

/** The id of a plan with one revision, made by `person`. */
export async function planned(bench: Workbench, person: Person): Promise<string> {
  const plans = `/api/w/${bench.workspace}/plans`;
  const { id } = (await bench.ask(person, 'POST', plans, {
    body: { name: 'Contacts and users', description: 'Contacts become users.', brief },
  })) as { readonly id: string };
  await composed(bench, person, { plan: id, design: 'D1', reason: 'The calmest of them' });
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
  for (let tries = 0; tries < 200; tries += 1) {
    const { state } = (await bench.ask(person, 'GET', `/api/w/${bench.workspace}/work/${work.id}`)) as {
      readonly state: string;
    };
    if (state === 'done') return;
    assert.ok(state === 'waiting' || state === 'running', state);
    await sleep(200);
  }
  assert.fail('the plan was not made in time');
}
