// The views of what competes, as reading threads answer them.
import { Refused } from '../problem.ts';
import { type View, view } from '../reading/view.ts';
import { type DesignView, designView } from './design.ts';
import { type DesignsView, designsView } from './designs.ts';
import { sideBySide } from './lay-side-by-side.ts';
import type { SideBySide } from './side-by-side.ts';

export const allDesigns: View<'proposal', null, DesignsView> = view('proposal', designsView);

export const oneDesign: View<'proposal', { readonly design: string }, DesignView> = view(
  'proposal',
  (proposed, { design }) => designView(proposed, design) ?? noDesign(),
);

export const designsSideBySide: View<
  'proposal',
  { readonly designs: readonly string[]; readonly naive: boolean },
  SideBySide
> = view('proposal', (proposed, { designs, naive }) => sideBySide(proposed, designs, naive) ?? noDesign());

function noDesign(): never {
  throw new Refused(404, 'No design of this id competes here.');
}
