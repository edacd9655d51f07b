/** Calm, dense, official (screens, "A direction"): one blue for what acts, channel colours for channels only. */
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

const customs: MantineColorsTuple = [
  '#e9f1fb',
  '#d2e1f4',
  '#a2c1e8',
  '#6f9fdc',
  '#4582d1',
  '#2b70cb',
  '#1c66c8',
  '#0b4f9e',
  '#094487',
  '#06396f',
]

export const theme = createTheme({
  primaryColor: 'customs',
  primaryShade: { light: 7, dark: 5 },
  autoContrast: true,
  colors: { customs },
  fontFamily: 'system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", "Liberation Mono", monospace',
  defaultRadius: 'xs',
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.5', xl: '1.5' },
  headings: {
    fontWeight: '650',
    sizes: { h1: { fontSize: '20px' }, h2: { fontSize: '16px' }, h3: { fontSize: '14px' } },
  },
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    Button: { defaultProps: { size: 'xs' } },
    ActionIcon: { defaultProps: { size: 'md', variant: 'subtle' } },
    TextInput: { defaultProps: { size: 'xs' } },
    PasswordInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs' } },
    MultiSelect: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Table: { defaultProps: { verticalSpacing: 4, horizontalSpacing: 8, fz: 'sm' } },
    // Both languages at once: the theme knows no language.
    ModalCloseButton: { defaultProps: { 'aria-label': 'Đóng (Close)' } },
    DrawerCloseButton: { defaultProps: { 'aria-label': 'Đóng (Close)' } },
    // The head of a window is no second head of the page.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    DrawerHeader: { defaultProps: { role: 'presentation' } },
    Paper: { defaultProps: { shadow: 'none', withBorder: true } },
  },
})

/** Colours that Mantine has no name for; the dark ones keep 4.5:1 against the dark surface. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--channel-1': '#1b7f3b',
    '--channel-2': '#8a5a0b',
    '--channel-3': '#b42318',
    '--channel-2-mark': '#b7791f',
    '--surface': '#fbfbf9',
    '--strip': '#0b4f9e',
    '--quiet': '#5b6470',
    '--mantine-color-dimmed': '#5b6470',
    '--mantine-color-error': '#b42318',
    '--mantine-color-placeholder': '#697280',
  },
  dark: {
    '--channel-1': '#6fd08c',
    '--channel-2': '#e6b450',
    '--channel-3': '#ff8a7d',
    '--channel-2-mark': '#e6b450',
    '--surface': '#15181d',
    '--strip': '#0a3a73',
    '--quiet': '#a9b2bd',
    '--mantine-color-dimmed': '#a9b2bd',
    '--mantine-color-error': '#ff8a7d',
    '--mantine-color-placeholder': '#9aa4af',
    '--mantine-color-anchor': 'var(--mantine-color-customs-3)',
  },
})
