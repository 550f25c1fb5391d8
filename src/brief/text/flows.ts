// What flows: every clause that speaks of data on its way becomes source, record and target; what it leaves out is found in the
// clauses around it. A clause that denies makes no flow, and nothing is emitted whose two ends are not known.
import type { Actor } from './actors.ts';
import { leansOn, sourcesFor, targetsFor } from './fill.ts';
import { hubStreams } from './hub.ts';
import { framesOf } from './frames.ts';
import type { RecordWord } from './lexicon.ts';
import { migrationOf } from './migration.ts';
import { streamOf } from './passing.ts';
import { rolesOf } from './roles.ts';
import { ourSystem, quoteOf, type Scene } from './scene.ts';
import { statesOnly } from './states.ts';
import { dropped, settled } from './settle.ts';
import { both, type Frame, type Stream, wordsIn } from './stream.ts';
import { themesFor, unlisted } from './themes.ts';
import { timingOf } from './timing.ts';
import { implied, likewise, pairStreams, wayBack } from './ways.ts';
import { type Voices, voicesOf } from './voice.ts';

/** Every flow of a description, in the order of the text. */
export function streamsOf(scene: Scene): readonly Stream[] {
  const frames = framesOf(scene);
  const read: Stream[] = [];
  for (const frame of frames) read.push(...streamsIn(scene, frame, read));
  const moved = migrationOf(scene, (clause) => rolesOf(scene, clause));
  const everywhere = hubStreams(scene);
  const all = [
    ...moved.filter(
      (move) =>
        move.timing?.trigger !== 'manual' ||
        !read.some((stream) => stream.clause === move.clause && timingOf(stream.said) !== null),
    ),
    ...everywhere,
    ...read.filter(
      (stream) =>
        !everywhere.some(
          (hub) => hub.fromRecord === stream.fromRecord && hub.clause.sentence === stream.clause.sentence,
        ),
    ),
  ];
  return settled(dropped(all.filter((stream) => stream.from.key !== stream.to.key)));
}

function streamsIn(scene: Scene, frame: Frame, before: readonly Stream[]): readonly Stream[] {
  const again = likewise(scene, frame, before);
  if (again.length > 0) return again;
  if (frame.verb === null && !gappedFrame(scene, frame)) return [];
  if (statesOnly(scene, frame, before)) return [];
  if (frame.clause.opener === 'purpose' && frame.targets.length === 0) return [];
  const status = statusStreams(scene, frame);
  if (status.length > 0) return status;
  const said = quoteOf(scene, frame.clause);
  const voice = voicesOf(scene, frame);
  const spoken = themesFor(scene, frame, before);
  const themes = spoken.length > 0 ? spoken : unlisted(scene, frame);
  if (themes.length === 0) return [];
  const { sources: given, targets: taken } = ends(scene, frame, voice);
  const told = toldWays(scene, frame, { themes, given, taken, before });
  if (told !== null) return told;
  if (taken.length === 0 && continued(scene, frame)) return [];
  const hinted = implied(scene, frame, themes);
  const streams: Stream[] = [];
  for (const theme of themes) {
    if (given.length + taken.length === 0 && !voice.said && hinted !== null) {
      streams.push(streamOf(scene, frame, { ...hinted, theme, said, filled: ['source', 'target'] }));
      continue;
    }
    const targets = taken.length > 0 ? taken : targetsFor(scene, frame, { theme, sources: given, before });
    const sources = given.length > 0 ? given : sourcesFor(scene, frame, { theme, targets, before });
    const known = given.length + taken.length > 0 || voice.said || leansOn(scene, frame, before);
    if (!known) continue;
    for (const from of sources)
      for (const to of targets)
        streams.push(streamOf(scene, frame, { from, to, theme, said, filled: filledOf(given, taken) }));
  }
  return streams;
}

/** "Prices come from A and are sent to B": where they go is told by the clause that continues. */
function continued(scene: Scene, frame: Frame): boolean {
  const next = scene.clauses.find((one) => one.at >= frame.clause.to && one.opener !== 'aside');
  if (next === undefined || next.sentence !== frame.clause.sentence || !next.shares || next.negated)
    return false;
  const roles = rolesOf(scene, next);
  return roles.targets.length > 0 && roles.sources.length === 0 && roles.themes.length === 0;
}

interface Told {
  readonly themes: readonly RecordWord[];
  readonly given: readonly Actor[];
  readonly taken: readonly Actor[];
  readonly before: readonly Stream[];
}

