// The flows of a brief, each in one direction: a two-way flow becomes two legs that know each other.
// "auto" counts as one-way; that it was assumed is said by the completed brief.
import type { BriefFlow } from '../brief/brief.ts';
import { objectOf } from '../brief/object.ts';
import type { JoinedFlow, JoinedSystem } from './landscape.ts';
import { systemOf } from './systems.ts';

/** One direction of a flow: where it reads and where it writes ("system.object" each). */
export interface Leg extends Pick<JoinedFlow, 'id' | 'asked' | 'leg' | 'pair' | 'direction' | 'title'> {
  readonly source: string;
  readonly target: string;
}

/** The legs of a flow: "F1" alone, or "F1-out" and "F1-back". */
export function legsOf(asked: BriefFlow, systems: readonly JoinedSystem[]): readonly Leg[] {
  const titled = (from: string, to: string): string =>
    asked.name ?? `${words(from, systems)} → ${words(to, systems)}`;
  const title = titled(asked.from, asked.to);
  if (asked.direction !== 'two-way')
    return [
      {
        id: asked.id,
        asked,
        leg: 'only',
        pair: null,
        direction: 'one-way',
        title,
        source: asked.from,
        target: asked.to,
      },
    ];
  const out = `${asked.id}-out`;
  const back = `${asked.id}-back`;
  return [
    {
      id: out,
      asked,
      leg: 'out',
      pair: back,
      direction: 'two-way',
      title: `${title}, out`,
      source: asked.from,
      target: asked.to,
    },
    {
      id: back,
      asked,
      leg: 'back',
      pair: out,
      direction: 'two-way',
      title: `${titled(asked.to, asked.from)}, back`,
      source: asked.to,
      target: asked.from,
    },
  ];
}

function words(name: string, systems: readonly JoinedSystem[]): string {
  const { system, object } = objectOf(name);
  return `${systemOf(systems, system).name} ${object.replaceAll('_', ' ')}`;
}
