// Yes/no fields of opposite meaning.
import { lexicon } from '../lexicon.ts';
import { type Between, nothing, type Transform } from '../transform.ts';
import { asBoolean } from './cast.ts';

/** Turns a yes into a no where the target means the opposite. */
export function negation({ from, to }: Between): Transform | null {
  const [a, b] = [from.meaning.head?.id, to.meaning.head?.id];
  const opposite = lexicon.opposites.some(
    ([one, other]) => (one === a && other === b) || (one === b && other === a),
  );
  if (!opposite || !(to.kind === 'boolean' || to.kind === 'unknown')) return null;
  return {
    ...nothing,
    name: 'negate',
    work: from.kind === 'string' ? `$not(${asBoolean})` : '$not($v)',
    notes: ['yes and no change places'],
  };
}
