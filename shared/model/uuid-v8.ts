/**
 * Makes a UUIDv8 (RFC 9562, section 5.8) of what is derived: the same bytes always give the same id.
 * @param hash at least 16 bytes of a cryptographic hash, of which the first 16 are used
 */
export function uuidV8(hash: Uint8Array): string {
  return uuidOf(hash, 8)
}

/** The first 16 of `bytes` as a UUID of that version, in lower case. */
export function uuidOf(bytes: Uint8Array, version: 7 | 8): string {
  const marked = bytes.slice(0, 16)
  marked[6] = (version << 4) | ((marked[6] ?? 0) & 0x0f)
  marked[8] = 0x80 | ((marked[8] ?? 0) & 0x3f)
  const hex = Array.from(marked, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
