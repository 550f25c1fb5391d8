// Questions about what was read from an API document, for the reading threads.
import { ApiProfile } from '../../catalog/profile.ts';
import { type View, view } from '../reading/view.ts';
import { changesBetween, type DocumentChange, type Inferred, inferredOf } from './document.ts';
import {
  type Found,
  type Look,
  type ObjectLine,
  objectsOf,
  objectView,
  type ObjectView,
  systemView,
  type SystemView,
} from './system.ts';

export const documentSystem: View<
  'profile',
  { readonly today: string },
  SystemView & { readonly inferred: readonly Inferred[] }
> = view('profile', (profile, { today }) => ({
  ...systemView(profile, today),
  inferred: inferredOf(profile),
}));

export const documentObjects: View<'profile', Look, Found<ObjectLine>> = view('profile', objectsOf);

export const documentObject: View<'profile', Look & { readonly name: string }, ObjectView | null> = view(
  'profile',
  (profile, { name, ...look }) => objectView(profile, name, look),
);

/** `before` is the text of the earlier profile. */
export const documentChanges: View<'profile', { readonly before: string }, readonly DocumentChange[]> = view(
  'profile',
  (profile, { before }) => changesBetween(ApiProfile.parse(JSON.parse(before)), profile),
);
