import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Colour = readonly [lightness: number, chroma: number, hue: number]
type Theme = 'light' | 'dark' | 'high contrast light' | 'high contrast dark'

const PAPERS = ['paper', 'paper-raised', 'paper-sunken', 'paper-hover', 'paper-selected']
const INKS = ['ink', 'ink-soft', 'ink-faint']
const WARMTHS = ['warm', 'cooling', 'cold', 'new']

const TEXT_PAIRS: readonly (readonly [text: string, on: string])[] = [
  ...INKS.flatMap((ink) => PAPERS.map((paper) => [ink, paper] as const)),
  ...['accent', 'danger', 'care'].flatMap((text) =>
    ['paper', 'paper-raised', 'paper-sunken', 'paper-hover'].map((paper) => [text, paper] as const),
  ),
  ['accent', 'accent-wash'],
  ['accent', 'paper-selected'],
  ['ink', 'accent-wash'],
  ['on-accent', 'accent-fill'],
  ['on-accent', 'accent-fill-strong'],
  ['on-danger', 'danger-fill'],
  ['danger', 'danger-wash'],
  ['ink', 'danger-wash'],
  ['ink', 'care-wash'],
  ['care', 'care-wash'],
  ...WARMTHS.flatMap((warmth) => [
    [warmth, 'paper'] as const,
    [warmth, `${warmth}-wash`] as const,
    ['ink-soft', `${warmth}-wash`] as const,
  ]),
  ...Array.from({ length: 8 }, (_, tint) => ['ink-soft', `tint-${tint}`] as const),
]

const THEMES: readonly Theme[] = ['light', 'dark', 'high contrast light', 'high contrast dark']
const themes = readThemes(readFileSync(new URL('../../renderer/ui/tokens.css', import.meta.url), 'utf8'))

test.each(THEMES)('every text is at least 4.5:1 on what it is set on: %s', (theme) => {
  const weak = TEXT_PAIRS.map(([text, on]) => ({ text, on, ratio: contrast(theme, text, on) })).filter(
    ({ ratio }) => ratio < 4.5,
  )
  expect(weak).toEqual([])
})

test.each(THEMES)('the bounds of what can be operated and the focus are at least 3:1: %s', (theme) => {
  for (const paper of PAPERS.slice(0, 3)) {
    expect(contrast(theme, 'line-strong', paper), `line-strong on ${paper}`).toBeGreaterThanOrEqual(3)
    expect(contrast(theme, 'accent', paper), `focus on ${paper}`).toBeGreaterThanOrEqual(3)
    expect(contrast(theme, 'accent-fill', paper), `accent-fill on ${paper}`).toBeGreaterThanOrEqual(3)
  }
})

test('high contrast is at least 7:1 for what is written', () => {
  for (const theme of ['high contrast light', 'high contrast dark'] as const) {
    for (const ink of INKS) expect(contrast(theme, ink, 'paper')).toBeGreaterThanOrEqual(7)
  }
})

function contrast(theme: Theme, text: string, on: string): number {
  const colours = themes[theme]
  const [a, b] = [colours.get(text), colours.get(on)]
  if (a === undefined || b === undefined) throw new Error(`no such colour: ${text} or ${on}`)
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** OKLCH to linear sRGB (Björn Ottosson's matrices), then relative luminance as WCAG 2 defines it. */
function luminance([lightness, chroma, hue]: Colour): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clamp = (value: number) => Math.min(1, Math.max(0, value))
  const red = clamp(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)
  const green = clamp(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)
  const blue = clamp(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function readThemes(css: string): Record<Theme, Map<string, Colour>> {
  const contrastStart = css.indexOf(":root[data-appearance='high-contrast']")
  const plain = readPairs(css.slice(0, contrastStart))
  const strong = readPairs(css.slice(contrastStart, css.indexOf('@media', contrastStart)))
  return {
    light: new Map(plain.light),
    dark: new Map(plain.dark),
    'high contrast light': new Map([...plain.light, ...strong.light]),
    'high contrast dark': new Map([...plain.dark, ...strong.dark]),
  }
}

function readPairs(css: string): { light: [string, Colour][]; dark: [string, Colour][] } {
  const pairs = [...css.matchAll(/--([\w-]+):\s*light-dark\(\s*oklch\(([^/)]+)\),\s*oklch\(([^/)]+)\)\s*\)/g)]
  const colour = (text: string | undefined) => (text ?? '').trim().split(/\s+/).map(Number) as [number, number, number]
  return {
    light: pairs.map(([, name = '', light]) => [name, colour(light)]),
    dark: pairs.map(([, name = '', , dark]) => [name, colour(dark)]),
  }
}
