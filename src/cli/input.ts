// What a BRIEF argument may be: a path, "-" for standard input, or the brief itself.
import { existsSync } from 'node:fs';
import type { PlanRequest } from '../jobs/plan.ts';
import type { Ports } from '../jobs/ports.ts';
import { documentsBeside, textAt } from '../store/documents.ts';
import { shippedShelf } from '../store/shelf.ts';
import type { Streams } from './streams.ts';

/** The brief's text with its name, and ports that read documents beside it. */
export interface BriefInput {
  readonly brief: PlanRequest['brief'];
  readonly ports: Ports;
}

/** Anything with a line break, or with a space and no such file, is taken as the brief itself. */
export async function briefInput(given: string, streams: Streams): Promise<BriefInput> {
  if (given === '-')
    return { brief: { name: 'standard input', text: await streams.stdin() }, ports: portsBeside(null) };
  const isText = given.includes('\n') || (/\s/.test(given.trim()) && !existsSync(given));
  if (isText) return { brief: { name: 'the argument', text: given }, ports: portsBeside(null) };
  return { brief: { name: given, text: await textAt(given) }, ports: portsBeside(given) };
}

export function portsBeside(path: string | null): Ports {
  return { shelf: shippedShelf(), documents: documentsBeside(path) };
}
