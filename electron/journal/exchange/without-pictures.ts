const [QUOTE, BACKSLASH] = [0x22, 0x5c]
const HEAD = [...Buffer.from('data:')]

/** Takes the next bytes of a text, as they come, and writes what is kept of them. */
export type ByteFilter = (chunk: Uint8Array, kept: Uint8Array, at: number) => number

/**
 * A JSON text without its large pictures: of each string that begins as a data URL does and is longer than `most` nothing is kept but
 * that it is there. So a file that is nearly all pictures takes no more memory than what is read of it, and its outline stays.
 * @returns writes from `at` on, and says up to where
 */
export function withoutPictures(most: number): ByteFilter {
  let [isText, isEscaped, isDropped] = [false, false, false]
  /** Where the text that is being read begins in what is kept. */
  let begins = 0
  /** How much of its beginning is as that of a data URL; -1 once it is not. */
  let matched = 0
  return (chunk, kept, from) => {
    let at = from
    for (const byte of chunk) {
      if (!isText) {
        kept[at++] = byte
        if (byte !== QUOTE) continue
        isText = true
        matched = 0
        begins = at
        continue
      }
      const isEnd = byte === QUOTE && !isEscaped
      isEscaped = byte === BACKSLASH && !isEscaped
      if (isEnd) {
        isText = false
        isDropped = false
        kept[at++] = byte
        continue
      }
      if (isDropped) continue
      if (matched >= 0 && matched < HEAD.length) matched = byte === HEAD[matched] ? matched + 1 : -1
      kept[at++] = byte
      if (matched === HEAD.length && at - begins > most) {
        isDropped = true
        at = begins
      }
    }
    return at
  }
}
