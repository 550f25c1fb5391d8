// What a BRIEF argument may be: a path, "-" for standard input, or the brief itself.
import { existsSync } from 'node:fs';
import { InputError, inputProblem } from '../finding/input.ts';
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
  if (!existsSync(given) && !/[./\\]/.test(given)) throw oneWord(given);
  return { brief: { name: given, text: await textAt(given) }, ports: portsBeside(given) };
}

/** One word, or none, that is no file: too little for a description, and hardly meant as a path. */
function oneWord(given: string): InputError {
  const problem = inputProblem({
    file: given.trim() === '' ? 'the argument' : given,
    message: given.trim() === '' ? 'is empty' : 'is no file, and one word is no description',
    expected:
      'the path of a brief, or a description such as "When a deal is won in HubSpot, create an invoice in Xero"',
  });
  return new InputError([problem]);
}

export function portsBeside(path: string | null): Ports {
  return { shelf: shippedShelf(), documents: documentsBeside(path) };
}
