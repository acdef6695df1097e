import { createHash, randomBytes } from 'node:crypto'

/** What lets a page in: codes that work once, each exchanged for a token that works until the host ends. */
export interface OneTimeCodes {
  newCode(): string
  /** A token for the code, or null where it was never given out or was used. */
  exchange(code: string): string | null
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
  return {
    newCode: () => addSecret(codes, MAX_CODES),
    exchange: (code) => (codes.delete(hash(code)) ? addSecret(tokens, MAX_TOKENS) : null),
    admits: (token) => tokens.has(hash(token)),
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
