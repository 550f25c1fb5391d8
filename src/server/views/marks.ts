// Which words of a description became what: places in the text, each with pointers (by ids) into the brief that was read from it.
// A word is marked only when reading it again gives what the brief holds; nothing is marked by guess.
import { z } from 'zod';
import type { Brief, BriefSystem, Volume } from '../../brief/brief.ts';
import { type KnownSystem, sceneIn } from '../../brief/describe.ts';
import { objectOf } from '../../brief/object.ts';
import { boundsOf } from '../../brief/text/bounds.ts';
import { numberIn, numberPattern } from '../../brief/text/numbers.ts';
import { streamsIn } from '../../brief/text/reader.ts';
import type { Scene } from '../../brief/text/scene.ts';
import { namesOf } from '../../brief/text/systems.ts';
import { learnedWeights } from '../../brief/text/weights.ts';

export const markKinds = ['system', 'object', 'volume', 'time', 'constraint'] as const;

/** `start` up to, but without, `end`; `about` such as "/systems/crm", "/flows/F1", "/volumes/crm.contact", "/constraints/goLive". */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly kind: (typeof markKinds)[number];
  readonly about: readonly string[];
}

export const Mark: z.ZodType<Mark> = z.strictObject({
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  kind: z.enum(markKinds),
  about: z.array(z.string()),
});

/** In the order of the text, none overlapping. `brief` is what was read from `text`. */
export function marksOf(text: string, brief: Brief, known: readonly KnownSystem[]): readonly Mark[] {
  const scene = sceneIn(text, known);
  const found = [
    ...volumeMarks(text, brief.volumes),
    ...timeMarks(scene, brief),
    ...constraintMarks(scene, brief),
    ...systemMarks(scene, brief, known),
    ...objectMarks(scene, brief),
  ];
  const kept: Mark[] = [];
  for (const mark of found)
    if (mark.end > mark.start && !kept.some((one) => one.start < mark.end && mark.start < one.end))
      kept.push(mark);
  return kept.toSorted((a, b) => a.start - b.start);
}

function span(scene: Scene, at: number, to: number): { readonly start: number; readonly end: number } {
  return { start: scene.tokens[at]?.start ?? 0, end: scene.tokens[to - 1]?.end ?? 0 };
}

/** Each naming of a system, and the word for its edition behind it. */
function systemMarks(scene: Scene, brief: Brief, known: readonly KnownSystem[]): readonly Mark[] {
  const names = namesOf(scene, known);
  return scene.actors.flatMap((actor) => {
    const id = names.get(actor.key)?.id;
    const system = brief.systems.find((one) => one.id === id);
    if (system === undefined) return [];
    return actor.at.flatMap((mention) => [
      { ...span(scene, mention.at, mention.to), kind: 'system' as const, about: [`/systems/${system.id}`] },
      ...editionMark(scene, mention.to, system),
    ]);
  });
}

/** Between a name and its edition stand at most an article or a bracket. */
const editionReach = 4;

function editionMark(scene: Scene, from: number, system: BriefSystem): readonly Mark[] {
  const words = system.edition?.split(/[-_ ]/) ?? [];
  const [first] = words;
  if (first === undefined) return [];
  const at = scene.tokens.findIndex(
    ({ low }, index) => index >= from && index < from + editionReach && low === first,
  );
  if (at < 0) return [];
  const about = [`/systems/${system.id}/edition`];
  return [{ ...span(scene, at, at + words.length), kind: 'system', about }];
}

/** Each naming of a record, with the flows and volumes that speak of it. */
function objectMarks(scene: Scene, brief: Brief): readonly Mark[] {
  return scene.records.flatMap(({ at, to, record }) => {
    const isMeant = (name: string): boolean => objectOf(name).object === record.name;
    const about = [
      ...brief.flows
        .filter((flow) => isMeant(flow.from) || isMeant(flow.to))
        .map((flow) => `/flows/${flow.id}`),
      ...brief.volumes
        .filter((volume) => isMeant(volume.object))
        .map((volume) => `/volumes/${volume.object}`),
    ];
    return about.length === 0 ? [] : [{ ...span(scene, at, to), kind: 'object' as const, about }];
  });
}

/** The words of a flow's timing, nearest to the flow itself. */
function timeMarks(scene: Scene, brief: Brief): readonly Mark[] {
  const { streams } = streamsIn(scene, learnedWeights);
  return streams.flatMap(({ timing, at }, index): readonly Mark[] => {
    const flow = brief.flows[index];
    if (timing === null || flow === undefined) return [];
    const place = placeOf(scene.text, timing.said, scene.tokens[at]?.start ?? 0);
    return place === null ? [] : [{ ...place, kind: 'time', about: [`/flows/${flow.id}`] }];
  });
}

/** Where words stand in a text, however they are wrapped there; of several places the one nearest to `near`. */
function placeOf(
  text: string,
  said: string,
  near: number,
): { readonly start: number; readonly end: number } | null {
  const words = said
    .trim()
    .split(/\s+/)
    .map((word) => RegExp.escape(word));
  if (words.join('') === '') return null;
  const places = [...text.matchAll(new RegExp(words.join('\\s+'), 'gi'))].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
  }));
  return places.toSorted((a, b) => Math.abs(a.start - near) - Math.abs(b.start - near))[0] ?? null;
}

