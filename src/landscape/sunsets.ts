// What ends, and which flows would feel it. Kept are sunsets before go-live or within a year after it; all, when go-live is not known.
// A sunset of calls that neither a chosen object nor the connection uses is passed over, unless it concerns the system as a whole.
import { finding } from '../finding/compose.ts';
import type { Finding } from '../finding/finding.ts';
import type { Operation, Sunset } from '../catalog/profile.ts';
import type { JoinedFlow, JoinedSystem, SunsetVerdict } from './landscape.ts';
import { endsWith, isPath, liesUnder, sentTo } from './paths.ts';
import { readsOf, writesOf } from './reach.ts';

/** Verdicts by system, then in the order of the profile. `goLive` is an ISO date or null. */
export function sunsetVerdicts(
  systems: readonly JoinedSystem[],
  flows: readonly JoinedFlow[],
  goLive: string | null,
): readonly SunsetVerdict[] {
  return systems.flatMap((system) =>
    (system.profile?.sunsets ?? [])
      .filter((sunset) => goLive === null || sunset.on <= yearAfter(goLive))
      .flatMap((sunset) => {
        const touched = flows.filter((flow) => flowUses(flow, system, sunset)).map((flow) => flow.id);
        return touched.length === 0 && !concernsAll(system, sunset)
          ? []
          : [verdictOf(system, sunset, touched, goLive)];
      }),
  );
}

function verdictOf(
  system: JoinedSystem,
  sunset: Sunset,
  flows: readonly string[],
  goLive: string | null,
): SunsetVerdict {
  const { title, applies, on, phase, replacement, source, confidence, disputed, note } = sunset;
  return {
    id: `S-${system.asked.id}-${sunset.id}`,
    system: system.asked.id,
    flows,
    title,
    applies,
    on,
    phase,
    replacement,
    beforeGoLive: goLive !== null && on <= goLive,
    source,
    confidence,
    disputed,
    note,
  };
}

/** Dates as text compare in order; a 29 February that the next year lacks still sorts rightly. */
function yearAfter(date: string): string {
  return `${String(Number(date.slice(0, 4)) + 1).padStart(4, '0')}${date.slice(4)}`;
}

/** Whether the calls that a flow would make first at a system lie under the sunset. */
function flowUses(flow: JoinedFlow, { asked, profile }: JoinedSystem, sunset: Sunset): boolean {
  const to = flow.route?.end ?? flow.to;
  const reads = flow.from.system === asked.id ? firstOfEach(readsOf(flow.from.operations)) : [];
  const writes = to.system === asked.id ? firstOfEach(writesOf(to.operations, flow.asked.writes)) : [];
  return (
    reads.some((operation) => endsWith(sunset, flow.from.resource ?? '', sentTo(profile, operation))) ||
    writes.some((operation) => endsWith(sunset, to.resource ?? '', sentTo(profile, operation)))
  );
}

/** Operations come with the lasting ones first, so the first of each kind is what a design takes. */
function firstOfEach(operations: readonly Operation[]): readonly Operation[] {
  return operations.filter(
    (operation, index) =>
      operations.findIndex((one) => one.kind === operation.kind && one.batchOf === operation.batchOf) ===
      index,
  );
}

/** Whether the connection itself uses what ends (sign-in addresses), or no operation known does, so that it is about the system as such. */
function concernsAll(system: JoinedSystem, sunset: Sunset): boolean {
  return (
    connectionUses(system, sunset) ||
    !(system.profile?.resources ?? []).some((resource) =>
      resource.operations.some((operation) =>
        endsWith(sunset, resource.name, sentTo(system.profile, operation)),
      ),
    )
  );
}

function connectionUses(system: JoinedSystem, sunset: Pick<Sunset, 'applies'>): boolean {
  const addresses = (system.profile?.auth ?? [])
    .flatMap((auth) => [auth.authorizationUrl, auth.tokenUrl])
    .filter((url) => url !== null);
  return addresses.some((url) => sunset.applies.some((entry) => isPath(entry) && liesUnder(url, entry)));
}

function whenWords(verdict: SunsetVerdict, goLive: string | null): string {
  if (goLive === null) return '; the day of go-live is not known';
  return verdict.beforeGoLive
    ? `, which is no later than go-live on ${goLive}`
    : `, within a year after go-live on ${goLive}`;
}

/** A finding for each verdict: an error where something used is gone by go-live, a warning where it ends later, else a note. */
export function sunsetFindings(
  verdicts: readonly SunsetVerdict[],
  systems: readonly JoinedSystem[],
  goLive: string | null,
): readonly Finding[] {
  return verdicts.flatMap((verdict) => {
    const system = systems.find((one) => one.asked.id === verdict.system);
    if (system === undefined) return [];
    const used = verdict.flows.length > 0 || connectionUses(system, verdict);
    const values = {
      system: system.name,
      flows: verdict.flows.length > 0 ? verdict.flows.join(', ') : `the connection to ${system.name}`,
      title: verdict.title,
      on: verdict.on,
      goLive: goLive ?? '',
      phase: verdict.phase === 'removed' ? 'gone' : 'unsupported',
      when: whenWords(verdict, goLive),
      remedy:
        verdict.replacement === null ? `Ask ${system.name} what replaces it.` : `Use ${verdict.replacement}.`,
    };
    const code = !used ? 'SPW110' : verdict.beforeGoLive ? 'SPW103' : 'SPW109';
    return [finding(code, { at: verdict.id, values, source: verdict.source })];
  });
}
