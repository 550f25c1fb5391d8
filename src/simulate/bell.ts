// Asks for a window to be read at once; several rings before it begins are one.
import { type Gate, gate, type Kernel } from './kernel.ts';

export interface Bell {
  rung: boolean;
  readonly gate: Gate;
}

export function bell(): Bell {
  return { rung: false, gate: gate() };
}

export function ring(kernel: Kernel, own: Bell): void {
  own.rung = true;
  kernel.open(own.gate, 1);
}
