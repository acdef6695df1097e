import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeIdentity, readIdentity } from './device-identity.ts'

const KEY = new Uint8Array(32).fill(1)
const OTHER = new Uint8Array(32).fill(2)

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rapport-identity-'))
  file = join(folder, 'one.device')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('is sealed by the key of the journal, and opened by no other', () => {
  const made = makeIdentity(file, KEY, 'new')
  expect(readFileSync(file, 'utf8')).not.toContain('PRIVATE KEY')
  expect(readIdentity(file, KEY)).toMatchObject({ pin: made.pin, key: made.key })
  expect(() => readIdentity(file, OTHER)).toThrow(/authenticate|cut off/)
  // Whoever could not open it has not replaced it.
  expect(makeIdentity(file, KEY, 'new').pin).toBe(made.pin)
  const text = readFileSync(file, 'utf8')
  for (const cut of [text.slice(0, 30), text.slice(0, -6), `${text.slice(0, 40)}AAAA${text.slice(44)}`]) {
    writeFileSync(file, cut)
    expect(() => readIdentity(file, KEY)).toThrow(/authenticate|cut off/)
  }
})

test('that an older Rapport left in the clear is the same, and is sealed', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  writeFileSync(file, String(privateKey.export({ type: 'pkcs8', format: 'pem' })))
  const read = readIdentity(file, KEY)
  expect(read?.key).toContain('PRIVATE KEY')
  expect(readFileSync(file, 'utf8')).not.toContain('PRIVATE KEY')
  expect(readIdentity(file, KEY)?.pin).toBe(read?.pin)
})
