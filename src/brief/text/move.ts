// Whether a description tells of leaving one system for another, and which. Each mention of a system is weighed by the words around
// it: is it left ("replaces our old A", "A has to go", "since 1998"), is it gone to ("we're moving to B", "the target is B")?
// Only the two systems; what moves between them is read like any other flow.
import type { Actor } from './actors.ts';
import { quoteOf, type Scene } from './scene.ts';

export interface Move {
  readonly from: Actor;
  readonly to: Actor;
  /** The sentence that tells of it. */
  readonly said: string;
}

/** Words around a mention and what they weigh. */
type Cues = readonly (readonly [number, RegExp])[];

const lead =
  "( (the|our|your|an?|old|their|its|my|own|legacy|current|local|classic|on|prem|premise|self|hosted|big|of|'s|away|installed|internal))*$";
const article = '( (the|our|an?|new|its|their|own|microsoft|cloud|hosted))*$';
const who =
  '\\b(we|i|they|who|everybody|everyone|everything|all|company|agency|team|teams|bank|foundation|university|school|office|desk|support|sales|finance|billing|group|members|it|that|both|recruiting|hr|people|rest)\\b';

const leftBefore: Cues = [
  [
    3,
    new RegExp(
      `\\b((?<!(never|not|n't|cannot) )leav(e|es|ing)|pull\\w* the plug on|outgr(ow|ew|own)|hand(ing|s|ed)? back|replac(e|es|ing)|retir(e|ing)|ditch\\w*|abandon\\w*|g(et|ot|etting) (rid of|off|out of|away from)|mov(e|es|ing) (off|away from|out of)|migrat(e|es|ing) (off|from|away from)|switch(es|ing)? (off|from|away from)|away from|say goodbye to|goodbye|bye|farewell|done with|phas(e|ing) out|shut(ting)? down|swap(ping)?|wants? off|eng wants off|off|clos(e|es|ing)|(replacement|successor) (for|of|to))${lead}`,
    ),
  ],
  [2, new RegExp(`\\b(mov|migrat|switch|transfer|convert)\\w* (\\w+ ){0,6}(from|out of|off)${lead}`)],
  [3, /\bwhat (we|they|i) (leave|replace|retire|give up)s? is( \w+){0,3} (of|in)$/],
  [2, /(^|\s)('ve|'d|have|has|had) been (\w+ )?(on|with|in)( (an?|the|our))*$/],
  [1, /\b(was|were)( \w+)? (in|on|into)( (an?|the|our|old))*$/],
  [
    2,
    /\b(old|legacy|ancient|ageing|aging|outdated|former|previous|retired|self hosted|end of life)( \w+){0,2}$/,
  ],
  [
    1,
    /\b(years (in|on|with)|still (use|uses|have|run|runs|on|in|invoices? out of|work|works|live|handled in)|years of|runs? on|live[sd]? (in|on)|sits? in|kept in|keep (\w+ ){0,4}in|kept our books in|everything ('s|is|lies|lives) in|has been on|been (on|with)|all we had was|(business|cataloguing|trading) in|have used|has used|used|database is|thing is|shop is|website is|store is|software is|program is|(is|are|sits?) (in|on)|(have|has) [^;:]{0,40} in)( (a|an|the|our|ibm|one|huge|software|system|program|programme|called|named))*$/,
  ],
  [1, /^from( (the|our|an?))*$/],
];
const leftAfter: Cues = [
  [
    3,
    /\b(has to go|have to go|must go|goes away|has to be gone|is being retired|(will be|is to be|is being|gets|to be|be) (switched off|replaced|retired|shut down|turned off|discontinued)|(is|are) (replaced by|(far |way |much )?too (expensive|slow|old|small|dear|limited))|(have|has) to become|should have been replaced|end of life|end of support|ends support|vendor ends|(isn't|is not|not) (being )?(renewed|patched|supported|maintained)|is dying|dies\b|runs out|contract ends|'s (renewal|contract|licen[cs]e) (is|ends|expires|runs)|out of support|discontinued|goes ,|nobody dares|is gone|last person who|wants? off)/,
  ],
  [
    3,
    /^(\S+ ){1,5}((is|are) (going|closing|at (its|their|the) end)|goes out|gives? way|becomes?|out ,|ends? ,|(is|are) (\w+ )?(not|n't) (maintained|supported|patched))\b|\b(stop(s|ped)? supporting|goes bust|went bankrupt|(we|they) (go|get|come|move) off (it|them)|(won't|not|don't) (\w+ )?(prolong|renew|extend|maintain)\w*|isn't maintained|is no longer (maintained|supported|patched))\b/,
  ],
  [2, /\b(windows (xp|7|95|98|2000|2003|2008|nt)|on one pc)\b/],
  [
    2,
    /\b(written (by|in)|wrote|programmed|(from|since|in) (19\d\d|200\d|201[0-4])|cobol|delphi|foxpro|vb6|clipper|paradox|dbase|access database)\b/,
  ],
  [
    1,
    /\b(since (19|20)\d\d|since forever|since before|for (\w+ ){0,3}(years|ages|decades)|from (19|20)\d\d|in (19|20)\d\d|in the (eighties|nineties)|years old|has been our|has done everything|has run|is a mess|it crashes|written by|somebody's|wrote|programmed|is retiring|retires|retired|on a pc|on a server|on premise|on prem|basement|under the stairs|on our own server|read only|oldest)\b/,
  ],
  [2, /^(\S+ ){1,3}(19\d\d|20[01]\d)\b/],
];
const newBefore: Cues = [
  [
    3,
    new RegExp(
      `${who}( ('re|'m|'s|'ve|'d|are|is|will|have|has|had|decided|want|wants|would|like|need|needs|be|being|now|then|to|all|should|must|finally|also|just|already|go))* (go|goes|going|get|switch|switches|switching|change|changes|changing|get over|going live|migrate|migrating|hop|come|moves?|moving|moved)( over| across)? (to|on|onto|into|with)${article}`,
    ),
  ],
  [
    3,
    new RegExp(
      `\\b(mov(e|es|ing)|migrat(e|es|ing|ion)|switch(es|ing)?|transition\\w*|brought|going|taken|transferred|moved|converted)( it| them| everything| over| across| all| live)* (to|into|onto|on)${article}`,
    ),
  ],
  [3, new RegExp(`\\b(mov|migrat|switch|transition|convert)\\w* (\\S+ ){1,9}(to|into|onto)${article}`)],
  [3, new RegExp(`\\bleave (\\S+ ){1,4}and ((go|move|switch|change) to|take|choose|buy)${article}`)],
  [
    4,
    new RegExp(
      `\\b(we|they|all|everybody|everyone) ('re|are|will be) (going|moving|switching|changing)( over| across)? (to|onto)${article}`,
    ),
  ],
  [
    4,
    new RegExp(
      `\\b(is|are|was|were|lives?|sits?) (on|in) (\\S+ ){1,7}and (goes|go|moves?|changes?)( over)? to${article}`,
    ),
  ],
  [
    3,
    /\b(planning|work|business|life|everything|all) (continues|goes on|carries on) in( (the|our|an?|new))*$/,
  ],
  [3, /\b(pays? for|obliged to take|(requires|demands|prescribes))( (an?|the|new|proper|one|,))*$/],
  [3, /\bwe ('ll|will|shall) have( (an?|the|new))*$/],
  [
    3,
    new RegExp(
      `\\b(replaced (by|with)|replac\\w+ (\\w+ ){1,6}(by|with)|in favou?r of|successor (is|will be)|swap\\w* (\\w+ ){1,5}for|leav\\w+ (\\S+ ){1,8}for)${article}`,
    ),
  ],
  [
    3,
    new RegExp(
      `\\b(chose|chosen|bought|signed (with|for)|signed|picked|selected|decided (on|for)|agreed on|opted for|want to use|will use|(go|going|want|like|have|has|need|got|must) to (work|be|live|get) (in|on|onto|to|over to)|go live on|live on|(target|goal|destination|new home|new (system|platform|one|tool|home|shop|software|helpdesk|crm|erp)|successor|replacement)( \\w+)? (is|will be|:|=)|(want|like|need|have|see) (it|them|everything|those|that|all)( all)? in(to)?|happens in|should end up (as \\w+ )?in)${article}`,
    ),
  ],
  [
    3,
    new RegExp(
      `\\b((it|that) (will|shall|has to|must|is going to) be|(choice|decision|vote) (fell|went|is|was) (on|for|to)|voted for|purchased|(has|have) signed( for)?|(new|next|future|tomorrow|destination|aim|successor)( \\w+)? ?('s|is|will be|:)|new (one|thing|provider|vendor|software|supplier|tool|home)( \\w+)?( 's)?|(it|they|everything|that|all|all of (it|them))( 's| is| are)? (go|goes|going|moves?|moving|becomes?) (in)?to|and (goes|moves|changes|comes)( over)? to|(be|get|gets|is|are) merged into|gives? way to|become|we (go|went) with|everything in)( (one|an?|the|new|platform|system|program|module|software|called|named|inside|within))*$`,
    ),
  ],
  [3, /\b(hello|welcome|picked|bet on)( to)?( (the|our))*$/],
  [1, /\b(new|to|into)( (the|our|a|an))*$/],
];
const newAfter: Cues = [
  [
    3,
    /^(\S+ ){1,4}(goes live|going live|comes ,|is the new|will replace|replaces (it|them)|takes over|is the target|from \w+ on|project is going live)/,
  ],
  [
    3,
    /^(\S+ ){1,4}(will take over|begins|is replacing|is to replace|(will |shall )?replaces? |it (is|shall be|will be)|is (what|where) (we|i|my \w+|our \w+) (go|goes|are|want|wants|chose|have|has|signed|picked)\w*|comes in\b|comes$|in$|now$|instead\b)/,
  ],
  [3, /^(\S+ ){1,3}(has|have) been (set up|bought|purchased|ordered|chosen|picked|selected|licensed)\b/],
];

const told =
  /\b(mov(e|es|ing|ed)|migrat\w+|switch\w*|swap\w*|replac\w+|leav\w+|go(es|ing)?|chose|bought|signed|retir\w+|shut\w* down|has to go|get off|get rid|successor|becomes?|out|in|ends?|to|choice|purchased|voted|cut ?over|brought|bring|come (over|along|across)|taken over|initial load|target|goal|want|like|new|end of life|still|renewed|years)\b/i;

/** One system at a place of the text. */
interface Spot {
  readonly actor: Actor;
  readonly at: number;
  readonly to: number;
}

/** The move that a text tells of, or null. */
export function moveOf(scene: Scene): Move | null {
  if (!told.test(scene.text)) return null;
  const spots = scene.places.flatMap(({ actors, at, to }): readonly Spot[] => {
    const [actor] = actors;
    return actor !== undefined && actors.length === 1 && holdsRecords(actor) ? [{ actor, at, to }] : [];
  });
  return joining(scene, spots) ?? leftFor(scene, spots) ?? headed(scene, spots);
}

/** What stands before the first system of "From A to B", "Moving from A to B", "A → B". */
const heading =
  /^((so|now|we|'re|are|is|it|our|the|a|an|this|job|task|project|company|shop|from|moving|move|moves|migration|migrating|migrate|change|changing|switch|switching|going|go|goes|over|and|by|old|legacy)( |$))*$/;
/** What stands between both. */
const leading =
  /^([^ ]+ ){0,2}(\( [^)]* \) )?([^ ]+ ){0,3}(to|into|→|- >|= >|becomes?|>)( (the|our|an?|new|one))*$/;

/** "From A to B by summer.", "A 7.1 → B": one of the first sentences, which says nothing else before both. */
function headed(scene: Scene, spots: readonly Spot[]): Move | null {
  for (const [index, from] of spots.entries()) {
    const to = spots[index + 1];
    const sentence = scene.tokens[from.at]?.sentence ?? 0;
    if (sentence > 2) return null;
    if (to === undefined || to.actor === from.actor || scene.tokens[to.at]?.sentence !== sentence) continue;
    const before = wordsIn(scene, from.at - 8, from.at, from.at);
    if (!heading.test(before) || !leading.test(wordsIn(scene, from.to, to.at, from.at))) continue;
    const verb = /\b(from|mov\w+|migrat\w+|switch\w*|chang\w+)\b/.test(before) || before === '';
    if (verb) return { from: from.actor, to: to.actor, said: sentenceAt(scene, from.at) };
  }
  return null;
}

const theirs =
  /\b(they|their \w+|those( \w+)?|the other (company|side|team|one|half)|(she|he)) (all )?(live|work|are|use|run|keep|have|manage|sell|plan|is|sit)s?( (everything|theirs|it))?( (in|on|with))?$/;
const ourOwn =
  /\b(we|our \w+|the rest|ours) (all )?(live|work|are|use|run|keep|have|manage|sell|plan|is|sit)s?( (everything|ours|it))?( (in|on|with))?$|\b(the rest|all (the )?others)( (is|are))?( (in|on|with))?$/;
const takenOver =
  /\b(bought|acquir\w+|merged|merger|took over|taken over|take over|joined us|moved? over|brought? over|come over)\b/i;

/** "They live in A, we live in B. I need their people moved over": a company that was bought joins the writer's. */
function joining(scene: Scene, spots: readonly Spot[]): Move | null {
  if (!takenOver.test(scene.text) || !moves.test(scene.text)) return null;
  const said = (cue: RegExp): Spot | undefined =>
    spots.find((spot) => cue.test(wordsIn(scene, spot.at - 6, spot.at, spot.at)));
  const [from, to] = [said(theirs), said(ourOwn)];
  if (from === undefined || to === undefined || from.actor === to.actor) return null;
  return { from: from.actor, to: to.actor, said: sentenceAt(scene, from.at) };
}

function leftFor(scene: Scene, spots: readonly Spot[]): Move | null {
  const left = best(scene, spots, [leftBefore, leftAfter]);
  const old = left[0];
  if (old === undefined) return null;
  if (old.weight < 1) return replacedBefore(scene, spots);
  const fresh = best(scene, spots, [newBefore, newAfter]).filter(({ actor }) => actor !== old.actor);
  const target = fresh[0];
  if (target === undefined || target.weight < 3) return onlyOther(scene, spots, old);
  if (old.weight + target.weight < (moves.test(scene.text) ? 4 : 5)) return null;
  if (target.first < old.first && old.weight < 3) return null;
  return { from: old.actor, to: target.actor, said: sentenceAt(scene, target.at) };
}

/** "The orders are typed into A. B replaces it.": the only system that is named before. */
function replacedBefore(scene: Scene, spots: readonly Spot[]): Move | null {
  const fresh = spots.find((spot) =>
    /^(\S+ ){1,4}(will |shall |is to |is going to )?(replaces?|replacing|take over from) (it|them|that|this)\b/.test(
      wordsIn(scene, spot.at, spot.to + 8, spot.at),
    ),
  );
  if (fresh === undefined) return null;
  const [from, more] = new Set(spots.filter(({ at }) => at < fresh.at).map(({ actor }) => actor));
  if (from === undefined || from === fresh.actor || more !== undefined) return null;
  return { from, to: fresh.actor, said: sentenceAt(scene, fresh.at) };
}

/** "We want off A": where no word tells what for, the only other system of its kind. */
function onlyOther(scene: Scene, spots: readonly Spot[], old: Weighed): Move | null {
  if (old.weight < 3 || !moves.test(scene.text)) return null;
  const [to, more] = new Set(
    spots.flatMap(({ actor }) => (actor !== old.actor && actor.kind === old.actor.kind ? [actor] : [])),
  );
  return to === undefined || more !== undefined
    ? null
    : { from: old.actor, to, said: sentenceAt(scene, old.at) };
}

/** What is said only where records go over for good. */
const moves =
  /\b(mov(e|es|ing|ed)|migrat\w+|switch\w*|replac\w+|leav(e|es|ing)|come (over|along|across)|came along|taken over|tak(e|ing) over|brought over|bring over|cut ?over|initial load|test load|import|go(es|ing)? live|old (one|system)|new (one|system)|history|has to go|get rid|read[- ]only|the switch|loaded|go across|(tak(e|en)|carr(y|ied)|bring|brought) (along|across|over)|successor|wanted|needed over|must come|the new ones?|initial|voted for|purchased|(ve|have|has) to follow)\b/i;

interface Weighed {
  readonly actor: Actor;
  readonly weight: number;
  readonly at: number;
  readonly first: number;
}

/** The systems by the weight of the words around their mentions, the heaviest first. */
function best(
  scene: Scene,
  spots: readonly Spot[],
  [before, after]: readonly [Cues, Cues],
): readonly Weighed[] {
  const found = new Map<Actor, Weighed>();
  for (const spot of spots) {
    const weight =
      heaviest(before, wordsIn(scene, spot.at - 12, spot.at, spot.at)) +
      heaviest(after, wordsIn(scene, spot.at, spot.to + 14, spot.at));
    const known = found.get(spot.actor);
    const first = known?.first ?? spot.at;
    if (known === undefined || weight > known.weight)
      found.set(spot.actor, { actor: spot.actor, weight, at: spot.at, first });
  }
  return [...found.values()].toSorted((a, b) => b.weight - a.weight || a.first - b.first);
}

function heaviest(cues: Cues, words: string): number {
  return Math.max(0, ...cues.filter(([, cue]) => cue.test(words)).map(([weight]) => weight));
}

function holdsRecords(actor: Actor): boolean {
  return !['chat', 'drop'].includes(actor.kind) && (actor.kind !== 'email' || actor.uses !== null);
}

/** The words of the sentence of `own` between two tokens. */
function wordsIn(scene: Scene, from: number, to: number, own: number): string {
  const sentence = scene.tokens[own]?.sentence;
  return scene.tokens
    .slice(Math.max(0, from), Math.max(0, to))
    .filter((token) => token.sentence === sentence && !/^["“”„«»]$/.test(token.low))
    .map((token) => token.low)
    .join(' ')
    .replace(/ (?:' )?(re|m|s|ve|d|ll)\b/g, " '$1")
    .replace(/ ''/g, " '");
}

function sentenceAt(scene: Scene, at: number): string {
  const sentence = scene.tokens[at]?.sentence;
  const first = scene.tokens.findIndex((token) => token.sentence === sentence);
  const last = scene.tokens.findLastIndex((token) => token.sentence === sentence);
  return quoteOf(scene, { at: first, to: last + 1 });
}
