// What the decisions of one flow stand on: both ends with their systems, the operations they offer, and the strategy's traits.
// Gathered once; the decisions read it and never look into the landscape for a flow again.
import type { Operation, RateLimit } from '../catalog/profile.ts';
import type { FlowEnd, JoinedFlow, JoinedSystem, Landscape } from '../landscape/landscape.ts';
import { limitsFor, tightest } from '../landscape/limits.ts';
import { systemOf } from '../landscape/systems.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { seconds } from '../measure/duration.ts';
import { cite } from './figures.ts';
import { type Feed, feedOf } from './feed.ts';
import { type Reads, readsAt, singleWrites, type Writes, writesAt } from './operations.ts';
import type { Source } from '../measure/fact.ts';
import type { Traits } from './traits.ts';

/** One end of a flow. `resource` is the profile's name, or the brief's word where none was found. */
export interface Side {
  readonly system: JoinedSystem;
  readonly end: FlowEnd;
  readonly resource: string;
  readonly reads: Reads;
  readonly sources: readonly Source[];
}

/** `target` is the route's end when the flow was blocked and has one. `blocked` holds the reason; `callable` whether there is anything to build. */
export interface Ground {
  readonly landscape: Landscape;
  readonly flow: JoinedFlow;
  readonly traits: Traits;
  readonly source: Side;
  readonly target: Side;
  readonly feed: Feed | null;
  readonly writes: Writes;
  readonly blocked: string | null;
  readonly routedTo: string | null;
  readonly callable: boolean;
  /** Paths of the target that the mapping fills; null where no mapping is known. */
  readonly filled: ReadonlySet<string> | null;
}

export function groundOf(
  flow: JoinedFlow,
  landscape: Landscape,
  traits: Traits,
  mapping: Mapping | null = null,
): Ground {
  const source = sideOf(flow.from, landscape);
  const routed = flow.status === 'blocked' ? flow.route : null;
  const target = sideOf(routed?.end ?? flow.to, landscape);
  const feed = feedOf(flow.from, source.system.profile, flow.asked.writes);
  const writes = writesAt(target.end, flow.asked.writes);
  const missing = missingPart({ source, target, feed, writes });
  const shut = flow.status === 'blocked';
  return {
    landscape,
    flow,
    traits,
    source,
    target,
    feed,
    writes,
    blocked: shut ? flow.why : missing === null ? null : `${missing}. ${flow.why}`,
    routedTo: routed?.resource ?? null,
    callable: missing === null && (!shut || routed !== null),
    filled:
      mapping === null
        ? null
        : new Set(mapping.mappings.filter(({ from }) => from.length > 0).map(({ to }) => to)),
  };
}

/** The tightest rate limit that an operation falls under at a side, or null when none is documented. */
export function limitAt(side: Side, resource: string, operation: Operation): RateLimit | null {
  return tightest(limitsFor(side.system, resource, operation), { resource, operation });
}

/**
 * The limit that an engineer meets first at an operation: the tightest of those with a window under an hour, since quotas of a day are
 * spent, not met; the tightest quota where there is nothing else.
 */
export function nearestLimit(side: Side, resource: string, operation: Operation): RateLimit | null {
  const limits = limitsFor(side.system, resource, operation);
  const calling = { resource, operation };
  return (
    tightest(
      limits.filter((limit) => seconds(limit.window) < 3600),
      calling,
    ) ?? tightest(limits, calling)
  );
}

/** "HubSpot contact". */
export function sideWords(side: Side): string {
  return `${side.system.name} ${side.resource.replaceAll('_', ' ')}`;
}

function sideOf(end: FlowEnd, landscape: Landscape): Side {
  return {
    system: systemOf(landscape.systems, end.system),
    end,
    resource: end.resource ?? end.asked,
    reads: readsAt(end),
    sources: cite(end.source),
  };
}

function missingPart(sides: Pick<Ground, 'source' | 'target' | 'feed' | 'writes'>): string | null {
  const { source, target, feed, writes } = sides;
  if (source.end.resource === null)
    return `No resource of ${source.system.name} is known for "${source.end.asked}"`;
  if (target.end.resource === null)
    return `No resource of ${target.system.name} is known for "${target.end.asked}"`;
  if (feed === null && (source.end.events.length === 0 || !tells(source)))
    return `No call lists or searches ${sideWords(source)} and no event carries or leads to the record`;
  if (singleWrites(writes).length === 0) return `No call writes ${sideWords(target)} as asked`;
  return null;
}

/** Events help only when the record can be read by id or comes along. */
function tells(source: Side): boolean {
  return source.reads.get !== null || source.end.events.some((event) => event.payload === 'record');
}
