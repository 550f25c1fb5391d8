// The descriptions with known flows that lie in a folder, for the scripts that learn from them and measure by them.
import { readdirSync, readFileSync } from 'node:fs';
import { readTruth, type TrueBrief } from '../src/brief/eval/truth.ts';

/** The descriptions of a folder (its URL ends with a slash) by their names. Throws ZodError when the shape of one is wrong. */
export function descriptionsIn(folder: URL): readonly TrueBrief[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => readTruth(name, readFileSync(new URL(name, folder), 'utf8')));
}
