/**
 * An e-mail address as it is compared, the same for every way of writing it: composed (NFC), in small letters, without `mailto:`.
 * Null for what is none.
 */
export function emailAddress(text: string): string | null {
  const address = text
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/^mailto:/, '')
  return address.length <= MAX_ADDRESS && /^[^\s@]+@[^\s@]+$/.test(address) ? address : null
}

/** RFC 5321, section 4.5.3.1: 64 before the sign, 255 behind it. */
const MAX_ADDRESS = 320
