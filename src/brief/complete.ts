// What a brief leaves open, made plain: each gap becomes a question with why it matters, and where work can go on, an assumption.
// Figures that the writer gave are never touched, and no figure is written into the brief: an assumed one stays marked as such.
import type { Brief, BriefSystem, Volume } from './brief.ts';
import { objectOf, sameObject } from './object.ts';

/** Stands in where the brief gives no figure. Every use is named in an assumption and asked about. */
export const assumedExisting = 10_000;
/** Share of the existing records that changes on an ordinary day. */
export const assumedDailyShare = 0.02;
/** The busiest hour over the mean hour. */
export const assumedPeakFactor = 4;

export const volumeFigures = ['existing', 'changesPerDay', 'peakFactor'] as const;
export type VolumeFigure = (typeof volumeFigures)[number];

/** A volume with every figure, and the names of those that were assumed. */
export interface FullVolume {
  readonly existing: number;
  readonly changesPerDay: number;
  readonly peakFactor: number;
  readonly assumed: readonly VolumeFigure[];
}

export type Unknown = Brief['unknowns'][number];
export type Assumption = Brief['assumptions'][number];

/** The figures of a volume with the missing ones assumed; null stands for a volume that the brief does not have. */
export function fullVolume(volume: Volume | null): FullVolume {
  const existing = volume?.existing ?? assumedExisting;
  return {
    existing,
    changesPerDay: volume?.changesPerDay ?? Math.max(10, Math.round(existing * assumedDailyShare)),
    peakFactor: volume?.peakFactor ?? assumedPeakFactor,
    assumed: volumeFigures.filter((figure) => (volume?.[figure] ?? null) === null),
  };
}

/** The volume that speaks of an object; `same` tells which names mean one object. */
export function volumeOf(
  brief: Brief,
  object: string,
  same: (a: string, b: string) => boolean,
): Volume | null {
  return (
    brief.volumes.find((volume) => volume.object === object) ??
    brief.volumes.find((volume) => same(volume.object, object)) ??
    null
  );
}

/**
 * The brief with its gaps as `unknowns` and `assumptions`; doing it again adds nothing. `about` of an unknown is a pointer by ids, such as
 * "/systems/crm/edition". `same` tells which names mean one object, by default by spelling; `nameOf` how a system is called.
 */
export function completeBrief(
  brief: Brief,
  same: (a: string, b: string) => boolean = sameObject,
  nameOf: (system: BriefSystem) => string = writtenName,
): Brief {
  const gaps = [
    ...objectsRead(brief, same).flatMap((object) => volumeGap(brief, object, same)),
    ...systemGaps(brief, nameOf),
    ...flowGaps(brief),
    ...goLiveGap(brief),
  ];
  const asked = new Set(brief.unknowns.map((unknown) => unknown.about));
  const assumed = new Set(brief.assumptions.map((assumption) => assumption.text));
  return {
    ...brief,
    unknowns: [
      ...brief.unknowns,
      ...gaps.flatMap((gap) => (gap.unknown === null || asked.has(gap.unknown.about) ? [] : [gap.unknown])),
    ],
    assumptions: [
      ...brief.assumptions,
      ...gaps.flatMap((gap) =>
        gap.assumption === null || assumed.has(gap.assumption.text) ? [] : [gap.assumption],
      ),
    ],
  };
}

interface Gap {
  readonly unknown: Unknown | null;
  readonly assumption: Assumption | null;
}

/** Objects whose changes are read by some flow, each once under its first name, in the order of the flows. */
function objectsRead(brief: Brief, same: (a: string, b: string) => boolean): readonly string[] {
  const names = brief.flows.flatMap((flow) =>
    flow.direction === 'two-way' ? [flow.from, flow.to] : [flow.from],
  );
  return names.filter((name, index) => names.findIndex((one) => one === name || same(one, name)) === index);
}

