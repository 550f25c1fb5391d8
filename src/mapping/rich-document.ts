// Texts that are held as objects: which fields are such. How they are written is transforms/rich-text.ts.
import type { Field } from '../catalog/profile.ts';

/** A text held as a tree of paragraphs (Atlassian Document Format): an object by type, one value by meaning. */
export function isDocument(field: Pick<Field, 'type' | 'format'>): boolean {
  return field.type === 'object' && field.format === 'adf';
}
