// Flows as they run: the paths of a layout as places in the twins' stores, and the calls that a design names as call sites.
import type { Twin } from '../twin/twin.ts';
import { rolesIn } from './circle-of.ts';
import type { CallSite } from '../twin/twin.ts';
import { type RunningFlow, type Step, steps } from './integration.ts';
import type { FlowLayout, Layout } from './layout.ts';
import { callOf, type Mission, type MissionFlow } from './mission.ts';
import { operationOf } from './operation.ts';
import type { FlowPolicy, MissionPolicy } from './policy.ts';

/** What passes a filter is always the first of the field's contents. */
const passing = 1;

/** In the order of the mission. Twins are by system id. Throws Error where a twin, a policy or a field is missing: a bug, not an input. */
export function runningOf(
  { mission, layout }: { readonly mission: Mission; readonly layout: Layout },
  policy: MissionPolicy,
  twins: ReadonlyMap<string, Twin>,
): readonly RunningFlow[] {
  const flows = layout.flows.map((flow, index) => {
    const own = policy.flows[index];
    const source = twins.get(flow.flow.from.system);
    const target = twins.get(flow.flow.to.system);
    if (own === undefined || source === undefined || target === undefined)
      throw new Error(`${flow.flow.id} lacks a policy or a twin`);
    return run(flow, mission, { policy: own, source, target });
  });
  const roles = rolesIn(flows, mission);
  return flows.map((alone, index) => {
    const running = { ...alone, circle: roles[index] ?? null };
    const other = flows.find((one) => one.flow.id === running.flow.pair);
    return other === undefined
      ? running
      : {
          ...running,
          rows: withMutual(running.rows, other.rows),
          derives: withMutual(other.rows, running.rows)
            .filter((row) => !row.mutual)
            .flatMap((row) => row.from)
            .reduce((mask, place) => mask | (1 << place), 0),
        };
  });
}

type Rows = RunningFlow['rows'];

/** Which rows the other leg carries back, one to one. */
function withMutual(rows: Rows, back: Rows): Rows {
  return rows.map((row) => ({
    ...row,
    mutual:
      row.from.length === 1 &&
      back.some(({ from, to }) => from.length === 1 && from[0] === row.to && to === row.from[0]),
  }));
}

function run(
  layout: FlowLayout,
  mission: Mission,
  parts: { readonly policy: FlowPolicy; readonly source: Twin; readonly target: Twin },
): RunningFlow {
  const { flow, key, kept, mark, filter } = layout;
  const from = placesIn(parts.source, flow.from.resource);
  const to = placesIn(parts.target, flow.to.resource);
  const { readOnly } = parts.target.store(flow.to.resource);
  /** What no call can set is not sent. */
  const rows = layout.rows
    .map((row) => ({ to: to(row.to), from: row.from.map(from), mutual: false }))
    .filter((row) => (readOnly & (1 << row.to)) === 0);
  const own = {
    kept: kept === null ? null : to(kept),
    mark: mark === null ? null : to(mark),
  };
  const given = givenIn(layout, parts.target, [...rows.map((row) => row.to), own.kept, own.mark]);
  return {
    flow,
    ...parts,
    ...own,
    keptFrom: layout.keptFrom,
    rows,
    derives: 0,
    given,
    mask: [...rows.map((row) => row.to), ...given, own.kept, own.mark].reduce<number>(
      (mask, place) => (place === null ? mask : mask | (1 << place)),
      0,
    ),
    key: key === null ? null : { source: from(key.source), target: to(key.target) },
    filter: filter === null ? null : { field: from(filter.field), token: passing, of: filter.of },
    sites: sitesOf(flow, mission),
    circle: null,
    notes: [
      ...layout.notes,
      ...given.map(
        (place) =>
          `${parts.target.store(flow.to.resource).fields[place]} is required of a new ${flow.to.resource} and not mapped: flown as if people had said what goes there`,
      ),
    ],
  };
}

/** Required of new records, and filled by nothing else. */
function givenIn({ flow }: FlowLayout, target: Twin, filled: readonly (number | null)[]): readonly number[] {
  if (flow.writes === 'update-only') return [];
  const known = target.profile.resources.find((one) => one.name === flow.to.resource);
  return target
    .store(flow.to.resource)
    .fields.flatMap((path, place) =>
      !filled.includes(place) &&
      known?.fields.some((field) => field.path === path && field.required && !field.readOnly) === true
        ? [place]
        : [],
    );
}

function placesIn(twin: Twin, resource: string): (path: string) => number {
  const { fields } = twin.store(resource);
  const places = new Map(fields.map((path, place) => [path, place]));
  return (path) => {
    const place = places.get(path);
    if (place === undefined) throw new Error(`${twin.system} ${resource} has no field ${path}`);
    return place;
  };
}

function sitesOf(flow: MissionFlow, mission: Mission): RunningFlow['sites'] {
  const entries = steps.map((step): readonly [Step, CallSite | null] => {
    const call = callOf(flow, step);
    const operation = call === null ? null : operationOf(mission, call);
    return [
      step,
      call === null || operation === null ? null : { id: call.id, resource: call.resource, operation },
    ];
  });
  return Object.fromEntries(entries) as Record<Step, CallSite | null>;
}
