// Hub with a canonical model: systems are mapped to and from records of our own, which are stored with version and provenance and passed
// on by subscription. Fits where the same kind of record lives in three systems or more, or where further ones will come.
import type { Landscape } from '../../landscape/landscape.ts';
import type { CanonicalConcept } from '../canonical.ts';
import type { DesignedFlow } from '../flow.ts';
import { decideInHub } from '../hub/decide.ts';
import { modelOf } from '../hub/model.ts';
import { readOnce } from '../hub/read-once.ts';
import { againstHub, whyHub } from '../hub/reasons.ts';
import type { Answered, Method } from '../method.ts';
import { platformOf } from '../platforms.ts';
import { rules } from '../rules.ts';
import { type Mappings, parts, type Strategy } from '../strategy.ts';
import { duration } from '../../measure/duration.ts';

const platform = platformOf('own-hub');

export const hub: Strategy = {
  id: 'hub',
  name: 'Hub with a canonical model',
  traitsFor: () => ({
    platform: platform.id,
    receives: true,
    subscribes: true,
    queues: 'every-change',
    retriesOutliveRun: true,
    waitsIn: 'the outbox',
    shortestInterval: 'PT10S',
    overhead: duration(rules.hop.value),
    byClock: false,
    bulk: false,
    keyedBy: 'canonical-version',
    pairs: {
      where: 'table `hub_reference`',
      unique: 'unique by system record, and by canonical id and system',
      row: "the subscription's row in the outbox",
    },
    concurrency: 8,
    runsOn: 'hub worker',
    deadLetters: 'table `hub_dead_letters`, subscription',
    parts: [parts.intake, parts.worker, parts.database, parts.canonical, parts.secrets, parts.logs],
  }),
  why: (landscape: Landscape, mappings: Mappings) => whyHub(landscape, modelOf(landscape, mappings)),
  method: (landscape: Landscape, mappings: Mappings): Method => {
    const model = modelOf(landscape, mappings);
    const kinds = new Map(model.concepts.flatMap((concept) => concept.flows.map((flow) => [flow, concept])));
    return {
      refine: (flows) => readOnce(flows).map((flow, index) => inHub(flow, flows[index], kinds)),
      against: againstHub(landscape, model),
      canonical: model,
    };
  },
};

function inHub(
  flow: DesignedFlow,
  answered: Answered | undefined,
  kinds: ReadonlyMap<string, CanonicalConcept>,
): DesignedFlow {
  const concept = kinds.get(flow.design.flow);
  return concept === undefined || answered === undefined
    ? flow
    : { ...flow, design: decideInHub(answered.ground, flow.design, concept) };
}
