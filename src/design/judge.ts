// A demand held against what a platform can do: the first of its own abilities that bears every figure and offers every feature, else
// the first way around, else nothing. Figures decide, never the name of a tool.
import { inWords, duration } from '../measure/duration.ts';
import type { Source } from '../measure/fact.ts';
import type { Demand } from './demand.ts';
import { argue, cite, figure } from './figures.ts';
import type { Ability, Bound, Feature, Measure, Platform } from './platform.ts';
import type { Standing } from './verdict.ts';

export interface Judgement {
  readonly verdict: Standing;
  readonly how: string;
  readonly why: string;
  readonly sources: readonly Source[];
  /** What has to be run beside the tool for it, by its name among the parts; null where nothing more has. */
  readonly part: string | null;
}

export function judge(demand: Demand, platform: Platform): Judgement {
  const able = platform.abilities.filter((ability) => ability.for.includes(demand.kind));
  const natives = able.filter((ability) => ability.standing === 'native');
  const native = natives.find((ability) => shortfalls(demand, ability).length === 0);
  if (native !== undefined)
    return {
      verdict: 'native',
      how: saidOf(native),
      why: noted(native),
      sources: cite(...native.sources),
      part: native.part,
    };
  const short = natives.map((ability) => `${ability.name}: ${shortfalls(demand, ability).join(', ')}`);
  const lacks = short.length === 0 ? `Nothing of its own in ${platform.name}.` : `${short.join('; ')}.`;
  const around = able.find(
    (ability) => ability.standing === 'added' && shortfalls(demand, ability).length === 0,
  );
  const seen = cite(
    ...natives.flatMap((ability) => ability.sources),
    ...(around === undefined ? able : [around]).flatMap((ability) => [
      ...ability.sources,
      ...ability.disputed.map((dispute) => dispute.source),
    ]),
  );
  if (around !== undefined)
    return {
      verdict: 'workaround',
      how: `${saidOf(around)}. Costs ${around.costs ?? 'nothing that is known'}`,
      why: argue(lacks, disputes(around)),
      sources: seen,
      part: around.part,
    };
  if (!platform.complete)
    return {
      verdict: 'workaround',
      how: `tried out before anything rests on it. Costs the days of the trial`,
      why: `Not all that ${platform.name} can do was found in documents. ${lacks}`,
      sources: seen,
      part: null,
    };
  const others = able
    .filter((ability) => ability.standing === 'added')
    .map((ability) => `${ability.name}: ${shortfalls(demand, ability).join(', ')}`);
  return {
    verdict: 'impossible',
    how: 'nothing documented carries it',
    why: argue(lacks, others.length === 0 ? null : `Nor do ways around: ${others.join('; ')}.`),
    sources: seen,
    part: null,
  };
}

function saidOf(ability: Ability): string {
  return `${ability.name}: ${ability.how}`;
}

function noted(ability: Ability): string {
  return argue(ability.note ?? 'Bears every figure that the policy asks for.', disputes(ability));
}

function disputes(ability: Ability): string | null {
  return ability.disputed.length === 0
    ? null
    : `Disputed: ${ability.disputed.map((dispute) => dispute.claim).join('; ')}.`;
}

/** What keeps an ability from bearing a demand, in words with both figures; empty when nothing does. */
export function shortfalls(demand: Demand, ability: Ability): readonly string[] {
  return [
    ...demand.needs.flatMap(({ measure, value }) =>
      ability.bounds
        .filter((bound) => bound.measure === measure)
        .flatMap((bound) => outside(bound, value) ?? []),
    ),
    ...demand.wants.filter((feature) => !ability.offers.includes(feature)).map((feature) => missing[feature]),
  ];
}

function outside(bound: Bound, value: number): string | null {
  if (bound.most !== null && value > bound.most)
    return `${called[bound.measure]} at most ${shown(bound.measure, bound.most)}, ${shown(bound.measure, value)} wanted`;
  if (bound.least !== null && value < bound.least)
    return `${called[bound.measure]} at least ${shown(bound.measure, bound.least)}, ${shown(bound.measure, value)} wanted`;
  return null;
}

const called: Readonly<Record<Measure, string>> = {
  'first-wait': 'first wait',
  'longest-wait': 'longest wait',
  tries: 'tries',
  interval: 'interval',
  run: 'a run of',
  call: 'a call of',
  'kept-for': 'kept for',
  keys: 'keys remembered',
  records: 'records',
  'at-once': 'changes at once',
};

const counts: readonly Measure[] = ['tries', 'keys', 'records', 'at-once'];

function shown(measure: Measure, value: number): string {
  return counts.includes(measure) ? figure(value) : inWords(duration(value));
}

const missing: Readonly<Record<Feature, string>> = {
  'growing-waits': 'waits do not grow',
  jitter: 'no jitter',
  'retry-after': 'no regard for Retry-After',
  'by-status': 'does not tell one status from another',
  pauses: 'does not pause the flow',
  'opens-and-probes': 'no circuit that opens and probes',
  'own-fields': 'keeps no fields of our choice',
  'values-protected': "people's values are not kept apart",
  'by-id': 'no replay by id',
  'by-error': 'no replay by error',
  'all-at-once': 'no replay of all',
  'read-anew': 'replays the stored input instead of reading the record anew',
  'per-record': 'does not count per record',
  header: 'no header of our own',
  secret: 'no secret of the address',
  'raw-body': 'no raw body',
  hmac: 'no HMAC',
  'unique-both-ways': 'not unique in both directions',
  'shared-over-flows': 'not shared between flows',
  promotes: 'no promotion between environments',
  'private-network': 'does not reach into a private network',
  'own-premises': 'does not run on premises',
  'named-host': 'does not run on the named host',
  'eu-region': 'no region in the EU known',
  'agreed-location': 'no agreed location known',
};
