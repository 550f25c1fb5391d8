// `spanwright map`: the field mapping between two objects of catalog systems, API documents or fields files.
import { resourceMeant } from '../catalog/resource.ts';
import type { ApiProfile } from '../catalog/profile.ts';
import { readProfile } from '../catalog/read.ts';
import { InputError, inputProblem, nearestSpelling } from '../finding/input.ts';
import { readFieldsFile } from '../mapping/fields-file.ts';
import type { Mapping, MappingSide } from '../mapping/mapping.ts';
import { match } from '../mapping/match.ts';
import { readDocument } from '../readers/readers.ts';
import { textAt } from '../store/documents.ts';
import { shippedShelf } from '../store/shelf.ts';
import type { AddCommand, SharedOptions } from './command.ts';
import { columns, exitCodes, printJson } from './streams.ts';

export const mapCommand: AddCommand = (program, run) => {
  program
    .command('map')
    .description('map the fields of one object to another')
    .argument('<from>', 'vendor:object, DOCUMENT#Object, or a fields file')
    .argument('<to>', 'the same')
    .option('--json', 'print the Mapping as JSON')
    .option('--quiet', 'no notes')
    .addHelpText('after', '\nExample:\n  spanwright map hubspot:contact stripe:customer')
    .action((from: string, to: string, options: SharedOptions) =>
      run(async (call) => {
        const mapping = match(await sideOf(from), await sideOf(to));
        if (call.json) printJson(call, mapping);
        else call.streams.out(`${mappingText(mapping)}\n`);
        return exitCodes.done;
      }, options),
    );
};

async function sideOf(given: string): Promise<MappingSide> {
  const hash = given.lastIndexOf('#');
  if (hash > 0) {
    const path = given.slice(0, hash);
    const profile = readDocument({ name: path, text: await textAt(path) });
    return objectOf(profile, given.slice(hash + 1), given);
  }
  const vendor = /^([a-z0-9-]+):(.+)$/i.exec(given);
  if (vendor?.[1] !== undefined && vendor[2] !== undefined)
    return objectOf(await vendorProfile(vendor[1], given), vendor[2], given);
  return readFieldsFile(given, await textAt(given));
}

async function vendorProfile(id: string, given: string): Promise<ApiProfile> {
  const shelf = shippedShelf();
  const files = await shelf.files(id);
  if (files !== null) return readProfile(files);
  const ids = await shelf.ids();
  throw new InputError([
    inputProblem({
      file: given,
      message: `the catalog has no system "${id}"`,
      expected: `one of ${ids.join(', ')}`,
      nearest: nearestSpelling(id, ids),
    }),
  ]);
}

function objectOf(profile: ApiProfile, name: string, given: string): MappingSide {
  const found = resourceMeant(profile, name);
  if (found.found)
    return {
      system: profile.id,
      object: found.resource.name,
      concept: found.resource.concept,
      fields: found.resource.fields,
    };
  const names = profile.resources.map((resource) => resource.name);
  throw new InputError([
    inputProblem({
      file: given,
      message: `${profile.name} has no object "${name}"`,
      expected: `one of ${names.slice(0, 40).join(', ')}`,
      nearest: found.candidates[0] ?? nearestSpelling(name, names),
    }),
  ]);
}

function mappingText(mapping: Mapping): string {
  const rows = mapping.mappings.map((row) => [
    [...row.from, ...row.reads.map((path) => `(${path})`)].join(', '),
    '→',
    row.to,
    row.score.toFixed(2),
    row.transform,
    row.lossy.join('; '),
  ]);
  const missing =
    mapping.unmapped.required.length === 0
      ? ''
      : `\n\nRequired and unmapped: ${mapping.unmapped.required.join(', ')}`;
  return `${mapping.from} → ${mapping.to}\n${columns(rows)}${missing}`;
}
