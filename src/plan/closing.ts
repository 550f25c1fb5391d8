// The phases after the flows are built: staging, cutover, for a system that is left the time side by side, the takeover and the shutting
// down, and hypercare.
import { counted } from '../design/figures.ts';
import type { Connection } from './connection.ts';
import type { Migration } from './migration.ts';
import type { PlanFlow } from './plan.ts';
import type { Phase } from './roadmap.ts';
import { keptWords } from './undo.ts';

/** A phase with its likely effort in person-days and the number of unknowns that bear on it. */
export interface Draft {
  readonly phase: Omit<Phase, 'effort'>;
  readonly likely: number;
  readonly unknowns: number;
}

export interface ClosingMaterial {
  readonly built: readonly PlanFlow[];
  readonly connections: readonly Connection[];
  readonly flowPhases: readonly string[];
  readonly migrations: readonly Migration[];
  readonly unknowns: ReadonlyMap<string, number>;
  /** Person-days of the named tasks. */
  readonly days: (ids: readonly string[]) => number;
}

export function closing(material: ClosingMaterial): readonly Draft[] {
  const moves = material.migrations.map((migration) => moving(migration, material));
  return [
    staging(material),
    cutover(material),
    ...moves.flatMap((move) => move.until),
    hypercare(material, moves.length === 0 ? ['PH-cutover'] : takeovers(material)),
    ...moves.map((move) => move.end),
  ];
}

function takeovers({ migrations }: ClosingMaterial): readonly string[] {
  return migrations.map((migration) => `PH-takeover-${migration.system}`);
}

function staging({ built, connections, flowPhases, days }: ClosingMaterial): Draft {
  const without = connections.filter((connection) => connection.sandbox === null);
  return {
    likely: days(['K6']),
    unknowns: without.length,
    phase: {
      id: 'PH-staging',
      title: 'Staging',
      goal: 'All flows together on sandbox data, at the load and with the faults of the test plan',
      after: flowPhases,
      flows: built.map((flow) => flow.id),
      tasks: ['K6'],
      exit: 'Staging gate signed by the business owner and operations.',
      rollback: {
        how: 'Go back to the last build that passed the dev gate.',
        data: `Sandbox data is set back${without.length === 0 ? '' : `; at ${without.map((one) => one.name).join(', ')} no sandbox is known, so test records carry a mark and are removed by it`}.`,
      },
    },
  };
}

function cutover({ built, migrations, days }: ClosingMaterial): Draft {
  const unreckoned = built.filter((flow) => flow.design.backfill.planned === null).length;
  const records = built.reduce((sum, flow) => sum + flow.load.existing, 0);
  return {
    likely: days(['K7']),
    unknowns: unreckoned,
    phase: {
      id: 'PH-cutover',
      title: migrations.length === 0 ? 'Cutover' : 'Cutover: the bridge goes live',
      goal:
        migrations.length === 0
          ? 'First loads done, reconciled, flows switched on one by one'
          : 'First loads done and reconciled; the new systems follow the old ones, which stay master',
      after: ['PH-staging'],
      flows: built.map((flow) => flow.id),
      tasks: ['K7'],
      exit: 'Each flow ran a full business day without an unexplained dead letter.',
      rollback: {
        how: `Switch the flows off in reverse order${
          built.length === 0
            ? ''
            : ` (${built
                .map((flow) => flow.id)
                .toReversed()
                .slice(0, 12)
                .join(', ')})`
        }; people work as before.`,
        data: `Up to ${counted(records, 'record')} of the first loads are found by origin mark and cross-reference: created ones are taken back as each flow's phase says, changed ones restored from the values kept for ${keptWords(migrations.length > 0)}.`,
      },
    },
  };
}

function hypercare({ built, days, migrations }: ClosingMaterial, after: readonly string[]): Draft {
  return {
    likely: days(['K8']),
    unknowns: 0,
    phase: {
      id: 'PH-hypercare',
      title: 'Hypercare',
      goal: 'Verified under real traffic, handed over to operations',
      after,
      flows: built.map((flow) => flow.id),
      tasks: ['K8'],
      exit: 'Verification gate signed; runbook, access list and alerts handed over.',
      rollback: {
        how: 'A flow that misses its targets is switched off alone.',
        data: `As in cutover, for as long as the former values are kept (${keptWords(migrations.length > 0)}).`,
      },
    },
  };
}

