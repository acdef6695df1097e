import type { KeyStore, KeyStoreState } from '#journal/documents/key-places.ts'

export interface TestKeyStore extends KeyStore {
  /** It forgets what it sealed with, as a keyring that was made anew does. */
  empty(): void
  /** It answers nothing as long as it is locked. */
  isLocked: boolean
  /** What it seals from now on is sealed otherwise, and what it sealed before is still opened. */
  rotate(): void
  stands: KeyStoreState
}

/** A key store of a system, which seals with a letter that only it knows. */
export function testKeyStore(): TestKeyStore {
  let known = ['a']
  let next = 'b'.charCodeAt(0)
  const anew = () => String.fromCharCode(next++)
  const store: TestKeyStore = {
    isLocked: false,
    stands: 'protected',
    empty: () => void (known = [anew()]),
    rotate: () => void known.unshift(anew()),
    state: () => Promise.resolve(store.stands),
    async seal(text) {
      await answer()
      return Buffer.from(`${known[0]}${text}`).toString('base64')
    },
    async open(sealed) {
      await answer()
      const text = Buffer.from(sealed, 'base64').toString()
      const at = known.indexOf(text.charAt(0))
      if (at === -1) throw new Error('sealed by another store')
      return { text: text.slice(1), isOld: at > 0 }
    },
  }
  const answer = () => (store.isLocked ? Promise.reject(new Error('locked')) : Promise.resolve())
  return store
}
