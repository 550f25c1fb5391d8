// A statement of the plan with what it rests on behind it.
import type { ReactNode } from 'react';
import { Source } from '../parts/source.tsx';
import type { Figure } from './queries.ts';

const kinds: Readonly<Record<Figure['sources'][number]['kind'], string>> = {
  'vendor-docs': 'vendor documentation',
  'vendor-spec': 'vendor API document',
  secondary: 'third party, not the vendor',
  brief: 'the brief',
  rule: 'a rule of Spanwright',
  run: 'simulated runs',
};

/** Words without a source stay words. */
export function FigureText({ figure }: { readonly figure: Figure }): ReactNode {
  const [source, ...more] = figure.sources;
  if (source === undefined)
    return figure.confidence === 'assumed' ? (
      <Source
        of={{
          title: 'Assumed until somebody answers',
          href: null,
          retrieved: null,
          confidence: 'assumed',
          disputed: [],
        }}
      >
        {figure.words}
      </Source>
    ) : (
      figure.words
    );
  const isPage = /^https?:\/\//.test(source.ref);
  const title = isPage ? source.ref.replace(/^https?:\/\//, '') : source.ref;
  return (
    <Source
      of={{
        title: more.length === 0 ? title : `${title} and ${more.length} more`,
        href: isPage ? source.ref : null,
        retrieved: source.retrieved === 'undated' ? null : source.retrieved,
        confidence: `${kinds[source.kind]}, ${figure.confidence}`,
        disputed: figure.disputed,
      }}
    >
      {figure.words}
    </Source>
  );
}
