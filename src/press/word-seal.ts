// A Word file made the same on every run: names that the library draws by chance are counted instead, and no part carries a date.
import { type Unzipped, strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The first moment that a zip archive can hold: no part tells when it was made. */
const noMoment = new Date(1980, 0, 1);
const chance = /\brId[a-z0-9_-]{21}(?=")/g;

/** Takes the parts of a .docx and packs them again; `date` stands as the day of making, or a fixed one where null. */
export function sealed(made: Uint8Array, date: string | null): Uint8Array {
  const parts = unzipSync(made);
  const names = new Map<string, string>();
  const paths = Object.keys(parts).toSorted();
  const settled: Unzipped = {};
  for (const path of paths) {
    const bytes = parts[path] ?? new Uint8Array();
    settled[path] = /\.(xml|rels)$/.test(path) ? strToU8(settle(strFromU8(bytes), names, date)) : bytes;
  }
  // The list of types comes first: some readers take the format from it without reading on.
  const first = '[Content_Types].xml';
  const order = [first, ...paths.filter((path) => path !== first)];
  return zipSync(Object.fromEntries(order.map((path) => [path, settled[path] ?? new Uint8Array()])), {
    mtime: noMoment,
    level: 9,
  });
}

function settle(xml: string, names: Map<string, string>, date: string | null): string {
  const counted = (name: string): string => {
    const held = names.get(name) ?? `${names.size + 1}`;
    names.set(name, held);
    return held;
  };
  return xml
    .replaceAll(chance, (name) => `rIdn${counted(name)}`)
    .replaceAll(/(?<=<wp:docPr id=")\d+/g, (id) => counted(`picture ${id}`))
    .replaceAll(/(?<=<w:bookmark(?:Start|End)\b[^>]*\bw:id=")\d+/g, (id) => counted(`place ${id}`))
    .replaceAll(/\b_Toc(\d+)(?=[" ])/g, (_, id: string) => `_Toc${counted(`entry ${id}`)}`)
    .replaceAll(
      /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
      (_, head: string) => `${head}${date ?? '2000-01-01'}T00:00:00Z`,
    );
}
