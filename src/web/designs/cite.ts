// Where a figure comes from, in the words that a page shows.
import type { SourceOf } from '../parts/source.tsx';
import type { Cited } from './queries.ts';

/** `disputed`: what other sources say instead. */
export function sourceOf({ kind, ref, retrieved }: Cited, disputed: readonly string[] = []): SourceOf {
  const href = /^https?:\/\//.test(ref) ? ref : null;
  const common = { href, retrieved: retrieved === 'undated' ? null : retrieved, disputed };
  switch (kind) {
    case 'run':
      return { ...common, title: 'Simulated runs of this design', confidence: `measured, kept as ${ref}` };
    case 'rule':
      return { ...common, title: `Worked out by the rule ${ref}`, confidence: 'by arithmetic, not measured' };
    case 'brief':
      return { ...common, title: 'Said in the description', confidence: ref };
    case 'vendor-docs':
    case 'vendor-spec':
      return {
        ...common,
        title: href === null ? ref : new URL(ref).hostname,
        confidence: 'documented by the vendor',
      };
    case 'secondary':
      return {
        ...common,
        title: href === null ? ref : new URL(ref).hostname,
        confidence: 'read at a third party',
      };
    default:
      return kind satisfies never;
  }
}
