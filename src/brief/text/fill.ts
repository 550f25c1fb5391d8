// The end of a flow that a clause leaves out: from the "when …" beside it, the record's home, the flow before, the only other system.
// What can't be found so stays missing, and no flow is made.
import type { Actor } from './actors.ts';
import type { RecordWord } from './lexicon.ts';
import { clauseBefore } from './frames.ts';
import { rolesOf } from './roles.ts';
import { homesOf, type Scene } from './scene.ts';
import { type Frame, placeBefore, type Stream, wordsIn } from './stream.ts';

interface Missing {
  readonly theme: RecordWord;
  readonly before: readonly Stream[];
}

/** The nearest sensible source: the event's system, the record's home, the source before, the only other system. */
export function sourcesFor(
  scene: Scene,
  frame: Frame,
  { theme, targets, before }: Missing & { readonly targets: readonly Actor[] },
): readonly Actor[] {
  const free = (actors: readonly Actor[]): readonly Actor[] =>
    actors.filter((actor) => !targets.includes(actor));
  const words = wordsIn(scene, frame.clause);
  const named = there(scene, frame, before);
  if (named !== null && !targets.includes(named)) return [named];
  const told = voiceless(frame)
    ? before.findLast(
        (stream) => stream.clause.sentence === frame.clause.sentence && stream.to.kind === 'drop',
      )
    : undefined;
  if (told !== undefined) return [told.from];
  if (frame.clause.gapped) {
    const ways = before.filter((stream) => stream.clause.sentence === frame.clause.sentence);
    const given = free([...new Set(ways.map((stream) => stream.from))]);
    if (given.length > 0) return given;
  }
  const stated = free(frame.event?.sources ?? []);
  if (stated.length > 0) return stated;
  const back = before.findLast((stream) => targets.includes(stream.from) && !targets.includes(stream.to));
  if (words.includes('back') && back !== undefined) return [back.to];
  const carried = frame.clause.shares ? free(carriedSources(scene, frame)) : [];
  if (carried.length > 0) return carried;
  const caused = frame.event?.themes.flatMap((one) => homesOf(scene, one.record, targets)) ?? [];
  if (caused.length > 0) return free([...new Set(caused)]).slice(0, 4);
  const earlier = before.findLast(
    (stream) => stream.clause.sentence === frame.clause.sentence && !targets.includes(stream.from),
  );
  if (earlier !== undefined && frame.clause.shares) return [earlier.from];
  const began = frame.subject === null ? [] : free(homesOf(scene, frame.subject.record, targets));
  if (began.length > 0) return began;
  const homes = homesOf(scene, theme, targets);
  if (homes.length > 0) return homes;
  if (earlier !== undefined) return [earlier.from];
  const others = scene.actors.filter(
    (actor) => !targets.includes(actor) && !['chat', 'email', 'file', 'drop'].includes(actor.kind),
  );
  if (others.length === 1) return others;
  const topic = topicOf(scene);
  if (topic !== null && others.includes(topic)) return [topic];
  const last = before.findLast((stream) => !targets.includes(stream.from));
  return last === undefined ? [] : [last.from];
}

/** The nearest sensible target: after "back" the source of the flow before, the last target, the only other system. */
export function targetsFor(
  scene: Scene,
  frame: Frame,
  { theme, sources, before }: Missing & { readonly sources: readonly Actor[] },
): readonly Actor[] {
  const words = wordsIn(scene, frame.clause);
  if (frame.subject !== null && frame.event !== null) {
    const held = homesOf(scene, frame.subject.record, [...sources, ...frame.event.sources]);
    if (held.length > 0) return held.slice(0, 1);
  }
  if (frame.verb?.cls === 'update') {
    const held = homesOf(scene, theme, sources).filter(
      (actor) => !(frame.event?.themes ?? []).some((one) => homesOf(scene, one.record, []).includes(actor)),
    );
    if (held.length > 0) return held.slice(0, 1);
  }
  const back = before.findLast((stream) => sources.includes(stream.to));
  if (words.includes('back') && back !== undefined)
    return [...new Set(before.filter((stream) => sources.includes(stream.to)).map((stream) => stream.from))];
  const wanted = departmentOf(scene, frame, sources);
  if (wanted !== null) return [wanted];
  const pronoun =
    words.some((word) => ['there', 'it', 'them', 'too', 'also'].includes(word)) || frame.clause.shares;
  const earlier = before.findLast(
    (stream) => !sources.includes(stream.to) && stream.clause.sentence >= frame.clause.sentence - 1,
  );
  if (earlier !== undefined && pronoun) return [earlier.to];
  const others = scene.actors.filter(
    (actor) => !sources.includes(actor) && !['chat', 'email', 'file', 'drop'].includes(actor.kind),
  );
  if (others.length === 1 && frame.verb?.cls !== 'want') return others;
  const named = placeBefore(scene, frame, sources);
  if (named !== null) return [named];
  const topic = topicOf(scene);
  const moves = ['appear', 'pull', 'send', 'copy', 'want'].includes(frame.verb?.cls ?? '');
  if (topic !== null && others.includes(topic) && moves && sources.length > 0) return [topic];
  const last = before.at(-1);
  const adds = frame.verb?.cls === 'appear' && sources.length > 0 && last !== undefined;
  return adds && !sources.includes(last.to) && frame.clause.sentence - last.clause.sentence === 1
    ? [last.to]
    : [];
}

