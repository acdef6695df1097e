import fc from 'fast-check'
import { expect, test } from 'vitest'
import { survivorOf } from './survivor.ts'

const from = (merges: Record<string, string>) => (id: string) => merges[id] ?? null

test('nobody who was not merged is anybody else', () => {
  expect(survivorOf('a', from({ b: 'a' }))).toBe('a')
})

test('a chain of merges is followed to its end', () => {
  expect(survivorOf('a', from({ a: 'c', c: 'b' }))).toBe('b')
})

test('of people merged crosswise the smallest id survives, for each of them and all who lead to them', () => {
  const merges = from({ c: 'b', b: 'a', a: 'c', d: 'c' })
  expect(['a', 'b', 'c', 'd'].map((id) => survivorOf(id, merges))).toEqual(['a', 'a', 'a', 'a'])
  expect(survivorOf('b', from({ b: 'b' }))).toBe('b')
})

test('every person of a cluster has the same survivor, who is one of them', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f']
  const anyMerges = fc.dictionary(fc.constantFrom(...ids), fc.constantFrom(...ids), { noNullPrototype: true })
  fc.assert(
    fc.property(anyMerges, (merges) => {
      for (const id of ids) {
        const survivor = survivorOf(id, from(merges))
        expect(survivorOf(survivor, from(merges))).toBe(survivor)
        const next = merges[id]
        if (next !== undefined) expect(survivorOf(next, from(merges))).toBe(survivor)
      }
    }),
  )
})
