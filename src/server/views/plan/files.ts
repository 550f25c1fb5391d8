// The files of a plan as somebody may take them away.
import { z } from 'zod';

export const fileGroups = ['documents', 'diagrams', 'mappings', 'evidence', 'model'] as const;
export type FileGroup = (typeof fileGroups)[number];

/** `path` as in a plan's folder; `media` is its type. */
export interface PlanFile {
  readonly path: string;
  readonly title: string;
  readonly group: FileGroup;
  readonly media: string;
}

export const PlanFile: z.ZodType<PlanFile> = z.strictObject({
  path: z.string(),
  title: z.string(),
  group: z.enum(fileGroups),
  media: z.string(),
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
