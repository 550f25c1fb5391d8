// Every call of the plan is an operation of the contract that the plan was made against.
import { nearestSpelling } from '../../finding/input.ts';
import { finding } from '../../finding/compose.ts';
import { callsOf, operationOf, resourceOf, type Rule } from '../rule.ts';

export const endpointExists: Rule = {
  code: 'SPW001',
  name: 'endpoint-exists',
  check: (plan) =>
    callsOf(plan)
      .filter(({ call }) => operationOf(plan, call) === null)
      .map(({ call }) => {
        const resource = resourceOf(plan, call.system, call.resource);
        const known = resource?.operations.map((operation) => `${operation.method} ${operation.path}`) ?? [];
        const written = `${call.method} ${call.path}`;
        const nearest = nearestSpelling(written, known);
        const values = {
          call: written,
          resource: call.resource,
          system: call.system,
          nearest: nearest === null ? '' : ` The nearest is ${nearest}.`,
        };
        return finding('SPW001', { at: call.id, values, source: resource?.source ?? null });
      }),
};
