// One flow of a plan, gathered from every part of it that speaks of the flow.
import { inWords, duration } from '../../../measure/duration.ts';
import type { Plan, PlanFlow } from '../../../plan/plan.ts';
import { dataFlow } from '../../../render/diagram/flow.ts';
import { sequenceOf } from '../../../render/diagram/sequence.ts';
import {
  connectionOf,
  isDrawn,
  sourceObject,
  systemName,
  targetObject,
} from '../../../render/diagram/terms.ts';
import { authWords } from '../../../render/document/access.ts';
import { type Inline, paragraph } from '../../../render/document/content.ts';
import { grouped, limitWords, sentence, stopped } from '../../../render/document/figures.ts';
import { filter, reads, runsOn, startsBy, volume } from '../../../render/document/flow.ts';
import { wordsOf } from '../../../render/document/resolve.ts';
import { toSvg } from '../../../render/drawing/draw.ts';
import { Refused } from '../../problem.ts';
import { type View, view } from '../../reading/view.ts';
import { citedFigure, decidedFigure, type Figure } from './figure.ts';
import type { FlowDetail, FlowEndpoint } from './flow.ts';
import { remarksOf } from './read-remarks.ts';

/** Rows of a mapping that stand beside the map; the page of the mapping has all. */
const mostRows = 60;

export const planFlow: View<'plan', { readonly flow: string }, FlowDetail> = view(
  'plan',
  (plan, { flow: id }) => {
    const flow = plan.flows.find((one) => one.id === id);
    if (flow === undefined) throw new Refused(404, 'The plan has no such flow.');
    const drawn = isDrawn(flow);
    return {
      id,
      title: flow.title,
      oneLine: flow.oneLine,
      status: flow.status,
      statusWhy: flow.statusWhy,
      from: { system: systemName(plan, flow.from.system), object: sourceObject(flow) },
      to: { system: systemName(plan, flow.to.system), object: targetObject(flow) },
      pair: flow.pair,
      sequence: drawn ? toSvg(sequenceOf(plan, flow)) : null,
      parts: drawn ? toSvg(dataFlow(plan, flow)) : null,
      facts: factsOf(flow),
      access: accessOf(plan, flow),
      endpoints: flow.design.calls.map((call) => endpointOf(plan, call)),
      ...mappingOf(plan, flow),
      policies: plan.policies
        .filter((policy) => policy.flow === id)
        .map(({ id: policy, title, statement, tests }) => ({ id: policy, title, statement, tests })),
      measured: measuredOf(plan, flow),
      branches: branchesOf(plan, flow),
      remarks: remarksOf(plan).filter(({ flows }) => flows.includes(id)),
    };
  },
);

function plainWords(inline: Inline): string {
  return wordsOf(paragraph(inline));
}

function factsOf(flow: PlanFlow): FlowDetail['facts'] {
  const { design, freshness } = flow;
  const { trigger, read, transport, deletes } = design;
  const given: Figure = {
    words: plainWords(volume(flow)),
    confidence: 'documented',
    sources: [],
    disputed: [],
  };
  const assumed = flow.load.assumed.length > 0;
  const kept = filter(flow);
  return [
    ...(isDrawn(flow)
      ? [
          {
            name: 'Starts by',
            figure: decidedFigure(sentence(plainWords(startsBy(flow))), trigger.sources),
            why: trigger.why,
          },
          { name: 'Reads by', figure: decidedFigure(sentence(reads(flow)), read.sources), why: read.why },
          {
            name: 'Runs on',
            figure: decidedFigure(sentence(plainWords(runsOn(flow))), transport.sources),
            why: transport.why,
          },
          {
            name: 'Freshness',
            figure: decidedFigure(
              `${freshness === null ? 'no target was given' : `target ≤ ${inWords(freshness)}`}; by arithmetic typically ${inWords(trigger.expected.typical)}, worst ${inWords(trigger.expected.worst)}`,
              trigger.sources,
            ),
            why: null,
          },
          {
            name: 'Deletes',
            figure: decidedFigure(sentence(stopped(deletes.policy)), deletes.sources),
            why: deletes.why,
          },
        ]
      : []),
    ...(kept === null ? [] : [{ name: 'Filter', figure: decidedFigure(plainWords(kept), []), why: null }]),
    { name: 'Volume', figure: assumed ? { ...given, confidence: 'assumed' as const } : given, why: null },
  ];
}

