// Fields and events that decisions rest on are those of the contract: cursors, match keys, filters, personal data, subscribed events.
import type { Resource } from '../../catalog/profile.ts';
import { finding } from '../../finding/compose.ts';
import type { Finding } from '../../finding/finding.ts';
import { nearestSpelling } from '../../finding/input.ts';
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import { connectionOf, resourceOf, type Rule, targetOf } from '../rule.ts';

export const namesExist: Rule = {
  code: 'SPW014',
  name: 'names-exist',
  check: (plan) => plan.flows.flatMap((flow) => [...fieldProblems(plan, flow), ...eventProblems(plan, flow)]),
};

/** A name as a decision uses it, with the resources of which any may have it. */
interface Use {
  readonly what: string;
  readonly name: string;
  readonly system: string;
  readonly resources: readonly Resource[];
  /** Whether a field of the customer's own would do: the plan lets such be made for match keys. */
  readonly own: boolean;
}

function fieldProblems(plan: Plan, flow: PlanFlow): readonly Finding[] {
  const source = resourceOf(plan, flow.from.system, flow.from.resource);
  const target = targetOf(plan, flow);
  const use = (
    what: string,
    name: string | undefined | null,
    end: PlanFlow['from'],
    resource: Resource | null,
  ): readonly Use[] =>
    name === undefined || name === null || resource === null
      ? []
      : [{ what, name, system: end.system, resources: [resource], own: what === 'a match key' }];
  const { cursorField } = flow.design.read;
  const all = connectionOf(plan, flow.from.system)?.resources ?? [];
  const uses: readonly Use[] = [
    // A poll may follow the cursor of another resource, such as a list of events.
    ...(cursorField === null || source === null
      ? []
      : [{ what: 'its cursor', name: cursorField, system: flow.from.system, resources: all, own: false }]),
    ...use('its order', flow.design.ordering.field, flow.from, source),
    ...use('its filter', flow.condition?.field, flow.from, source),
    ...flow.design.identity.keys.flatMap((key) => [
      ...use('a match key', key.from, flow.from, source),
      ...use('a match key', key.to, flow.to, target),
    ]),
    ...flow.personalData.flatMap(({ field }) => use('its personal data', field, flow.to, target)),
  ];
  return uses
    .filter((one) => !one.resources.some((resource) => has(resource, one)))
    .map((one) =>
      told(
        flow,
        one,
        one.resources.flatMap((resource) => resource.fields.map((field) => field.path)),
      ),
    );
}

/** Stands for the id of records whose contract does not describe one. */
const unknownId = 'id';

/** Fields of the customer's own stand under `custom`. */
function has(resource: Resource, { name, own }: Use): boolean {
  return (
    resource.primaryKey.includes(name) ||
    resource.operations.some((operation) => operation.incremental?.field === name) ||
    (own && name === unknownId && resource.primaryKey.length === 0) ||
    (own &&
      resource.custom !== null &&
      (name.startsWith(`${resource.custom}.`) || followsRule(name, resource.custom))) ||
    resource.fields.some(
      (field) =>
        field.path === name || field.path.startsWith(`${name}.`) || field.path.startsWith(`${name}[`),
    )
  );
}

/** Whether a name is made by a rule for names of own fields, such as "{name}__c". */
function followsRule(name: string, rule: string): boolean {
  const [before = '', after] = rule.split('{name}');
  return (
    after !== undefined &&
    name.length > before.length + after.length &&
    name.startsWith(before) &&
    name.endsWith(after)
  );
}

function eventProblems(plan: Plan, flow: PlanFlow): readonly Finding[] {
  const known = connectionOf(plan, flow.from.system)?.events.map((event) => event.name) ?? [];
  return flow.design.trigger.events
    .filter((name) => !known.includes(name))
    .map((name) =>
      told(flow, { what: 'its trigger', name, system: flow.from.system, resources: [], own: false }, known),
    );
}

function told(flow: PlanFlow, use: Use, valid: readonly string[]): Finding {
  const nearest = nearestSpelling(use.name, valid);
  const values = {
    flow: flow.id,
    what: use.what,
    name: use.name,
    system: [
      use.system,
      ...(use.resources.length === 1 ? use.resources.map((resource) => resource.name) : []),
    ].join('.'),
    nearest: nearest === null ? '' : ` The nearest is ${nearest}.`,
  };
  return finding('SPW014', { at: flow.id, values, source: null });
}
