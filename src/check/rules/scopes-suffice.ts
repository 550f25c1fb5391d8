// Every call holds scopes that its operation accepts, the connection asks for them, and for no others.
import { finding } from '../../finding/compose.ts';
import type { Finding } from '../../finding/finding.ts';
import type { Plan } from '../../plan/plan.ts';
import { grouped } from '../lookup.ts';
import { callsOf, connectionOf, type FlowCall, operationOf, type Rule } from '../rule.ts';

export const scopesSuffice: Rule = {
  code: 'SPW002',
  name: 'scopes-suffice',
  check: (plan) => [...callsOf(plan).flatMap((flowCall) => missing(plan, flowCall)), ...needless(plan)],
};

function missing(plan: Plan, { call }: FlowCall): readonly Finding[] {
  const operation = operationOf(plan, call);
  if (operation === null || operation.scopes.length === 0) return [];
  const report = (problem: string): Finding =>
    finding('SPW002', {
      at: call.id,
      values: {
        call: `${call.method} ${call.path}`,
        system: call.system,
        problem: `${problem}; accepted is ${operation.scopes.slice(0, 8).join(' or ')}`,
      },
      source: null,
    });
  const held = new Set(call.scopes);
  const accepted = operation.scopes.some((alternative) =>
    alternative.split(' ').every((scope) => held.has(scope)),
  );
  if (!accepted) return [report(`holds ${call.scopes.length === 0 ? 'no scope' : call.scopes.join(' ')}`)];
  const asked = new Set(connectionOf(plan, call.system)?.scopes.map((entry) => entry.scope));
  return call.scopes
    .filter((scope) => !asked.has(scope))
    .map((scope) => report(`holds ${scope}, which the connection does not ask for`));
}

/** Scopes that a connection asks for though no call holds them (more than people need to agree to), or for other calls than it says. */
function needless(plan: Plan): readonly Finding[] {
  const held = grouped(
    callsOf(plan).flatMap(({ call }) =>
      call.scopes.map((scope) => ({ key: `${call.system} ${scope}`, id: call.id })),
    ),
    ({ key }) => key,
  );
  return plan.connections.flatMap((connection) =>
    connection.scopes.flatMap(({ scope, calls }) => {
      const due = [...new Set((held.get(`${connection.system} ${scope}`) ?? []).map(({ id }) => id))];
      const differs = due.filter((id) => !calls.includes(id)).concat(calls.filter((id) => !due.includes(id)));
      const problem =
        due.length === 0
          ? `asks for ${scope}, which no call needs`
          : differs.length > 0
            ? `does not say rightly for which calls it asks for ${scope}: ${differs.join(', ')}`
            : null;
      const values = { call: 'The connection', system: connection.system, problem: problem ?? '' };
      return problem === null ? [] : [finding('SPW002', { at: connection.id, values, source: null })];
    }),
  );
}
