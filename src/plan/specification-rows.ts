// What the sections of the specification are made of: the material, rows that the plan fills, rows for people.
import type { Brief } from '../brief/brief.ts';
import type { Connection } from './connection.ts';
import type { Particulars } from './particulars.ts';
import type { PlanFlow, PlanMapping, PlanTest } from './plan.ts';
import type { Project } from './project.ts';
import type { SpecificationRow } from './specification.ts';

export interface SpecificationMaterial {
  readonly brief: Brief;
  readonly name: string;
  readonly summary: string;
  readonly connections: readonly Connection[];
  readonly flows: readonly PlanFlow[];
  readonly mappings: readonly PlanMapping[];
  readonly tests: readonly PlanTest[];
  readonly project: Project;
  readonly particulars: readonly Particulars[];
}

/** A row that the plan fills, resting on the given stable ids. */
export function filled(id: string, cells: readonly string[], refs: readonly string[]): SpecificationRow {
  return { id, cells, by: 'plan', blanks: [], refs };
}

/** A row for people; cells that are known already may be given, the empty ones wait. */
export function people(id: string, cells: readonly string[]): SpecificationRow {
  const blanks = cells.flatMap((cell, index) => (cell === '' ? [index] : []));
  return { id, cells, by: 'people', blanks, refs: [] };
}
