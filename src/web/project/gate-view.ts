// One gate of a project, as one person sees it.
import type { Role } from '../client/role.ts';
import type { Place, Project, Standing } from './queries.ts';

export interface GateView {
  readonly path: Place;
  readonly project: Project;
  readonly standing: Standing;
  readonly role: Role;
  readonly names: Readonly<Record<string, string>>;
}
