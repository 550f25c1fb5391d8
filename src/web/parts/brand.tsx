// A system's brand mark, quiet: its shape in the ink of the page; the initials of a name that has none. Decoration: the name stands beside it.
import type { CSSProperties, ReactNode } from 'react';
import brands from './brands.json' with { type: 'json' };

const slugs: Readonly<Record<string, string>> = brands;

/** `uses` is the catalogue's id (null: a system of one's own); `size` in px. */
export function Brand({
  uses,
  name,
  size = 24,
}: {
  readonly uses: string | null;
  readonly name: string;
  readonly size?: number;
}): ReactNode {
  const slug = slugs[uses ?? ''];
  return (
    <span className="brand" aria-hidden style={{ width: size, height: size }}>
      {slug === undefined ? (
        initials(name)
      ) : (
        <span style={{ '--mark': `url(/brands/${slug}.svg)` } as CSSProperties} />
      )}
    </span>
  );
}

function initials(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const [first = '?', second] = words;
  return (second === undefined ? first.slice(0, 2) : `${first[0] ?? ''}${second[0] ?? ''}`).toUpperCase();
}