/** "Prices come from A and are sent to B": the source that the clause before names. */
function carriedSources(scene: Scene, frame: Frame): readonly Actor[] {
  const prior = clauseBefore(scene, frame.clause);
  return prior === null || prior.opener !== 'main' ? [] : rolesOf(scene, prior).sources;
}

/** The system that a text is about: the writer's own service, else the one that is named most often by far. */
export function topicOf(scene: Scene): Actor | null {
  const own = scene.actors.filter(
    (actor) => !['chat', 'email', 'file', 'drop', 'partner'].includes(actor.kind),
  );
  const internal = own.filter((actor) => actor.kind === 'internal');
  if (internal.length === 1) return internal[0] ?? null;
  const [first, second] = own.toSorted((a, b) => b.at.length - a.at.length);
  if (first === undefined) return null;
  return first.at.length >= 2 && first.at.length > (second?.at.length ?? 0) ? first : null;
}

/** "From there …": the system that the flow before ends in. */
function there(scene: Scene, frame: Frame, before: readonly Stream[]): Actor | null {
  const words = wordsIn(scene, frame.clause).join(' ');
  if (!/\bfrom (there|it|that one|here)\b/.test(words)) return null;
  return before.at(-1)?.to ?? placeBefore(scene, frame, []);
}

const departments: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\b(finance|accounting|bookkeeper|accountant|controlling)\b/, ['accounting', 'erp']],
  [/\b(sales|reps|account managers?|customer success)\b/, ['crm']],
  [/\b(support|agents?|helpdesk|service team)\b/, ['support']],
  [/\b(marketing)\b/, ['marketing']],
  [/\b(warehouse|pickers|logistics)\b/, ['wms', 'erp', 'shipping', 'partner']],
  [/\b(developers|engineers|engineering|product team|dev team)\b/, ['project']],
  [/\b(analysts?|management|bi team|controllers|reporting)\b/, ['warehouse']],
];

function departmentOf(scene: Scene, frame: Frame, sources: readonly Actor[]): Actor | null {
  if (frame.verb === null) return null;
  const lead = scene.tokens
    .slice(frame.clause.at, frame.verb.at)
    .map((token) => token.low)
    .join(' ');
  const rest = scene.tokens
    .slice(frame.verb.at, frame.clause.to)
    .map((token) => token.low)
    .join(' ');
  for (const [pattern, kinds] of departments) {
    const subject = (frame.verb.cls === 'want' || frame.verb.said === 'get') && pattern.test(lead);
    if (
      !subject &&
      !(frame.verb.cls !== 'want' && new RegExp(`\\bto (the |our )?${pattern.source}`).test(rest))
    )
      continue;
    const found = kinds
      .map((kind) =>
        scene.actors.find(
          (actor) => (actor.kind === kind || actor.part === kind) && !sources.includes(actor),
        ),
      )
      .find((actor) => actor !== undefined);
    if (found !== undefined) return found;
  }
  return null;
}

/** Whether a clause speaks of "it" or "them" and names no record of its own. */
function voiceless(frame: Frame): boolean {
  return frame.themes.length === 0;
}

/** Whether a clause that names no system continues one that does: "make one if it isn't there", "goods receipts come back". */
export function leansOn(scene: Scene, frame: Frame, before: readonly Stream[]): boolean {
  if (frame.subject !== null && frame.event !== null) return true;
  const words = wordsIn(scene, frame.clause);
  const same = before.some((stream) => stream.clause.sentence === frame.clause.sentence);
  const origin = /\b(came|comes?|coming|bought|sold|placed)\b/.test(words.join(' '));
  if (same && !origin && words.some((word) => ['one', 'it', 'them', 'back'].includes(word))) return true;
  if (frame.verb?.cls === 'update' && frame.event !== null && frame.event.themes.length > 0) return true;
  if (!['send', 'appear', 'create'].includes(frame.verb?.cls ?? '') || frame.clause.opener === 'relative')
    return false;
  return frame.themes.length > 0 && placeBefore(scene, frame, []) !== null && before.length === 0;
}
