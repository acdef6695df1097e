import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readOrMakeDeviceId } from './device-id.ts'

let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'rapport-device-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const filledWith = (byte: number) => (bytes: Uint8Array) => void bytes.fill(byte)

test('a device is named once, in a file for its user alone', () => {
  const file = join(folder, 'keys', 'device.id')
  expect(readOrMakeDeviceId(file, filledWith(0xab))).toBe('ab'.repeat(16))
  expect(readOrMakeDeviceId(file, filledWith(0xcd))).toBe('ab'.repeat(16))
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('a file that holds no id is replaced, and none that can be written is no reason not to open', () => {
  const file = join(folder, 'device.id')
  writeFileSync(file, 'what?')
  expect(readOrMakeDeviceId(file, filledWith(0xab))).toBe('ab'.repeat(16))
  expect(readOrMakeDeviceId(file, filledWith(0xcd))).toBe('ab'.repeat(16))
  expect(readOrMakeDeviceId(join(file, 'device.id'), filledWith(0xef))).toBe('ef'.repeat(16))
})
