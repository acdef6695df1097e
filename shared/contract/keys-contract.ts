import { z } from 'zod'
import { instant } from '#shared/model/document.ts'
import { PASSPHRASE_MAX } from '#shared/model/passphrase.ts'
import { procedure } from './procedure.ts'

/** In a file that its user can read, sealed by the system's key store, or nowhere: the passphrase is asked for at each start. */
export const keyPlace = z.enum(['file', 'store', 'passphrase'])
export type KeyPlace = z.infer<typeof keyPlace>

/** `unprotected`: the system seals with a password that everybody knows, which protects nothing; it is not used. */
const keyStoreState = z.enum(['protected', 'unprotected', 'none'])

export const keysAnswer = z.object({
  /** Whether anything can be changed here: a host has to say where the key is kept. */
  available: z.boolean(),
  place: keyPlace,
  /** Where the key is in the clear, or would be. */
  file: z.string(),
  store: keyStoreState,
  /** The recovery passphrase: when it was set, and whether Rapport made it; null where none is. */
  passphrase: z.object({ setAt: instant, form: z.enum(['made', 'typed']) }).nullable(),
})
export type KeysAnswer = z.infer<typeof keysAnswer>

const passphrase = z.string().min(1).max(PASSPHRASE_MAX)

export const keysCommands = {
  /** A new passphrase to be written down. Nothing is set by it. */
  makePassphrase: procedure.output(z.object({ passphrase: z.string() })),
  /**
   * Seals the journal's key by this passphrase, and by no other any more; then makes a backup, which carries it. The first one moves the key into
   * the system's store, where there is one that protects.
   */
  setPassphrase: procedure
    .input(z.object({ passphrase }))
    .output(z.object({ place: keyPlace, job: z.string().nullable() })),
  /** Whether it is the one that is set. */
  testPassphrase: procedure
    .input(z.object({ passphrase }))
    .output(z.object({ answer: z.enum(['right', 'wrong', 'mistyped']) })),
  /** Has the key kept there from now on. For the place `passphrase` it has to be said, and is tried before anything else. */
  keepKey: procedure
    .input(z.object({ place: keyPlace, passphrase: passphrase.nullable().default(null) }))
    .output(z.object({ place: keyPlace })),
}

export const keysQueries = {
  keys: procedure.output(keysAnswer),
}
