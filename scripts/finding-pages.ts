// Writes docs/findings/<code>.md for every message of the catalogue, from the same texts that findings are made of.
// `node scripts/finding-pages.ts`; a test fails when a page is not what this writes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rules } from '../src/check/check.ts';
import { messages } from '../src/finding/messages.ts';

const folder = fileURLToPath(new URL('../docs/findings/', import.meta.url));

/** Every page by file name, the index first. */
export function findingPages(): ReadonlyMap<string, string> {
  const pages = Object.entries(messages).map(([code, message]): [string, string] => {
    const rule = rules.find((candidate) => candidate.code === code);
    const origin = rule === undefined ? madeBy(code) : `Rule \`${rule.name}\` of \`spanwright check\`.`;
    return [
      `${code}.md`,
      `# ${code}: ${message.title}\n\n${origin} Severity: ${message.severity}.\n\n## What is said\n\n> ${message.message}\n\n## Why it matters\n\n${message.why}\n\n## What to do\n\n${message.fix}\n\nWords in {braces} are filled from the plan.\n`,
    ];
  });
  const index = `# Findings\n\n${pages.map(([file]) => `- [${file.replace('.md', '')}](${file}): ${messages[file.replace('.md', '')]?.title ?? ''}`).join('\n')}\n`;
  return new Map([['README.md', index], ...pages]);
}

function madeBy(code: string): string {
  return code.startsWith('SPW1')
    ? 'Found while the brief is joined to what is known of its systems.'
    : 'Found while fields are mapped.';
}

if (import.meta.main) {
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of findingPages()) writeFileSync(`${folder}${file}`, text);
}
