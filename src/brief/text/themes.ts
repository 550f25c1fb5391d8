// Which records a clause is about: its own, those of the clause it continues, or what "it" and "them" stand for.
// A clause about no record is about nothing; none is made up, but a notice in a chat is one.
import type { RecordWord } from './lexicon.ts';
import { rolesOf } from './roles.ts';
import type { Scene } from './scene.ts';
import { type Frame, type Stream } from './stream.ts';

export const notice: RecordWord = { name: 'alert', concept: 'message', words: [], homes: [] };

export function themesFor(scene: Scene, frame: Frame, before: readonly Stream[]): readonly RecordWord[] {
  const named = [
    ...new Set(
      (frame.themes.length > 0 ? frame.themes : inherited(scene, frame)).map((theme) => theme.record),
    ),
  ];
  const shipped = named.some((record) => record.name === 'shipment' || record.name === 'fulfillment');
  const own = shipped ? named.filter((record) => record.name !== 'tracking') : named;
  const chat = frame.targets.some((actor) => actor.kind === 'chat' || actor.kind === 'email');
  if (chat && (frame.verb?.cls === 'notify' || own.every((record) => record.concept === 'message')))
    return [notice];
  if (own.length > 0) return own;
  if (frame.onto !== null && frame.targets.length > 0) {
    const cause = frame.event?.themes[0]?.record;
    return [cause ?? frame.onto.record];
  }
  const words = scene.tokens.slice(frame.clause.at, frame.clause.to).map((token) => token.low);
  if (
    !words.some((word) =>
      ['it', 'them', 'they', 'one', 'that', 'those', 'everything', 'this', 'these'].includes(word),
    )
  )
    return [];
  const nearest = scene.records.findLast(
    (record) =>
      record.at < frame.clause.at && (scene.tokens[record.at]?.sentence ?? 0) >= frame.clause.sentence - 1,
  );
  const last = before.at(-1);
  if (words.includes('one') && nearest !== undefined) return [nearest.record];
  const event = frame.event?.themes.map((theme) => theme.record) ?? [];
  if (event.length > 0) return event;
  if (event.length === 0) {
    const prior = scene.clauses.findLast(
      (clause) => clause.to <= frame.clause.at && clause.sentence === frame.clause.sentence,
    );
    const themes = prior === undefined ? [] : rolesOf(scene, prior).themes;
    if (themes.length > 0) return themes.map((theme) => theme.record);
  }
  if (nearest !== undefined) return [nearest.record];
  return last === undefined
    ? []
    : scene.records
        .filter((record) => record.record.name === last.fromRecord)
        .slice(0, 1)
        .map((record) => record.record);
}

/** "… and have to be forwarded": the subject, and with it the record, is that of the clause before. */
function inherited(scene: Scene, frame: Frame): Frame['themes'] {
  if (!frame.clause.shares || frame.verb === null || !(frame.passive || frame.verb.cls === 'appear'))
    return [];
  const before = scene.clauses.findLast(
    (clause) => clause.to <= frame.clause.at && clause.sentence === frame.clause.sentence,
  );
  return before === undefined ? [] : rolesOf(scene, before).themes;
}
