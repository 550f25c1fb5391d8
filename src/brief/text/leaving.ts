// What speaks for a text telling of leaving one system for another, as short names for each pair of systems: the words around either,
// between both, and in the whole text. move.ts adds up their weights; a name must stay what it is, weights.json is keyed by it.
import { type Actor, firstAt } from './actors.ts';
import { type Move, moveOf } from './move.ts';
import type { ActorAt, Scene } from './scene.ts';
import type { Token } from './tokens.ts';

/** Two systems of which the first may be left for the second, with what speaks for it. */
export interface Leaving {
  readonly from: Actor;
  readonly to: Actor;
  readonly cues: readonly string[];
}

/** Words that mean the same here, by what they tell. */
const sorts: readonly (readonly [string, RegExp])[] = [
  [
    'leave',
    /^(leave|leaving|leaves|off|from|replac\w*|retir\w*|old|legacy|ancient|ageing|aging|outdated|quit|drop|dropping|abandon\w*|sunset\w*|swap\w*|away|out|instead)$/,
  ],
  [
    'age',
    /^(since|years?|ago|ages|forever|decades?|always|still|been|used|wrote|written|built|programmed|made|nineties|(19|20)\d\d|anymore|classic|server|box|pc)$/,
  ],
  [
    'end',
    /^(goes|gone|go|ends?|ended|expires?|dies|dying|dead|retires?|retired|shut|crashes|unsupported|eol|support|renewed|closed?|off|read|licen[cs]e|contract|replaced|vendor|runs|ran)$/,
  ],
  [
    'reach',
    /^(to|into|onto|by|with|for|choose|chose|chosen|bought|new|signed|target|goal|become|becomes|home|live|comes|decided|want|like|work)$/,
  ],
  [
    'soon',
    /^(january|february|march|april|may|june|july|august|september|october|november|december|summer|autumn|spring|winter|next|live|starts?|starting|then|cloud|instead)$/,
  ],
  [
    'move',
    /^(mov\w+|migrat\w+|switch\w*|chang\w+|transition\w*|go|going|goes|get|come|leav\w+|replac\w+|port\w*)$/,
  ],
];
const telling =
  /^(migrat\w*|cut|cutover|history|old|new|moved?|moving|import|legacy|archive|load|loaded|attachments?|duplicates?|open|closed|since|years?|weekend|switch\w*|replac\w*|leav\w+|real|every|when|whenever|day|night|nightly|hourly|minutes)$/;
const moving =
  /^(mov(e|ed|ing)|migrat\w+|switch\w*|replac\w+|leav(e|es|ing)|retir\w+|legacy|old|cutover|history|archive)$/;

/** Every pair of systems that hold records. */
export function leavingsIn(scene: Scene): readonly Leaving[] {
  const holders = scene.actors.filter(({ kind }) => !['chat', 'email', 'drop'].includes(kind));
  if (holders.length < 2) return [];
  const told = moveOf(scene);
  const whole = textCues(scene, holders.length);
  const single = scene.places.filter((place) => place.actors.length === 1);
  const around = new Map(holders.map((actor) => [actor, sideCues(scene, single, actor)]));
  return holders.flatMap((from) =>
    holders
      .filter((to) => to !== from)
      .map((to): Leaving => {
        const order = `${firstAt(from) < firstAt(to)}:${place(holders, from)}:${place(holders, to)}`;
        const cues = [
          ...whole,
          ...(around.get(from) ?? []).map((cue) => `A${cue}`),
          ...(around.get(to) ?? []).map((cue) => `B${cue}`),
          toldCue(told, from, to),
          `same:${from.kind === to.kind}`,
          `kinds:${from.kind}>${to.kind}`,
          `first:${order}`,
          ...betweenCues(scene.tokens, single, [from, to]),
        ];
        return { from, to, cues: [...new Set(cues)] };
      }),
  );
}

