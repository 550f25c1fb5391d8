// One end of a flow: which resource answers to "system.object", and what can be done there on the day of go-live.
// Nothing is chosen silently: where several resources fit, or none, they are candidates and a person is asked.
import { eventsOf } from '../catalog/event.ts';
import type { ApiProfile, Operation, Resource } from '../catalog/profile.ts';
import { type MatchWay, resourceMeant } from '../catalog/resource.ts';
import { finding } from '../finding/compose.ts';
import type { Finding } from '../finding/finding.ts';
import { fromBrief } from '../measure/fact.ts';
import { recordKey } from './keys.ts';
import type { FlowEnd, JoinedSystem } from './landscape.ts';
import { endsWith, sentTo } from './paths.ts';

const foundBy: Readonly<Record<MatchWay, NonNullable<FlowEnd['foundBy']>>> = {
  name: 'name',
  alias: 'alias',
  spelling: 'variant',
  'alias spelling': 'variant',
  concept: 'concept',
  only: 'only',
};

/** The end that a brief's object means in a system; without a profile or a match `resource` is null. `goLive` is an ISO date or null. */
export function joinEnd(system: JoinedSystem, object: string, goLive: string | null): FlowEnd {
  const { profile } = system;
  const nothing = { ...unknownEnd(system.asked.id, object) };
  if (profile === null) return nothing;
  const match = resourceMeant(profile, object);
  if (!match.found) return { ...nothing, candidates: match.candidates };
  return { ...resourceEnd(system, match.resource, goLive), asked: object, foundBy: foundBy[match.how] };
}

/** The end that a known resource makes, as if it had been asked for by its name. */
export function resourceEnd(system: JoinedSystem, resource: Resource, goLive: string | null): FlowEnd {
  const key = recordKey(resource);
  return {
    system: system.asked.id,
    asked: resource.name,
    resource: resource.name,
    foundBy: 'name',
    candidates: [],
    concept: resource.concept,
    primaryKey: key.fields,
    keyKnown: key.known,
    keyNear: key.near,
    cursorField: resource.cursorField,
    fields: resource.fields,
    operations: system.profile === null ? resource.operations : lasting(system.profile, resource, goLive),
    events: system.profile === null ? [] : eventsOf(system.profile, resource),
    custom: resource.custom,
    source: resource.source,
  };
}

function unknownEnd(system: string, asked: string): FlowEnd {
  return {
    system,
    asked,
    resource: null,
    foundBy: null,
    candidates: [],
    concept: null,
    primaryKey: [],
    keyKnown: 'unknown',
    keyNear: [],
    cursorField: null,
    fields: [],
    operations: [],
    events: [],
    custom: null,
    source: null,
  };
}

/**
 * The operations that a plan may rest on. What is deprecated or gone by go-live is left out where another operation does the same;
 * what ends later comes after what does not.
 */
function lasting(profile: ApiProfile, resource: Resource, goLive: string | null): readonly Operation[] {
  const ends = (operation: Operation): readonly string[] =>
    profile.sunsets
      .filter((sunset) => endsWith(sunset, resource.name, sentTo(profile, operation)))
      .map((sunset) => sunset.on);
  const gone = (operation: Operation): boolean =>
    operation.deprecated || (goLive !== null && ends(operation).some((on) => on <= goLive));
  const rank = (operation: Operation): number => (gone(operation) ? 2 : ends(operation).length > 0 ? 1 : 0);
  const does = (operation: Operation): string => `${operation.kind} ${operation.batchOf ?? ''}`;
  const better = new Set(resource.operations.filter((operation) => !gone(operation)).map(does));
  return resource.operations
    .filter((operation) => !gone(operation) || !better.has(does(operation)))
    .toSorted((a, b) => rank(a) - rank(b));
}

/** Objects named in a finding when none is near. */
const listedAtMost = 12;

/** What is wrong with an end of a flow: an object that is not known or not unique. A system of which nothing is known is told elsewhere. */
export function endFindings(
  flow: string,
  side: 'from' | 'to',
  end: FlowEnd,
  system: JoinedSystem,
): readonly Finding[] {
  if (system.profile === null || end.resource !== null) return [];
  const known = system.profile.resources.map((resource) => resource.name).slice(0, listedAtMost);
  const candidates =
    end.candidates.length > 0
      ? ` Near: ${end.candidates.join(', ')}.`
      : ` Known there: ${known.join(', ') || 'nothing'}${system.profile.resources.length > listedAtMost ? ', …' : ''}.`;
  const at = `/flows/${flow}/${side}`;
  const values = { flow, system: system.name, object: end.asked, candidates };
  return [finding('SPW101', { at, values, source: fromBrief(at) })];
}
