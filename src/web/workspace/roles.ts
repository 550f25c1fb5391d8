// The roles in the words in which they are offered.
import type { Answer } from '../client/api.ts';

export type Role = Answer<'/api/w/{workspace}/members', 'get'>[number]['role'];

export const roles = [
  { value: 'owner', label: 'Owner: everything, members and settings too' },
  { value: 'architect', label: 'Architect: describes, designs, decides mappings' },
  { value: 'approver', label: 'Approver: signs plans and gates' },
  { value: 'viewer', label: 'Viewer: reads' },
] as const satisfies readonly { readonly value: Role; readonly label: string }[];
