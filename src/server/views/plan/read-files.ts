// Every document and file of a plan, one by one or all in one archive: what the command line writes into a folder.
import { strToU8, type Zippable, zipSync } from 'fflate';
import { filesOf } from '../../../jobs/plan.ts';
import type { Plan } from '../../../plan/plan.ts';
import type { Raster } from '../../../press/raster.ts';
import { oncePerPlan } from '../../../render/diagram/once.ts';
import {
  diagramsOf,
  type DocumentName,
  documentNames,
  labelsOf,
  resolvedDocument,
} from '../../../render/render.ts';
import { type View, view } from '../../reading/view.ts';
import { archive, byWork, type FileGroup, mediaOf, type PlanFile } from './files.ts';

const titles: Readonly<Record<DocumentName, string>> = {
  plan: 'Plan',
  specification: 'Specification',
  project: 'Project plan',
  comparison: 'Designs compared',
};

const textsOf: (plan: Plan) => ReadonlyMap<string, string> = oncePerPlan(filesOf);

/** All but the evidence, which lies beside the plan. */
export const planFiles: View<'plan', null, readonly PlanFile[]> = view('plan', (plan) => {
  const pictures = new Map(diagramsOf(plan).map(({ id, title }) => [id, title]));
  const texts = [...textsOf(plan).keys()].map((path) => fileOf(path, pictures));
  const made = byWork.filter((path) => path !== archive).map((path) => fileOf(path, pictures));
  return [...texts, ...made];
});

function fileOf(path: string, pictures: ReadonlyMap<string, string>): PlanFile {
  const [folder = '', name = ''] = path.includes('/') ? path.split('/') : ['', path];
  const base = name.slice(0, name.lastIndexOf('.'));
  const title = (folder === '' ? titles[base as DocumentName] : pictures.get(base)) ?? base;
  return {
    path,
    title: path === 'plan.json' ? 'Plan as data' : title,
    group: groupOf(path),
    media: mediaOf(path),
    byWork: byWork.includes(path),
  };
}

function groupOf(path: string): FileGroup {
  if (path === 'plan.json') return 'model';
  if (path.startsWith('mappings/')) return 'mappings';
  return path.includes('/') ? 'diagrams' : 'documents';
}

/** A file by its path, but for those that are made by work; null where there is none of this name. */
export const planFile: View<'plan', { readonly path: string }, string | null> = view(
  'plan',
  (plan, { path }) => textsOf(plan).get(path) ?? null,
);

/** A document in Word's form. */
export async function wordFile(plan: Plan, path: string): Promise<Uint8Array> {
  const name = documentNames.find((one) => path === `${one}.docx`);
  if (name === undefined) throw new Error(`no document ${path}`);
  return wordOf(plan, name, await raster());
}

/** The page that is printed as this PDF. */
export function pageFile(plan: Plan, path: string): string {
  const page = textsOf(plan).get(path.replace(/\.pdf$/, '.html'));
  if (page === undefined) throw new Error(`no page for ${path}`);
  return page;
}

/** Everything as one zip. `beside`: texts that are put in as they are, by path. `made` hears how many of how many parts are done. */
export async function archiveFile(
  plan: Plan,
  beside: readonly (readonly [string, string])[],
  made: (done: number, of: number) => void,
): Promise<Uint8Array> {
  const of = documentNames.length + 1;
  const files: Record<string, Zippable[string]> = {};
  for (const [path, text] of [...textsOf(plan), ...beside]) files[path] = [strToU8(text), settings];
  made(1, of);
  const painted = await raster();
  for (const [at, name] of documentNames.entries()) {
    files[`${name}.docx`] = [await wordOf(plan, name, painted), { ...settings, level: 0 }];
    made(at + 2, of);
  }
  return zipSync(files);
}

/** A fixed day, so that the same plan gives the same bytes. */
const settings = { level: 6, mtime: '2000-01-01T00:00:00' } as const;

async function raster(): Promise<Raster> {
  return (await import('../../../press/raster.ts')).loadRaster();
}

async function wordOf(plan: Plan, name: DocumentName, painted: Raster): Promise<Uint8Array> {
  const { toWord } = await import('../../../press/word.ts');
  const document = resolvedDocument(plan, name);
  return toWord({ document, labels: labelsOf(plan), subject: name, date: plan.project.start }, painted);
}
