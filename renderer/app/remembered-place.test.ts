import { expect, test } from 'vitest'
import { rememberedPlace, rememberPlace } from './remembered-place.ts'
import { rowsOf } from './screen-table.ts'
import { SCREENS } from './screens.tsx'

const storage = () => {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as unknown as Storage
}

test('comes back to where the window was', () => {
  const kept = storage()
  expect(rememberedPlace(kept, SCREENS)).toBeNull()
  rememberPlace(kept, '/people?ring=inner&sort=due', SCREENS)
  expect(rememberedPlace(kept, SCREENS)).toBe('/people?ring=inner&sort=due')
})

test('keeps no words that were typed', () => {
  const kept = storage()
  rememberPlace(kept, '/search?text=secret&kind=person', SCREENS)
  expect(rememberedPlace(kept, SCREENS)).toBe('/search?kind=person')
})

test('each screen that reads words from its address says so in its row', () => {
  const reading = rowsOf(SCREENS).filter(([, row]) => Object.hasOwn(row.readSearch?.({ text: 'secret' }) ?? {}, 'text'))
  expect(reading.map(([name]) => name)).toEqual(['people', 'search'])
  for (const [, { typed }] of reading) expect(typed).toEqual(['text'])
})

test('does not come back to a screen that is no longer there', () => {
  const kept = storage()
  kept.setItem('rapport.place', '/almanac?ring=inner')
  expect(rememberedPlace(kept, SCREENS)).toBeNull()
  rememberPlace(kept, '/trash', SCREENS)
  rememberPlace(kept, '/almanac', SCREENS)
  expect(rememberedPlace(kept, SCREENS)).toBe('/trash')
})

test('leads nowhere else than into the app', () => {
  const kept = storage()
  rememberPlace(kept, '//elsewhere.example', SCREENS)
  expect(rememberedPlace(kept, SCREENS)).toBeNull()
  rememberPlace(kept, '/', SCREENS)
  expect(rememberedPlace(kept, SCREENS)).toBeNull()
})
