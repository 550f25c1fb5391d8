// Writes docs/invariants/<name>.md for every invariant of a run, from the same texts that runs are judged by.
// `node scripts/invariant-pages.ts`; a test fails when a page is not what this writes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { invariants } from '../src/simulate/flight.ts';
import { laws } from '../src/simulate/invariants/laws.ts';
import { incidentWords } from '../src/simulate/observe/incident-words.ts';

const folder = fileURLToPath(new URL('../docs/invariants/', import.meta.url));

/** Every page by file name, the index first. */
export function invariantPages(): ReadonlyMap<string, string> {
  const pages = invariants.map((name): [string, string] => {
    const law = laws[name];
    const kinds = law.broken.map((kind) => `- ${incidentWords[kind]}`).join('\n');
    return [
      `${name}.md`,
      `# ${law.title}\n\n\`${name}\`\n\n${law.means}\n\n## How it is judged\n\n${law.judged}\n\n## What breaks it\n\n${kinds}\n\nEach counts once; a run reports how many there were, and when, where and what the first one was. \`spanwright simulate PLAN --seed N\` flies the same run again.\n`,
    ];
  });
  const index = `# Invariants of a run\n\nWhat has to hold in every run of a design against virtual vendors, whatever goes wrong.\n\n${invariants.map((name) => `- [${laws[name].title}](${name}.md)`).join('\n')}\n`;
  return new Map([['README.md', index], ...pages]);
}

if (import.meta.main) {
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of invariantPages()) writeFileSync(`${folder}${file}`, text);
}