/** Flows whose way is told by a phrase: both ways, back, the other way. Null when there is none. */
function toldWays(
  scene: Scene,
  frame: Frame,
  { themes, given, taken, before }: Told,
): readonly Stream[] | null {
  const said = quoteOf(scene, frame.clause);
  const last = before.at(-1);
  if (frame.pair.length > 1 || (frame.pair.length === 1 && given.length + taken.length > 0))
    return pairStreams(scene, frame, themes);
  if (
    last !== undefined &&
    given.length + taken.length === 0 &&
    wordsIn(scene, frame.clause).includes('back') &&
    last.clause.sentence === frame.clause.sentence
  )
    return themes.map((theme) =>
      streamOf(scene, frame, { from: last.to, to: last.from, theme, said, filled: ['source', 'target'] }),
    );
  if (/\b(the other way|the other direction|in reverse|the opposite way)\b/i.test(said)) {
    const there = before.filter((stream) => stream.clause.sentence === frame.clause.sentence);
    return themes.flatMap((theme) =>
      there.map((stream) =>
        streamOf(scene, frame, {
          from: stream.to,
          to: stream.from,
          theme,
          said,
          filled: ['source', 'target'],
        }),
      ),
    );
  }
  if (given.length + taken.length === 0 && wordsIn(scene, frame.clause).includes('back'))
    return themes.flatMap((theme) =>
      wayBack(theme, before).map(({ from, to }) =>
        streamOf(scene, frame, { from, to, theme, said, filled: ['source', 'target'] }),
      ),
    );
  if (/\bother (way|direction)\b/i.test(said) && given.length === 0 && taken.length > 0 && last !== undefined)
    return themes.flatMap((theme) =>
      taken
        .filter((to) => to !== last.to)
        .map((to) => streamOf(scene, frame, { from: last.to, to, theme, said, filled: ['source'] })),
    );
  if (both.test(said) && given.length + taken.length === 0 && last !== undefined)
    return pairStreams(scene, { ...frame, pair: [last.from, last.to] }, themes);
  if (frame.verb?.said === 'be in' && given.length === 0 && taken.length === 2 && /\bboth\b/i.test(said))
    return pairStreams(scene, frame, themes);
  return null;
}

/** "They call our URL when it ships": the partner tells the state of what was sent to it. */
function statusStreams(scene: Scene, frame: Frame): readonly Stream[] {
  const { partner } = scene;
  const said = `${quoteOf(scene, frame.clause)} ${frame.event === null ? '' : quoteOf(scene, frame.event.clause)}`;
  const calls =
    /\b(calls?|notif\w+|tells?|hits?|pings?|informs?|posts?|webhooks?|callbacks?)\b[^.]*\b(our|us|back)\b/i.test(
      said,
    );
  const states =
    /\b(shipped|production|produced|refused|rejected|accepted|delivered|approved|confirmed|ready|cancelled|canceled|status|done|finished|completed|failed|dispatched|printed)\b/i.test(
      said,
    );
  if (
    partner === null ||
    !calls ||
    !states ||
    frame.themes.some((theme) => theme.record.name !== 'activity' && theme.record.name !== 'order_status')
  )
    return [];
  const record = scene.status;
  const home = ourSystem(scene, record, [partner]);
  if (record === null || home === null) return [];
  return [
    streamOf(
      scene,
      { ...frame, event: null, onto: null },
      { from: partner, to: home, theme: record, said: said.trim(), filled: ['target'] },
    ),
  ];
}

function gappedFrame(scene: Scene, frame: Frame): boolean {
  if (frame.targets.length === 0) return false;
  if (frame.event !== null && frame.event.clause.to === frame.clause.at) return true;
  if (frame.themes.length === 0) return false;
  const words = scene.tokens.slice(frame.clause.at, frame.clause.to).map((token) => token.low);
  return (
    words.some((word) => ['back', 'to', 'into', '=', '>', '→'].includes(word)) &&
    !words.some((word) => ['is', 'are', 'lives', 'runs'].includes(word))
  );
}

function ends(
  scene: Scene,
  frame: Frame,
  voice: Voices,
): { readonly sources: readonly Actor[]; readonly targets: readonly Actor[] } {
  const record = frame.themes[0]?.record ?? null;
  const who = (side: 'us' | 'them' | null): readonly Actor[] => {
    if (side === null || !(voice.said || frame.sources.length + frame.targets.length > 0)) return [];
    const actor = side === 'them' ? scene.partner : ourSystem(scene, record, []);
    return actor === null ? [] : [actor];
  };
  const real = (actors: readonly Actor[]): readonly Actor[] =>
    actors.filter((actor) => actor.kind !== 'drop' || scene.actors.length < 3);
  const [sources, targets] = turned(frame, real(frame.sources), real(frame.targets));
  const filledSources =
    sources.length > 0 ? sources : who(voice.giver).filter((actor) => !targets.includes(actor));
  const filledTargets =
    targets.length > 0 ? targets : who(voice.taker).filter((actor) => !filledSources.includes(actor));
  return { sources: filledSources, targets: filledTargets };
}

/** "When it is signed in A, the deal in B moves on": what happens in another system than the event's is written there. */
function turned(
  frame: Frame,
  sources: readonly Actor[],
  targets: readonly Actor[],
): readonly [readonly Actor[], readonly Actor[]] {
  const began = frame.event?.sources ?? [];
  const other = began.length > 0 && sources.length > 0 && !sources.some((actor) => began.includes(actor));
  const stands =
    ['update', 'appear', 'create', 'want'].includes(frame.verb?.cls ?? '') || frame.verb?.said === 'get';
  if (!other || targets.length > 0 || !stands) return [sources, targets];
  return [began, sources];
}

function filledOf(given: readonly Actor[], taken: readonly Actor[]): readonly string[] {
  return [...(given.length === 0 ? ['source'] : []), ...(taken.length === 0 ? ['target'] : [])];
}
