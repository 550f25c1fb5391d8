// Names that no list holds but that the text uses like systems: "we keep members in Foobaz", "Foobaz, our booking tool".
// A name alone is not enough: it may be a town or a colleague. What stands around it is weighed as it was learned from known systems.
import { slug, unknownKind } from './actors.ts';
import type { NamedSystem } from './lexicon.ts';
import type { Mention } from './mentions.ts';
import { cuesOf, type Name, type Named, namedText, namesIn, spelled } from './naming.ts';
import table from './names.json' with { type: 'json' };
import type { Token } from './tokens.ts';
import { usesAt } from './uses.ts';

const weights: ReadonlyMap<string, number> = new Map(Object.entries(table.weights));
/** The sum of weights from which a name is a system's. */
const sure = 1;
/** The same where the text says itself what it is, "Foobaz, our booking tool", or names one known system only: it is about another one too. */
const told = -0.8;

/** A name with all its places and what speaks for and against its being a system. */
export interface Candidate {
  readonly name: string;
  readonly places: readonly Name[];
  readonly cues: readonly string[];
}

/** The mentions with those of unknown names among them, in order. */
export function withStrangers(tokens: readonly Token[], mentions: readonly Mention[]): readonly Mention[] {
  const known = new Set(mentions.flatMap(({ sense }) => (sense.is === 'system' ? [sense.system] : [])));
  const bound = known.size === 1 && !mentions.some(({ sense }) => sense.is === 'kind') ? told : sure;
  const strangers = candidatesIn(namedText(tokens, mentions)).filter(
    ({ cues }) => weighed(cues) > (cues.some((cue) => cue.startsWith('use described')) ? told : bound),
  );
  const found = strangers.flatMap(({ places }) => {
    const [first] = places;
    if (first === undefined) return [];
    const name = spelled(tokens, first);
    const [meant, ...more] = whole(mentions, name);
    const own = { id: slug(name), name, kind: unknownKind, aliases: [], words: [] };
    const system = meant !== undefined && more.length === 0 ? meant : own;
    return places.map((place): Mention => ({ ...place, sense: { is: 'system', system, capital: true } }));
  });
  const free = mentions.filter((one) => !found.some((name) => one.at < name.to && one.to > name.at));
  return [...free, ...found].toSorted((a, b) => a.at - b.at);
}

/** The systems of a text that are called so in short: "BC" after "Business Central". */
function whole(mentions: readonly Mention[], short: string): readonly NamedSystem[] {
  if (!/^\p{Lu}{2,4}$/u.test(short)) return [];
  const systems = new Set(mentions.flatMap(({ sense }) => (sense.is === 'system' ? [sense.system] : [])));
  return [...systems].filter(
    ({ name }) => (name.match(/\p{Lu}/gu) ?? []).join('') === short && name !== short,
  );
}

function weighed(cues: readonly string[]): number {
  return cues.reduce((sum, cue) => sum + (weights.get(cue) ?? 0), 0);
}

/** Every name of a text that may be a system's; one that is written in several ways is several. */
export function candidatesIn(text: Named): readonly Candidate[] {
  const names = new Map<string, Name[]>();
  for (const place of namesIn(text)) {
    const said = spelled(text.tokens, place).toLowerCase();
    names.set(said, [...(names.get(said) ?? []), place]);
  }
  return [...names].map(([name, places]) => {
    const uses = places.flatMap((place) => usesAt(text, place));
    return { name, places, cues: ['any', ...new Set([...cuesOf(text, places), ...uses])] };
  });
}
