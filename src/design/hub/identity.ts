// Which records are one: a golden record in the hub, and for each system the record that stands for it there.
import { withArticle } from '../../catalog/name.ts';
import { type CanonicalConcept, holdersOf } from '../canonical.ts';
import type { FlowDesign, IdentityDecision } from '../design.ts';
import { argue, counted } from '../figures.ts';
import { type Ground, sideWords } from '../ground.ts';
import { naturalOf } from '../identity.ts';

export function golden(
  ground: Ground,
  { identity }: FlowDesign,
  concept: CanonicalConcept,
): IdentityDecision {
  const { source, target, flow } = ground;
  const keys = naturalOf(identity).map((key) => key.from);
  const systems = new Set(concept.ends.map((end) => end.system)).size;
  const kind = concept.concept;
  const none =
    flow.asked.writes === 'update-only'
      ? 'no hit makes a golden record that waits for its partner'
      : 'no hit makes a new golden record';
  return {
    ...identity,
    crossReference: `${ground.traits.pairs.where}: canonical ${kind} id, system, resource, record id there, version and hash last sent there; ${ground.traits.pairs.unique}`,
    firstMatch: `${withArticle(sideWords(source))} that no reference row names is looked up among golden records by ${keys.length === 0 ? 'the ids that systems keep of one another' : keys.join(', then ')}: exactly one hit is joined, ${none}, several go to review; towards ${target.system.name}, where a golden record has no reference yet, ${identity.firstMatch}`,
    merges: `two golden records that turn out to be one are joined in the hub: the older canonical id survives, the reference rows of all ${counted(systems, 'system')} move to it, fields are settled anew, and each subscription sends one update; a join can be undone, because the values of every system are kept apart; ${identity.merges}`,
    why: argue(
      `One golden ${kind} with a reference row for each of ${counted(systems, 'system')}: a further system adds rows, not tables${holdersOf(concept).length > 2 ? ', and what is matched once is matched for all' : ''}.`,
      identity.why,
    ),
  };
}
