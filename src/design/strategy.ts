// A strategy: one way to build any landscape. It says what its parts can do (traits) and why one would take it; the decisions that
// follow from facts and traits are common to all strategies and lie beside this file.
import type { Landscape } from '../landscape/landscape.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { Method } from './method.ts';
import type { Traits } from './traits.ts';

/** What must be run and watched, in the words that a plan prints. Price tables speak of the same names. */
export const parts = {
  intake: 'public webhook intake',
  worker: 'always-on worker',
  job: 'scheduled job',
  database: 'Postgres database',
  queue: 'hosted queue',
  secrets: 'secret store',
  logs: 'logs and metrics',
  n8n: 'n8n server',
  n8nCloud: 'n8n Cloud instance',
  make: 'Make organisation',
  agent: 'agent inside the network',
  canonical: 'canonical model and its store',
  stage: 'staging area',
} as const;

/** The words of a part by its short name. Throws on a name that is none. */
export function partNamed(name: string): string {
  const found = Object.entries(parts).find(([key]) => key === name);
  if (found === undefined) throw new Error(`no part "${name}"`);
  return found[1];
}

/** The field mappings of flows, by flow id, as people decided them; flows without one are mapped by rule. */
export type Mappings = ReadonlyMap<string, Mapping>;
export const noMappings: Mappings = new Map<string, Mapping>();

/**
 * `id` is the name of the file, its test and its page. `traitsFor` is what its parts can do in this landscape, where a platform may run in
 * more than one place. `why` says what it is and when it fits, with figures of the landscape. `method` is how it goes beyond the common
 * decisions; null where it does not.
 */
export interface Strategy {
  readonly id: string;
  readonly name: string;
  readonly traitsFor: (landscape: Landscape) => Traits;
  readonly why: (landscape: Landscape, mappings: Mappings) => string;
  readonly method: ((landscape: Landscape, mappings: Mappings) => Method) | null;
}
