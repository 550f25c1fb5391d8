// What no schema can say of a brief: names that must exist, names that must differ, things that exclude each other.
// It reads the data as written, so that a misshapen part elsewhere hides none of these.
import { type InputProblem, nearestSpelling } from '../finding/input.ts';
import { problemAt } from '../finding/shape.ts';
import type { YamlText } from '../finding/yaml.ts';
import { Duration } from '../measure/duration-schema.ts';
import { seconds } from '../measure/duration.ts';
import { isKeptName } from './kept-names.ts';
import { sameObject } from './object.ts';

interface Item {
  readonly path: readonly PropertyKey[];
  readonly value: Readonly<Record<string, unknown>>;
}

/** Every incoherence of a brief's data, each at its place. Parts that are misshapen are passed over: the schema tells of them. */
export function coherenceProblems(text: YamlText): readonly InputProblem[] {
  const systems = itemsOf(text.value, 'systems');
  const flows = itemsOf(text.value, 'flows');
  const volumes = itemsOf(text.value, 'volumes');
  const ids = [
    ...new Set(systems.map((system) => system.value['id']).filter((id) => typeof id === 'string')),
  ];
  return [
    ...twice(text, systems, 'id'),
    ...twice(text, flows, 'id'),
    ...twice(text, volumes, 'object'),
    ...sameVolume(text, volumes),
    ...systems.flatMap((system) => bothSources(text, system)),
    ...flows.flatMap((flow) => [
      ...unknownSystem(text, flow, 'from', ids),
      ...unknownSystem(text, flow, 'to', ids),
      ...toItself(text, flow),
      ...noTime(text, flow, 'freshness'),
      ...noTime(text, flow, 'every'),
    ]),
    ...volumes.flatMap((volume) => unknownSystem(text, volume, 'object', ids)),
    ...legNames(text, flows),
    ...keptNames(text, flows),
  ];
}

/** Names that differ in case alone would share a file on many disks; they count as the same. */
function twice(text: YamlText, items: readonly Item[], key: string): readonly InputProblem[] {
  const seen = new Map<string, string>();
  return items.flatMap((item) => {
    const name = item.value[key];
    if (typeof name !== 'string') return [];
    const first = seen.get(name.toLowerCase());
    if (first === undefined) {
      seen.set(name.toLowerCase(), name);
      return [];
    }
    const message =
      first === name ? `"${name}" stands twice` : `"${name}" differs from "${first}" in case alone`;
    return [
      problemAt(text, [...item.path, key], {
        message,
        expected: `a different ${key} for each of the ${String(item.path[0])}`,
      }),
    ];
  });
}

/** "crm.contact" and "crm.contacts" mean one object; two volumes of it would leave open which one counts. */
function sameVolume(text: YamlText, volumes: readonly Item[]): readonly InputProblem[] {
  const named = volumes.flatMap(({ path, value: { object } }) =>
    typeof object === 'string' && split(object) !== null ? [{ path, object }] : [],
  );
  return named.flatMap(({ path, object }, index) => {
    const first = named.slice(0, index).find((other) => sameObject(other.object, object))?.object;
    if (first === undefined || first.toLowerCase() === object.toLowerCase()) return [];
    return [
      problemAt(text, [...path, 'object'], {
        message: `"${object}" means the same object as "${first}"`,
        expected: 'one volume for each object',
      }),
    ];
  });
}

function noTime(text: YamlText, flow: Item, key: 'freshness' | 'every'): readonly InputProblem[] {
  const length = Duration.safeParse(flow.value[key]);
  if (!length.success || seconds(length.data) > 0) return [];
  return [
    problemAt(text, [...flow.path, key], {
      message: `"${length.data}" is no time at all`,
      expected: 'a length of time above zero, such as PT5M',
    }),
  ];
}

function bothSources(text: YamlText, system: Item): readonly InputProblem[] {
  const { uses, api, id } = system.value;
  if (!said(uses) || !said(api) || uses === id || uses === 'auto') return [];
  return [
    problemAt(text, [...system.path, 'api'], {
      message: 'both "uses" and "api" are given',
      expected: 'a catalog id or an API document, not both',
    }),
  ];
}

function said(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function unknownSystem(
  text: YamlText,
  item: Item,
  key: string,
  ids: readonly string[],
): readonly InputProblem[] {
  const end = split(item.value[key]);
  if (end === null || ids.includes(end.system)) return [];
  const near = nearestSpelling(end.system, ids);
  return [
    problemAt(text, [...item.path, key], {
      message: `unknown system "${end.system}"`,
      expected: ids.length === 0 ? 'a system that stands under "systems"' : `one of ${ids.join(', ')}`,
      nearest: near === null ? null : `${near}.${end.object}`,
    }),
  ];
}

function toItself(text: YamlText, flow: Item): readonly InputProblem[] {
  const from = split(flow.value['from']);
  const to = split(flow.value['to']);
  if (from === null || to === null || from.system !== to.system || from.object !== to.object) return [];
  return [
    problemAt(text, [...flow.path, 'to'], {
      message: `flows from "${from.system}.${from.object}" to itself`,
      expected: 'another object',
    }),
  ];
}

/** A two-way flow F1 is planned as F1-out and F1-back, so no other flow may have these names. */
function legNames(text: YamlText, flows: readonly Item[]): readonly InputProblem[] {
  const legs = flows
    .filter((flow) => flow.value['direction'] === 'two-way' && typeof flow.value['id'] === 'string')
    .flatMap((flow) => [`${String(flow.value['id'])}-out`, `${String(flow.value['id'])}-back`]);
  return flows
    .filter((flow) => legs.includes(String(flow.value['id'])))
    .map((flow) =>
      problemAt(text, [...flow.path, 'id'], {
        message: `"${String(flow.value['id'])}" is the name of one leg of a two-way flow`,
        expected: 'another id',
      }),
    );
}

/** The plan calls the wanted freshness of F1 F1-freshness. */
function keptNames(text: YamlText, flows: readonly Item[]): readonly InputProblem[] {
  const fresh = flows
    .filter((flow) => said(flow.value['freshness']))
    .map((flow) => `${String(flow.value['id'])}-freshness`);
  return flows.flatMap((flow) => {
    const { id } = flow.value;
    if (typeof id !== 'string') return [];
    if (!isKeptName(id) && !fresh.includes(id)) return [];
    return [
      problemAt(text, [...flow.path, 'id'], {
        message: `"${id}" is a name that the plan uses for a part of its own`,
        expected: 'another id, such as F1',
        nearest: `flow-${id}`,
      }),
    ];
  });
}

function split(end: unknown): { readonly system: string; readonly object: string } | null {
  if (typeof end !== 'string') return null;
  const dot = end.indexOf('.');
  return dot < 1 || dot === end.length - 1 ? null : { system: end.slice(0, dot), object: end.slice(dot + 1) };
}

function itemsOf(value: unknown, key: string): readonly Item[] {
  const list: unknown = isRecord(value) ? value[key] : undefined;
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown, index) =>
    isRecord(item) ? [{ path: [key, index], value: item }] : [],
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
