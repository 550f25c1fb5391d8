// `spanwright backup` and `spanwright restore`: the workbench's data, whole, as one file.
import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { InputError, inputProblem } from '../finding/input.ts';
import { backUp, restore } from '../store/base/backup.ts';
import { type Base, openBase } from '../store/base/base.ts';
import type { AddCommand, SharedOptions } from './command.ts';
import { exitCodes, printJson } from './streams.ts';

interface BackupOptions extends SharedOptions {
  readonly data: string;
  readonly force?: boolean;
}

const dataFolder = join(homedir(), '.spanwright');

export const backupCommand: AddCommand = (program, run) => {
  program
    .command('backup')
    .description("the workbench's data, whole, as one file")
    .argument('<file>', 'where to write it')
    .option('--data <folder>', 'where the embedded database lies', dataFolder)
    .option('--force', 'write over a file that is there')
    .option('--json', 'print what was written as JSON')
    .option('--quiet', 'no notes')
    .addHelpText(
      'after',
      '\nWith DATABASE_URL that Postgres is backed up.\n\nExample:\n  spanwright backup monday.backup.gz',
    )
    .action((file: string, options: BackupOptions) =>
      run(async (call) => {
        if (options.force !== true && (await isThere(file)))
          throw problem(file, 'is there already', 'another name, or --force');
        const base = await openBase(await placeOf(options.data));
        const rows = await closing(base, () => backUp(base.db, file));
        if (call.json) printJson(call, { file, rows });
        else call.streams.out(`${file}: ${rows} rows\n`);
        return exitCodes.done;
      }, options),
    );
};

export const restoreCommand: AddCommand = (program, run) => {
  program
    .command('restore')
    .description("a backup into an empty workbench's database")
    .argument('<file>', 'what "spanwright backup" wrote')
    .option('--data <folder>', 'where the embedded database shall lie', dataFolder)
    .option('--json', 'print what was read as JSON')
    .option('--quiet', 'no notes')
    .addHelpText('after', '\nExample:\n  spanwright restore monday.backup.gz --data ./restored')
    .action((file: string, options: BackupOptions) =>
      run(async (call) => {
        if (!(await isThere(file))) throw problem(file, 'is not there', 'the path of a backup');
        const url = process.env['DATABASE_URL'];
        const base = await openBase(
          url === undefined ? { kind: 'folder', folder: options.data } : { kind: 'server', url },
        );
        const rows = await closing(base, () => restore(base.db, file));
        if (call.json) printJson(call, { file, rows });
        else call.streams.out(`${rows} rows restored\n`);
        return exitCodes.done;
      }, options),
    );
};

async function closing<T>(base: Base, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } finally {
    await base.close();
  }
}

/** A folder without a database is not made one by asking for its backup. */
async function placeOf(data: string): Promise<Parameters<typeof openBase>[0]> {
  const url = process.env['DATABASE_URL'];
  if (url !== undefined) return { kind: 'server', url };
  if (!(await isThere(join(data, 'database'))))
    throw problem(data, 'holds no workbench', 'the data folder of one (--data DIR), or DATABASE_URL');
  return { kind: 'folder', folder: data };
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function problem(file: string, message: string, expected: string): InputError {
  return new InputError([inputProblem({ file, message, expected })]);
}
