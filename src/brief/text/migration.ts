// Moves from an old system to a new one: the pair, the records that are named anywhere as moving, and what follows until the switch.
// A move runs once; what must keep following is a flow of its own.
import type { Actor } from './actors.ts';
import type { Clause } from './clauses.ts';
import { type Stream, today } from './stream.ts';
import type { Roles } from './roles.ts';
import { inside, quoteOf, type Scene } from './scene.ts';
import { timingOf } from './timing.ts';

export interface Move {
  readonly from: Actor;
  readonly to: Actor;
  readonly said: string;
}

const moving =
  /\b(migrat\w*|mov(e|ed|ing)|leav(e|ing)|switch(ing|ed)?|replac\w*|retir\w*|consolidat\w*|get (off|rid)|getting (off|rid)|phas\w+ out|shut(ting)? down|sunset\w*|decommission\w*|transfer\w*|get to|tak(e|en|ing) over|loaded|swap\w*|ditch\w*|moved over|port(ed|ing)?|end of life|cut ?over|go(ing)? (over )?to|bought|acquired|took over|merg\w+|bring|carry)\b/i;
const decisive =
  /\b(migrat\w*|leav(e|ing)|replac\w*|retir\w*|consolidat\w*|get (off|rid)|getting (off|rid)|phas\w+ out|shut(ting)? down|sunset\w*|decommission\w*|moved over|tak(e|en|ing) over|carr(y|ied|ying) over|swap\w*|off of|wants? off|out of service|new (platform|system|tool|home|one) (is|will be)|switch(ing|ed)? (from|over|off|to)|mov(e|ing) (from|off|away|over|to|everything|our|all|the)|end of life|cut ?over|have to get to|bought|acquired|legacy|ditch\w*)\b/i;

/** The old and the new system, or null when the text speaks of no move. */
export function moveOf(scene: Scene): Move | null {
  if (!decisive.test(scene.text)) return null;
  for (const sentence of new Set(scene.clauses.map((clause) => clause.sentence))) {
    const places = scene.places.filter(
      (place) => scene.tokens[place.at]?.sentence === sentence && place.actors.length === 1,
    );
    const at = scene.tokens.findIndex((token) => token.sentence === sentence);
    const to = scene.tokens.findLastIndex((token) => token.sentence === sentence) + 1;
    const said = quoteOf(scene, { at, to });
    const actors = [...new Set(places.flatMap((place) => place.actors))].filter(
      (actor) => !['chat', 'email'].includes(actor.kind),
    );
    if (actors.length < 2 || !decisive.test(said)) continue;
    const pair = directed(
      scene,
      said,
      places.map((place) => ({ at: place.at, actor: place.actors[0] })),
    );
    if (pair !== null) return { ...pair, said };
  }
  return towards(scene) ?? theirsToOurs(scene) ?? oldToNew(scene);
}

const agedKinds: readonly string[] = ['database', 'file', 'internal'];

/** No sentence names both: from the system that is told of first, or called old, to the one the goal is. */
function oldToNew(scene: Scene): Move | null {
  const own = scene.actors.filter(
    (actor) => !['chat', 'email', 'drop', 'partner', 'warehouse'].includes(actor.kind),
  );
  const lead = (actor: Actor): string =>
    actor.at
      .map((mention) =>
        scene.tokens
          .slice(Math.max(0, mention.at - 5), mention.at)
          .map((token) => token.low)
          .join(' '),
      )
      .join(' | ');
  const to = own.find((actor) =>
    /\b(goal is|target is|new \w+ (is|will be)|will be|moving (over )?to|all in|everything in|move to|want to be on|going with|chose|chosen|picked)( (the|our|a))*( \||$)/.test(
      lead(actor),
    ),
  );
  const old = own.filter((actor) => actor !== to && agedKinds.includes(actor.kind));
  const twin = twins(scene, own);
  if (twin !== null) return twin;
  const from = old[0] ?? null;
  const young = to ?? own.find((actor) => actor !== from && !agedKinds.includes(actor.kind)) ?? null;
  const told =
    /\b(migrat\w*|tak(e|en|ing) over|carr(y|ied) over|mov(e|ed|ing) (over|across|everything|it all)|legacy|retir\w*|replac\w*|swap\w*|goal is|new (platform|system|tool|home) (is|will be))\b/i;
  if (from === null || young === null || own.length > 4 || !told.test(scene.text)) return null;
  return /\b(partner|our own api)\b/i.test(scene.text) ? null : { from, to: young, said: saidOf(scene) };
}