/** Records with which money is counted: their side by side lasts over the end of a month. */
const accounts = /invoice|payment|bill|ledger|journal|payout|tax|order|subscription/i;

/** Person-days that leaving a system takes beside the integration itself. Rules of ours. */
const dualRunPerFlow = 0.5;
const takeoverPerSystem = 1;
const decommission = 2;

/** The phases until the new systems are master, and the last one, which waits for hypercare. */
function moving(
  migration: Migration,
  material: ClosingMaterial,
): { readonly until: readonly Draft[]; readonly end: Draft } {
  const { connections, built } = material;
  const name = (system: string): string =>
    connections.find((connection) => connection.system === system)?.name ?? system;
  const old = name(migration.system);
  const young = migration.successors.map(name).join(', ');
  const concerned = new Set([...migration.out, ...migration.back]);
  const flows = built.filter((flow) => concerned.has(flow.askedAs));
  const ids = flows.map((flow) => flow.id);
  const long = flows.some((flow) => accounts.test(`${flow.from.asked} ${flow.to.asked}`));
  const time = long ? '35 days' : '14 days';
  const span = long ? `${time}, so that the end of a month lies within` : time;
  const unknowns = Math.max(0, ...flows.map((flow) => material.unknowns.get(flow.id) ?? 0));
  const draft = (likely: number, phase: Draft['phase']): Draft => ({ likely, unknowns, phase });
  const until = [
    draft(1 + dualRunPerFlow * flows.length, {
      id: `PH-dual-run-${migration.system}`,
      title: `Side by side: ${old} and ${young}`,
      goal: `${old} stays master, and people work in ${young} beside it; what both show is compared every day for ${span}`,
      after: ['PH-cutover'],
      flows: ids,
      tasks: ['K8'],
      exit: `${time} without an unexplained difference in the comparisons of ${ids.join(', ') || 'the flows'}, and the people who work with ${young} say that they could do without ${old}.`,
      rollback: {
        how: `People go on in ${old}, which never stopped being master.`,
        data: `What was entered in ${young} alone during this time is listed by its missing origin mark and entered in ${old} by hand.`,
      },
    }),
    draft(takeoverPerSystem * migration.successors.length, {
      id: `PH-takeover-${migration.system}`,
      title: `Takeover from ${old}`,
      goal: `Record by record the role of master goes to ${young}: entry in ${old} is closed for it, the rest is carried over, the flow out of ${old} ends${migration.back.length === 0 ? '' : `; ${migration.back.join(', ')} keeps ${old} informed until it is shut`}`,
      after: [`PH-dual-run-${migration.system}`],
      flows: ids,
      tasks: ['K8'],
      exit: `${old} refuses entries of every record that moved; a last comparison of ${migration.out.join(', ')} has no open difference.`,
      rollback: {
        how: `Open ${old} for entry again and start ${migration.out.join(', ')} from the watermark of the takeover.`,
        data: `${migration.back.length === 0 ? `What changed in ${young} since is carried back once by list` : `${migration.back.join(', ')} has kept ${old} current for what it carries; the rest is carried back once by list`}; the list is made from the cross-reference and the days since.`,
      },
    }),
  ];
  const end = draft(decommission, {
    id: `PH-decommission-${migration.system}`,
    title: `${old} is shut down`,
    goal: `${old} can be read only, then is archived and ended; flows, credentials and licences of it are removed`,
    after: [`PH-takeover-${migration.system}`, 'PH-hypercare'],
    flows: ids,
    tasks: ['K8'],
    exit: `An archive of ${old} was read back by somebody else, the time for which its records must be kept is written down, no call to it was seen for 14 days, and its credentials are revoked.`,
    rollback: {
      how: `Until the last step ${old} is only closed, not removed: open it again from its last state.`,
      data: `After it, the archive is all there is: single records are read from it, ${old} itself does not come back.`,
    },
  });
  return { until, end };
}
