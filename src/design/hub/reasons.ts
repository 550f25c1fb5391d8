// Why one would take a hub in a landscape, and what speaks against it: adapters needed against mappings saved, today and with one more system.
import type { Landscape } from '../../landscape/landscape.ts';
import { adaptersOf, type CanonicalConcept, type CanonicalModel, holdersOf } from '../canonical.ts';
import { argue, counted, figure } from '../figures.ts';
import { growthSaid } from './growth.ts';

/** Systems that must hold the same kind of record before a model of our own pays. */
const enough = 3;

export function whyHub(landscape: Landscape, model: CanonicalModel): string {
  const growth = growthSaid(landscape.brief);
  const shared = model.concepts.filter((concept) => holdersOf(concept).length >= enough);
  return argue(
    'Every system is mapped to and from a canonical model of our own; the hub keeps golden records with version and provenance and passes them on by subscription.',
    shared.length === 0
      ? null
      : `${shared.map((concept) => `${concept.concept} lives in ${names(landscape, holdersOf(concept))}`).join('; ')}.`,
    balance(model),
    growth === null ? null : `The brief says: "${growth.replace(/[.!?;]$/, '')}".`,
    ...model.concepts.filter(isManySided).slice(0, 3).map(nextSystem),
    'It takes agreement on the model, a store that must not be lost, and one more hop for each change.',
  );
}

/** Nothing where a kind of record lives in three systems or the brief expects more of them. */
export function againstHub(landscape: Landscape, model: CanonicalModel): readonly string[] {
  if (model.concepts.some((concept) => holdersOf(concept).length >= enough)) return [];
  if (growthSaid(landscape.brief) !== null) return [];
  const widest = model.concepts.toSorted((a, b) => holdersOf(b).length - holdersOf(a).length)[0];
  const lives =
    widest === undefined
      ? 'no flow is on known records yet'
      : `no kind of record lives in ${figure(enough)} systems (${widest.concept}: ${names(landscape, holdersOf(widest))})`;
  const saved = model.mappings - model.adapters;
  return [
    `${lives}, and ${counted(model.adapters, 'adapter')} to and from a model would take the place of ${counted(model.mappings, 'mapping')}: ${saved > 0 ? `${counted(saved, 'mapping')} saved, which a store of golden records does not pay for` : `none saved, ${figure(-saved)} more to build`}; lifted by a third system that keeps the same kind of record, or by a brief that expects further partners`,
  ];
}

function balance({ mappings, adapters, concepts }: CanonicalModel): string {
  const gain = mappings - adapters;
  const said =
    gain > 0
      ? `saves ${counted(gain, 'mapping')}`
      : gain === 0
        ? 'is as much to build'
        : `is ${figure(-gain)} more to build today`;
  return `${counted(adapters, 'adapter')} for ${counted(concepts.length, 'kind')} of records in place of ${counted(mappings, 'mapping')} between pairs ${said}.`;
}

/** Several give or take, so that one more system costs less by the model than by pairs. */
function isManySided({ ends }: CanonicalConcept): boolean {
  return ends.filter((end) => end.gives).length > 1 || ends.filter((end) => end.takes).length > 1;
}

/** What one more system that takes and gives would cost either way. */
function nextSystem(concept: CanonicalConcept): string {
  const givers = concept.ends.filter((end) => end.gives).length;
  const takers = concept.ends.filter((end) => end.takes).length;
  return `A further giver of ${concept.concept} costs 1 adapter against ${counted(takers, 'mapping')}, a further taker 1 against ${figure(givers)} (${figure(adaptersOf(concept))} adapters today).`;
}

function names(landscape: Landscape, ids: readonly string[]): string {
  return ids.map((id) => landscape.systems.find((system) => system.asked.id === id)?.name ?? id).join(', ');
}
