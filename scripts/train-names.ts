// Learns which names are systems, from the descriptions of src/brief/eval whose systems are known.
// Run: node scripts/train-names.ts [FOLDER…] → writes src/brief/text/names.json; further folders of such descriptions are read too.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { namesTaught } from '../src/brief/eval/names.ts';
import { readTruth } from '../src/brief/eval/truth.ts';

const folders = [
  new URL('../src/brief/eval/', import.meta.url),
  ...process.argv.slice(2).map((path) => new URL(`${pathToFileURL(path).href}/`)),
];
const truths = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => readTruth(name, readFileSync(new URL(name, folder), 'utf8'))),
);
const table = { spanwright: 1, weights: namesTaught(truths) };
writeFileSync(
  new URL('../src/brief/text/names.json', import.meta.url),
  `${JSON.stringify(table, null, 2)}\n`,
);
process.stdout.write(`learned from ${truths.length} descriptions\n`);
