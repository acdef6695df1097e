import { createCipheriv, createDecipheriv, scrypt } from 'node:crypto'
import { z } from 'zod'
import { isMistyped, readPassphrase } from '#shared/model/passphrase.ts'

const KEY_BYTES = 32
const SALT_BYTES = 16
const NONCE_BYTES = 12
const MAX_MEMORY_BYTES = 256 * 1024 * 1024

/** What guessing costs: scrypt with 128 MiB of memory for each attempt, some 0.4 s of one core. */
export const SCRYPT_COST = { n: 2 ** 17, r: 8, p: 1 } as const

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))

// Of a file that anybody may have written: what it asks for is bounded.
const recovery = z
  .object({
    rapport: z.literal('recovery'),
    version: z.literal(1),
    /** Milliseconds since 1970. */
    setAt: z.number().int().min(0),
    form: z.enum(['made', 'typed']),
    kdf: z.literal('scrypt'),
    n: z
      .number()
      .int()
      .min(2)
      .max(2 ** 20),
    r: z.number().int().min(1).max(32),
    p: z.number().int().min(1).max(4),
    salt: hex(SALT_BYTES),
    nonce: hex(NONCE_BYTES),
    /** The key as AES-256-GCM has sealed it, with its tag at the end. */
    sealed: hex(KEY_BYTES + 16),
  })
  .refine(({ n }) => Number.isInteger(Math.log2(n)))
  .refine(({ n, r }) => 128 * n * r <= MAX_MEMORY_BYTES)

/** A journal's key, sealed by its recovery passphrase: what is in `journal.recovery`, and at the end of a backup. */
export type Recovery = z.infer<typeof recovery>

/** One line of JSON. */
export function recoveryText(sealed: Recovery): string {
  return JSON.stringify(sealed)
}

/** Null where the text is none, or asks for more memory than is given for one. */
export function parseRecovery(text: string): Recovery | null {
  try {
    const parsed = recovery.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/**
 * Seals a journal's key by a passphrase.
 * @param key 32 bytes
 * @param options.now milliseconds since 1970
 * @param options.random fills with random bytes
 * @param options.cost other than usual
 */
export async function sealKey(
  key: Uint8Array,
  passphrase: string,
  { now, random, cost = SCRYPT_COST }: { now: number; random: (bytes: Uint8Array) => void; cost?: ScryptCost },
): Promise<Recovery> {
  const { form, text } = readPassphrase(passphrase)
  const salt = Buffer.alloc(SALT_BYTES)
  const nonce = Buffer.alloc(NONCE_BYTES)
  random(salt)
  random(nonce)
  const by = await stretch(text, salt, cost)
  const cipher = createCipheriv('aes-256-gcm', by, nonce)
  const sealed = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()])
  return {
    rapport: 'recovery',
    version: 1,
    setAt: now,
    form,
    kdf: 'scrypt',
    ...cost,
    salt: salt.toString('hex'),
    nonce: nonce.toString('hex'),
    sealed: sealed.toString('hex'),
  }
}

/** The key; `mistyped` where the letters of a made passphrase do not check, which costs nothing; `wrong` after one attempt. */
export async function openRecovery(
  { form, n, r, p, salt, nonce, sealed }: Recovery,
  passphrase: string,
): Promise<Uint8Array | 'mistyped' | 'wrong'> {
  if (form === 'made' && isMistyped(passphrase)) return 'mistyped'
  const by = await stretch(readPassphrase(passphrase).text, Buffer.from(salt, 'hex'), { n, r, p })
  const bytes = Buffer.from(sealed, 'hex')
  const decipher = createDecipheriv('aes-256-gcm', by, Buffer.from(nonce, 'hex'))
  decipher.setAuthTag(bytes.subarray(KEY_BYTES))
  try {
    return new Uint8Array(Buffer.concat([decipher.update(bytes.subarray(0, KEY_BYTES)), decipher.final()]))
  } catch {
    return 'wrong'
  }
}

interface ScryptCost {
  readonly n: number
  readonly r: number
  readonly p: number
}

let last: Promise<unknown> = Promise.resolve()

/** One at a time: whoever sends many attempts waits, and takes no more memory than one. */
function stretch(passphrase: string, salt: Uint8Array, { n, r, p }: ScryptCost): Promise<Buffer> {
  const result = last.then(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        const maxmem = 128 * n * r + 128 * r * (p + 2) + 1024 * 1024
        scrypt(passphrase, salt, KEY_BYTES, { N: n, r, p, maxmem }, (error, bytes) =>
          error === null ? resolve(bytes) : reject(error),
        )
      }),
  )
  last = result.catch(() => undefined)
  return result
}
