// `spanwright api inspect`: an API document as an ApiProfile. The document is data: nothing it refers to is fetched or read.
import { readDocument } from '../readers/readers.ts';
import { textAt } from '../store/documents.ts';
import { profileText } from './profile-text.ts';
import type { AddCommand, SharedOptions } from './command.ts';
import { exitCodes, printJson } from './streams.ts';

export const apiCommand: AddCommand = (program, run) => {
  const group = program.command('api').description('API documents');
  group
    .command('inspect')
    .description('read an API document: authentication, limits, resources, operations, fields, events')
    .argument('<document>', 'path of an OpenAPI 3.0, 3.1 or Swagger 2 document, or of a GraphQL schema')
    .option('--json', 'print the ApiProfile as JSON')
    .option('--quiet', 'no notes')
    .addHelpText('after', '\nExample:\n  spanwright api inspect examples/openapi/billing-private.yaml')
    .action((path: string, options: SharedOptions) =>
      run(async (call) => {
        const profile = readDocument({ name: path, text: await textAt(path) });
        if (call.json) printJson(call, profile);
        else call.streams.out(`${profileText(profile)}\n`);
        return exitCodes.done;
      }, options),
    );
};
