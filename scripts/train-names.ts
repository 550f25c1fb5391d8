// Learns which names are systems, from the descriptions whose systems are known. What is learned here is found before anything else is
// read, so this runs before train-reader.ts. Run: node scripts/train-names.ts → writes src/brief/text/names.json.
import { writeFileSync } from 'node:fs';
import { namesTaught } from '../src/brief/eval/names.ts';
import { descriptionsIn } from './descriptions.ts';

const truths = descriptionsIn(new URL('../src/brief/eval/descriptions/', import.meta.url));
const table = { spanwright: 1, weights: namesTaught(truths) };
writeFileSync(
  new URL('../src/brief/text/names.json', import.meta.url),
  `${JSON.stringify(table, null, 2)}\n`,
);
process.stdout.write(`learned from ${truths.length} descriptions\n`);
