// One gate of a project, as one person sees it.
import type { Role } from '../client/role.ts';
import type { PlanPlace } from '../client/queries.ts';
import type { Project, Standing } from './queries.ts';

export interface GateView {
  readonly path: PlanPlace;
  readonly project: Project;
  readonly standing: Standing;
  readonly role: Role;
  readonly names: Readonly<Record<string, string>>;
}
