// Which of the five usual situations a description tells of: consolidating a stack, leaving a legacy system, selling on several
// channels, a partner's API, an API of one's own. It only summarises; no flow depends on it.
import { channelKinds } from './actors.ts';
import type { Move } from './move.ts';
import type { Scene } from './scene.ts';

export const useCases = [
  'stack consolidation',
  'legacy migration',
  'multi-channel commerce',
  'partner API',
  'internal API',
] as const;
export type UseCase = (typeof useCases)[number];

/** The situation as a sentence, and the assumption with the words that led to it. */
export function useCaseOf(
  scene: Scene,
  move: Move | null,
): {
  readonly useCase: UseCase;
  readonly summary: string;
  readonly assumptions: readonly { readonly text: string; readonly from: string }[];
} {
  const { useCase, said } = situation(scene, move);
  const names = scene.actors.map((actor) => actor.name);
  const systems =
    names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
  const summary = `${useCase[0]?.toUpperCase() ?? ''}${useCase.slice(1)}: ${systems}.`;
  return { useCase, summary, assumptions: [{ text: `The use case is ${useCase}.`, from: said }] };
}

function situation(scene: Scene, move: Move | null): { readonly useCase: UseCase; readonly said: string } {
  const channels = scene.actors.filter((actor) => channelKinds.includes(actor.kind));
  const named = (actors: readonly { readonly name: string }[]): string =>
    actors.map((actor) => actor.name).join(', ');
  if (scene.partner !== null) return { useCase: 'partner API', said: scene.partner.name };
  if (move !== null && !/\b(bought|acquired|merg)/i.test(scene.text))
    return { useCase: 'legacy migration', said: move.said };
  const own = scene.actors.filter(
    (actor) => actor.kind === 'internal' || (actor.kind === 'database' && actor.uses === null),
  );
  if (own.length > 0) return { useCase: 'internal API', said: named(own) };
  if (channels.length > 1) return { useCase: 'multi-channel commerce', said: named(channels) };
  return { useCase: 'stack consolidation', said: named(scene.actors) };
}
