// Prints how well the field matcher does on the project's own evaluation set, beside two plain matchers.
// Run: node scripts/mapping-eval.ts [--misses]. Reads src/mapping/eval/*.yaml; writes nothing.
import { readdirSync, readFileSync } from 'node:fs';
import { matchers, recallAtThree } from '../src/mapping/eval/matchers.ts';
import { type EvalPair, readPair, scorePair, summary } from '../src/mapping/eval/pair.ts';

const folder = new URL('../src/mapping/eval/', import.meta.url);
const pairs: readonly EvalPair[] = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map((name) => readPair(name, readFileSync(new URL(name, folder), 'utf8')));

const percent = (share: number): string => (100 * share).toFixed(1).padStart(6);
const lines = [
  'matcher          precision recall     F1',
  ...Object.entries(matchers).map(([name, predict]) => {
    const { precision, recall, f1 } = summary(
      pairs.map((pair) => scorePair(pair, predict(pair.from, pair.to))),
    );
    return `${name.padEnd(16)}   ${percent(precision)} ${percent(recall)} ${percent(f1)}`;
  }),
];
const hits = pairs.map((pair) => recallAtThree(pair.from, pair.to, pair.truth));
const share = hits.reduce((sum, { hit }) => sum + hit, 0) / hits.reduce((sum, { all }) => sum + all, 0);
lines.push(
  '',
  `spanwright, recall among the best three: ${percent(share).trim()}`,
  '',
  'pair                                     F1 (spanwright)',
);
const ours = matchers['spanwright'];
for (const pair of pairs) {
  if (ours === undefined) break;
  const found = ours(pair.from, pair.to);
  lines.push(`${pair.name.padEnd(40)} ${percent(summary([scorePair(pair, found)]).f1)}`);
  if (!process.argv.includes('--misses')) continue;
  const has = (list: readonly (readonly [string, string])[], [a, b]: readonly [string, string]): boolean =>
    list.some(([x, y]) => x === a && y === b);
  for (const row of pair.truth) if (!has(found, row)) lines.push(`    missed ${row.join(' → ')}`);
  for (const row of found)
    if (!has([...pair.truth, ...pair.also], row)) lines.push(`    wrong  ${row.join(' → ')}`);
}
process.stdout.write(`${lines.join('\n')}\n`);
