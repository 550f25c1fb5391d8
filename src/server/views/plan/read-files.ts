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
import { type FileBody, type View, view } from '../../reading/view.ts';
import { type FileGroup, mediaOf, type PlanFile } from './files.ts';

const titles: Readonly<Record<DocumentName, string>> = {
  plan: 'Plan',
  specification: 'Specification',
  project: 'Project plan',
  comparison: 'Designs compared',
};

/** Documents that are pages, which a browser can print. */
const printed: readonly DocumentName[] = ['plan', 'comparison'];

const textsOf: (plan: Plan) => ReadonlyMap<string, string> = oncePerPlan(filesOf);

/** All but the evidence, which lies beside the plan. */
export const planFiles: View<'plan', null, readonly PlanFile[]> = view('plan', (plan) => {
  const pictures = new Map(diagramsOf(plan).map(({ id, title }) => [id, title]));
  const texts = [...textsOf(plan).keys()].map((path) => fileOf(path, pictures));
  const made = documentNames.flatMap((name) => [
    fileOf(`${name}.docx`, pictures),
    ...(printed.includes(name) ? [fileOf(`${name}.pdf`, pictures)] : []),
  ]);
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
  };
}

function groupOf(path: string): FileGroup {
  if (path === 'plan.json') return 'model';
  if (path.startsWith('mappings/')) return 'mappings';
  return path.includes('/') ? 'diagrams' : 'documents';
}

/** A file by its path; null where there is none of this name. */
export const planFile: View<'plan', { readonly path: string }, FileBody | null> = view(
  'plan',
  async (plan, { path }) => {
    const word = documentNames.find((name) => path === `${name}.docx`);
    return word === undefined ? (textsOf(plan).get(path) ?? null) : wordOf(plan, word, await raster());
  },
);

/** `beside`: texts that are put in as they are, by path. */
export const planArchive: View<
  'plan',
  { readonly beside: readonly (readonly [string, string])[] },
  Uint8Array
> = view('plan', async (plan, { beside }) => {
  const painted = await raster();
  const files: Record<string, Zippable[string]> = {};
  for (const [path, text] of [...textsOf(plan), ...beside]) files[path] = [strToU8(text), settings];
  for (const name of documentNames)
    files[`${name}.docx`] = [await wordOf(plan, name, painted), { ...settings, level: 0 }];
  return zipSync(files);
});

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
