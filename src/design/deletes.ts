// What happens in the target when a record vanishes in the source: archived, merged away, erased.
// Nothing is deleted in the target by the integration unless a law asks for it: a wrong deletion can't be taken back.
import { withArticle } from '../catalog/name.ts';
import { fromBrief } from '../measure/fact.ts';
import type { DeletesDecision, TriggerDecision } from './design.ts';
import { argue, cite } from './figures.ts';
import { type Ground, sideWords } from './ground.ts';
import { ownPlace } from './own-place.ts';
import { carriesPersonal } from './personal.ts';
import { deletesSeen } from './read.ts';

/** Laws under which a person can ask for erasure, as briefs name them. */
const erasureLaws = /gdpr|dsgvo|rgpd|ccpa|cpra|lgpd|pipeda|privacy act|hipaa/i;

/** Kinds of records that law obliges to keep, whoever asks. */
const kept: readonly string[] = ['invoice', 'payment', 'refund', 'order', 'payout', 'subscription'];

export function decideDeletes(ground: Ground, trigger: TriggerDecision): DeletesDecision {
  const { compliance } = ground.landscape.brief.constraints;
  const law = carriesPersonal(ground) ? compliance.findIndex((rule) => erasureLaws.test(rule)) : -1;
  const target = sideWords(ground.target);
  const place = canMark(ground) ? ownPlace(ground.target.end, []).mark : null;
  const mark =
    place === null
      ? 'the pair is closed in the cross-reference and the record is listed for its owner'
      : `the record is marked in ${place} and the pair is closed`;
  const erase = law < 0 ? null : eraseWords(ground, compliance[law] ?? '');
  return {
    does: 'keep',
    mark: place,
    policy: `${target} is never deleted because ${withArticle(ground.source.resource.replaceAll('_', ' '))} was: ${mark}${erase === null ? '' : `; ${erase}`}`,
    why: argue(
      `Deletions are ${deletesSeen(ground, trigger)}.`,
      ground.flow.direction === 'two-way'
        ? 'In a two-way flow a deletion on one side is not a wish to delete on the other; it also must not be answered by creating the record anew, so the closed pair blocks that.'
        : 'A deletion in the source is often tidying up; in the target the record may carry work that must not vanish with it.',
      erase === null
        ? null
        : 'An erasure is another thing than a deletion: it comes from the person, has a deadline, and must reach every copy.',
    ),
    sources: cite(...ground.source.sources, law < 0 ? null : fromBrief(`/constraints/compliance/${law}`)),
  };
}

/** Nothing is marked where a record that is there can't be written again, or must not be: only new ones are asked for. */
function canMark({ writes }: Ground): boolean {
  return writes.update !== null || writes.upsert !== null;
}

function eraseWords(ground: Ground, law: string): string {
  const concept = ground.target.end.concept ?? '';
  const call = ground.target.end.operations.find((operation) => operation.kind === 'delete');
  const how = kept.includes(concept)
    ? 'personal fields are emptied where the duty to keep the record allows it'
    : call === undefined
      ? 'its owner empties or deletes it by hand, since no call deletes it'
      : `its owner approves the deletion (${call.method} ${call.path}), one by one`;
  return `a person's erasure request (${law.toUpperCase()}) is carried to the target by name: ${how}; cross-reference, queue and dead letters forget the person's values within 30 days`;
}
