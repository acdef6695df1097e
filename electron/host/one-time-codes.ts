import { createHash, randomBytes } from 'node:crypto'

/** What lets a page in: codes that work once, each exchanged for a token that works until the host ends. */
export interface OneTimeCodes {
  newCode(): string
  /**
   * A token for the code, or null where it was never given out or was used.
   * @param tab a secret of the tab that asks, '' for none: a tab that is loaded again before its token came to it may ask
   *   once more with the same one, until a token has let it in. The token before is good for nothing then.
   */
  exchange(code: string, tab?: string): string | null
  readonly admits: (token: string) => boolean
}

/** Only the newest are kept: asking for addresses without using them fills nothing. */
const MAX_CODES = 100
const MAX_TOKENS = 1000

/**
 * Codes and tokens of 256 random bits. They are kept by their hash, so that looking one up compares no secret
 * byte by byte.
 */
export function createOneTimeCodes(): OneTimeCodes {
  const codes = new Set<string>()
  const tokens = new Set<string>()
  /** By code and tab, the token that was sent and has let nobody in yet. */
  const unused = new Map<string, string>()
  const keep = (asked: string): string => {
    const token = addSecret(tokens, MAX_TOKENS)
    const [oldest] = unused.keys()
    if (unused.size >= MAX_CODES && oldest !== undefined) unused.delete(oldest)
    unused.set(asked, hash(token))
    return token
  }
  return {
    newCode: () => addSecret(codes, MAX_CODES),
    exchange(code, tab = '') {
      if (codes.delete(hash(code))) return tab === '' ? addSecret(tokens, MAX_TOKENS) : keep(hash(`${code} ${tab}`))
      const asked = hash(`${code} ${tab}`)
      const lost = unused.get(asked)
      if (lost === undefined) return null
      unused.delete(asked)
      tokens.delete(lost)
      return keep(asked)
    },
    admits(token) {
      const shown = hash(token)
      for (const [asked, sent] of unused) if (sent === shown) unused.delete(asked)
      return tokens.has(shown)
    },
  }
}

function addSecret(hashes: Set<string>, most: number): string {
  const secret = randomBytes(32).toString('base64url')
  const [oldest] = hashes
  if (hashes.size >= most && oldest !== undefined) hashes.delete(oldest)
  hashes.add(hash(secret))
  return secret
}

function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('base64')
}
