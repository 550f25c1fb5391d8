// The files of a plan as somebody may take them away.
import { z } from 'zod';
import type { DocumentName } from '../../../render/render.ts';

export const fileGroups = ['documents', 'diagrams', 'mappings', 'evidence', 'model'] as const;
export type FileGroup = (typeof fileGroups)[number];

/** The name of the archive that holds every file of a revision. */
export const archive = 'archive.zip';

/** Documents that are made in Word's form, and whether a browser can print them: pages are. */
const printable: Readonly<Record<DocumentName, boolean>> = {
  plan: true,
  specification: false,
  project: false,
  comparison: true,
};

/** Files that take long and are made by work: asked for first, then taken away. */
export const byWork: readonly string[] = [
  ...Object.keys(printable).map((name) => `${name}.docx`),
  ...Object.entries(printable).flatMap(([name, prints]) => (prints ? [`${name}.pdf`] : [])),
  archive,
];

/** `path` as in a plan's folder; `media` is its type; `byWork`: it is made by work first. */
export interface PlanFile {
  readonly path: string;
  readonly title: string;
  readonly group: FileGroup;
  readonly media: string;
  readonly byWork: boolean;
}

export const PlanFile: z.ZodType<PlanFile> = z.strictObject({
  path: z.string(),
  title: z.string(),
  group: z.enum(fileGroups),
  media: z.string(),
  byWork: z.boolean(),
});

const medias: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  json: 'application/json',
  jsonata: 'text/plain; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  mmd: 'text/plain; charset=utf-8',
  pdf: 'application/pdf',
  svg: 'image/svg+xml',
  zip: 'application/zip',
};

export function mediaOf(path: string): string {
  return medias[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
}