const figureWords: Readonly<Record<VolumeFigure, string>> = {
  existing: 'how many exist today',
  changesPerDay: 'how many are created or changed on an ordinary day',
  peakFactor: 'how many times busier than the mean is the busiest hour',
};

function volumeGap(brief: Brief, object: string, same: (a: string, b: string) => boolean): readonly Gap[] {
  const full = fullVolume(volumeOf(brief, object, same));
  if (full.assumed.length === 0) return [];
  const words: Readonly<Record<VolumeFigure, string>> = {
    existing: `${full.existing} existing records`,
    changesPerDay: `${full.changesPerDay} changes a day`,
    peakFactor: `a busiest hour of ${full.peakFactor} times the mean`,
  };
  return [
    {
      unknown: {
        question: `Of ${object}: ${listed(full.assumed.map((figure) => figureWords[figure]))}?`,
        why: `The first load, the API budget and the running cost of every flow that reads ${object} are reckoned from it.`,
        about: `/volumes/${object}`,
      },
      assumption: {
        text: `${object}: ${listed(full.assumed.map((figure) => words[figure]))}, until someone says otherwise.`,
        from: null,
      },
    },
  ];
}

/** The name that the brief itself has for a system. */
function writtenName(system: BriefSystem): string {
  return system.name ?? system.uses ?? system.id;
}

function systemGaps(brief: Brief, nameOf: (system: BriefSystem) => string): readonly Gap[] {
  const used = new Set(brief.flows.flatMap((flow) => [objectOf(flow.from).system, objectOf(flow.to).system]));
  return brief.systems.flatMap((system): readonly Gap[] => {
    if (!used.has(system.id)) return [];
    const name = nameOf(system);
    if (system.uses === null && system.api === null) {
      return [
        {
          unknown: {
            question: `Which API does ${name} have, and where is its document (OpenAPI, for instance)?`,
            why: 'Without it no endpoint, limit or field of the system is known, and its flows stay open.',
            about: `/systems/${system.id}/api`,
          },
          assumption: null,
        },
      ];
    }
    if (system.uses === null || system.edition !== null) return [];
    const unknown = {
      question: `Which edition (plan) of ${name} is used?`,
      why: 'Limits and capabilities differ by edition; what is not certain is reckoned with the strictest.',
      about: `/systems/${system.id}/edition`,
    };
    return [{ unknown, assumption: null }];
  });
}

function flowGaps(brief: Brief): readonly Gap[] {
  const open = brief.flows
    .filter((flow) => flow.freshness === null && flow.every === null && flow.trigger !== 'manual')
    .map((flow) => flow.id);
  const unsaid = brief.flows.filter((flow) => flow.direction === 'auto');
  const freshness: Gap = {
    unknown: {
      question: `How soon must a change arrive (${listed(open)})?`,
      why: 'It decides between webhooks and polls, and how many calls a day are spent.',
      about: '/flows/freshness',
    },
    assumption: null,
  };
  const directions = unsaid.map(
    (flow): Gap => ({
      unknown: null,
      assumption: { text: `${flow.id} is one-way, from ${flow.from} to ${flow.to}.`, from: null },
    }),
  );
  return [...(open.length === 0 ? [] : [freshness]), ...directions];
}

function goLiveGap(brief: Brief): readonly Gap[] {
  if (brief.constraints.goLive !== null) return [];
  const unknown = {
    question: 'When should the integration go live?',
    why: 'Vendors end API versions on fixed days; which of them may still be used depends on the date.',
    about: '/constraints/goLive',
  };
  return [{ unknown, assumption: null }];
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/** The system id that an object or a pointer by ids ("/systems/crm/edition", "/volumes/crm.contact") speaks of, or null. */
export function systemAbout(about: string): string | null {
  const system = /^\/systems\/([^/]+)/.exec(about)?.[1];
  if (system !== undefined) return system;
  const object = /^\/volumes\/(.+)$/.exec(about)?.[1];
  return object === undefined || !object.includes('.') ? null : objectOf(object).system;
}
