// What must be done again because of a change: the tests that prove what changed, and the gates that rest on these tests.
import type { Plan, PlanTest } from '../plan/plan.ts';
import type { Change, Redo } from './diff.ts';
import type { Draft, Pair } from './gather.ts';
import { isNamed } from './walk.ts';

/** Tests and gates of one change, by id, in the new plan. */
export function redoOf(draft: Draft, about: string, { new: plan }: Pair): Change['redo'] {
  const tests = testsFor(draft, about, plan).map((test) => test.id);
  const own = draft.path[0] === 'project' && draft.path[1] === 'gates' ? [draft.path[2] ?? ''] : [];
  const gates = plan.project.gates
    .filter((gate) => own.includes(gate.id) || gate.tests.some((test) => tests.includes(test)))
    .map((gate) => gate.id);
  return { tests, gates };
}

function testsFor({ path, found, flow, now, old }: Draft, about: string, plan: Plan): readonly PlanTest[] {
  const { at, concern } = found.subject;
  const of = (...kinds: readonly PlanTest['kind'][]): readonly PlanTest[] =>
    plan.tests.filter((test) => kinds.includes(test.kind) && concerned(test, path, plan));
  if (at === 'tests.*') return plan.tests.filter((test) => test.id === path[1]);
  if (concern === 'schedule' || concern === 'papers' || concern === 'asked') return [];
  if (at === 'architecture' || at.startsWith('architecture.layers')) return plan.tests;
  if (at === 'flows.*') return plan.tests.filter((test) => test.flow === flow);
  if (at === 'budgets.*' || at === 'connections.*.rateLimits.*') {
    const value = now ?? old;
    const demands =
      isNamed(value) && Array.isArray(value['demands'])
        ? (value['demands'] as readonly { flow: string }[])
        : null;
    return plan.tests.filter(
      (test) =>
        test.kind === 'load' &&
        (demands === null ? concerned(test, path, plan) : demands.some((one) => one.flow === test.flow)),
    );
  }
  const proving = plan.tests.filter((test) => test.proves.includes(about));
  if (path[0] === 'connections') return concern === 'security' ? of('contract', 'security') : of('contract');
  if (path[0] === 'mappings')
    return [...new Set([...proving, ...plan.tests.filter((test) => test.proves.includes(path[1] ?? ''))])];
  if (path[0] !== 'flows') return proving;
  const stated = plan.policies.find((policy) => policy.id === about)?.tests ?? [];
  const found2 = plan.tests.filter((test) => proving.includes(test) || stated.includes(test.id));
  return found2.length > 0 || concern === 'limits'
    ? found2
    : plan.tests.filter((test) => test.flow === flow && test.kind === 'end-to-end');
}

/** Whether a test is about a flow that uses the connection at a path, or about all flows. */
function concerned(test: PlanTest, path: readonly string[], plan: Plan): boolean {
  const system = plan.connections.find((one) => one.id === path[1])?.system;
  const flow = plan.flows.find((one) => one.id === test.flow);
  if (flow === undefined) return test.flow === null;
  return (
    flow.from.system === system ||
    flow.to.system === system ||
    flow.design.calls.some((call) => call.system === system)
  );
}

/** Over all changes: each test and gate once, with the changes that ask for it; approvals that were given to other content. */
export function redoAll(changes: readonly Change[], pair: Pair): Redo {
  const why = (kind: 'tests' | 'gates', id: string): readonly string[] =>
    changes.filter((change) => change.redo[kind].includes(id)).map((change) => change.id);
  return {
    tests: pair.new.tests
      .map(({ id, title }) => ({ id, title, why: why('tests', id) }))
      .filter((test) => test.why.length > 0),
    gates: pair.new.project.gates
      .map(({ id, title }) => ({ id, title, signedBy: signer(pair, id), why: why('gates', id) }))
      .filter((gate) => gate.why.length > 0),
    approvals: [...pair.old.revisions, ...pair.new.revisions]
      .filter(
        (one, index, all) =>
          all.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === index,
      )
      .flatMap(({ revision, action, by, date, contentHash }) =>
        contentHash === null || /^created$/i.test(action) || contentHash === pair.new.contentHash
          ? []
          : [{ revision, action, by, date, contentHash }],
      ),
  };
}

function signer({ old }: Pair, gate: string): string | null {
  return old.project.gates.find((one) => one.id === gate)?.signOff.name ?? null;
}
