import { seededRandom } from './seeded-random.ts'

/** What in a value has made readers stumble: quotes, line breaks, signs of formulas, letters of other scripts, emoji. */
const ODD = [
  '"quoted"',
  "O'Neil",
  'back\\slash',
  'a; b, c',
  'שלום',
  '😀👩‍👩‍👧',
  '=SUM(A1)',
  '+49 30',
  '@all',
  '[[x]]',
  'ß—é',
  '<b>',
  '{}',
  '#tag',
]
const LETTERS = ['Ó', 'ß', 'é', 'ю', 'א', 'Ł', "'"]

/** Values that are found again wherever they end up: each has a mark of its own. */
export interface OddValues {
  /** A line; `=` at its beginning now and then. */
  line(): string
  /** A text of several lines. */
  note(): string
  /** What may be a part of a name. */
  name(): string
  chance(percent: number): boolean
  pick<One>(some: readonly One[]): One
  day(): string
  number(below: number): number
}

export function oddValues(seed: number): OddValues {
  const random = seededRandom(seed)
  let made = 0
  const pick = <One>(some: readonly One[]): One => some[random(some.length)] as One
  const mark = () => `q${++made}z`
  const line = () => `${random(4) === 0 ? '=' : ''}${pick(ODD)} ${mark()} ${pick(ODD)}`
  return {
    line,
    note: () => `${line()}\n${pick(['', '- '])}${line()}`,
    name: () => `${pick(LETTERS)}${mark()}${pick(LETTERS)}`.replaceAll(/^'|'$/g, 'o'),
    chance: (percent) => random(100) < percent,
    pick,
    day: () =>
      `20${String(10 + random(15))}-${String(1 + random(12)).padStart(2, '0')}-${String(1 + random(28)).padStart(2, '0')}`,
    number: random,
  }
}

/** The marks in a value, by which it is looked for. */
export function marksIn(text: string): string[] {
  return text.match(/q\d+z/g) ?? []
}
