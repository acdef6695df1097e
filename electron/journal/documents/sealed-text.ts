import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const PREFIX = 'rapport-sealed-1 '
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * Seals a small secret by the key of a journal, so that it is as safe as that one: AES-256-GCM, under a key of its own for each `purpose`.
 * @returns one line of text
 */
export function sealText(key: Uint8Array, purpose: string, text: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyFor(key, purpose), nonce)
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return PREFIX + sealed.toString('base64')
}

/** Whether a text is what `sealText` makes, of whatever key. */
export function isSealed(text: string): boolean {
  return text.startsWith(PREFIX)
}

/** @throws Error where it was sealed by another key, for another purpose, or was changed since */
export function openSealedText(key: Uint8Array, purpose: string, sealed: string): string {
  const bytes = Buffer.from(sealed.slice(PREFIX.length), 'base64')
  const end = bytes.length - TAG_BYTES
  if (end < NONCE_BYTES) throw new Error('what was sealed is cut off')
  const decipher = createDecipheriv('aes-256-gcm', keyFor(key, purpose), bytes.subarray(0, NONCE_BYTES))
  decipher.setAuthTag(bytes.subarray(end))
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, end)), decipher.final()]).toString('utf8')
}

function keyFor(key: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, '', `rapport/${purpose}`, 32))
}