const days: Readonly<Record<string, number>> = {
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 30,
  quarter: 91,
  year: 365,
};
const perTime =
  /^[^.;:(),]{0,50}?\b(?:(?:a|per|an|each|every|on an?)\s+(?:\w+\s+)?(hour|day|week|month|quarter|year)|(hour|dai|week|month|year)ly)\b/i;

/** Figures that a volume holds: as they stand, or divided out of a longer time. */
function volumeMarks(text: string, volumes: readonly Volume[]): readonly Mark[] {
  const figures = text.matchAll(new RegExp(`(?<![\\w$€£.,/-])${numberPattern}(?![%°])`, 'gi'));
  return [...figures].flatMap((found): readonly Mark[] => {
    const said = found[0].replace(/[.,\s]+$/, '');
    const value = numberIn(said.toLowerCase());
    if (value === null) return [];
    const start = found.index;
    const rest = text.slice(start + said.length, start + said.length + 90);
    const times = /^\s*(?:times|x)\b/i.exec(rest);
    const rate = perTime.exec(rest);
    const unit = (rate?.[1] ?? rate?.[2])?.toLowerCase().replace('dai', 'day') ?? 'day';
    const daily = value / (days[unit] ?? 1);
    const about = volumes.flatMap((volume) => {
      const isPeak = times !== null && volume.peakFactor === value;
      const isDaily = times === null && near(volume.changesPerDay, daily);
      const isStock = times === null && volume.existing === value;
      return isPeak || isDaily || isStock ? [`/volumes/${volume.object}`] : [];
    });
    const isRate = volumes.some((volume) => times === null && near(volume.changesPerDay, daily));
    const more = times?.[0].length ?? (isRate ? (rate?.[0].length ?? 0) : 0);
    return about.length === 0 ? [] : [{ start, end: start + said.length + more, kind: 'volume', about }];
  });
}

/** Daily figures are rounded to a tenth where they were divided. */
function near(held: number | null, said: number): boolean {
  return held !== null && Math.abs(held - said) <= 0.051 + held * 0.001;
}

type Bounds = Brief['constraints'];

/** Whether other bounds say the same of one constraint; its name is the last part of the pointer. */
interface Wanted {
  readonly name: string;
  readonly isSaid: (bounds: Bounds) => boolean;
}

/** The shortest words of a sentence in which a constraint is still read. */
function constraintMarks(scene: Scene, brief: Brief): readonly Mark[] {
  const shortest = wantedOf(brief.constraints).flatMap(({ name, isSaid }): readonly Mark[] => {
    const place = shortestIn(scene, isSaid);
    return place === null ? [] : [{ ...place, kind: 'constraint', about: [`/constraints/${name}`] }];
  });
  const words = brief.constraints.never.flatMap((said): readonly Mark[] => {
    const place = placeOf(scene.text, said, 0);
    return place === null ? [] : [{ ...place, kind: 'constraint', about: ['/constraints/never'] }];
  });
  return [...words, ...shortest];
}

function wantedOf({ goLive, monthlyBudget, team, hosting, ...lists }: Bounds): readonly Wanted[] {
  const { developers = null, skills = [] } = team ?? {};
  const amount = monthlyBudget?.amount ?? null;
  const single: readonly (Wanted | null)[] = [
    goLive === null ? null : { name: 'goLive', isSaid: (one) => one.goLive === goLive },
    amount === null ? null : { name: 'monthlyBudget', isSaid: (one) => one.monthlyBudget?.amount === amount },
    developers === null ? null : { name: 'team', isSaid: (one) => one.team?.developers === developers },
    hosting === null ? null : { name: 'hosting', isSaid: (one) => one.hosting === hosting },
  ];
  return [
    ...single.filter((one) => one !== null),
    ...skills.map((skill) => ({
      name: 'team',
      isSaid: (one: Bounds) => one.team?.skills.includes(skill) === true,
    })),
    ...(['compliance', 'prefer', 'avoid'] as const).flatMap((name) =>
      lists[name].map((value) => ({ name, isSaid: (one: Bounds) => one[name].includes(value) })),
    ),
  ];
}

function shortestIn(
  scene: Scene,
  isSaid: Wanted['isSaid'],
): { readonly start: number; readonly end: number } | null {
  const isIn = (at: number, to: number): boolean => {
    const { start, end } = span(scene, at, to);
    return isSaid(boundsOf(sceneIn(scene.text.slice(start, end), [])).constraints);
  };
  const sentences = [...new Set(scene.tokens.map(({ sentence }) => sentence))];
  for (const number of sentences) {
    let at = scene.tokens.findIndex(({ sentence }) => sentence === number);
    let to = scene.tokens.findLastIndex(({ sentence }) => sentence === number) + 1;
    if (!isIn(at, to)) continue;
    while (to - at > 1 && isIn(at, to - 1)) to -= 1;
    while (to - at > 1 && isIn(at + 1, to)) at += 1;
    return span(scene, at, to);
  }
  return null;
}
