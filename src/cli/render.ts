// `spanwright render`: a plan's documents in the form that somebody needs: Markdown, HTML, Word, PDF.
// What is there already and reads otherwise is kept unless --force says so; nothing is ever half written.
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { InputError, inputProblem, nearestSpelling } from '../finding/input.ts';
import type { Plan } from '../plan/plan.ts';
import {
  type DocumentName,
  documentNames,
  labelsOf,
  renderPlan,
  resolvedDocument,
} from '../render/render.ts';
import { writeFirst } from '../store/file.ts';
import type { AddCommand, SharedOptions } from './command.ts';
import { planAt } from './plan-file.ts';
import { type Call, type ExitCode, exitCodes, printJson } from './streams.ts';

const forms = ['md', 'html', 'docx', 'pdf'] as const;
type Form = (typeof forms)[number];

/** A browser that is not done with a page after this many milliseconds is ended. */
const printsWithin = 120_000;

interface RenderOptions extends SharedOptions {
  readonly to: string;
  readonly out?: string;
  readonly document?: string;
  readonly force?: boolean;
}

export const renderCommand: AddCommand = (program, run) => {
  program
    .command('render')
    .description("a plan's documents as Markdown, HTML, Word or PDF")
    .argument('<plan>', 'a plan.json')
    .requiredOption('--to <form>', forms.join(', '))
    .option(
      '--out <path>',
      'a file for one document, or a folder for all; md and html go to standard output without it, docx and pdf beside the plan',
    )
    .option('--document <name>', `one of ${documentNames.join(', ')}`)
    .option('--force', 'write over a file that is there and reads otherwise')
    .option('--json', 'print what was written as JSON')
    .option('--quiet', 'no notes')
    .addHelpText('after', '\nExample:\n  spanwright render plan-out/plan.json --to docx --out plan-out')
    .action((path: string, options: RenderOptions) =>
      run(async (call) => render(call, path, options), options),
    );
};

async function render(call: Call, path: string, options: RenderOptions): Promise<ExitCode> {
  const form = oneOf(options.to, forms, '--to');
  const named = options.document === undefined ? null : oneOf(options.document, documentNames, '--document');
  const plan = await planAt(path);
  const texts = form === 'docx' ? new Map<string, string>() : renderPlan(plan);
  const there = documentNames.filter((name) => form === 'docx' || texts.has(`${name}.${sourceOf(form)}`));
  if (named !== null && !there.includes(named)) throw noSuch(named, form, there);
  const files = filesFor({
    form,
    named,
    there,
    out: options.out,
    isFolder: await isFolder(options.out),
    beside: dirname(path),
  });
  if (files === null) {
    call.streams.out(texts.get(`${named ?? 'plan'}.${form}`) ?? '');
    return exitCodes.done;
  }
  const make = await makerOf(form, plan, texts);
  const written: { readonly document: DocumentName; readonly path: string; readonly bytes: number }[] = [];
  for (const { name, path: file } of files) {
    const bytes = await call.progress(
      () => `writing ${file}`,
      () => make(name),
    );
    await settle(file, bytes, options.force === true);
    written.push({ document: name, path: file, bytes: bytes.length });
  }
  if (call.json) printJson(call, { to: form, written });
  else call.streams.out(written.map((one) => `${one.path}\n`).join(''));
  return exitCodes.done;
}

/** What a form is made from: PDFs are printed pages. */
function sourceOf(form: Form): string {
  return form === 'pdf' ? 'html' : form;
}

interface Target {
  readonly form: Form;
  readonly named: DocumentName | null;
  readonly there: readonly DocumentName[];
  readonly out: string | undefined;
  readonly isFolder: boolean;
  readonly beside: string;
}

/** Which documents go into which files; null for standard output. A file takes one document, the plan where none is named. */
function filesFor({
  form,
  named,
  there,
  out,
  isFolder,
  beside,
}: Target): readonly { name: DocumentName; path: string }[] | null {
  const folder = out === undefined ? beside : isFolder ? out : null;
  if (out === undefined && (form === 'md' || form === 'html')) return null;
  if (folder === null) return [{ name: named ?? 'plan', path: out ?? '' }];
  return (named === null ? there : [named]).map((name) => ({ name, path: join(folder, `${name}.${form}`) }));
}

/** A folder is one that is there, or a path that ends as folders do. */
async function isFolder(path: string | undefined): Promise<boolean> {
  if (path === undefined) return false;
  if (/[\\/]$/.test(path)) return true;
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** Loads what the form needs, and no more. */
async function makerOf(
  form: Form,
  plan: Plan,
  texts: ReadonlyMap<string, string>,
): Promise<(name: DocumentName) => Promise<Uint8Array>> {
  switch (form) {
    case 'md':
    case 'html':
      return async (name) => Buffer.from(texts.get(`${name}.${form}`) ?? '');
    case 'docx': {
      const [{ toWord }, { loadRaster }] = await Promise.all([
        import('../press/word.ts'),
        import('../press/raster.ts'),
      ]);
      const raster = await loadRaster();
      return (name) =>
        toWord(
          {
            document: resolvedDocument(plan, name),
            labels: labelsOf(plan),
            subject: name,
            date: plan.project.start,
          },
          raster,
        );
    }
    case 'pdf': {
      const [{ findBrowser }, { printPage }] = await Promise.all([
        import('../press/browser.ts'),
        import('../press/print.ts'),
      ]);
      const browser = await findBrowser({ platform: process.platform, environment: process.env });
      return (name) =>
        printPage({
          html: texts.get(`${name}.html`) ?? '',
          browser,
          within: printsWithin,
          endsWithSignal: true,
          stopped: null,
        });
    }
    default: {
      const never: never = form;
      return never;
    }
  }
}

async function settle(path: string, bytes: Uint8Array, force: boolean): Promise<void> {
  const held = await readFile(path).catch(() => null);
  if (held?.equals(bytes) === true) return;
  if (held !== null && !force)
    throw new InputError([
      inputProblem({
        file: path,
        message: 'is there already and reads otherwise, so it is kept; nothing was written over it',
        expected: '--force to write over it, or another --out',
      }),
    ]);
  await writeFirst(path, bytes, true);
}

function oneOf<T extends string>(given: string, possible: readonly T[], option: string): T {
  const found = possible.find((one) => one === given);
  if (found !== undefined) return found;
  throw new InputError([
    inputProblem({
      file: option,
      message: `"${given}" is not possible`,
      expected: `one of ${possible.join(', ')}`,
      nearest: nearestSpelling(given, possible),
    }),
  ]);
}

function noSuch(name: DocumentName, form: Form, there: readonly DocumentName[]): InputError {
  return new InputError([
    inputProblem({
      file: '--document',
      message: `there is no ${basename(name)} as ${form}`,
      expected: `one of ${there.join(', ')}, or --to md or docx, which have every document`,
    }),
  ]);
}
