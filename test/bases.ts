// Databases for tests: the embedded one, begun from a dump that is made once a process, and a real Postgres server, started once a process,
// with a database of its own for each test. Whoever opens one closes it; the server ends with the process.
import { after } from 'node:test';
import { type Base, openBase } from '../src/store/base/base.ts';
import { serverDatabase, stopServer } from './postgres.ts';

export interface TestBase {
  readonly name: 'embedded' | 'server';
  readonly open: () => Promise<Base>;
}

let dump: Promise<Blob> | null = null;

async function dumped(): Promise<Blob> {
  const base = await openBase({ kind: 'memory', dump: null });
  const blob = await base.embedded?.dumpDataDir('none');
  await base.close();
  if (blob === undefined) throw new Error('the embedded database gave no dump');
  return blob;
}

after(stopServer);

/** Every test of the store runs on both. */
export const bases: readonly TestBase[] = [
  {
    name: 'embedded',
    open: async () => {
      dump ??= dumped();
      return openBase({ kind: 'memory', dump: await dump });
    },
  },
  { name: 'server', open: async () => openBase({ kind: 'server', url: await serverDatabase() }) },
];
