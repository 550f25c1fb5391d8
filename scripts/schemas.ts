// Writes schemas/<name>.schema.json, the published JSON Schemas, from the zod schemas that the product itself reads by.
// `node scripts/schemas.ts`; a test fails when a file is not what this writes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { Brief } from '../src/brief/brief.ts';
import { ApiProfile } from '../src/catalog/profile.ts';
import { PlanDiff } from '../src/diff/diff.ts';
import { Finding } from '../src/finding/finding.ts';
import { Mapping } from '../src/mapping/mapping.ts';
import { EvidenceFile } from '../src/plan/evidence.ts';
import { Plan } from '../src/plan/plan.ts';
import { Comparison } from '../src/score/scorecard.ts';
import { Faults } from '../src/simulate/weather.ts';

const folder = fileURLToPath(new URL('../schemas/', import.meta.url));

/** `input`: what people write, with keys that may be left out. `output`: what the product writes, every key present. */
const published: readonly (readonly [name: string, schema: z.ZodType, side: 'input' | 'output'])[] = [
  ['brief', Brief, 'input'],
  ['api-profile', ApiProfile, 'output'],
  ['mapping', Mapping, 'output'],
  ['comparison', Comparison, 'output'],
  ['finding', Finding, 'output'],
  ['plan', Plan, 'output'],
  ['diff', PlanDiff, 'output'],
  ['evidence', EvidenceFile, 'output'],
  ['faults', Faults, 'input'],
];

/** Every schema file by name. */
export function schemaFiles(): ReadonlyMap<string, string> {
  return new Map(
    published.map(([name, schema, io]) => [
      `${name}.schema.json`,
      `${JSON.stringify(z.toJSONSchema(schema, { io }), null, 1)}\n`,
    ]),
  );
}

if (import.meta.main) {
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of schemaFiles()) writeFileSync(`${folder}${file}`, text);
}