/** What the rules for moves tell of a pair. */
function toldCue(told: Move | null, from: Actor, to: Actor): string {
  if (told === null) return 'told:none';
  if (told.from === from) return told.to === to ? 'told:so' : 'told:from';
  if (told.to === to) return 'told:to';
  return told.from === to && told.to === from ? 'told:against' : 'told:other';
}

function place(holders: readonly Actor[], actor: Actor): number {
  return Math.min(3, holders.indexOf(actor));
}

function textCues({ tokens }: Scene, holders: number): readonly string[] {
  const told = tokens.filter(({ low }) => telling.test(low)).map(({ low }) => `text:${low}`);
  const moves = tokens.filter(({ low }) => moving.test(low)).length;
  return ['bias', `moves:${Math.min(4, moves)}`, `holders:${Math.min(5, holders)}`, ...new Set(told)];
}

function sortsOf(word: string): readonly string[] {
  return sorts.filter(([, words]) => words.test(word)).map(([sort]) => sort);
}

/** The words of a sentence between two tokens. */
function wordsIn(
  tokens: readonly Token[],
  at: { readonly from: number; readonly to: number; readonly sentence: number },
): readonly string[] {
  return tokens
    .slice(Math.max(0, at.from), Math.max(0, at.to))
    .filter(({ sentence, low }) => sentence === at.sentence && /[\p{L}\d>:,]/u.test(low))
    .map(({ low }) => low);
}

/** The words around the first places of a system. */
function sideCues({ tokens, actors }: Scene, single: readonly ActorAt[], actor: Actor): readonly string[] {
  const cues = [
    `kind:${actor.kind}`,
    `named:${Math.min(4, actor.at.length)}`,
    `order:${Math.min(3, actors.indexOf(actor))}`,
    `uses:${actor.uses !== null}`,
  ];
  for (const { at, to } of single.filter(({ actors: [own] }) => own === actor).slice(0, 4)) {
    const sentence = tokens[at]?.sentence ?? 0;
    const early = sentence < 2 ? 'e' : 'l';
    const left = wordsIn(tokens, { from: at - 5, to: at, sentence }).toReversed();
    const right = wordsIn(tokens, { from: to, to: to + 6, sentence });
    for (const [side, words] of [
      ['L', left],
      ['R', right],
    ] as const)
      for (const [distance, word] of words.entries()) {
        if (distance < 2) cues.push(`${side}${distance + 1}:${word}`);
        cues.push(`${side}:${word}`);
        for (const sort of sortsOf(word))
          cues.push(`${side}@${sort}`, `${side}${Math.min(distance, 2)}${early}@${sort}`);
      }
  }
  return [...new Set(cues)];
}

/** The words between two systems of one sentence: f when the first comes first, b when the second does. */
function betweenCues(
  tokens: readonly Token[],
  single: readonly ActorAt[],
  [one, other]: readonly [Actor, Actor],
): readonly string[] {
  const cues: string[] = [];
  for (const [index, left] of single.entries())
    for (const right of single.slice(index + 1)) {
      const sentence = tokens[left.at]?.sentence ?? 0;
      if (tokens[right.at]?.sentence !== sentence) break;
      const ahead = left.actors[0] === one && right.actors[0] === other;
      if (!ahead && !(left.actors[0] === other && right.actors[0] === one)) continue;
      const way = ahead ? 'f' : 'b';
      const between = wordsIn(tokens, { from: left.to, to: right.at, sentence });
      if (between.length > 14) continue;
      const last = between.at(-1) ?? '-';
      cues.push(way, `${way}-last:${last}`);
      for (const word of between) cues.push(`${way}:${word}`, ...sortsOf(word).map((s) => `${way}@${s}`));
      for (const word of wordsIn(tokens, { from: left.at - 5, to: left.at, sentence }))
        cues.push(...sortsOf(word).flatMap((sort) => [`${way}<@${sort}`, `${way}<@${sort}|${last}`]));
    }
  return cues;
}
