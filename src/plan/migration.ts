// Whether the brief is about leaving a system, told by its words and its flows alone: which system goes, and which take its place.
// A system that is merely old and stays is no migration.
import type { Brief, BriefSystem } from '../brief/brief.ts';

/** `said` are the words that tell it. */
export interface Migration {
  readonly system: string;
  readonly successors: readonly string[];
  /** Flows out of the system that is left, and those that lead back into it until it is shut; ids of the brief. */
  readonly out: readonly string[];
  readonly back: readonly string[];
  readonly said: string;
}

const aged =
  /\b(old|legacy|former|previous|outgoing|retiring|end[- ]of[- ]life|obsolete|aging|ageing|alt(e[srn]?)?|ancien(ne)?|antiguo|vecchio)\b/i;
const leaving =
  /\b(migrat\w*|replac(e|es|ed|ing)|retir(e|es|ed|ing)|decommission\w*|shut(s|ting)?( \w+)? down|is shut|be shut|switch(es|ed|ing)? off|leav(e|es|ing)|phas(e|es|ed|ing) out|sunset\w*|cut ?over|end of life|turn(ed|s)? off|tak(e|es|ing) over|mov(e|es|ed|ing) (from|off|away|over|everything|all)|get rid|abl(ö|oe)s\w*|abschalt\w*|migrier\w*)\b/i;
const from =
  /\b(from|off|leav(e|es|ing)|replac(e|es|ing)|retir(e|es|ing)|decommission(s|ing)?|shut(s|ting)? down|switch(es|ing)? off|migrat(e|es|ing)|out of|rid of|sunset(s|ting)?|phas(e|es|ing) out)\s+((the|our|an?|old|legacy|own|current|existing)\s+)*$/i;

export function migrationsOf(brief: Brief): readonly Migration[] {
  const words = wordsOf(brief);
  const said = words.find((text) => leaving.test(text));
  if (said === undefined) return [];
  const sources = brief.systems.filter((system) => outOf(brief, system.id).length > 0);
  const old = sources.filter((system) => isAged(system) || isLeft(system, words));
  const gone = old.length > 0 ? old : onlyGiver(brief, words, sources);
  const going = new Set(gone.map((system) => system.id));
  return gone.flatMap((system) => {
    const out = outOf(brief, system.id);
    const successors = [...new Set(out.map((flow) => ends(flow.to)))].filter((id) => !going.has(id));
    if (successors.length === 0) return [];
    return [
      {
        system: system.id,
        successors,
        out: out.map((flow) => flow.id),
        back: brief.flows.filter((flow) => ends(flow.to) === system.id).map((flow) => flow.id),
        said,
      },
    ];
  });
}

/** The system of "system.object". */
function ends(endpoint: string): string {
  return endpoint.slice(0, endpoint.indexOf('.'));
}

function outOf(brief: Brief, system: string): Brief['flows'] {
  return brief.flows.filter((flow) => ends(flow.from) === system && ends(flow.to) !== system);
}

function wordsOf(brief: Brief): readonly string[] {
  return [
    brief.summary,
    brief.name,
    ...brief.systems.map((system) => system.description),
    ...brief.flows.flatMap((flow) => [flow.purpose, flow.name]),
    ...brief.assumptions.flatMap((assumption) => [assumption.from, assumption.text]),
  ].filter((text) => text !== null);
}

function isAged({ name, description, id }: BriefSystem): boolean {
  return [name, description, id.replaceAll(/[-_]/g, ' ')].some((text) => text !== null && aged.test(text));
}

/** Named right after a word of leaving: "from Zendesk", "leaving the old ERP", or right before one: "Access is shut down". */
function isLeft(system: BriefSystem, words: readonly string[]): boolean {
  const names = [system.name, system.uses, system.id]
    .filter((name) => name !== null && name.length > 1)
    .map((name) => (name ?? '').toLowerCase());
  return words.some((text) => {
    const low = text.toLowerCase();
    return names.some((name) => {
      const at = low.indexOf(name);
      if (at < 0 || !leaving.test(text)) return false;
      const after = low.slice(at + name.length);
      return (
        from.test(low.slice(0, at)) ||
        /^\s+(is|are|will be|gets|goes|stays until)?\s*(then\s+)?(shut|switched off|turned off|retired|decommissioned|replaced|phased out|sunset)/.test(
          after,
        ) ||
        (/\b(shut|switch|turn)\s+$/.test(low.slice(0, at)) && /^\s+(down|off)\b/.test(after))
      );
    });
  });
}

/** A move is spoken of and no system is called old: the one that only gives, if exactly one does. */
function onlyGiver(
  brief: Brief,
  words: readonly string[],
  sources: readonly BriefSystem[],
): readonly BriefSystem[] {
  if (!words.some((text) => /\bmigrat\w*/i.test(text))) return [];
  const givers = sources.filter(
    (system) =>
      !brief.flows.some((flow) => ends(flow.to) === system.id) &&
      outOf(brief, system.id).every((flow) => flow.direction !== 'two-way'),
  );
  return givers.length === 1 ? givers : [];
}
