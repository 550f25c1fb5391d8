// What flows: every clause that speaks of data on its way becomes source, record and target; what it leaves out is found in the
// clauses around it. A clause that denies makes no flow, and nothing is emitted whose two ends are not known.
import type { Actor } from './actors.ts';
import { leansOn, sourcesFor, targetsFor } from './fill.ts';
import { hubStreams } from './hub.ts';
import type { RecordWord } from './lexicon.ts';
import { migrationOf } from './migration.ts';
import { streamOf } from './passing.ts';
import { rolesOf } from './roles.ts';
import { ourSystem, quoteOf, type Scene } from './scene.ts';
import { dropped, settled } from './settle.ts';
import { both, type Frame, type Stream, wordsIn } from './stream.ts';
import { themesFor, unlisted } from './themes.ts';
import { type Voices, voicesOf } from './voice.ts';

/** Every flow of a description, in the order of the text. */
export function streamsOf(scene: Scene): readonly Stream[] {
  const frames = framesOf(scene);
  const read: Stream[] = [];
  for (const frame of frames) read.push(...streamsIn(scene, frame, read));
  const moved = migrationOf(scene, (clause) => rolesOf(scene, clause));
  const everywhere = hubStreams(scene);
  const all = [
    ...moved,
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

function framesOf(scene: Scene): readonly Frame[] {
  const roles = scene.clauses.map((clause) => rolesOf(scene, clause));
  return roles.flatMap((one, at): readonly Frame[] => {
    const { clause } = one;
    if (clause.negated || ['until', 'because', 'event'].includes(clause.opener)) return [];
    const near = [roles[at - 1], roles[at + 1], roles[at - 2], roles[at + 2]];
    const event =
      near.find(
        (other) =>
          other?.clause.opener === 'event' &&
          other.clause.sentence === clause.sentence &&
          !/^(if|unless)\b.*\b(isn't|not|already|missing)\b/i.test(quoteOf(scene, other.clause)),
      ) ?? null;
    return [{ ...one, event }];
  });
}

function streamsIn(scene: Scene, frame: Frame, before: readonly Stream[]): readonly Stream[] {
  if (frame.verb === null && !gappedFrame(scene, frame)) return [];
  if (statesOnly(scene, frame)) return [];
  if (frame.clause.opener === 'purpose' && frame.targets.length === 0) return [];
  const status = statusStreams(scene, frame);
  if (status.length > 0) return status;
  const said = quoteOf(scene, frame.clause);
  const voice = voicesOf(scene, frame);
  const spoken = themesFor(scene, frame, before);
  const themes = spoken.length > 0 ? spoken : unlisted(scene, frame);
  if (themes.length === 0) return [];
  const { sources: given, targets: taken } = ends(scene, frame, voice);
  if (frame.pair.length > 1 || (frame.pair.length === 1 && given.length + taken.length > 0))
    return pairStreams(scene, frame, themes);
  const last = before.at(-1);
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
  if (both.test(said) && given.length + taken.length === 0 && last !== undefined)
    return pairStreams(scene, { ...frame, pair: [last.from, last.to] }, themes);
  const streams: Stream[] = [];
  for (const theme of themes) {
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
  if (frame.themes.length === 0 || frame.targets.length === 0) return false;
  const words = scene.tokens.slice(frame.clause.at, frame.clause.to).map((token) => token.low);
  return (
    words.some((word) => ['back', 'to', 'into'].includes(word)) &&
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
    if (side === null || !voice.said) return [];
    const actor = side === 'them' ? scene.partner : ourSystem(scene, record, []);
    return actor === null ? [] : [actor];
  };
  const real = (actors: readonly Actor[]): readonly Actor[] =>
    actors.filter((actor) => actor.kind !== 'drop' || scene.actors.length < 3);
  const sources = real(frame.sources);
  const targets = real(frame.targets);
  const filledSources =
    sources.length > 0 ? sources : who(voice.giver).filter((actor) => !targets.includes(actor));
  const filledTargets =
    targets.length > 0 ? targets : who(voice.taker).filter((actor) => !filledSources.includes(actor));
  return { sources: filledSources, targets: filledTargets };
}

/** "Bugs land in Freshdesk", "deals stay in Pipedrive": how things are, not what should flow. */
function statesOnly(scene: Scene, frame: Frame): boolean {
  const said = quoteOf(scene, frame.clause);
  if (/\b(stays?|remains?|stay behind|left behind|leave behind|not needed)\b/i.test(said)) return true;
  const wished = /\b(should|must|want|need|needs|have to|has to|please|will|shall)\b/i.test(said);
  if (
    frame.passive &&
    !wished &&
    frame.sources.length === 0 &&
    frame.event === null &&
    /\b(reported|entered|recorded|registered|created|placed|booked|logged|made|taken|filed|kept) (by [^.]* )?(in|on|at)\b/i.test(
      said,
    )
  )
    return true;
  if (frame.verb?.cls !== 'appear' || frame.sources.length > 0 || frame.event !== null) return false;
  const opened = scene.tokens.findIndex((token) => token.sentence === frame.clause.sentence);
  const sentence = quoteOf(scene, { at: opened, to: frame.clause.to });
  return !/\b(should|must|want|need|needs|have to|has to|like|back|please|will|shall|can|could)\b/i.test(
    sentence,
  );
}

function pairStreams(scene: Scene, frame: Frame, themes: readonly RecordWord[]): readonly Stream[] {
  const named = [...new Set([...frame.sources, ...frame.targets, ...frame.pair])];
  const said = quoteOf(scene, frame.clause);
  return themes.flatMap((theme) => {
    const owner = scene.owners.get(theme.name);
    const order =
      owner !== undefined && named.includes(owner)
        ? [owner, ...named.filter((actor) => actor !== owner)]
        : named;
    const [from, ...rest] = order;
    if (from === undefined) return [];
    return rest.map((to) => ({
      ...streamOf(scene, frame, { from, to, theme, said, filled: [] }),
      twoWay: true,
    }));
  });
}

function filledOf(given: readonly Actor[], taken: readonly Actor[]): readonly string[] {
  return [...(given.length === 0 ? ['source'] : []), ...(taken.length === 0 ? ['target'] : [])];
}
