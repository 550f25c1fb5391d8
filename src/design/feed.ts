// How changes of a source can be found by asking. Ways in order of worth: a filter on the time of the last change, a list of events,
// a filter on creation where only new records matter, reading everything. What a way can't see is told by `sees`.
import { wordsOf } from '../catalog/name.ts';
import type { ApiProfile, Operation, Resource } from '../catalog/profile.ts';
import type { BriefFlow } from '../brief/brief.ts';
import type { FlowEnd } from '../landscape/landscape.ts';
import type { Source } from '../measure/fact.ts';
import type { FeedWay } from './movement.ts';

/** `field` is what the filter compares; `resource` whose operation it is; `events` the names to ask an event list for. */
export interface Feed {
  readonly via: FeedWay;
  readonly operation: Operation;
  readonly resource: string;
  readonly field: string | null;
  readonly events: readonly string[];
  readonly sees: 'all' | 'creations';
  readonly source: Source | null;
}

/** The best way to ask for changes of an end, or null when nothing lists or searches it. */
export function feedOf(end: FlowEnd, profile: ApiProfile | null, writes: BriefFlow['writes']): Feed | null {
  const asking = end.operations.filter(({ kind }) => kind === 'list' || kind === 'search');
  const filters = asking.filter((operation) => operation.incremental !== null);
  const own = { resource: end.resource ?? end.asked, events: [], source: end.source };
  const fieldOf = (operation: Operation): string => operation.incremental?.field ?? '';
  const updated = bestOf(filters.filter((operation) => !isCreation(fieldOf(operation))));
  if (updated !== null)
    return { ...own, via: 'updated-filter', operation: updated, field: fieldOf(updated), sees: 'all' };
  const created = bestOf(filters);
  const fixed = end.concept === 'event' || end.concept === 'message';
  if (created !== null && (writes === 'create-only' || fixed))
    return {
      ...own,
      via: 'created-filter',
      operation: created,
      field: fieldOf(created),
      sees: fixed ? 'all' : 'creations',
    };
  const events = eventFeed(end, profile);
  if (events !== null) return events;
  const all = asking.find(({ kind }) => kind === 'list') ?? null;
  if (all !== null) return { ...own, via: 'full-scan', operation: all, field: end.cursorField, sees: 'all' };
  if (created !== null)
    return { ...own, via: 'created-filter', operation: created, field: fieldOf(created), sees: 'creations' };
  const [search] = asking;
  return search === undefined
    ? null
    : { ...own, via: 'full-scan', operation: search, field: end.cursorField, sees: 'all' };
}

/** Whether a field tells when a record was made rather than when it last changed: "created", "date_created", "createdAt". */
export function isCreation(field: string): boolean {
  const words = wordsOf(field.split('.').at(-1) ?? field).join(' ');
  return (
    /creat|insert|added|placed|issued|occurr|posted|receiv|submitt|regist|recorded|booked/.test(words) &&
    !/updat|modif|chang|edit|last/.test(words)
  );
}

/** A list of everything that happened, when the profile has one and names events of this resource. */
function eventFeed(end: FlowEnd, profile: ApiProfile | null): Feed | null {
  const names = end.events.map((event) => event.name);
  if (profile === null || names.length === 0) return null;
  for (const resource of profile.resources.filter(isEventLog)) {
    const operation = bestOf(
      resource.operations.filter(
        ({ kind, incremental }) => (kind === 'list' || kind === 'search') && incremental !== null,
      ),
    );
    if (operation === null || resource.name === end.resource) continue;
    const field = operation.incremental?.field ?? null;
    return {
      via: 'event-list',
      operation,
      resource: resource.name,
      field,
      events: names,
      sees: 'all',
      source: resource.source,
    };
  }
  return null;
}

function isEventLog(resource: Resource): boolean {
  return (
    resource.concept === 'event' &&
    [resource.name, ...resource.aliases].some((name) => /^events?$/i.test(name))
  );
}

/** Documented before worked out, without a result cap before with one, without lag before with one. */
function bestOf(operations: readonly Operation[]): Operation | null {
  const rank = (operation: Operation): number =>
    (operation.incremental?.confidence === 'documented' ? 0 : 4) +
    (operation.pagination?.maxResults === null || operation.pagination === null ? 0 : 2) +
    (operation.incremental?.lag === null ? 0 : 1);
  return operations.toSorted((a, b) => rank(a) - rank(b))[0] ?? null;
}
