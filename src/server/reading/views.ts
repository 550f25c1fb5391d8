// The views that reading threads answer, by name: one line above for its type, one below for itself. What a view does stands in its own file
// under src/server/views. Only the threads load this table: the server knows its type alone.
import type { View } from './view.ts';
import { planName } from '../views/plan-name.ts';

export interface Views {
  readonly 'plan.name': View<'plan', null, string>;
}

export const views: Views = {
  'plan.name': planName,
};
