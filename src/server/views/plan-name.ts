import { type View, view } from '../reading/view.ts';
export const planName: View<'plan', null, string> = view('plan', (plan) => plan.name);
