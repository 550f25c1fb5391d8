// A design's map before there is a plan: the systems around the design's own engine, and the ways between them. Flows that travel alike
// between the same two are one way, so that two hundred flows stay a picture.
import type { TriggerMode } from '../../landscape/landscape.ts';
import { inWords } from '../../measure/duration.ts';
import type { FlowSketch, Proposed, ProposedFlow, ProposedSystem } from '../proposal.ts';
import { movedHow } from './design.ts';

/**
 * `in`: from a system into the engine, by `mode`, told in `words`, with `label` and `repair` for a picture ("poll 5 min"); `out`: into a
 * system. `flows` names the first few of `count`.
 */
export interface MapWay {
  readonly system: string;
  readonly direction: 'in' | 'out';
  readonly mode: TriggerMode | null;
  readonly words: string | null;
  readonly label: string | null;
  readonly repair: string | null;
  readonly flows: readonly string[];
  readonly count: number;
  readonly status: ProposedFlow['status'];
}

export interface DesignMap {
  readonly design: string;
  readonly systems: readonly ProposedSystem[];
  readonly engine: {
    readonly tool: string;
    readonly queue: string | null;
    readonly state: string | null;
    readonly intake: string | null;
  };
  readonly ways: readonly MapWay[];
}

/** So many flows are named on a way. */
const named = 6;

/** Empty where there is no such design. */
export function designMap({ sketches, systems, flows }: Proposed, id: string): readonly DesignMap[] {
  const sketch = sketches.find((one) => one.id === id);
  if (sketch === undefined) return [];
  const tool = (layer: string): string | null =>
    sketch.layers.find((one) => one.layer === layer)?.tool ?? null;
  const moved = sketch.flows.flatMap((own) => {
    const flow = flows.find((one) => one.id === own.flow);
    return flow === undefined ? [] : [{ own, flow }];
  });
  const used = new Set(moved.flatMap(({ flow }) => [flow.from.system, flow.to.system]));
  return [
    {
      design: id,
      systems: systems.filter(({ system }) => used.has(system)),
      engine: {
        tool: tool('transport') ?? tool('schedule') ?? tool('transform') ?? 'Own program',
        queue: sketch.flows.find(({ queue }) => queue !== null)?.queue ?? null,
        state: tool('state'),
        intake: tool('intake'),
      },
      ways: [
        ...gathered(moved.map(({ own, flow }) => ({ system: flow.from.system, direction: 'in', own, flow }))),
        ...gathered(moved.map(({ own, flow }) => ({ system: flow.to.system, direction: 'out', own, flow }))),
      ],
    },
  ];
}

interface OneWay {
  readonly system: string;
  readonly direction: 'in' | 'out';
  readonly own: FlowSketch;
  readonly flow: ProposedFlow;
}

function gathered(ways: readonly OneWay[]): readonly MapWay[] {
  const groups = new Map<string, OneWay[]>();
  for (const way of ways) {
    const how = way.direction === 'in' ? movedHow(way.own) : '';
    const key = JSON.stringify([way.system, how, way.flow.status]);
    const held = groups.get(key);
    if (held === undefined) groups.set(key, [way]);
    else held.push(way);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const told = first.direction === 'in';
    return [
      {
        system: first.system,
        direction: first.direction,
        mode: told ? first.own.mode : null,
        words: told ? movedHow(first.own) : null,
        label: told ? short(first.own.mode, first.own.every) : null,
        repair:
          told && first.own.repair !== null ? short(first.own.repair.mode, first.own.repair.every) : null,
        flows: group.slice(0, named).map(({ flow }) => flow.id),
        count: group.length,
        status: first.flow.status,
      },
    ];
  });
}

function short(mode: TriggerMode, every: string | null): string {
  if (every === null || mode === 'webhook' || mode === 'event') return mode;
  return `${mode === 'schedule' ? 'batch' : mode} ${inWords(every)}`;
}
