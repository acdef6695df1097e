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

test('a tab asks once more with its secret until a token of it has let it in, and nobody without the secret does', () => {
  const codes = createOneTimeCodes()
  const code = codes.newCode()
  const lost = codes.exchange(code, 'its secret') ?? expect.fail('no token')
  expect([codes.exchange(code), codes.exchange(code, ''), codes.exchange(code, 'another')]).toEqual([null, null, null])
  const token = codes.exchange(code, 'its secret') ?? expect.fail('no token')
  expect([codes.admits(lost), codes.admits(token), codes.admits(token)]).toEqual([false, true, true])
  expect(codes.exchange(code, 'its secret')).toBeNull()
})

test('a code that was exchanged without a secret is used, whoever comes with one', () => {
  const codes = createOneTimeCodes()
  const code = codes.newCode()
  expect(codes.exchange(code)).not.toBeNull()
  expect([codes.exchange(code, 'a secret'), codes.exchange(code, '')]).toEqual([null, null])
})

test('of tabs that never came in the newest hundred may ask once more', () => {
  const codes = createOneTimeCodes()
  const given = Array.from({ length: 101 }, () => codes.newCode())
  for (const code of given.slice(1)) codes.exchange(code, 'tab')
  const late = codes.newCode()
  codes.exchange(late, 'tab')
  expect(codes.exchange(given[1] ?? '', 'tab')).toBeNull()
  expect(codes.exchange(given[2] ?? '', 'tab')).not.toBeNull()
})
