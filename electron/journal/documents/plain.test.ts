import { expect, test } from 'vitest'
import { plainAt, plainDifferences, withPlainAt, type PlainMap } from './plain.ts'

test('many values in one map copy it once, and what was there before stays as it was', () => {
  const before: PlainMap = { tags: { garden: true }, names: { given: 'Ana' } }
  const own = new WeakSet<PlainMap>()
  const first = withPlainAt(before, ['tags', 'cello'], true, own)
  const second = withPlainAt(first ?? {}, ['tags', 'piano'], true, own)
  expect(plainAt(second ?? {}, ['tags'])).toBe(plainAt(first ?? {}, ['tags']))
  expect(second).toEqual({ tags: { garden: true, cello: true, piano: true }, names: { given: 'Ana' } })
  expect(before).toEqual({ tags: { garden: true }, names: { given: 'Ana' } })
  expect(withPlainAt(before, ['tags', 'garden'], undefined)).toEqual({ tags: {}, names: { given: 'Ana' } })
  expect(withPlainAt(before, ['notes', 'x'], true)).toBeNull()
})

test('fields are told apart from what every object inherits', () => {
  expect(plainDifferences({}, { constructor: true })).toEqual([
    { path: ['constructor'], before: undefined, after: true },
  ])
  expect(plainDifferences({ toString: true }, {})).toEqual([{ path: ['toString'], before: true, after: undefined }])
})
