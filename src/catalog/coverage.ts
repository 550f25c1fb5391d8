// How much is known of a vendor and how old it is: counts of facts, dates of sources. Numbers only; what is wrong is audit.ts's business.
import { Temporal } from 'temporal-polyfill';
import type { ApiProfile } from './profile.ts';

/** Counts of one vendor. `oldest` is the earliest dated source or null; `ageDays` its age on the given day; `undated` counts sources without a date. */
export interface Coverage {
  readonly id: string;
  readonly resources: number;
  readonly operations: number;
  readonly fields: number;
  readonly events: number;
  readonly rateLimits: number;
  readonly gates: number;
  readonly sunsets: number;
  readonly quirks: number;
  readonly disputed: number;
  readonly unknowns: number;
  readonly sources: number;
  readonly undated: number;
  readonly oldest: string | null;
  readonly ageDays: number | null;
}

/** `today` is an ISO date. */
export function coverageOf(profile: ApiProfile, today: string): Coverage {
  const { resources, events, rateLimits, gates, sunsets, quirks, unknowns, sources } = profile;
  const dated = sources.map((source) => source.retrieved).filter((date) => date !== 'undated');
  const oldest = dated.toSorted((a, b) => (a < b ? -1 : 1))[0] ?? null;
  const cited = [...profile.auth, ...rateLimits, ...events, ...gates, ...sunsets, ...quirks, ...profile.bulk];
  return {
    id: profile.id,
    resources: resources.length,
    operations: resources.reduce((sum, resource) => sum + resource.operations.length, 0),
    fields: resources.reduce((sum, resource) => sum + resource.fields.length, 0),
    events: events.length,
    rateLimits: rateLimits.length,
    gates: gates.length,
    sunsets: sunsets.length,
    quirks: quirks.length,
    disputed: cited.filter((fact) => fact.disputed.length > 0).length,
    unknowns: unknowns.length,
    sources: sources.length,
    undated: sources.length - dated.length,
    oldest,
    ageDays:
      oldest === null
        ? null
        : Temporal.PlainDate.from(oldest).until(Temporal.PlainDate.from(today)).total('days'),
  };
}
