// Which records a clause is about: its own, those of the clause it continues, or what "it" and "them" stand for.
// A clause about no record is about nothing; none is made up, but a notice in a chat is one.
import { type RecordWord, recordWords } from './lexicon.ts';
import { clauseBefore } from './frames.ts';
import { rolesOf } from './roles.ts';
import { inside, type Scene } from './scene.ts';
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
  if (own.length > 0) return own.map((record) => accountOf(scene, frame, record));
  if (frame.onto !== null && frame.targets.length > 0) {
    const cause = frame.event?.themes[0]?.record;
    return [cause ?? frame.onto.record];
  }
  const words = scene.tokens.slice(frame.clause.at, frame.clause.to).map((token) => token.low);
  const caused = frame.event?.themes.map((theme) => theme.record) ?? [];
  if (caused.length > 0 && frame.targets.length > 0 && frame.verb?.cls === 'update') return caused;
  if (
    !(frame.verb?.cls === 'notify' && before.at(-1)?.clause.sentence === frame.clause.sentence) &&
    !(frame.verb?.cls === 'update' && frame.targets.length > 0 && frame.clause.opener === 'main') &&
    !(frame.event !== null && (frame.verb === null || frame.verb.cls === 'notify')) &&
    !words.some((word) => standIns.has(word)) &&
    !(frame.clause.opener === 'relative' && words.includes('which'))
  )
    return [];
  const nearest = scene.records.findLast(
    (record) =>
      record.at < frame.clause.at && (scene.tokens[record.at]?.sentence ?? 0) >= frame.clause.sentence - 1,
  );
  const last = before.at(-1);
  if (words.includes('one') && nearest !== undefined) return [nearest.record];
  const told = clauseBefore(scene, frame.clause);
  const said = told?.opener === 'main' && frame.verb !== null ? rolesOf(scene, told).themes : [];
  if (frame.event !== null && said.length > 0) return said.map((theme) => theme.record);
  const event = frame.event?.themes.map((theme) => theme.record) ?? [];
  if (event.length > 0) return event;
  if (event.length === 0) {
    const prior = clauseBefore(scene, frame.clause);
    const themes = prior === null ? [] : rolesOf(scene, prior).themes;
    if (themes.length > 0) return themes.map((theme) => theme.record);
    const held = prior === null ? [] : scene.records.filter((record) => inside(prior, record));
    if (held.length > 0) return [...new Set(held.map((one) => one.record))];
  }
  if (nearest !== undefined) return [nearest.record];
  return last === undefined
    ? []
    : scene.records
        .filter((record) => record.record.name === last.fromRecord)
        .slice(0, 1)
        .map((record) => record.record);
}

const standIns = new Set(
  'it them they one ones that those everything this these change changes update updates all both theirs'.split(
    ' ',
  ),
);

/** "… and have to be forwarded": the subject, and with it the record, is that of the clause before. */
function inherited(scene: Scene, frame: Frame): Frame['themes'] {
  if (!frame.clause.shares || frame.verb === null || frame.verb.cls === 'want') return [];
  const own = frame.passive || ['appear', 'send'].includes(frame.verb.cls);
  if (!own) return [];
  const before = clauseBefore(scene, frame.clause);
  return before === null ? [] : rolesOf(scene, before).themes;
}

/** In the company of a personnel system an "account" is a user's, not a company. */
function accountOf(scene: Scene, frame: Frame, record: RecordWord): RecordWord {
  const staff =
    frame.targets.some((actor) => ['hr', 'chat'].includes(actor.kind)) &&
    scene.actors.some((actor) => actor.kind === 'hr');
  const user = recordWords.find((one) => one.name === 'user');
  return record.name === 'company' && staff && user !== undefined ? user : record;
}

const fillers = new Set(
  'the a an our their all every each any new these those some also i we want need to my its please of'.split(
    ' ',
  ),
);

/** A record that no list holds ("menu boards from A should be in B"): the words before the first preposition, when both ends are named. */
export function unlisted(scene: Scene, frame: Frame): readonly RecordWord[] {
  const { clause, verb } = frame;
  if (verb === null || frame.sources.length + frame.targets.length === 0) return [];
  const half = frame.sources.length === 0 || frame.targets.length === 0;
  if (half && !(frame.sources.length > 0 && verb.cls === 'appear')) return [];
  if (!['send', 'copy', 'pull', 'appear'].includes(verb.cls) && verb.said !== 'sync') return [];
  const comes = frame.passive || verb.cls === 'appear';
  const words: string[] = [];
  for (let at = comes ? clause.at : verb.to; at < clause.to && words.length < 4; at += 1) {
    const token = scene.tokens[at];
    if (token === undefined || (at === verb.at && comes)) break;
    if (fillers.has(token.low) || (words.length === 0 && [',', 'and'].includes(token.low))) continue;
    if (
      !/^\p{L}+$/u.test(token.low) ||
      parting.has(token.low) ||
      scene.places.some((place) => place.at <= at && place.to > at)
    )
      break;
    words.push(token.base);
  }
  if (words.length === 0 || words.length > 3 || stray.has(words[0] ?? '')) return [];
  return [{ name: words.join('_'), concept: 'other', words: [words.join(' ')], homes: [] }];
}

const parting = new Set(
  'from to into in on at should must have has can will is are be need want by with for and or once when that which'.split(
    ' ',
  ),
);
const stray = new Set(
  'it they them everything anything this that there us data information change thing'.split(' '),
);
