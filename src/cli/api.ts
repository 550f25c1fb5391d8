// `spanwright api inspect`: an API document as an ApiProfile. The document is data: nothing it refers to is fetched or read.
import { inspectDocument, isWebAddress } from '../jobs/inspect.ts';
import type { Web } from '../jobs/ports.ts';
import { documentsBeside } from '../store/documents.ts';
import { profileText } from './profile-text.ts';
import type { AddCommand, SharedOptions } from './command.ts';
import { exitCodes, printJson } from './streams.ts';
import { version } from '../store/version.ts';

interface InspectOptions extends SharedOptions {
  readonly allowPrivateNetwork?: boolean;
}

export const apiCommand: AddCommand = (program, run) => {
  const group = program.command('api').description('API documents');
  group
    .command('inspect')
    .description('read an API document: authentication, limits, resources, operations, fields, events')
    .argument(
      '<document>',
      'path or http(s) address of an OpenAPI 3.0, 3.1 or Swagger 2 document, of a GraphQL schema, of SQL DDL, or of a sample of records',
    )
    .option('--allow-private-network', 'let the address lie in a private network, such as your own')
    .option('--json', 'print the ApiProfile as JSON')
    .option('--quiet', 'no notes')
    .addHelpText('after', '\nExample:\n  spanwright api inspect examples/openapi/billing-private.yaml')
    .action((ref: string, options: InspectOptions) =>
      run(async (call) => {
        let bytes = 0;
        const web = webFor(options.allowPrivateNetwork === true, (count) => {
          bytes = count;
        });
        const inspect = () => inspectDocument(ref, { documents: documentsBeside(null), web });
        const amount = () =>
          bytes < 1e6 ? `${Math.round(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
        const line = () => `reading ${new URL(ref).host}: ${amount()}`;
        const profile = await (isWebAddress(ref) ? call.progress(line, inspect) : inspect());
        if (call.json) printJson(call, profile);
        else call.streams.out(`${profileText(profile)}\n`);
        return exitCodes.done;
      }, options),
    );
};

/** The HTTP library is loaded when something is fetched: most documents lie on disk. */
function webFor(privateNetworks: boolean, received: (bytes: number) => void): Web {
  return {
    fetch: async (address) => {
      const { fetchBounds, resolveHost, webWithin } = await import('../fetch/fetch.ts');
      const { ownNetworks, publicOutside } = await import('../fetch/address.ts');
      const allows = privateNetworks ? () => true : publicOutside(ownNetworks());
      const agent = `spanwright/${version}`;
      return webWithin({ allows, bounds: fetchBounds, agent, received, resolve: resolveHost }).fetch(address);
    },
  };
}
