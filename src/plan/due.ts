// By which day something must be settled, and who confirms what was taken for granted.
import type { Groundwork } from './groundwork.ts';
import type { Assumption, PlanQuestion } from './plan.ts';
import type { Project } from './project.ts';

/** The first day of the task that waits, or of the task that the gate opens. What is neither is due at the end. */
export function dueOf(blocks: string, project: Project): PlanQuestion['due'] {
  const gate = project.gates.find((one) => one.id === blocks);
  const task = project.tasks.find((one) => one.id === (gate?.before ?? blocks)) ?? project.tasks.at(-1);
  return { day: task?.startDay ?? 0, date: task?.startDate ?? null };
}

/** Figures of a system's records are confirmed by its owner, everything else by the sponsor; before the build, or before the load is tried. */
export function assumptionsOf(
  assumptions: readonly { readonly text: string; readonly from: string | null }[],
  ground: Groundwork,
): readonly Assumption[] {
  const systems = new Map(ground.connections.map((connection) => [connection.system, connection.name]));
  return assumptions.map(({ text, from }, index) => {
    const [, system] = /^([A-Za-z][A-Za-z0-9_-]*)\.\S+/.exec(text) ?? [];
    const name = system === undefined ? undefined : systems.get(system);
    return {
      id: `AS-${index + 1}`,
      text,
      from,
      owner: name === undefined ? 'sponsor' : `owner of ${name}`,
      before: name === undefined ? 'K3' : 'K6',
    };
  });
}
