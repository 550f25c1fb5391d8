// "system.object" taken apart, and whether two such names mean the same thing.
// Spelling only; what a system really calls its objects is known to the catalog.

/** The two parts of "system.object"; the object may hold further dots. Throws RangeError on a name without a dot. */
export function objectOf(name: string): { readonly system: string; readonly object: string } {
  const dot = name.indexOf('.');
  if (dot < 1) throw new RangeError(`not a "system.object": ${name}`);
  return { system: name.slice(0, dot), object: name.slice(dot + 1) };
}

/** Whether two names are equal but for case, separators and a plural s: "crm.Line_Items" and "crm.line-item". */
export function sameObject(a: string, b: string): boolean {
  const one = objectOf(a);
  const other = objectOf(b);
  return one.system === other.system && bare(one.object) === bare(other.object);
}

function bare(object: string): string {
  return object
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/s$/, '');
}
