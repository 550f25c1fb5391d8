// Every system of the brief has its connection, in the edition, role and contract that the brief names.
import type { BriefSystem } from '../../brief/brief.ts';
import { sameEdition } from '../../landscape/systems.ts';
import type { Connection } from '../../plan/connection.ts';
import type { Plan } from '../../plan/plan.ts';
import { byKey, lookupOf } from '../lookup.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';

export const connectionAsAsked: Rule = {
  code: 'SPW027',
  name: 'connection-as-asked',
  check: (plan) => report('SPW027', problemsOf(plan)),
};

function problemsOf(plan: Plan): readonly Problem[] {
  const { connections } = lookupOf(plan);
  const asked = byKey(plan.brief.systems, (system) => system.id);
  return [
    ...plan.brief.systems.flatMap((system) => {
      const own = connections.get(system.id);
      return own === undefined
        ? [
            told(
              `C-${system.id}`,
              `The brief names the system ${system.id}, and the plan has no connection to it`,
            ),
          ]
        : differences(own, system).map((problem) => told(own.id, `${own.id} ${problem}`));
    }),
    ...plan.connections
      .filter((connection) => !asked.has(connection.system))
      .map((connection) =>
        told(connection.id, `${connection.id} connects ${connection.system}, which the brief does not name`),
      ),
  ];
}

function differences(own: Connection, asked: BriefSystem): readonly string[] {
  const pairs: readonly (readonly [what: string, own: string | null, due: string | null])[] = [
    ['id', own.id, `C-${asked.id}`],
    ['catalog entry', own.uses, asked.uses],
    ['API document', own.api, asked.api],
    ['edition', own.edition, asked.edition],
    ['role', own.role, asked.role ?? 'participant'],
  ];
  const known =
    own.editionKnown === null || (asked.edition !== null && sameEdition(own.editionKnown, asked.edition));
  return [
    ...(known
      ? []
      : [
          `takes its limits from the edition ${own.editionKnown} where the brief says ${asked.edition ?? '(none)'}`,
        ]),
    ...pairs
      .filter(([, is, due]) => is !== due)
      .map(([what, is, due]) => `has the ${what} ${is ?? '(none)'} where the brief says ${due ?? '(none)'}`),
  ];
}
