// Two-way flows: who wins when both sides changed the same record between two exchanges, per group of fields.
// The system of record wins what names the record; elsewhere the later change wins, and what can't be told apart goes to people.
import type { BriefSystem } from '../brief/brief.ts';
import type { Field } from '../catalog/profile.ts';
import { wordsOf } from '../catalog/name.ts';
import type { FlowEnd } from '../landscape/landscape.ts';
import { duration, seconds } from '../measure/duration.ts';
import { fromBrief } from '../measure/fact.ts';
import type { ConflictDecision, IdentityDecision } from './design.ts';
import { argue, cite, time } from './figures.ts';
import type { Ground, Side } from './ground.ts';
import { byRule, rules } from './rules.ts';
import { sourceFieldFor } from './version.ts';

type Rule = ConflictDecision['rules'][number];

/** Null for one-way flows. Both legs of a pair give the same rules, whichever is asked. */
export function decideConflict(ground: Ground, identity: IdentityDecision): ConflictDecision | null {
  if (ground.flow.direction !== 'two-way') return null;
  const sides = [ground.source, ground.target].toSorted((a, b) =>
    a.system.asked.id < b.system.asked.id ? -1 : 1,
  );
  const owner = ownerOf(sides);
  const timed = areTimed(sides.map(({ end }) => end));
  const resolution = Math.ceil(
    Math.round(sides.reduce((sum, { end }) => sum + resolutionOf(end), 0) * 100) / 100,
  );
  const tolerance = resolution + rules.skew.value;
  const last =
    owner === null ? 'neither: the record goes to review' : `${owner.system.name}, as system of record`;
  return {
    rules: [
      {
        fields: `match keys (${keyWords(ground, identity)})`,
        winner:
          owner === null
            ? 'neither: a change of a match key on both sides goes to review'
            : `${owner.system.name}, as system of record`,
      },
      ...readOnlyRules(sides),
      ...consentRules(sides),
      {
        fields: 'fields that one way alone carries, where their source is empty and nobody has emptied it',
        winner: 'neither: what the other side holds stays',
      },
      {
        fields: 'all other mapped fields, each by itself',
        winner: timed
          ? `the later change; within the clock tolerance ${last}`
          : `${last}, because the time of a change is not told by both sides`,
      },
    ],
    clockTolerance: duration(tolerance),
    owner: owner?.system.asked.id ?? null,
    timed,
    review:
      'conflicts that no rule decides keep both values in a list for the owners of both systems; until one is chosen neither side is overwritten',
    why: argue(
      'A conflict is a field that differs on both sides from the value last exchanged, which the cross-reference keeps; a field that only one side changed is no conflict.',
      owner === null
        ? 'The brief names no system of record among the two, so nothing that names the record is overwritten without a person.'
        : `The brief makes ${owner.system.name} the system of record.`,
      timed
        ? `${sides.map((side) => `${side.system.name} tells ${sourceFieldFor(side.end) ?? ''}`).join(', ')}; clocks are trusted to ${time(tolerance)} (${time(resolution)} of resolution of both + ${time(rules.skew.value)} of skew).`
        : `${sides
            .filter((side) => sourceFieldFor(side.end) === null)
            .map((side) => side.system.name)
            .join(' and ')} tells no time of the last change, so later can't be told from earlier.`,
    ),
    sources: cite(
      ...(owner === null ? [] : [fromBrief(`/systems/${owner.system.asked.id}/role`)]),
      ...ground.source.sources,
      ...ground.target.sources,
      ...byRule(rules.skew),
    ),
  };
}

/** The one side that the brief calls the system of record, or null when none or both are. */
function ownerOf(sides: readonly Side[]): Side | null {
  const owner = recordOwner(
    sides.map(({ system }) => system.asked.id),
    sides.map(({ system }) => system.asked),
  );
  return sides.find(({ system }) => system.asked.id === owner) ?? null;
}

/** The one of these systems that the brief calls the system of record, or null when none or several are. */
export function recordOwner(among: readonly string[], systems: readonly BriefSystem[]): string | null {
  const owners = systems.filter(({ id, role }) => role === 'system-of-record' && among.includes(id));
  return owners.length === 1 ? (owners[0]?.id ?? null) : null;
}

/** Whether each of these records tells when it last changed. */
export function areTimed(ends: readonly Pick<FlowEnd, 'cursorField' | 'fields'>[]): boolean {
  return ends.every((end) => sourceFieldFor(end) !== null);
}

/** How coarse the time of a change is that the record tells, in seconds; by rule where nothing is documented. */
export function resolutionOf(end: FlowEnd): number {
  const field = sourceFieldFor(end);
  const operation = end.operations.find((one) => one.incremental?.field === field);
  const resolution = operation?.incremental?.resolution ?? null;
  return resolution === null ? rules.resolution.value : seconds(resolution);
}

function keyWords(ground: Ground, identity: IdentityDecision): string {
  const fields = identity.keys.flatMap((key) => [
    `${ground.source.system.asked.id}.${key.from}`,
    `${ground.target.system.asked.id}.${key.to}`,
  ]);
  return [...new Set(fields)].toSorted().join(', ');
}

/** What one side computes by itself can't be written there. */
function readOnlyRules(sides: readonly Side[]): readonly Rule[] {
  return sides.flatMap((side) =>
    side.end.fields.some((field) => field.readOnly)
      ? [{ fields: `fields that ${side.system.name} computes (read-only there)`, winner: side.system.name }]
      : [],
  );
}

function consentRules(sides: readonly Side[]): readonly Rule[] {
  const fields = sides.flatMap((side) =>
    side.end.fields.filter(isConsent).map((field) => `${side.system.asked.id}.${field.path}`),
  );
  return fields.length === 0
    ? []
    : [
        {
          fields: `consent and opt-out (${fields.slice(0, 6).join(', ')})`,
          winner: 'the stricter value: an opt-out on either side stands',
        },
      ];
}

function isConsent(field: Field): boolean {
  const words = wordsOf(field.path).join(' ');
  return /\b(?:consent|opt ?out|opt ?in|optout|unsubscribed?|do not (?:call|contact|email)|gdpr)\b/.test(
    words,
  );
}
