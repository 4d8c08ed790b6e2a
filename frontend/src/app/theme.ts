import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** The one accent: the blue of office ink. Shade 7 carries white text at 8:1. */
const ink: MantineColorsTuple = [
  '#edf4fb',
  '#d5e5f4',
  '#a9c9e8',
  '#8fc1f0',
  '#5597d3',
  '#3a7fbf',
  '#2a68a4',
  '#1c4f82',
  '#164370',
  '#0f335a',
];

/** Deep enough for white text and for text on its own pale shade; Mantine's own red is not. */
const red: MantineColorsTuple = [
  '#fdeceb',
  '#fad7d4',
  '#f4b0aa',
  '#ff9d94',
  '#e0675c',
  '#d0463a',
  '#b93328',
  '#a82319',
  '#8b1a1a',
  '#6d1212',
];

/** Greys of the dark looks, towards the blue of the accent. */
const dark: MantineColorsTuple = [
  '#d5dbe1',
  '#b8c2cb',
  '#a3afba',
  '#7b8794',
  '#3c4650',
  '#2a3138',
  '#20262d',
  '#1a1f25',
  '#14181d',
  '#0d1013',
];

/** Looks of the whole product. */
export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 6 },
  colors: { ink, red, dark },
  fontFamily: "'Be Vietnam Pro', system-ui, sans-serif",
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '1.5rem' }, h2: { fontSize: '1.2rem' }, h3: { fontSize: '1.05rem' } },
  },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // Their header is no banner of the page.
    Modal: {
      defaultProps: { attributes: { header: { role: 'presentation' } } },
      styles: { title: { fontWeight: 600, lineHeight: 1.35 } },
    },
    Drawer: {
      defaultProps: { attributes: { header: { role: 'presentation' } } },
      styles: { title: { fontWeight: 600, lineHeight: 1.35 } },
    },
  },
});

/** Colours that fall short of WCAG AA as Mantine ships them. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': '#1f2933',
    '--mantine-color-dimmed': '#52606d',
    '--mantine-color-placeholder': '#616e7c',
    '--mantine-color-error': '#b42318',
    '--mantine-color-red-light-color': '#8b1a1a',
    '--mantine-color-yellow-light': '#fef5e1',
    '--mantine-color-yellow-light-color': '#6f4400',
    '--mantine-color-anchor': '#1c4f82',
    '--mantine-color-default-border': '#c9d2db',
  },
  dark: {
    '--mantine-color-body': '#14181d',
    '--mantine-color-text': '#d5dbe1',
    '--mantine-color-dimmed': '#a3afba',
    '--mantine-color-placeholder': '#98a4af',
    '--mantine-color-error': '#ff9d94',
    '--mantine-color-red-light': '#3d1614',
    '--mantine-color-red-light-color': '#ffb3ad',
    '--mantine-color-yellow-light': '#38290c',
    '--mantine-color-yellow-light-color': '#f7cf86',
    '--mantine-color-anchor': '#8fc1f0',
    '--mantine-color-default': '#1d2329',
    '--mantine-color-default-border': '#3c4650',
  },
});
