import { uuidOf } from './uuid-v8.ts'

/**
 * Makes a UUIDv7 (RFC 9562, section 5.7): 48 bits of Unix milliseconds, then 74 random bits.
 * @param unixMs milliseconds since 1970, 0 … 2^48-1
 * @param random fills the array that it is given with random bytes
 */
export function uuidV7(unixMs: number, random: (bytes: Uint8Array) => void): string {
  const bytes = new Uint8Array(16)
  random(bytes)
  let rest = Math.max(0, Math.floor(unixMs))
  for (let index = 5; index >= 0; index--) {
    bytes[index] = rest % 256
    rest = Math.floor(rest / 256)
  }
  return uuidOf(bytes, 7)
}
