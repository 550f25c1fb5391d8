// Who wins in a golden record: settled field by field in the hub, once for all systems. It arises in two-way flows and wherever several
// sources give the same kind of record.
import type { CanonicalConcept, CanonicalField } from '../canonical.ts';
import { areTimed, recordOwner, resolutionOf } from '../conflict.ts';
import type { ConflictDecision, FlowDesign } from '../design.ts';
import { argue, cite, counted, figure, time } from '../figures.ts';
import type { Ground } from '../ground.ts';
import { duration, seconds } from '../../measure/duration.ts';
import { fromBrief } from '../../measure/fact.ts';
import { byRule, rules } from '../rules.ts';

/** Fields named one by one in a rule; the canonical model lists the rest. */
const named = 8;

/** Null where only one system gives the kind of record and the flow goes one way. */
export function settle(
  ground: Ground,
  { conflict }: FlowDesign,
  concept: CanonicalConcept,
): ConflictDecision | null {
  const givers = [...new Set(concept.ends.filter((end) => end.gives).map((end) => end.system))];
  const crossed = ground.flow.direction === 'two-way' && !concept.ends.every((end) => end.same);
  if (crossed || (conflict === null && givers.length < 2)) return conflict;
  const names = givers.map((giver) => nameOf(ground, giver)).join(', ');
  const owners = concept.fields.flatMap((field) => field.systemOfRecord ?? []);
  const among = conflict ?? amongGivers(ground, concept, givers);
  return {
    rules: [...fieldRules(ground, concept.fields), ...consent(conflict), restOf(ground, givers)],
    clockTolerance: among.clockTolerance,
    owner: among.owner,
    timed: among.timed,
    review:
      'what no rule decides keeps the values of all systems side by side in the hub and the golden record as it was; the owners choose, and the choice goes out as a version',
    why: argue(
      `${names} ${givers.length === 1 ? 'gives' : 'give'} ${concept.concept}; the hub keeps the last value of each system with its time, so that survivorship is decided field by field and can be decided anew when a rule changes, without asking a system.`,
      `${counted(owners.length, 'canonical field')} of ${figure(concept.fields.length)} ${owners.length === 1 ? 'has' : 'have'} one system of record.`,
      conflict === null
        ? `Flows are one-way, yet ${counted(givers.length, 'source')} can hold the same record; ${among.timed ? `each tells when it last changed, and clocks are trusted to ${time(seconds(among.clockTolerance))}` : 'not each of them tells when it last changed, so that later counts from when the hub took a change in'}.`
        : conflict.why,
    ),
    sources: cite(
      ...(conflict?.sources ?? []),
      ...givers
        .filter((giver) =>
          ground.landscape.brief.systems.some((one) => one.id === giver && one.role !== null),
        )
        .map((giver) => fromBrief(`/systems/${giver}/role`)),
      ...byRule(rules.skew),
    ),
  };
}

/** Who wins, and by what times, among all that give a record that flows carry one way alone. */
function amongGivers(
  { landscape }: Ground,
  { ends }: CanonicalConcept,
  givers: readonly string[],
): Pick<ConflictDecision, 'clockTolerance' | 'owner' | 'timed'> {
  const given = ends
    .filter(({ gives }) => gives)
    .flatMap(
      ({ system, resource }) =>
        landscape.flows.find(
          ({ from }) => from.system === system && (from.resource ?? from.asked) === resource,
        )?.from ?? [],
    );
  const resolution = Math.max(...given.map(resolutionOf));
  return {
    clockTolerance: duration(Math.ceil(resolution) + rules.skew.value),
    owner: recordOwner(givers, landscape.brief.systems),
    timed: areTimed(given),
  };
}

/** Canonical fields gathered by who wins them. */
function fieldRules(ground: Ground, fields: readonly CanonicalField[]): ConflictDecision['rules'] {
  const owners = [...new Set(fields.map((field) => field.systemOfRecord))];
  return owners.map((owner) => {
    const own = fields.filter((field) => field.systemOfRecord === owner);
    const [first] = own;
    const names = own.slice(0, named).map((field) => field.name);
    return {
      fields: `${names.join(', ')}${own.length > named ? ` and ${figure(own.length - named)} more of the canonical model` : ''}`,
      winner:
        owner === null
          ? (first?.rule ?? 'the later change')
          : `${nameOf(ground, owner)}, ${first?.rule ?? ''}`,
    };
  });
}

function consent(conflict: ConflictDecision | null): ConflictDecision['rules'] {
  return (conflict?.rules ?? []).filter((rule) => rule.fields.startsWith('consent'));
}

function restOf(ground: Ground, givers: readonly string[]): ConflictDecision['rules'][number] {
  const owner = givers.find((giver) =>
    ground.landscape.brief.systems.some((one) => one.id === giver && one.role === 'system-of-record'),
  );
  return {
    fields: 'fields that one system alone has',
    winner:
      owner === undefined
        ? 'that system; the golden record keeps them as an extension of that system'
        : `that system; where they name the record, ${nameOf(ground, owner)}`,
  };
}

function nameOf({ landscape }: Ground, id: string): string {
  return landscape.systems.find((system) => system.asked.id === id)?.name ?? id;
}
