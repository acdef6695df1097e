// In the order in which strings sort.
const LETTERS = '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'
const TIME_LETTERS = 8
const RANDOM_LETTERS = 8

/**
 * Makes keys for the entries of documents: 16 letters, of the time and of 48 random bits, each after the one before.
 * Entries are shown in the order of their keys, and so in the order in which they were added.
 */
export function entryKeys(now: () => number, random: (bytes: Uint8Array) => void): () => string {
  let last = -1
  return () => {
    // Those of one millisecond, and of a clock that was set back, go on counting.
    last = Math.max(last + 1, Math.floor(now()))
    let time = ''
    for (let rest = last; time.length < TIME_LETTERS; rest = Math.floor(rest / 64))
      time = LETTERS.charAt(rest % 64) + time
    return time + randomKey(random, RANDOM_LETTERS)
  }
}

/** Six random bits for each letter: 96 bits are a key that nothing else has. */
export function randomKey(random: (bytes: Uint8Array) => void, letters = 16): string {
  const bytes = new Uint8Array(letters)
  random(bytes)
  return Array.from(bytes, (byte) => LETTERS.charAt(byte % 64)).join('')
}
