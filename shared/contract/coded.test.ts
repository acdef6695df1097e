import { expect, test } from 'vitest'
import { z } from 'zod'
import { coded, inWords, type CodeWords } from './coded.ts'

const TABLE = { empty: z.object({}), cut: z.object({ max: z.number() }) } as const

test('a code goes with its own parameters and no others', () => {
  const schema = coded(TABLE, { line: z.number() })
  const cut = { line: 3, code: 'cut', params: { max: 5 } }
  expect(schema.parse(cut)).toEqual(cut)
  expect(schema.safeParse({ line: 3, code: 'cut', params: {} }).success).toBe(false)
  expect(schema.safeParse({ code: 'empty', params: {} }).success).toBe(false)
  expect(schema.safeParse({ line: 3, code: 'other', params: {} }).success).toBe(false)
})

test('words are those of the code, and a language that lacks one does not compile', () => {
  const words: CodeWords<typeof TABLE> = { empty: () => 'It is empty.', cut: ({ max }) => `Cut to ${max}.` }
  expect(inWords(words, { code: 'cut', params: { max: 5 } })).toBe('Cut to 5.')
  // @ts-expect-error -- the words for `cut` are missing
  const lacking: CodeWords<typeof TABLE> = { empty: () => 'It is empty.' }
  expect(Object.keys(lacking)).toEqual(['empty'])
})
