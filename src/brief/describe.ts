// A description in people's own words → Brief: what was understood, what was assumed from which words, what must be asked.
// Deterministic and offline. Nothing is invented: an end that can't be found makes a question, not a flow.
import { InputError, inputProblem } from '../finding/input.ts';
import { Brief } from './brief.ts';
import type { BriefText } from './read.ts';
import { actorsOf } from './text/gather.ts';
import { boundsOf } from './text/bounds.ts';
import { withCoined } from './text/coined.ts';
import { clausesOf, type Reading } from './text/clauses.ts';
import { withoutPaths } from './text/documents.ts';
import { foreignLanguage } from './text/language.ts';
import { type NamedSystem, phraseIndex, plainIndex } from './text/lexicon.ts';
import { mentionsOf, verbsOf } from './text/mentions.ts';
import { questionsOf } from './text/questions.ts';
import { type Streams, streamsIn } from './text/reader.ts';
import { sceneOf, type Scene } from './text/scene.ts';
import { withStrangers } from './text/strangers.ts';
import { type KnownSystem, namesOf, systemsOf } from './text/systems.ts';
import { tokensOf } from './text/tokens.ts';
import { useCaseOf } from './text/usecase.ts';
import { type Learned, learnedWeights } from './text/weights.ts';
import { flowsOf, volumesOf } from './text/write.ts';

export type { KnownSystem };

const maxSigns = 60_000;

/** Reads a description. `known` are the systems with facts: they are found by their names, and only they need no API document. Throws {@link InputError} on a text that names no systems or nothing that flows between them. */
export function describeBrief(input: BriefText, known: readonly KnownSystem[] = []): Brief {
  const brief = outlineBrief(input, known);
  if (brief.flows.length === 0) throw refused(input, nothingFlows(brief.systems.map(nameOf)), expected);
  return brief;
}

/**
 * As {@link describeBrief}, for showing what was understood: a text that speaks of records and of several systems, but of no flow
 * that could be read, gives a brief without flows and the question for them. Such a brief can't be planned. `learned` is what the
 * reader has learned; only its training gives other.
 */
export function outlineBrief(
  input: BriefText,
  known: readonly KnownSystem[] = [],
  learned: Learned = learnedWeights,
): Brief {
  if (input.text.trim() === '') throw refused(input, 'is empty', expected);
  if (input.text.length > maxSigns)
    throw refused(
      input,
      `is a description of ${input.text.length} characters`,
      `at most ${maxSigns} characters: which systems, and what should flow between them`,
    );
  const scene = sceneIn(input.text, known);
  const language = foreignLanguage(scene.tokens);
  if (language !== null) throw refused(input, foreign(language, scene), expected);
  if (scene.actors.length === 0)
    throw refused(input, 'names no system that is known, by product or by kind', expected);
  const read = streamsIn(scene, learned);
  const { streams } = read;
  const speaksOfFlows = scene.actors.length > 1 && scene.records.length > 0 && scene.verbs.length > 0;
  if (streams.length === 0 && !speaksOfFlows)
    throw refused(input, nothingFlows(scene.actors.map((actor) => actor.name)), expected);
  const brief = composed(scene, read, known);
  return streams.length === 0
    ? { ...brief, unknowns: [openFlows(scene), ...brief.unknowns] }
    : Brief.parse(brief);
}

function composed(scene: Scene, { streams, doubtful, move }: Streams, known: readonly KnownSystem[]): Brief {
  const names = namesOf(scene, known);
  const flows = flowsOf(streams, names);
  const volumes = volumesOf(scene, streams, names);
  const bounds = boundsOf(scene);
  const useCase = useCaseOf(scene, move);
  return {
    spanwright: 1,
    name: listed(scene.actors.slice(0, 6).map((actor) => actor.name)),
    summary: useCase.summary,
    systems: systemsOf(scene, names),
    flows: flows.flows,
    volumes: volumes.volumes,
    constraints: bounds.constraints,
    unknowns: [...bounds.unknowns, ...questionsOf({ scene, streams, doubtful, names, known })],
    assumptions: [
      ...useCase.assumptions,
      ...flows.assumptions,
      ...volumes.assumptions,
      ...bounds.assumptions,
    ],
  };
}

function openFlows(scene: Scene): Brief['unknowns'][number] {
  return {
    question: `What should flow between ${listed(scene.actors.slice(0, 6).map((actor) => actor.name))}, and in which direction?`,
    why: 'The systems were recognised, but no flow between them could be read; without one there is nothing to plan.',
    about: '/flows',
  };
}

function nameOf(system: Brief['systems'][number]): string {
  return system.name ?? system.id;
}

/** Everything that was recognised in a text. */
export function sceneIn(text: string, known: readonly KnownSystem[]): Scene {
  const tokens = tokensOf(withoutPaths(text));
  const listed = mentionsOf(tokens, known.length === 0 ? plainIndex : phraseIndex(extra(known)));
  const mentions = withStrangers(tokens, withCoined({ text, tokens, mentions: listed }));
  const reading: Reading = { text, tokens, mentions, verbs: verbsOf(tokens, mentions) };
  return sceneOf(reading, clausesOf(reading), actorsOf(reading));
}

/** The catalog's systems that the lexicon does not have, as it would have them. */
function extra(known: readonly KnownSystem[]): readonly NamedSystem[] {
  const names = (system: KnownSystem): readonly string[] =>
    [system.id, system.name, ...system.aliases].map((name) => name.toLowerCase());
  const held = new Set(
    [...plainIndex.values()]
      .flat()
      .flatMap((phrase) =>
        phrase.sense.is === 'system' ? [phrase.sense.system.id, phrase.sense.system.name.toLowerCase()] : [],
      ),
  );
  return known
    .filter((system) => !names(system).some((name) => held.has(name)))
    .map((system) => ({
      id: system.id,
      name: system.name,
      kind: system.category ?? 'internal',
      aliases: system.aliases,
      words: [],
    }));
}

const expected =
  'a description such as "When a deal is won in HubSpot, create an invoice in Xero", or a YAML brief';

function nothingFlows(names: readonly string[]): string {
  const [only] = names;
  return names.length === 1 && only !== undefined
    ? `names one system only (${only}) and nothing that flows from it to another`
    : `names ${listed(names.slice(0, 6))}, but nothing that flows between them could be read`;
}

function foreign(language: string, scene: Scene): string {
  const named = scene.actors.filter((actor) => actor.uses !== null).map((actor) => actor.name);
  const recognised =
    named.length === 0 ? 'no system was recognised' : `recognised: ${listed(named.slice(0, 12))}`;
  return `is written in ${language}; descriptions are read in English (${recognised})`;
}

function refused(input: BriefText, message: string, wanted: string): InputError {
  return new InputError([inputProblem({ file: input.name, message, expected: wanted })]);
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
