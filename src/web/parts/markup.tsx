// Sections and pictures that our own renderer wrote: it escapes what people and vendors wrote, so they are set as they came. Nothing else may
// come in here. Pictures leave their own style sheet behind and take the page's, so that they follow the scheme chosen here.
import type { ReactNode } from 'react';
import { dark, light, paletteStyle, pictureStyle } from '../../render/drawing/tokens.ts';

const picture = `${pictureStyle('.markup svg ')}\n${[
  ['light', light],
  ['dark', dark],
]
  .map(([name, palette]) =>
    paletteStyle(`[data-mantine-color-scheme="${name as string}"] .markup svg `, palette as typeof light),
  )
  .join('\n')}`;

/** `label` null: the markup speaks for itself (a section); a picture needs one. */
export function Markup({
  html,
  label = null,
  className = '',
}: {
  readonly html: string;
  readonly label?: string | null;
  readonly className?: string;
}): ReactNode {
  return (
    <div
      className={`markup frame ${className}`}
      {...(label === null ? {} : { role: 'img', 'aria-label': label })}
      // oxlint-disable-next-line react/no-danger -- our own renderer's output, escaped there
      dangerouslySetInnerHTML={{ __html: html.replaceAll(/<style>[^]*?<\/style>/g, '') }}
    />
  );
}

/** The pictures' look, once a page: rendered by the shell. */
export function PictureStyle(): ReactNode {
  return <style>{picture}</style>;
}
