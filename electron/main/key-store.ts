import type { Log } from './log.ts'

/**
 * Electron's `safeStorage`, as far as it is used here. Its asynchronous part is the one that is used: the other one blocks
 * the process while the system asks its user, and is about to go. Where an Electron lacks it, there is no store.
 */
export interface SafeStorage {
  isAsyncEncryptionAvailable?(): Promise<boolean>
  encryptStringAsync?(text: string): Promise<Buffer>
  decryptStringAsync?(sealed: Buffer): Promise<{ shouldReEncrypt: boolean; result: string }>
  /** Linux only. */
  getSelectedStorageBackend?(): string
}

type State = 'protected' | 'unprotected' | 'none'

/** The key store of the system, as the engine asks for it. All reject where it does not answer, or is locked. */
export interface SystemKeyStore {
  state(): Promise<State>
  seal(text: string): Promise<{ text: string; isOld: boolean }>
  open(sealed: string): Promise<{ text: string; isOld: boolean }>
}

/**
 * What Chromium writes before a text that it sealed with the password that is the same on every Linux. A desktop environment may be
 * known, and its keyring not run: then the name of the backend says nothing, and these letters do.
 */
const KNOWN_TO_ALL = 'v10'

export function systemKeyStore(storage: SafeStorage, platform: NodeJS.Platform, log: Log): SystemKeyStore {
  async function look(): Promise<State> {
    try {
      if ((await storage.isAsyncEncryptionAvailable?.()) !== true) return 'none'
      if (platform !== 'linux') return 'protected'
      if (storage.getSelectedStorageBackend?.() === 'basic_text') return 'unprotected'
      const tried = await encrypt('Rapport')
      return tried.toString('latin1').startsWith(KNOWN_TO_ALL) ? 'unprotected' : 'protected'
    } catch (error) {
      log.warn('the key store of the system does not answer', error)
      return 'none'
    }
  }

  function encrypt(text: string): Promise<Buffer> {
    return storage.encryptStringAsync?.(text) ?? Promise.reject(new Error('no key store'))
  }

  return {
    state: look,
    seal: async (text) => ({ text: (await encrypt(text)).toString('base64'), isOld: false }),
    async open(sealed) {
      if (storage.decryptStringAsync === undefined) throw new Error('no key store')
      const { result, shouldReEncrypt } = await storage.decryptStringAsync(Buffer.from(sealed, 'base64'))
      return { text: result, isOld: shouldReEncrypt }
    },
  }
}
