import { expect, test } from 'vitest'
import { rememberedPlace, rememberPlace } from './remembered-place.ts'

const storage = () => {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as unknown as Storage
}

test('comes back to where the window was', () => {
  const kept = storage()
  expect(rememberedPlace(kept)).toBeNull()
  rememberPlace(kept, '/people?ring=inner&sort=due')
  expect(rememberedPlace(kept)).toBe('/people?ring=inner&sort=due')
})

test('keeps no words that were typed', () => {
  const kept = storage()
  rememberPlace(kept, '/search?text=secret&kind=person')
  expect(rememberedPlace(kept)).toBe('/search?kind=person')
})

test('leads nowhere else than into the app', () => {
  const kept = storage()
  rememberPlace(kept, '//elsewhere.example')
  expect(rememberedPlace(kept)).toBeNull()
  rememberPlace(kept, '/')
  expect(rememberedPlace(kept)).toBeNull()
})
