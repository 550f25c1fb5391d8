// A description in people's own words → Brief: what was understood, what was assumed from which words, what must be asked.
// Deterministic and offline. Nothing is invented: an end that can't be found makes a question, not a flow.
import { InputError, inputProblem } from '../finding/input.ts';
import { Brief } from './brief.ts';
import type { BriefText } from './read.ts';
import { actorsOf } from './text/gather.ts';
import { boundsOf } from './text/bounds.ts';
import { clausesOf, type Reading } from './text/clauses.ts';
import { streamsOf } from './text/flows.ts';
import { type NamedSystem, phraseIndex, plainIndex } from './text/lexicon.ts';
import { mentionsOf, verbsOf } from './text/mentions.ts';
import { questionsOf } from './text/questions.ts';
import { sceneOf, type Scene } from './text/scene.ts';
import { withStrangers } from './text/strangers.ts';
import { type KnownSystem, namesOf, systemsOf } from './text/systems.ts';
import { tokensOf } from './text/tokens.ts';
import { useCaseOf } from './text/usecase.ts';
import { flowsOf, volumesOf } from './text/write.ts';

export type { KnownSystem };

const maxSigns = 60_000;

/** Reads a description. `known` are the systems with facts: they are found by their names, and only they need no API document. Throws {@link InputError} on a text that names no systems or nothing that flows between them. */
export function describeBrief(input: BriefText, known: readonly KnownSystem[] = []): Brief {
  if (input.text.trim() === '') throw refused(input, 'is empty', expected);
  if (input.text.length > maxSigns)
    throw refused(
      input,
      `is a description of ${input.text.length} characters`,
      `at most ${maxSigns} characters: which systems, and what should flow between them`,
    );
  const scene = sceneIn(input.text, known);
  if (scene.actors.length === 0)
    throw refused(input, 'names no system that is known, by product or by kind', expected);
  const names = namesOf(scene, known);
  const streams = streamsOf(scene);
  if (streams.length === 0) throw refused(input, nothingFlows(scene), expected);
  const systems = systemsOf(scene, names);
  const flows = flowsOf(streams, names);
  const volumes = volumesOf(scene, streams, names);
  const bounds = boundsOf(scene);
  const useCase = useCaseOf(scene);
  const asked = questionsOf({ scene, streams, names, known });
  return Brief.parse({
    spanwright: 1,
    name: listed(scene.actors.slice(0, 6).map((actor) => actor.name)),
    summary: useCase.summary,
    systems,
    flows: flows.flows,
    volumes: volumes.volumes,
    constraints: bounds.constraints,
    unknowns: [...bounds.unknowns, ...asked],
    assumptions: [
      ...useCase.assumptions,
      ...flows.assumptions,
      ...volumes.assumptions,
      ...bounds.assumptions,
    ],
  });
}

/** Everything that was recognised in a text. */
export function sceneIn(text: string, known: readonly KnownSystem[]): Scene {
  const tokens = tokensOf(text);
  const listed = mentionsOf(tokens, known.length === 0 ? plainIndex : phraseIndex(extra(known)));
  const mentions = withStrangers(tokens, listed);
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

function nothingFlows(scene: Scene): string {
  const names = listed(scene.actors.slice(0, 6).map((actor) => actor.name));
  return scene.actors.length === 1
    ? `names one system only (${names}) and nothing that flows from it to another`
    : `names ${names}, but nothing that flows between them could be read`;
}

function refused(input: BriefText, message: string, wanted: string): InputError {
  return new InputError([inputProblem({ file: input.name, message, expected: wanted })]);
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
