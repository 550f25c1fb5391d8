// A brief that grows answer by answer: systems and flows are added, open questions are settled. Each step gives a new brief.
// It keeps ids short and different, and takes every answer as given; whether the whole is coherent is judged by read.ts.
import type { Duration } from '../measure/duration.ts';
import type { Brief, BriefFlow, BriefSystem, Volume } from './brief.ts';
import { completeBrief, type Unknown } from './complete.ts';
import { sameObject } from './object.ts';
import { slug } from './text/actors.ts';

/** A brief in which nothing is said yet; it has no systems, so it can't be planned. */
export function emptyBrief(): Brief {
  return {
    spanwright: 1,
    name: '',
    summary: null,
    systems: [],
    flows: [],
    volumes: [],
    constraints: {
      goLive: null,
      monthlyBudget: null,
      team: null,
      hosting: null,
      compliance: [],
      prefer: [],
      avoid: [],
      never: [],
    },
    unknowns: [],
    assumptions: [],
  };
}

/** What is said of a new system; `called` gives it its id. */
export type NewSystem = Pick<BriefSystem, 'uses' | 'api' | 'name' | 'description' | 'edition'> & {
  readonly called: string;
};

export function addSystem(brief: Brief, { called, ...said }: NewSystem): Brief {
  const taken = new Set(brief.systems.map((system) => system.id));
  const id = free(slug(called), taken);
  return { ...brief, systems: [...brief.systems, { id, ...said, approvals: [], role: null }] };
}

/** Makes one system the system of record and all others participants; null leaves that open. */
export function withRecordKeeper(brief: Brief, id: string | null): Brief {
  if (id === null) return brief;
  const systems = brief.systems.map((system) => ({
    ...system,
    role: system.id === id ? ('system-of-record' as const) : ('participant' as const),
  }));
  return { ...brief, systems };
}

/** What is said of a new flow; its id is the next number. */
export type NewFlow = Pick<BriefFlow, 'from' | 'to' | 'direction' | 'trigger' | 'freshness' | 'every'>;

export function addFlow(brief: Brief, said: NewFlow): Brief {
  const { from, to, ...how } = said;
  const id = `F${brief.flows.length + 1}`;
  const flow = { id, name: null, from, to, ...how, filter: null, writes: null, purpose: null };
  return { ...brief, flows: [...brief.flows, flow] };
}

export function withEdition(brief: Brief, id: string, edition: string): Brief {
  return settled(changeSystem(brief, id, { edition }), `/systems/${id}/edition`);
}

/** A system by its document. It may be a product that the catalog knows by name alone: then the name stays. */
export function withDocument(brief: Brief, id: string, api: string, called: string): Brief {
  return settled(changeSystem(brief, id, { api, uses: null }, called), `/systems/${id}/api`);
}

/** How soon a change must arrive, for every flow that does not say so yet. */
export function withFreshness(brief: Brief, freshness: Duration): Brief {
  const flows = brief.flows.map((flow) =>
    flow.freshness === null && flow.every === null && flow.trigger !== 'manual'
      ? { ...flow, freshness }
      : flow,
  );
  return settled({ ...brief, flows }, '/flows/freshness');
}

export function withGoLive(brief: Brief, goLive: string): Brief {
  return settled({ ...brief, constraints: { ...brief.constraints, goLive } }, '/constraints/goLive');
}

/** Adds figures to an object's volume; those that are null stay as they were. */
export function withVolume(
  brief: Brief,
  object: string,
  { existing, changesPerDay }: Pick<Volume, 'existing' | 'changesPerDay'>,
): Brief {
  if (existing === null && changesPerDay === null) return brief;
  const held = brief.volumes.find((volume) => sameObject(volume.object, object));
  const volume: Volume = {
    object: held?.object ?? object,
    existing: existing ?? held?.existing ?? null,
    changesPerDay: changesPerDay ?? held?.changesPerDay ?? null,
    peakFactor: held?.peakFactor ?? null,
  };
  const volumes =
    held === undefined
      ? [...brief.volumes, volume]
      : brief.volumes.map((one) => (one === held ? volume : one));
  return settled({ ...brief, volumes }, `/volumes/${object}`);
}

/** An answer that has no key of its own is kept in words, where the plan's readers see it. */
export function withAnswer(brief: Brief, unknown: Unknown, said: string): Brief {
  return {
    ...brief,
    unknowns: brief.unknowns.filter((one) => one !== unknown && one.question !== unknown.question),
    assumptions: [...brief.assumptions, { text: `${unknown.question} ${said}`, from: said }],
  };
}

/** Without the questions that are asked anew whenever the brief is read; written down, they would outlive their answers. */
export function lasting(brief: Brief): Brief {
  const anew = new Set(
    completeBrief({ ...brief, unknowns: [], assumptions: [] }).unknowns.map((unknown) => unknown.question),
  );
  return { ...brief, unknowns: brief.unknowns.filter((unknown) => !anew.has(unknown.question)) };
}

function changeSystem(brief: Brief, id: string, change: Partial<BriefSystem>, called?: string): Brief {
  const systems = brief.systems.map((system) =>
    system.id === id ? { ...system, name: system.name ?? called ?? null, ...change } : system,
  );
  return { ...brief, systems };
}

function settled(brief: Brief, about: string): Brief {
  return { ...brief, unknowns: brief.unknowns.filter((unknown) => unknown.about !== about) };
}

function free(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted;
  for (let count = 2; taken.has(id); count += 1) id = `${wanted}-${count}`;
  return id;
}
