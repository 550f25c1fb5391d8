// Which change wins in time: one job per record, and what is older than the state last applied is dropped.
import { sourceFieldFor } from './version.ts';
import type { OrderingDecision, ReadDecision } from './design.ts';
import { argue, cite } from './figures.ts';
import type { Ground } from './ground.ts';
import { areParties } from './identity.ts';

export function decideOrdering(ground: Ground, read: ReadDecision): OrderingDecision {
  const many = manyToOne(ground);
  const field = sourceFieldFor(ground.source.end);
  const webhooks = ground.source.system.profile?.webhooks ?? null;
  const promise =
    webhooks === null || webhooks.ordered === true
      ? null
      : `${ground.source.system.name} promises no order of its messages.`;
  const fresh =
    read.method === 'read-by-id'
      ? 'The record is read when the work is done, so the last job writes the newest state whatever the order of the messages.'
      : null;
  if (field === null)
    return {
      field: null,
      rule: `one job per record at a time; the state read last is written, and a state whose hash equals the one last written is dropped${many?.rule ?? ''}`,
      why: argue(
        promise,
        fresh ?? 'Each window gives the state of the moment it was read.',
        `No field of ${ground.source.resource} tells when it last changed, so age can't be compared; serial work per record has to do.`,
        many?.why ?? null,
      ),
      sources: cite(webhooks?.source, ...ground.source.sources),
    };
  return {
    field,
    rule: `one job per record at a time; a state whose ${field} is older than the one last applied is dropped, an equal one is applied only if its hash differs${many?.rule ?? ''}`,
    why: argue(
      promise,
      fresh,
      `${field} is kept in the cross-reference with every write, so that a repeat, a replayed dead letter or an overlapping window can't bring back old values.`,
      many?.why ?? null,
    ),
    sources: cite(webhooks?.source, ...ground.source.sources),
  };
}

/** Records of different kinds may belong to one target (several payments of one deal): then the target must be guarded too. */
function manyToOne({ source, target }: Ground): { readonly rule: string; readonly why: string } | null {
  if (source.end.concept !== null && source.end.concept === target.end.concept) return null;
  if (areParties(source.end.concept) && areParties(target.end.concept)) return null;
  const [from, to] = [source.resource.replaceAll('_', ' '), target.resource.replaceAll('_', ' ')];
  return {
    rule: `; one write per ${to} at a time`,
    why: `Several records of ${from} can belong to one ${to}: writes to it are serial, and a field that shows the latest of them is written only by the one with the latest time.`,
  };
}
