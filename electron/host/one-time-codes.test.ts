import { expect, test } from 'vitest'
import { createOneTimeCodes } from './one-time-codes.ts'

test('a code gives one token, which lets in; neither is good for the other', () => {
  const codes = createOneTimeCodes()
  const code = codes.newCode()
  const token = codes.exchange(code) ?? expect.fail('no token')
  expect([codes.admits(token), codes.admits(code)]).toEqual([true, false])
  expect([codes.exchange(code), codes.exchange(token), codes.exchange('')]).toEqual([null, null, null])
})

test('only the newest hundred codes are good, so that asking for more fills nothing', () => {
  const codes = createOneTimeCodes()
  const given = Array.from({ length: 101 }, () => codes.newCode())
  expect(codes.exchange(given[0] ?? '')).toBeNull()
  expect(codes.exchange(given[1] ?? '')).not.toBeNull()
  expect(codes.exchange(given[100] ?? '')).not.toBeNull()
})
