// The seed example in flight: how many events a run of so many days with so many contacts takes, in how much processor time and memory, and
// how many events wait at any time.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readBrief } from '../src/brief/read.ts';
import { proposeDesigns } from '../src/design/propose.ts';
import { mappingSides } from '../src/jobs/propose.ts';
import { survey } from '../src/jobs/survey.ts';
import type { Mapping } from '../src/mapping/mapping.ts';
import { match } from '../src/mapping/match.ts';
import { missionOfProposal } from '../src/plan/mission.ts';
import { compareDesigns } from '../src/score/compare.ts';
import { policyOf } from '../src/simulate/derive.ts';
import type { Mission } from '../src/simulate/mission.ts';
import { faultsNamed } from '../src/simulate/read-faults.ts';
import { flyOnce } from '../src/simulate/run.ts';
import { startIntegration } from '../src/simulate/start.ts';
import { worldOf } from '../src/simulate/world.ts';
import { documentsBeside } from '../src/store/documents.ts';
import { shippedShelf } from '../src/store/shelf.ts';
import type { Twin } from '../src/twin/twin.ts';
import { processorTime } from './queues.ts';

const brief = fileURLToPath(new URL('../examples/crm-billing-support.yaml', import.meta.url));
const faults = faultsNamed('typical', 'bench');
const day = 86_400_000;

/** The recommended design of the example with so many contacts instead of its 20,000. */
async function missionOf(contacts: number): Promise<Mission> {
  const text = readFileSync(brief, 'utf8').replace(/existing: 20000\b/, `existing: ${contacts}`);
  const ports = { shelf: shippedShelf(), documents: documentsBeside(brief) };
  const landscape = await survey({ text, name: brief, brief: readBrief({ text, name: brief }) }, ports);
  const designs = proposeDesigns(landscape);
  const comparison = compareDesigns(designs, landscape);
  const mappings = new Map<string, Mapping>();
  for (const flow of landscape.flows) {
    const sides = mappingSides(flow);
    if (sides !== null) mappings.set(flow.id, match(sides.from, sides.to, []));
  }
  const design = designs.find((one) => one.id === comparison.recommended);
  if (design === undefined) throw new Error('no design was recommended');
  return missionOfProposal(landscape, design, mappings);
}

export interface Flown {
  readonly records: number;
  readonly changes: number;
  readonly events: number;
  /** Ms of processor time of the flight alone, and MB: the most that the process ever held. */
  readonly took: number;
  readonly peak: number;
  readonly broken: number;
}

/** Typical faults, seed 1. */
export async function flySeed(contacts: number, days: number): Promise<Flown> {
  const mission = await missionOf(contacts);
  return flown(mission, days);
}

function flown(mission: Mission, days: number): Flown {
  const began = process.cpuUsage();
  const setting = { faults, days, policy: 'design', without: null, records: null, flows: null } as const;
  const flight = flyOnce(mission, setting, 1);
  return {
    records: mission.flows.reduce((sum, flow) => sum + flow.load.existing, 0),
    changes: flight.flows.reduce((sum, flow) => sum + flow.changes, 0),
    events: flight.events,
    took: processorTime(began),
    peak: process.resourceUsage().maxRSS / 1024,
    broken: flight.held.filter(({ broken }) => broken > 0).length,
  };
}

/** The same days by the same seed, looked into: without the rest after the last edit and without judgement. */
export interface Watched {
  readonly events: number;
  /** Records that calls handed over or wrote: a page of 100 is one event and 100 records. */
  readonly records: number;
  /** Ms of the first flight in a process, and of one more like it once the code is compiled; the same where there was only one. */
  readonly took: number;
  readonly again: number;
  readonly peak: number;
  /** The mean number of events that wait, looked at once an hour. */
  readonly pending: number;
}

/** Above so many contacts one flight is long enough for the compiler not to matter. */
const onceAbove = 100_000;

export async function watchOnce(contacts: number, days: number): Promise<Watched> {
  return watched(await missionOf(contacts), days);
}

export async function watchSeed(contacts: number, days: number): Promise<Watched> {
  const mission = await missionOf(contacts);
  const first = watched(mission, days);
  if (contacts > onceAbove) return first;
  watched(mission, days);
  return { ...first, again: watched(mission, days).took };
}

function watched(mission: Mission, days: number): Watched {
  const policy = policyOf(mission);
  const until = days * day;
  const began = process.cpuUsage();
  const world = worldOf({ mission, flown: policy, intended: policy, faults, seed: 1, until });
  const { kernel } = world;
  let records = 0;
  const counted = (twin: Twin): Twin => ({
    ...twin,
    call: (site, request, token) => {
      const reply = twin.call(site, request, token);
      records += (reply.page ?? reply.rows).length + reply.told.length + reply.written.length;
      return reply;
    },
  });
  const twins = new Map(world.twins.map((twin) => [twin, counted(twin)]));
  startIntegration({
    flows: world.flows.map((flow) => ({
      ...flow,
      source: twins.get(flow.source) ?? flow.source,
      target: twins.get(flow.target) ?? flow.target,
    })),
    crashes: faults.crashes,
    until,
    bench: {
      kernel,
      random: world.random.fork('integration'),
      took: () => {},
      correct: world.weather.correct,
    },
  });
  let [waited, looks] = [0, 0];
  for (let at = 0; at <= until; at += day / 24) {
    kernel.runUntil(at);
    waited += kernel.pending();
    looks += 1;
  }
  const took = processorTime(began);
  const peak = process.resourceUsage().maxRSS / 1024;
  return { events: kernel.events(), records, took, again: took, peak, pending: Math.round(waited / looks) };
}