/** Two systems of one kind, one of which stays: "A stays. Could you move all projects across?" */
function twins(scene: Scene, own: readonly Actor[]): Move | null {
  const stays = own.find((actor) =>
    actor.at.some((mention) =>
      ['stays', 'remains', 'wins', 'survives', 'won'].includes(scene.tokens[mention.to]?.low ?? ''),
    ),
  );
  const from = own.find((actor) => actor !== stays && actor.kind === stays?.kind);
  return stays === undefined || from === undefined ? null : { from, to: stays, said: saidOf(scene) };
}

/** The words of the text that speak of a move. */
function saidOf(scene: Scene): string {
  const clause = scene.clauses.find((one) => decisive.test(quoteOf(scene, one)));
  return clause === undefined ? '' : quoteOf(scene, clause);
}

interface Named {
  readonly at: number;
  readonly actor: Actor | undefined;
}

/** Which of the systems of a sentence is old and which is new, from the words before each. */
function directed(
  scene: Scene,
  said: string,
  places: readonly Named[],
): { readonly from: Actor; readonly to: Actor } | null {
  const lead = (named: Named): string =>
    scene.tokens
      .slice(Math.max(0, named.at - 5), named.at)
      .map((token) => token.low)
      .join(' ');
  const old = places.find((named) =>
    /\b(from|off|leaving|leave|replace|replacing|retire|retiring|ditch|ditching|rid of|out of|away from|decommission|legacy|old|sunset|shut down|migrating|migrate)( (the|our|an|a|old|legacy|aging|ancient|own|current|on prem|in house))*$/.test(
      lead(named),
    ),
  );
  const others = places.filter((named) => named.actor !== old?.actor);
  const young =
    others.findLast((named) =>
      /\b(to|into|onto|for|new|over to)( (the|our|a|new|shiny|cloud|modern))*$/.test(lead(named)),
    ) ??
    others.find(
      (named) =>
        old !== undefined && /\b(with|by|on)( (the|our|a|new|shiny|cloud|modern))*$/.test(lead(named)),
    );
  if (old?.actor !== undefined && young?.actor !== undefined) return { from: old.actor, to: young.actor };
  const [first, second] = [...new Set(places.map((named) => named.actor))].filter(
    (actor) => actor !== undefined,
  );
  if (first === undefined || second === undefined) return null;
  if (young?.actor === first) return { from: second, to: first };
  return /\b(replac\w*|instead of)\b/i.test(said) && young === undefined && old !== undefined
    ? { from: second, to: first }
    : { from: first, to: second };
}

/** "We're moving to B" in a sentence of its own: from the old system that was named first. */
function towards(scene: Scene): Move | null {
  for (const clause of scene.clauses) {
    const said = quoteOf(scene, clause);
    if (
      clause.negated ||
      !/\b(moving|migrating|switching|changing|going|move|migrate|switch) (over )?to\b|\b(have|has) to get to\b/i.test(
        said,
      )
    )
      continue;
    const [place] = scene.places.filter((one) => inside(clause, one) && one.actors.length === 1);
    const to = place?.actors[0];
    const old = scene.actors.filter(
      (actor) =>
        actor !== to &&
        !['chat', 'email', 'drop'].includes(actor.kind) &&
        actor.at.some((mention) => mention.at < clause.at),
    );
    const from = old.find((actor) => ['database', 'internal'].includes(actor.kind)) ?? old[0];
    if (to !== undefined && from !== undefined) return { from, to, said };
  }
  return null;
}

/** "They live in A, we live in B": after a purchase their system moves to ours. */
function theirsToOurs(scene: Scene): Move | null {
  let theirs: Actor | null = null;
  let ours: Actor | null = null;
  let said = '';
  for (const clause of scene.clauses) {
    const words = scene.tokens.slice(clause.at, clause.to).map((token) => token.low);
    const [place] = scene.places.filter((one) => inside(clause, one) && one.actors.length === 1);
    const actor = place?.actors[0];
    if (actor === undefined) continue;
    if (theirs === null && words.some((word) => ['they', 'their', 'theirs'].includes(word))) {
      theirs = actor;
      said = quoteOf(scene, clause);
    } else if (ours === null && words.some((word) => ['we', 'our', 'ours', 'us'].includes(word)))
      ours = actor;
  }
  if (
    theirs === null ||
    ours === null ||
    theirs === ours ||
    !/\b(bought|acquir\w*|merge\w*|took over|takeover)\b/i.test(scene.text)
  )
    return null;
  return { from: theirs, to: ours, said };
}

