// The colours and faces of all pages and pictures, once for light and once for dark, and the style sheet that pictures carry.
// Text tones meet WCAG AA on the paper beside them; the drawings keep plain values (no variables), so that any renderer reads them.
import type { Tone } from '../diagram/diagram.ts';

export interface Palette {
  readonly paper: string;
  readonly raised: string;
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly tones: Readonly<Record<Tone, string>>;
  readonly grounds: Readonly<Record<Tone, string>>;
}

export const light: Palette = {
  paper: '#ffffff',
  raised: '#f7f7f9',
  ink: '#1d2129',
  quiet: '#5b6472',
  line: '#d9dce2',
  tones: {
    flowing: '#4146c0',
    waiting: '#656d7a',
    retry: '#96590a',
    failed: '#bd2c2c',
    recovered: '#1d7a48',
    assumed: '#7c3fb0',
  },
  grounds: {
    flowing: '#f5f5fd',
    waiting: '#f7f7f9',
    retry: '#fdf6e9',
    failed: '#fdf1f1',
    recovered: '#eff8f2',
    assumed: '#f8f2fc',
  },
};

export const dark: Palette = {
  paper: '#14161b',
  raised: '#1b1e25',
  ink: '#e6e8ec',
  quiet: '#9aa3b2',
  line: '#343944',
  tones: {
    flowing: '#9aa0f5',
    waiting: '#98a1b0',
    retry: '#e0a94a',
    failed: '#f08a8a',
    recovered: '#6fcf97',
    assumed: '#c79bea',
  },
  grounds: {
    flowing: '#1c1e2f',
    waiting: '#1b1e25',
    retry: '#2a2214',
    failed: '#2c1a1c',
    recovered: '#17261e',
    assumed: '#251c2e',
  },
};

export const sansFace = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
export const monoFace =
  'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace';

/** The style sheet of the drawings; `under` limits it to a page's figures ("figure svg ") or is empty for a file of its own. */
export function pictureStyle(under: string): string {
  const shared = [
    `${under}text{font-family:${sansFace};font-variant-numeric:tabular-nums}`,
    `${under}.strong{font-weight:600}`,
    `${under}.code{font-family:${monoFace}}`,
    `${under}.line{fill:none;stroke-width:1.5;stroke-linejoin:round}`,
    `${under}.poll,${under}.reply{stroke-dasharray:5 4}`,
    `${under}.thin{stroke-width:1}`,
    `${under}.batch{stroke-width:4.5}`,
    `${under}.box{stroke-width:1.5}`,
  ].join('');
  return `${shared}${paletteStyle(under, light)}@media screen and (prefers-color-scheme:dark){${paletteStyle(under, dark)}}`;
}

/** The colours of one scheme alone, for pages where people choose the scheme. */
export function paletteStyle(under: string, palette: Palette): string {
  const tones = Object.entries(palette.tones).map(
    ([tone, colour]) =>
      `${under}.line.${tone},${under}.box.${tone}{stroke:${colour}}${under}.head.${tone},${under}.bar.${tone},${under}text.${tone} .strong,${under}text.${tone}.strong{fill:${colour}}`,
  );
  const grounds = Object.entries(palette.grounds).map(
    ([tone, colour]) => `${under}.ground.${tone}{fill:${colour}}`,
  );
  return [
    `${under}.paper{fill:${palette.paper}}`,
    `${under}text{fill:${palette.ink}}`,
    `${under}.quiet{fill:${palette.quiet}}`,
    `${under}.box{fill:${palette.raised}}`,
    `${under}.core{fill:none;stroke:${palette.paper};stroke-width:1.8}`,
    `${under}.ground{stroke:${palette.line};stroke-width:1}`,
    ...tones,
    `${under}.line.thin{stroke:${palette.line}}`,
    ...grounds,
  ].join('');
}
