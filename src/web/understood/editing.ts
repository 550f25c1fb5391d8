// What every part of the form is given, and the changes that several of them make. Pure.
import type { Brief, BriefFlow, BriefSystem, Volume } from '../../brief/brief.ts';
import { objectOf } from '../../brief/object.ts';

/** `change` null: it may be read only. */
export interface Editing {
  readonly workspace: string;
  readonly brief: Brief;
  readonly change: ((next: Brief) => void) | null;
}

export function nameOf({ name, uses, id }: BriefSystem): string {
  return name ?? uses ?? id;
}

/** "crm.contact" with the system by its name: "HubSpot contact". */
export function endName(brief: Brief, end: string): string {
  const { system, object } = objectOf(end);
  const found = brief.systems.find((one) => one.id === system);
  return `${found === undefined ? system : nameOf(found)} ${object.replaceAll('_', ' ')}`;
}

export function withSystem(brief: Brief, id: string, change: Partial<BriefSystem>): Brief {
  return { ...brief, systems: brief.systems.map((one) => (one.id === id ? { ...one, ...change } : one)) };
}

/** Without the system and what flows from or to it. */
export function withoutSystem(brief: Brief, id: string): Brief {
  const isOf = (end: string): boolean => objectOf(end).system === id;
  return {
    ...brief,
    systems: brief.systems.filter((one) => one.id !== id),
    flows: brief.flows.filter((flow) => !isOf(flow.from) && !isOf(flow.to)),
    volumes: brief.volumes.filter((volume) => !isOf(volume.object)),
  };
}

/** How many flows go with a system. */
export function flowsOf(brief: Brief, id: string): number {
  return brief.flows.filter(({ from, to }) => [from, to].some((end) => objectOf(end).system === id)).length;
}

export function withFlow(brief: Brief, id: string, change: Partial<BriefFlow>): Brief {
  return { ...brief, flows: brief.flows.map((one) => (one.id === id ? { ...one, ...change } : one)) };
}

/** A flow with the next free id. */
export function withNewFlow(
  brief: Brief,
  from: string,
  to: string,
): { readonly brief: Brief; readonly id: string } {
  let count = brief.flows.length + 1;
  while (brief.flows.some((flow) => flow.id === `F${count}`)) count += 1;
  const flow: BriefFlow = {
    id: `F${count}`,
    name: null,
    from,
    to,
    direction: 'one-way',
    trigger: 'auto',
    freshness: null,
    every: null,
    filter: null,
    writes: null,
    purpose: null,
  };
  return { brief: { ...brief, flows: [...brief.flows, flow] }, id: flow.id };
}

export function withVolumeOf(brief: Brief, object: string, change: Partial<Volume>): Brief {
  const held = brief.volumes.some((one) => one.object === object);
  const none: Volume = { object, existing: null, changesPerDay: null, peakFactor: null };
  return {
    ...brief,
    volumes: held
      ? brief.volumes.map((one) => (one.object === object ? { ...one, ...change } : one))
      : [...brief.volumes, { ...none, ...change }],
  };
}