const skipped = new Set(['alert', 'message', 'report', 'event', 'address', 'line_item', 'user']);

/** The flows of a move, in the order of the text; empty when there is none. */
export function migrationOf(scene: Scene, roles: (clause: Clause) => Roles): readonly Stream[] {
  const move = moveOf(scene);
  if (move === null) return [];
  const lists = scene.clauses.filter((clause) => namesMoving(scene, clause, move, roles(clause)));
  const seen = new Map<string, Stream>();
  for (const clause of lists) {
    for (const theme of moved(scene, clause, roles(clause))) {
      if (seen.has(theme) || skipped.has(theme)) continue;
      const once = { trigger: 'manual', freshness: null, every: null, said: move.said } as const;
      seen.set(theme, streamAt(move, theme, clause, { said: quoteOf(scene, clause), timing: once }));
    }
  }
  const first = [...seen.values()];
  return [...first, ...followUps(scene, move, first)];
}

function streamAt(move: Move, record: string, clause: Clause, rest: Pick<Stream, 'said' | 'timing'>): Stream {
  return {
    from: move.from,
    fromRecord: record,
    to: move.to,
    toRecord: record,
    twoWay: false,
    writes: null,
    filter: null,
    clause,
    filled: [],
    today: false,
    ...rest,
  };
}

/** Whether a clause lists what moves: it speaks of moving, or it is a bare list beside such a sentence. */
function namesMoving(scene: Scene, clause: Clause, move: Move, role: Roles): boolean {
  if (clause.negated || ['until', 'because', 'event', 'purpose'].includes(clause.opener)) return false;
  const said = quoteOf(scene, clause);
  if (today.test(said)) return false;
  if (
    role.verb === null &&
    /\b(we're|we are|a day|per day|a week|per week|a month)\b/i.test(said) &&
    !moving.test(said)
  )
    return false;
  if (/\b(stays?|remain\w*|left behind|leave behind|not needed|can go|deleted?)\b/i.test(said)) return false;
  const others = [...role.sources, ...role.targets].filter(
    (actor) => actor !== move.from && actor !== move.to,
  );
  if (others.length > 0 || !scene.records.some((record) => inside(clause, record))) return false;
  if (
    role.sources.includes(move.to) ||
    (role.targets.includes(move.from) && !role.sources.includes(move.to) && role.verb !== null)
  )
    return false;
  return (
    moving.test(said) ||
    role.verb === null ||
    /\b(need|want|import|load|copy|come|survive|pull)\w*\b/i.test(said)
  );
}

function moved(scene: Scene, clause: Clause, role: Roles): readonly string[] {
  const records =
    role.verb === null || (['copy', 'appear'].includes(role.verb.cls) && role.themes.length > 0)
      ? listed(scene, clause)
      : role.themes.map((theme) => theme.record.name);
  return records;
}

/** In a bare list every record counts that no other record or owner claims. */
function listed(scene: Scene, clause: Clause): readonly string[] {
  return scene.records
    .filter((record) => inside(clause, record))
    .filter(
      (record) =>
        !["'s", "'"].includes(scene.tokens[record.to]?.low ?? '') &&
        scene.tokens[record.to]?.low !== 'number',
    )
    .filter(
      (record) =>
        !(
          scene.tokens[record.to] !== undefined &&
          ['belong', 'don', 'do', 'who'].includes(scene.tokens[record.to]?.low ?? '')
        ),
    )
    .map((record) => record.record.name);
}

/** "Anything they touch has to turn up the next morning": every moved record follows on a schedule until the switch. */
function followUps(scene: Scene, move: Move, first: readonly Stream[]): readonly Stream[] {
  const clause = scene.clauses.find((one) => {
    const said = quoteOf(scene, one);
    return (
      !one.negated &&
      /\b(anything|everything|whatever|any changes?|all changes?|new and changed)\b/i.test(said) &&
      timingOf(said)?.trigger === 'schedule'
    );
  });
  if (clause === undefined) return [];
  const said = quoteOf(scene, clause);
  return first.map((stream) => streamAt(move, stream.fromRecord, clause, { said, timing: timingOf(said) }));
}
