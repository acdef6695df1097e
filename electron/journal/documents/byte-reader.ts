/** Why bytes from elsewhere cannot be read: what was expected where they stop making sense. */
export class MalformedBytes extends Error {
  readonly where: string

  constructor(where: string) {
    super(`malformed ${where}`)
    this.name = 'MalformedBytes'
    this.where = where
  }
}

const CONTINUES = 0x80
const PAYLOAD = 0x7f
const SIGN = 0x40
/** 8 × 7 bits hold more than a safe integer has. */
const MAX_SHIFT = 49

/**
 * Reads what Automerge's format is made of, one thing behind the other. Numbers beyond 2⁵³ are refused, not rounded.
 * Every method throws MalformedBytes where the bytes end too early or hold no such number. A class, since some twenty
 * are made for each document, and closures cost four times as much.
 */
export class ByteReader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get left(): number {
    return this.#bytes.length - this.#at
  }

  byte(where: string): number {
    const value = this.#bytes[this.#at]
    if (value === undefined) throw new MalformedBytes(where)
    this.#at++
    return value
  }

  /** A view, not a copy. */
  take(count: number, where: string): Uint8Array {
    if (count > this.left) throw new MalformedBytes(where)
    this.#at += count
    return this.#bytes.subarray(this.#at - count, this.#at)
  }

  /** LEB128 in its shortest form, as Automerge demands it. */
  unsigned(where: string): number {
    const first = this.#bytes[this.#at] ?? CONTINUES
    if (first < CONTINUES) {
      this.#at++
      return first
    }
    let value = 0
    for (let shift = 0; shift <= MAX_SHIFT; shift += 7) {
      const next = this.byte(where)
      value += (next & PAYLOAD) * 2 ** shift
      if ((next & CONTINUES) !== 0) continue
      const isLongerThanNeeded = next === 0 && shift > 0
      if (isLongerThanNeeded || !Number.isSafeInteger(value)) break
      return value
    }
    throw new MalformedBytes(where)
  }

  /** Signed LEB128 in its shortest form. */
  signed(where: string): number {
    const first = this.#bytes[this.#at] ?? CONTINUES
    if (first < CONTINUES) {
      this.#at++
      return first < SIGN ? first : first - 128
    }
    let value = 0
    let before = 0
    for (let shift = 0; shift <= MAX_SHIFT; shift += 7) {
      const next = this.byte(where)
      const payload = next & PAYLOAD
      if ((next & CONTINUES) !== 0) {
        value += payload * 2 ** shift
        before = next
        continue
      }
      const isNegative = (next & SIGN) !== 0
      // The last seven bits carry the sign: with them alone negative, the sum stays exact.
      value += (isNegative ? payload - 128 : payload) * 2 ** shift
      const repeatsSign = payload === (isNegative ? PAYLOAD : 0) && (before & SIGN) === (isNegative ? SIGN : 0)
      if ((shift > 0 && repeatsSign) || !Number.isSafeInteger(value)) break
      return value
    }
    throw new MalformedBytes(where)
  }
}
