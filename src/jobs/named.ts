// What is known of a product by its name alone, as of several hundred that the catalog has no facts of.
// Their list is loaded when it is asked: a brief that uses the catalog's systems alone need not wait for it.
import type { NamedSystem } from '../brief/text/lexicon.ts';

/** The product of a name, id or alias, or null. */
export async function productNamed(name: string): Promise<NamedSystem | null> {
  const { systemNamed } = await import('../brief/text/lexicon.ts');
  return systemNamed(name);
}
