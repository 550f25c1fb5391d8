// How many days of work a design takes, by stated rules over what must be built: systems, ways to sign in, flows, parts.
// A comparison of designs, not a promise: mapping rows are not known here, so objects count.
import type { Design } from '../design/design.ts';
import type { Landscape } from '../landscape/landscape.ts';
import { fromRule } from '../measure/fact.ts';
import type { ScoreInput } from './scorecard.ts';

/** Days each. Rules of ours, said in the rubric and shown as inputs. */
const days = {
  base: 3,
  part: 1,
  system: 1,
  privateSystem: 2,
  granted: 1.5,
  flow: 2,
  mapping: 1,
  webhookFlow: 0.5,
  twoWay: 1.5,
  lookupOnly: 0.5,
} as const;

export interface Effort {
  readonly days: number;
  readonly inputs: readonly ScoreInput[];
}

export function effortOf(design: Design, landscape: Landscape): Effort {
  const built = design.flows.filter((flow) => flow.calls.length > 0);
  const grants = landscape.systems.filter(({ profile }) => {
    const auth = profile?.auth.find((one) => one.type !== 'none');
    return auth?.type === 'oauth2' || auth?.type === 'oidc';
  });
  const lines: readonly (readonly [string, number, number])[] = [
    ['groundwork', 1, days.base],
    ['parts to set up', design.parts.length, days.part],
    ['systems to connect', landscape.systems.length, days.system],
    [
      'private systems whose contract must be proved',
      landscape.systems.filter((system) => system.asked.uses === null).length,
      days.privateSystem,
    ],
    ['systems with a grant to keep alive', grants.length, days.granted],
    ['flows in one direction', built.length, days.flow],
    ['pairs of objects to map', built.length, days.mapping],
    [
      'flows that receive webhooks',
      built.filter((flow) => flow.trigger.events.length > 0).length,
      days.webhookFlow,
    ],
    ['directions of two-way flows', built.filter((flow) => flow.conflict !== null).length, days.twoWay],
    [
      'flows without protection against doubles',
      built.filter((flow) => flow.idempotency.risk !== null).length,
      days.lookupOnly,
    ],
  ];
  const used = lines.filter(([, count]) => count > 0);
  return {
    days: Math.round(used.reduce((sum, [, count, each]) => sum + count * each, 0) * 10) / 10,
    inputs: used.map(([name, count, each]) => ({
      name: `${name}, ${each} days each`,
      value: count,
      unit: 'count',
      source: fromRule('score/effort-days'),
    })),
  };
}