function accessOf(plan: Plan, flow: PlanFlow): FlowDetail['access'] {
  const systems = [
    ...new Set([flow.from.system, flow.to.system, ...flow.design.calls.map((call) => call.system)]),
  ];
  return systems.map((system) => {
    const auth = connectionOf(plan, system)?.auth ?? null;
    return {
      system,
      name: systemName(plan, system),
      figure: auth === null ? null : citedFigure(plainWords(authWords(auth)), auth),
    };
  });
}

function endpointOf(plan: Plan, call: PlanFlow['design']['calls'][number]): FlowEndpoint {
  const limit = connectionOf(plan, call.system)?.rateLimits.find((one) => one.id === call.limitId);
  const pages = [
    call.pageSize === null ? null : `${grouped(call.pageSize)} a page`,
    call.maxResults === null ? null : `stops at ${grouped(call.maxResults)}`,
  ].filter((part) => part !== null);
  return {
    id: call.id,
    step: call.step,
    system: systemName(plan, call.system),
    method: call.method,
    path: call.path,
    detail: call.detail,
    scopes: call.scopes,
    pages: pages.length === 0 ? null : pages.join(', '),
    limit: limit === undefined ? null : citedFigure(limitWords(limit), limit),
    callsPerDay: decidedFigure(grouped(call.callsPerDay), call.sources),
    onFailure: call.onFailure,
  };
}

function mappingOf(
  plan: Plan,
  flow: PlanFlow,
): Pick<FlowDetail, 'mapping' | 'rows' | 'rowCount' | 'missing'> {
  const held = plan.mappings.find(({ id }) => id === flow.mapping);
  if (held === undefined) return { mapping: null, rows: [], rowCount: 0, missing: [] };
  const { mappings, unmapped } = held.mapping;
  return {
    mapping: held.id,
    rows: mappings.slice(0, mostRows).map((row, index) => ({
      id: `${held.id}.${index + 1}`,
      from: row.from,
      to: row.to,
      transform: row.transform,
      jsonata: row.jsonata,
      required: row.required,
      nullRule: row.nullRule,
      lossy: row.lossy,
      personal: row.personal,
      why: row.why,
    })),
    rowCount: mappings.length,
    missing: unmapped.required,
  };
}

function measuredOf({ comparison, architecture, proven }: Plan, flow: PlanFlow): FlowDetail['measured'] {
  const campaign = comparison.designs.find((design) => design.id === architecture.id)?.campaign ?? null;
  const own = campaign?.flows.find((one) => one.flow === flow.id);
  if (campaign === null || own === undefined) return [];
  const run = proven?.runs.find((one) => one.design === architecture.id && one.policy === 'design');
  const sources = [
    {
      kind: 'run' as const,
      ref: run?.file ?? `${campaign.seeds.count} simulated runs`,
      retrieved: 'undated' as const,
    },
  ];
  const figure = (words: string): Figure => ({ words, confidence: 'derived', sources, disputed: [] });
  const spread = own.freshness;
  const time = (at: { readonly middle: number }): string => inWords(duration(at.middle));
  return [
    ...(spread === null
      ? []
      : [
          { name: 'Freshness, half of the changes', figure: figure(time(spread.p50)) },
          { name: 'Freshness, 95 of 100', figure: figure(time(spread.p95)) },
          { name: 'Freshness, worst', figure: figure(time(spread.worst)) },
        ]),
    { name: 'Lost changes, most in a run', figure: figure(grouped(own.lost.most)) },
    { name: 'Doubled records, most in a run', figure: figure(grouped(own.doubled.most)) },
    { name: 'Dead letters, in a middling run', figure: figure(grouped(own.deadLetters.middle)) },
  ];
}

/** Branches as the sequence calls them. */
const branchWords: Readonly<Record<string, string>> = {
  written: 'written',
  'retry.rate-limit': 'limited, then again',
  'retry.unavailable': 'vendor down, then again',
  'retry.no-answer': 'no answer, perhaps after the commit',
  'retry.refused': 'refused',
  'retry.access-lost': 'access lost, then renewed',
  'retry.event-lost': 'event lost, found later',
  'dead-letter': 'put among the dead letters',
  breaker: 'circuit opened',
  compared: 'found by the comparison of both sides',
  message: 'message taken in',
  'refused-message': 'forged message refused',
  repair: 'found by the repair',
  echo: 'own write come back, dropped',
  conflict: 'changed on both sides at once',
};

function branchesOf({ proven }: Plan, flow: PlanFlow): FlowDetail['branches'] {
  if (proven === null) return [];
  return proven.branches
    .filter((branch) => branch.flow === flow.id)
    .map(({ id, branch, taken, evidence, seed, says }) => ({
      id,
      branch: branchWords[branch] ?? branch,
      taken,
      run: evidence,
      seed,
      says,
    }));
}
