import type { Ring } from '#shared/model/ring.ts'
import type { Warmth } from '#shared/model/cadence.ts'

export const NAMES = [
  'Ana Ruiz',
  'Chen Wei',
  'Priya Raman',
  'Tom Okafor',
  'Jörg Müller',
  'June Halloran',
  'Sam Whitfield',
  '佐藤美咲',
  'May Patel',
  'Łucja Wiśniewska',
  'Beatriz Antunes de Vasconcelos',
]

const RINGS: readonly (Ring | null)[] = ['inner', 'close', 'active', 'active', 'wider', 'wider', null]
const WARMTHS: readonly Warmth[] = ['warm', 'warm', 'cooling', 'cold', 'new', 'none']

export interface SamplePerson {
  id: string
  name: string
  role: string
  ring: Ring | null
  warmth: Warmth
  last: string
}

/** The same person for the same number, always. */
export function samplePerson(index: number): SamplePerson {
  const pick = <T>(from: readonly T[], step: number): T => from[(index * step) % from.length] as T
  const day = String(1 + ((index * 5) % 28)).padStart(2, '0')
  return {
    id: `p${index}`,
    name: pick(NAMES, 1),
    role: pick(['Head of Data, Northwind', 'CFO, Tidewater', 'Staff engineer, Acme', 'Founder', 'Dean, Larkspur'], 3),
    ring: pick(RINGS, 1),
    warmth: pick(WARMTHS, 5),
    last: `2026-${String(1 + ((index * 7) % 11)).padStart(2, '0')}-${day}`,
  }
}

export function initialsOf(name: string): string {
  const words = name.split(' ')
  return words.length === 1 ? name.slice(0, 1) : `${words[0]?.[0] ?? ''}${words.at(-1)?.[0] ?? ''}`
}
