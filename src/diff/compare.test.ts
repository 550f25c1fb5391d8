import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  at,
  broken,
  examplePlan,
  type Loose,
  planOf,
  realPlans,
  startedPlan,
  twoWayPlan,
} from '../../test/example-plan.ts';
import type { Plan } from '../plan/plan.ts';
import { comparePlans } from './compare.ts';
import { type Change, concerns, PlanDiff } from './diff.ts';

/** The changes after something was changed by hand, and the diff itself held against its schema. */
async function after(change: (copy: Loose<Plan>) => void, plan?: Plan): Promise<PlanDiff> {
  const old = plan ?? (await examplePlan());
  const diff = comparePlans(old, broken(old, change));
  assert.deepEqual(PlanDiff.parse(JSON.parse(JSON.stringify(diff))), JSON.parse(JSON.stringify(diff)));
  return diff;
}

function only(diff: PlanDiff): Change {
  assert.equal(diff.changes.length, 1, diff.changes.map((change) => change.text).join('\n'));
  return at(diff.changes, 0);
}

/** Paths of all leaves of a value. */
function leaves(
  value: unknown,
  path: readonly (string | number)[] = [],
): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

/** Another value of the same kind, put at a leaf. */
function changeLeaf(copy: unknown, path: readonly (string | number)[]): void {
  let holder = copy as Record<string, unknown>;
  for (const step of path.slice(0, -1)) holder = holder[step] as Record<string, unknown>;
  const key = path.at(-1) ?? '';
  const old = holder[key];
  holder[key] =
    typeof old === 'number'
      ? old + 1
      : typeof old === 'boolean'
        ? !old
        : typeof old === 'string'
          ? `${old} other`
          : 'something';
}

describe('the same plan', () => {
  test('has no changes against itself, for plans of several kinds', async () => {
    for (const plan of await realPlans()) {
      const diff = comparePlans(
        plan,
        broken(plan, () => {}),
      );
      assert.deepEqual([diff.same, diff.changes, diff.redo.tests, diff.redo.gates], [true, [], [], []]);
    }
  });
});

