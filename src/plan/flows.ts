// One chapter's data for each flow: what was asked, how it stands, and the ids of everything that belongs to it.
import { withArticle } from '../catalog/name.ts';
import type { FlowDesign } from '../design/design.ts';
import type { FlowEnd, JoinedFlow, Landscape } from '../landscape/landscape.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { inWords } from '../measure/duration.ts';
import type { PlanEnd, PlanFlow, PlanTest, Policy } from './plan.ts';
import { servedBy } from './requirements.ts';

/** A made-up record and the body that the mapping makes of it, both JSON text. */
export interface Example {
  readonly record: string;
  readonly body: string;
}

/** What belongs to a flow, gathered by `compose`. */
export interface FlowParts {
  readonly design: FlowDesign;
  readonly mapping: Mapping | null;
  readonly policies: readonly Policy[];
  readonly tests: readonly PlanTest[];
  readonly example: Example | null;
}

export function planFlow(flow: JoinedFlow, landscape: Landscape, parts: FlowParts): PlanFlow {
  const { design, mapping } = parts;
  const write = design.calls.find((call) => call.onFailure === 'write');
  return {
    id: flow.id,
    askedAs: flow.asked.id,
    title: flow.title,
    oneLine: oneLine(flow, landscape, design),
    purpose: flow.asked.purpose,
    filter: flow.asked.filter,
    condition: flow.condition,
    from: planEnd(flow.from),
    to: planEnd(flow.to),
    direction: flow.direction,
    pair: flow.pair,
    status: flow.status,
    statusWhy: flow.why,
    route:
      flow.route === null
        ? null
        : { resource: flow.route.resource, how: flow.route.how, cost: flow.route.cost },
    freshness: flow.asked.freshness,
    load: flow.load,
    requirements: servedBy(landscape.brief, flow.asked),
    mapping: mapping === null ? null : mappingId(flow.id),
    policies: parts.policies.map((policy) => policy.id),
    tests: parts.tests.map((test) => test.id),
    example: parts.example === null || write === undefined ? null : { call: write.id, ...parts.example },
    notSynced: notSynced(flow, mapping),
    personalData: personalData(mapping),
    design,
  };
}

export function mappingId(flow: string): string {
  return `M-${flow}`;
}

function planEnd(end: FlowEnd): PlanEnd {
  return { system: end.system, asked: end.asked, resource: end.resource };
}

function oneLine(flow: JoinedFlow, landscape: Landscape, design: FlowDesign): string {
  const name = (system: string): string =>
    landscape.systems.find((joined) => joined.asked.id === system)?.name ?? system;
  const target = flow.route?.end ?? flow.to;
  const when =
    flow.asked.filter === null
      ? `When ${withArticle(words(flow.from))} changes in ${name(flow.from.system)}`
      : `When ${withArticle(words(flow.from))} in ${name(flow.from.system)} qualifies (${flow.asked.filter})`;
  const within =
    flow.asked.freshness === null
      ? `, typically within ${inWords(design.trigger.expected.typical)} by arithmetic`
      : ` within ${inWords(flow.asked.freshness)}`;
  const verb =
    flow.asked.writes === 'update-only'
      ? 'is updated'
      : flow.asked.writes === 'create-only'
        ? 'is created'
        : 'exists and is current';
  const back =
    flow.direction === 'two-way'
      ? `Changes in ${name(flow.to.system)} come back through ${flow.pair ?? 'the other leg'}.`
      : `${name(target.system)} never changes ${name(flow.from.system)}.`;
  return `${when}, the matching ${words(target)} in ${name(target.system)} ${verb}${within}. ${back}`;
}

function words(end: FlowEnd): string {
  return (end.resource ?? end.asked).replaceAll('_', ' ');
}

function notSynced(flow: JoinedFlow, mapping: Mapping | null): PlanFlow['notSynced'] {
  const filter =
    flow.asked.filter === null
      ? []
      : [
          {
            what: `${flow.asked.from} outside the filter "${flow.asked.filter}"`,
            why: 'the brief asks for these only',
          },
        ];
  if (mapping === null) return filter;
  const mapped = new Set(mapping.mappings.flatMap((row) => [...row.from, ...row.reads]));
  const personal = flow.from.fields
    .filter((field) => field.personal !== null && !mapped.has(field.path))
    .map((field) => field.path);
  const minimised =
    personal.length === 0
      ? []
      : [
          {
            what: personal.slice(0, 20).join(', '),
            why: 'personal data without a field in the target that asks for it',
          },
        ];
  const rest = mapping.unmapped.from.filter((path) => !personal.includes(path));
  const others =
    rest.length === 0
      ? []
      : [
          {
            what: `${rest.slice(0, 12).join(', ')}${rest.length > 12 ? ` and ${rest.length - 12} more` : ''}`,
            why: 'no matching field in the target; add a row where the business needs one',
          },
        ];
  return [...filter, ...minimised, ...others];
}

function personalData(mapping: Mapping | null): PlanFlow['personalData'] {
  return (mapping?.mappings ?? []).flatMap((row) =>
    row.personal === null ? [] : [{ field: row.to, class: row.personal }],
  );
}
