// A flow's chapter: everything that its engineer, its lead and its operator need, in the order in which they ask.
import type { RootContent } from 'mdast';
import { duration, inWords } from '../../measure/duration.ts';
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import { dataFlow } from '../diagram/flow.ts';
import { sequenceOf } from '../diagram/sequence.ts';
import { isDrawn, pace, sourceObject, systemName, targetObject } from '../diagram/terms.ts';
import { barredBlocks } from './barred.ts';
import { callBlocks } from './calls.ts';
import {
  code,
  facts,
  figure,
  heading,
  type Inline,
  joined,
  paragraph,
  pointer,
  pointers,
  strong,
} from './content.ts';
import { failureBlocks } from './failure.ts';
import { because, count, grouped, sentence, stopped } from './figures.ts';
import { identityBlocks } from './identity.ts';
import { firstLoadBlocks } from './load.ts';
import { mappingBlocks } from './mapping.ts';
import { particularBlocks } from './particulars.ts';
import { proofBlocks } from './proof.ts';

export function flowChapters(plan: Plan): readonly RootContent[] {
  return plan.flows.flatMap((flow) => flowChapter(plan, flow));
}

export function flowChapter(plan: Plan, flow: PlanFlow): readonly RootContent[] {
  const head = [
    heading(2, flow.id, `${flow.id} · ${flow.title}`),
    paragraph(strong('In one line.'), ` ${stopped(flow.oneLine)}`),
  ];
  if (!isDrawn(flow))
    return [
      ...head,
      ...barredBlocks(plan, flow),
      factBlock(plan, flow),
      ...particularBlocks(plan, flow, false),
    ];
  return [
    ...head,
    ...barredBlocks(plan, flow),
    factBlock(plan, flow),
    figure(dataFlow(plan, flow)),
    ...callBlocks(plan, flow),
    ...mappingBlocks(plan, flow),
    ...identityBlocks(flow),
    ...failureBlocks(plan, flow),
    ...firstLoadBlocks(plan, flow),
    heading(3, `${flow.id}-sequence`, 'In time'),
    figure(sequenceOf(plan, flow)),
    ...particularBlocks(plan, flow, true),
    ...proofBlocks(plan, flow),
  ];
}

function factBlock(plan: Plan, flow: PlanFlow): RootContent {
  const { design } = flow;
  return facts([
    ['Carries', carries(plan, flow)],
    ['Serves', [pointers(flow.requirements), flow.purpose === null ? '' : ` · ${stopped(flow.purpose)}`]],
    ['Filter', filter(flow)],
    ['Volume', volume(flow)],
    ...(isDrawn(flow)
      ? ([
          ['Trigger', trigger(flow)],
          ['Reads by', [reads(flow), '. ', because(design.read)]],
          ['Runs on', [runsOn(flow), '. ', because(design.transport)]],
          ['Freshness', freshness(plan, flow)],
          ['Deletes', [sentence(stopped(design.deletes.policy)), ' ', because(design.deletes)]],
        ] as const)
      : []),
  ]);
}

function carries(plan: Plan, flow: PlanFlow): Inline {
  const { from, to, design } = flow;
  const instead = design.routedTo === null ? '' : [' in place of ', code(to.asked)];
  return [
    systemName(plan, from.system),
    ' ',
    strong(sourceObject(flow)),
    ' → ',
    systemName(plan, to.system),
    ' ',
    strong(targetObject(flow)),
    instead,
    `, ${flow.direction}`,
    flow.pair === null ? '' : [', other leg ', pointer(flow.pair)],
  ];
}

export function filter({ filter: words, condition }: PlanFlow): Inline | null {
  const test = condition === null ? null : [code(condition.field), ' = ', code(condition.equals)];
  if (words === null) return test;
  return test === null ? [words, ' ⚠ no field is known that tells'] : [words, ': ', test];
}

export function volume({ load }: PlanFlow): Inline {
  const mark = (name: string): string => (load.assumed.includes(name) ? ' ⚠ assumed' : '');
  return `${grouped(load.existing)} records today${mark('existing')}, ${grouped(load.changesPerDay)} changes a day${mark('changesPerDay')}, busiest hour ${grouped(load.peakFactor)} times the mean${mark('peakFactor')}`;
}

function trigger(flow: PlanFlow): Inline {
  return [startsBy(flow), '. ', because(flow.design.trigger)];
}

/** What starts the flow, without why. */
export function startsBy({ design: { trigger: how } }: PlanFlow): Inline {
  const events = how.events.length === 0 ? '' : [' on ', joined(how.events.map(code), ', ')];
  const every = how.every === null ? '' : ` every ${inWords(how.every)}`;
  const repair =
    how.repair === null
      ? ''
      : `; a ${how.repair.mode} every ${inWords(how.repair.every)} repairs what it misses`;
  return [
    how.mode,
    events,
    every,
    repair,
    how.asked === 'auto' || how.asked === how.mode ? '' : ` (asked: ${how.asked})`,
  ];
}

export function reads({ design: { read } }: PlanFlow): string {
  const cursor = read.cursorField === null ? '' : ` on ${read.cursorField}`;
  const overlap = read.overlap === null ? '' : `, each window reaching back ${inWords(read.overlap)}`;
  const partition =
    read.partition === null
      ? ''
      : `, cut by ${read.partition.by} above ${grouped(read.partition.above)} results`;
  return `${read.method.replaceAll('-', ' ')}${cursor}${overlap}${partition}; deletions: ${read.deletes}`;
}

export function runsOn({ design: { transport } }: PlanFlow): Inline {
  const queue = transport.queue === null ? ', in process' : [', queue ', code(transport.queue)];
  return [
    transport.runsOn,
    queue,
    `, concurrency ${transport.concurrency}, ${transport.inFlightPerRecord === 1 ? 'one' : transport.inFlightPerRecord} in flight per record`,
  ];
}

function freshness(plan: Plan, flow: PlanFlow): string {
  const { typical, worst } = flow.design.trigger.expected;
  const target = flow.freshness === null ? 'no target was given' : `target ≤ ${inWords(flow.freshness)}`;
  return `${target} · ${measuredWords(plan, flow)}; by arithmetic typically ${inWords(typical)}, worst ${inWords(worst)} (${pace(flow)})`;
}

/** The middle of the runs of the plan's design. */
function measuredWords({ comparison, architecture }: Plan, flow: PlanFlow): string {
  const campaign = comparison.designs.find((design) => design.id === architecture.id)?.campaign ?? null;
  const own = campaign?.flows.find((one) => one.flow === flow.id)?.freshness ?? null;
  if (campaign === null || own === null) return 'not measured yet';
  const words = (middle: number): string => inWords(duration(middle));
  return `measured P50 ${words(own.p50.middle)}, P95 ${words(own.p95.middle)} in ${count(campaign.seeds.count, 'simulated run')} under ${campaign.faults} faults`;
}
