// Writes docs/pictures/*.svg: the pictures of the example's plan that the README shows.
// `node scripts/pictures.ts`; a test fails when a picture is not what the product draws today.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { filesOf, planFor } from '../src/jobs/plan.ts';
import { documentsBeside } from '../src/store/documents.ts';
import { shippedShelf } from '../src/store/shelf.ts';

const folder = fileURLToPath(new URL('../docs/pictures/', import.meta.url));
const example = fileURLToPath(new URL('../examples/crm-billing-support.yaml', import.meta.url));
const shown = ['system-map.svg', 'F1-data-flow.svg'];

/** The shown pictures by file name. */
export async function pictures(): Promise<ReadonlyMap<string, string>> {
  const brief = { name: 'crm-billing-support.yaml', text: readFileSync(example, 'utf8') };
  const ports = { shelf: shippedShelf(), documents: documentsBeside(example) };
  const files = filesOf(
    await planFor({ brief, design: null, reason: null, start: null, engine: 'spanwright' }, ports),
  );
  return new Map(shown.map((name) => [name, files.get(`diagrams/${name}`) ?? '']));
}

if (import.meta.main) {
  mkdirSync(folder, { recursive: true });
  for (const [name, svg] of await pictures()) writeFileSync(`${folder}${name}`, svg);
}