describe('any leaf that is changed', () => {
  test('shows up, whatever it is', async () => {
    for (const plan of [await startedPlan(), await twoWayPlan()]) {
      const all = leaves(plan).filter(([room]) => room !== 'contentHash');
      const step = Math.max(1, Math.floor(all.length / 700));
      const copy: Record<string, unknown> = { ...broken(plan, () => {}) };
      for (let index = 0; index < all.length; index += step) {
        const path = at(all, index);
        const room = path[0] as keyof Plan;
        const kept = JSON.stringify(copy[room]);
        changeLeaf(copy, path);
        const { changes } = comparePlans(plan, { ...plan, [room]: copy[room] });
        assert.ok(changes.length > 0, path.join('/'));
        for (const change of changes) {
          assert.ok(change.text.length > 0 && change.parts.length > 0, path.join('/'));
          assert.doesNotMatch(change.text, /undefined|\[object|NaN|\{system\}|\{\d\}/, path.join('/'));
        }
        copy[room] = JSON.parse(kept) as unknown;
      }
    }
  });
});

describe('security', () => {
  test('a gained scope is told first, with the calls that need it and the tests to repeat', async () => {
    const diff = await after((copy) => {
      copy.name = `${copy.name} renamed`;
      at(copy.connections, 0).scopes.push({ scope: 'everything.write', calls: ['F2.update'] });
    });
    const first = at(diff.changes, 0);
    assert.equal(first.concern, 'security');
    assert.match(first.text, /HubSpot gains the scope everything\.write/);
    assert.match(first.means ?? '', /F2\.update/);
    assert.ok(first.redo.tests.includes('T-F1-contract'));
    assert.deepEqual(first.redo.gates, ['G-dev', 'G-staging']);
  });

  test('a lost scope says that it can be taken away', async () => {
    const change = only(await after((copy) => void at(copy.connections, 0).scopes.shift()));
    assert.equal(change.kind, 'removed');
    assert.match(change.text, /HubSpot loses the scope/);
    assert.match(change.means ?? '', /take the scope away/);
  });

  test('personal data that begins to flow is said to', async () => {
    const change = only(
      await after((copy) => void at(copy.flows, 0).personalData.push({ field: 'iban', class: 'financial' })),
    );
    assert.equal(change.concern, 'security');
    assert.match(change.text, /iban is new: financial/);
    assert.match(change.means ?? '', /now reaches Stripe/);
  });
});

describe('flows and data', () => {
  test('a mapping row by its number, with its new transform and what is lost', async () => {
    const change = only(
      await after((copy) => {
        const row = at(at(copy.mappings, 0).mapping.mappings, 1);
        row.transform = 'direct';
        row.lossy = ['upper and lower case'];
      }),
    );
    assert.equal(change.about, 'M-F1.2');
    assert.equal(change.flow, 'F1');
    assert.match(change.text, /transform \w+ → direct/);
    assert.match(change.means ?? '', /Lost from now on: upper and lower case/);
    assert.deepEqual(change.redo.tests, ['T-F1-mapping']);
  });

  test('a system of another version', async () => {
    const change = only(await after((copy) => void (at(copy.connections, 1).version = '2031-01-01')));
    assert.match(change.text, /System Stripe: version .+ → 2031-01-01/);
    assert.ok(change.redo.tests.includes('T-F1-contract') && !change.redo.tests.includes('T-F3-contract'));
  });

  test('a flow that goes takes its policies, tests and mapping with it', async () => {
    const diff = await after((copy) => {
      copy.flows = copy.flows.filter((flow) => flow.id !== 'F2');
      copy.mappings = copy.mappings.filter((mapping) => mapping.flow !== 'F2');
      copy.policies = copy.policies.filter((policy) => policy.flow !== 'F2');
      copy.tests = copy.tests.filter((one) => one.flow !== 'F2');
    });
    const change = only(diff);
    assert.match(change.text, /^Flow F2 is gone: /);
    const parts = change.parts.map((part) => part.what);
    assert.ok(parts.includes('M-F2') && parts.includes('T-F2-mapping'), parts.join());
  });

  test("a call's path, known by its id", async () => {
    const change = only(
      await after((copy) => void (at(at(copy.flows, 0).design.calls, 1).path = '/v9/contacts')),
    );
    assert.equal(change.about, 'F1.read');
    assert.ok(change.redo.tests.includes('T-F1-contract'));
  });
});

describe('how it runs', () => {
  test('a decision and the policy that states it are one change', async () => {
    const change = only(
      await after((copy) => {
        at(at(copy.flows, 0).design.retry.rows, 0).cap = 'PT5M';
        const policy = copy.policies.find((one) => one.id === 'P-F1-retry');
        if (policy !== undefined) policy.statement = 'Waits longer.';
      }),
    );
    assert.equal(change.about, 'P-F1-retry');
    assert.match(change.text, /Retries on rate-limit: longest wait 1 min → 5 min$/);
    assert.ok(change.parts.some((part) => part.what === 'P-F1-retry · statement'));
    assert.ok(change.redo.tests.includes('T-F1-limited'));
  });

  test('a policy reworded alone is a change of its own', async () => {
    const change = only(await after((copy) => void (at(copy.policies, 0).statement = 'Another sentence.')));
    assert.match(change.text, /^Policy P-F1-trigger: statement/);
  });

  test('a conflict policy that comes into being', async () => {
    const old = broken(await twoWayPlan(), (copy) => void (at(copy.flows, 0).design.conflict = null));
    const diff = comparePlans(old, await twoWayPlan());
    assert.equal(only(diff).kind, 'added');
    assert.match(only(diff).text, /^Conflicts is new|^Conflicts/);
  });
});

describe('figures and schedule', () => {
  test('the use of a limit with both figures and its limit', async () => {
    const change = only(
      await after((copy) => {
        const budget = at(copy.budgets, 0);
        budget.use = 0.55;
        budget.callsPerDay = 5000;
      }),
    );
    assert.equal(change.concern, 'limits');
    assert.match(
      change.means ?? '',
      /takes more of the limit: [\d.]+ % → 55 % of \d+ per .+ → 5,000 calls a day/,
    );
    assert.ok(change.redo.tests.every((id) => /limited|backfill|load/.test(id)));
  });

  test('a documented figure that changed, with both its sources', async () => {
    const change = only(
      await after((copy) => {
        const limit = at(at(copy.connections, 0).rateLimits, 0);
        limit.limit += 50;
        limit.source = { ...limit.source, retrieved: '2030-01-01' };
      }),
    );
    assert.match(change.text, /limit 1?\d+ → \d+$/);
    assert.equal(at(change.sources.new, 0).retrieved, '2030-01-01');
    assert.notEqual(at(change.sources.old, 0).retrieved, '2030-01-01');
  });

  test('the same figure read again is told as that', async () => {
    const change = only(
      await after((copy) => void (at(at(copy.connections, 0).rateLimits, 0).source.retrieved = '2030-01-01')),
    );
    assert.match(change.text, /what it says is the same/);
  });

  test('a later start moves every task by so many days', async () => {
    const monday = await startedPlan();
    const diff = await after((copy) => {
      for (const task of copy.project.tasks) {
        const date = new Date(Date.parse(task.startDate ?? ''));
        date.setUTCDate(date.getUTCDate() + 3);
        task.startDate = date.toISOString().slice(0, 10);
      }
    }, monday);
    assert.equal(diff.changes.length, monday.project.tasks.length);
    for (const change of diff.changes) assert.match(change.means ?? '', /3 days later/);
  });

  test('a task that moves and grows', async () => {
    const change = only(
      await after((copy) => {
        const task = at(copy.project.tasks, 3);
        task.startDay += 2;
        task.endDay += 3;
        task.points += 5;
      }),
    );
    assert.equal(change.means, 'It starts 2 project days later, ends 3 project days later, +5 points.');
  });
});

describe('a design that is switched', () => {
  test('says what it costs, what it takes and how its marks differ', async () => {
    const old = await examplePlan();
    const other = old.comparison.designs.find((design) => design.id !== old.architecture.id);
    const diff = await after((copy) => {
      copy.architecture.id = other?.id ?? '';
      copy.architecture.name = other?.name ?? '';
    });
    assert.match(
      only(diff).means ?? '',
      /a month, [\d.]+ → [\d.]+ days of effort; marks: .*total [\d.]+ → [\d.]+/,
    );
    assert.equal(only(diff).redo.tests.length, old.tests.length);
  });
});

describe('what must be done again', () => {
  test('gates that were signed say by whom', async () => {
    const signed = broken(
      await examplePlan(),
      (copy) => void (at(copy.project.gates, 0).signOff.name = 'Ada'),
    );
    const diff = await after(
      (copy) => void (at(at(copy.mappings, 0).mapping.mappings, 0).transform = 'other'),
      signed,
    );
    assert.deepEqual(
      diff.redo.gates.map((gate) => [gate.id, gate.signedBy]),
      [['G-dev', 'Ada']],
    );
    assert.deepEqual(at(diff.redo.gates, 0).why, [only(diff).id]);
  });

  test('an approval of other content does not hold; one of this content does', async () => {
    const plan = await examplePlan();
    const approved = broken(plan, (copy) => {
      copy.revisions.push({
        revision: 1,
        date: '2026-12-08',
        action: 'Approved',
        by: 'Ada',
        contentHash: plan.contentHash,
      });
    });
    const same = comparePlans(approved, approved);
    assert.deepEqual(same.redo.approvals, []);
    const diff = comparePlans(
      approved,
      broken(approved, (copy) => void (copy.contentHash = 'ff'.repeat(32))),
    );
    assert.deepEqual(
      diff.redo.approvals.map((one) => one.by),
      ['Ada'],
    );
  });

  test('words alone ask for nothing', async () => {
    const diff = await after((copy) => void (at(copy.requirements, 0).text = 'In other words.'));
    assert.deepEqual([diff.redo.tests, diff.redo.gates], [[], []]);
  });
});

test('changes stand by what people care about, security first', async () => {
  const diff = comparePlans(await twoWayPlan(), await examplePlan());
  const order = diff.changes.map((change) => concerns.indexOf(change.concern));
  assert.deepEqual(
    order,
    order.toSorted((one, other) => one - other),
  );
  assert.equal(
    new Set(diff.changes.map((change) => change.id)).size,
    diff.changes.length,
    'no id stands twice',
  );
});

test('a brief with another freshness is told from the wish to the trigger', async () => {
  const text = (freshness: string): string => `
spanwright: 1
name: Contacts
systems: [{ id: crm, uses: hubspot, edition: professional }, { id: billing, uses: stripe }]
flows: [{ id: F1, from: crm.contact, to: billing.customer, direction: one-way, freshness: ${freshness} }]
volumes: [{ object: crm.contact, existing: 100, changesPerDay: 10, peakFactor: 2 }]
`;
  const { changes } = comparePlans(await planOf(text('PT5M')), await planOf(text('PT1H')));
  assert.ok(
    changes.some((change) => change.concern === 'asked' && /freshness 5 min → 1 h/.test(change.text)),
  );
  assert.ok(
    changes.some(
      (change) => change.concern === 'running' && /Freshness wanted: 5 min → 1 h/.test(change.text),
    ),
  );
});
