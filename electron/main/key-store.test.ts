import { expect, test } from 'vitest'
import type { Log } from './log.ts'
import { systemKeyStore, type SafeStorage } from './key-store.ts'

const warned: string[] = []
const log = { info: () => undefined, warn: (text: string) => void warned.push(text) } as unknown as Log

/** Stands in for Electron's own, of which only the old, synchronous part may be there when this runs. */
function double(options: { backend?: string; available?: boolean; prefix?: string; old?: boolean } = {}): SafeStorage {
  const { backend, available = true, prefix = 'v11', old = false } = options
  return {
    ...(backend !== undefined && { getSelectedStorageBackend: () => backend }),
    isAsyncEncryptionAvailable: () => Promise.resolve(available),
    encryptStringAsync: (text) => Promise.resolve(Buffer.from(`${prefix}${Array.from(text).toReversed().join('')}`)),
    decryptStringAsync(sealed) {
      const text = sealed.toString()
      if (!text.startsWith(prefix)) return Promise.reject(new Error('of another key'))
      return Promise.resolve({
        result: Array.from(text.slice(prefix.length)).toReversed().join(''),
        shouldReEncrypt: old,
      })
    },
  }
}

test('what was sealed is opened again, and says when it should be sealed anew', async () => {
  const store = systemKeyStore(double({ backend: 'gnome_libsecret' }), 'linux', log)
  expect(await store.state()).toBe('protected')
  const { text } = await store.seal('a key')
  expect(Buffer.from(text, 'base64').toString()).toBe('v11yek a')
  expect(await store.open(text)).toEqual({ text: 'a key', isOld: false })
  expect(await systemKeyStore(double({ old: true }), 'darwin', log).open(text)).toEqual({ text: 'a key', isOld: true })
  await expect(store.open(Buffer.from('v99').toString('base64'))).rejects.toThrow('of another key')
})

test('a store whose password everybody knows protects nothing, by its name or by what it writes', async () => {
  expect(await systemKeyStore(double({ backend: 'basic_text' }), 'linux', log).state()).toBe('unprotected')
  expect(await systemKeyStore(double({ backend: 'kwallet6', prefix: 'v10' }), 'linux', log).state()).toBe('unprotected')
  // Elsewhere the same letters are before what the system's own key has sealed.
  expect(await systemKeyStore(double({ prefix: 'v10' }), 'darwin', log).state()).toBe('protected')
})

test('there is none where the system has none, does not answer, or Electron cannot ask without blocking', async () => {
  expect(await systemKeyStore(double({ available: false }), 'win32', log).state()).toBe('none')
  const broken = { ...double(), isAsyncEncryptionAvailable: () => Promise.reject(new Error('no bus')) }
  expect(await systemKeyStore(broken, 'linux', log).state()).toBe('none')
  expect(warned).toHaveLength(1)
  const blocking = systemKeyStore({ getSelectedStorageBackend: () => 'kwallet6' }, 'linux', log)
  expect(await blocking.state()).toBe('none')
  await expect(blocking.seal('a key')).rejects.toThrow('no key store')
  await expect(blocking.open('a key')).rejects.toThrow('no key store')
})
