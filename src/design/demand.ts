// One policy put as what a tool must bear: figures and features. What would lift it is said for the case that no tool can.
import type { Layer } from './design.ts';
import type { Feature, Measure, PolicyKind } from './platform.ts';

/** `policy` begins with the decision's name; `layer` is the layer whose tool has to carry it; `lift` begins in lower case. */
export interface Demand {
  readonly policy: string;
  readonly kind: PolicyKind;
  readonly layer: Layer['layer'];
  readonly says: string;
  readonly needs: readonly { readonly measure: Measure; readonly value: number }[];
  readonly wants: readonly Feature[];
  readonly lift: string;
}
