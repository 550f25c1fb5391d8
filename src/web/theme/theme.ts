// How the pages look: the tokens of the pictures and documents, once more as CSS variables, and Mantine's theme on top of them.
// A component says what something means (`var(--failed)`), never a colour of its own.
import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from '@mantine/core';
import { dark, light, monoFace, type Palette, sansFace } from '../../render/drawing/tokens.ts';

const indigo: MantineColorsTuple = [
  '#f0f1fd',
  '#dfe1fa',
  '#bcc0f4',
  '#9aa0f5',
  '#7b82ea',
  '#5f66db',
  '#4c52cf',
  '#4146c0',
  '#383ca6',
  '#2e3289',
];

/** Mantine's greys of the dark scheme, from text (0) over lines (4) and fields (6) to the page (7). */
const night: MantineColorsTuple = [
  '#e6e8ec',
  '#c9ced8',
  '#9aa3b2',
  '#7d8696',
  '#343944',
  '#262a33',
  '#1b1e25',
  '#14161b',
  '#101217',
  '#0b0c10',
];

export const theme: MantineThemeOverride = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 7, dark: 7 },
  colors: { indigo, dark: night },
  autoContrast: false,
  fontFamily: `"Inter Variable", ${sansFace}`,
  fontFamilyMonospace: monoFace,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.3334', sm: '1.3847', md: '1.4286', lg: '1.5', xl: '1.4' },
  defaultRadius: 'sm',
  radius: { xs: '3px', sm: '5px', md: '6px', lg: '8px', xl: '12px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '48px' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '26px', lineHeight: '34px' },
      h2: { fontSize: '20px', lineHeight: '28px' },
      h3: { fontSize: '16px', lineHeight: '24px' },
      h4: { fontSize: '14px', lineHeight: '20px' },
    },
  },
  focusRing: 'auto',
  cursorType: 'pointer',
  // By name, not by import: a page that has no dialog loads none.
  components: {
    Anchor: { defaultProps: { underline: 'hover' } },
    Button: { defaultProps: { size: 'sm' } },
    InputWrapper: { styles: { label: { marginBottom: 4 }, description: { marginBottom: 4 } } },
    Drawer: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    Modal: {
      defaultProps: {
        centered: true,
        overlayProps: { backgroundOpacity: 0.4 },
        closeButtonProps: { 'aria-label': 'Close' },
      },
    },
    Notification: {
      defaultProps: { closeButtonProps: { 'aria-label': 'Close' } },
      styles: { description: { color: 'var(--quiet)' } },
    },
    Tooltip: { defaultProps: { openDelay: 300, events: { hover: true, focus: true, touch: true } } },
  },
});

/** Both schemes from the one palette: our own names, and those of Mantine that they stand for. */
export const variables: CSSVariablesResolver = () => ({
  variables: { '--measure': '72ch' },
  light: of(light),
  dark: of(dark),
});

function of(palette: Palette): Record<string, string> {
  const { tones, grounds } = palette;
  const meanings = Object.fromEntries(
    Object.entries(tones).flatMap(([tone, colour]) => [
      [`--${tone}`, colour],
      [`--${tone}-ground`, grounds[tone as keyof typeof grounds]],
    ]),
  );
  return {
    ...meanings,
    '--paper': palette.paper,
    '--raised': palette.raised,
    '--ink': palette.ink,
    '--quiet': palette.quiet,
    '--line': palette.line,
    '--accent': tones.flowing,
    '--mantine-color-body': palette.paper,
    '--mantine-color-text': palette.ink,
    '--mantine-color-dimmed': palette.quiet,
    '--mantine-color-placeholder': palette.quiet,
    '--mantine-color-default': palette.paper,
    '--mantine-color-default-hover': palette.raised,
    '--mantine-color-default-color': palette.ink,
    '--mantine-color-default-border': palette.line,
    '--mantine-color-error': tones.failed,
    '--mantine-color-anchor': tones.flowing,
    '--mantine-primary-color-light': grounds.flowing,
    '--mantine-primary-color-light-color': tones.flowing,
  };
}
