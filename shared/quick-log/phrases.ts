import { tokenise, type Token } from './tokenise.ts'

/** Where a phrase ends (the index after its last token) and what it stands for. */
export interface PhraseMatch<Value> {
  readonly to: number
  readonly value: Value
}

/** Phrases of one or more words, found at a token in constant time for the length of a line. */
export interface Phrases<Value> {
  /** The longest phrase that begins at token `at`; null where none does. */
  at(tokens: readonly Token[], at: number): PhraseMatch<Value> | null
  has(key: string): boolean
}

interface Entry<Value> {
  readonly keys: readonly string[]
  readonly value: Value
}

export function phrasesOf<Value>(entries: Iterable<readonly [phrase: string, value: Value]>): Phrases<Value> {
  const byFirst = new Map<string, Entry<Value>[]>()
  for (const [phrase, value] of entries) {
    const keys = keysOf(phrase)
    const first = keys[0]
    if (first === undefined) continue
    const known = byFirst.get(first)
    if (known === undefined) byFirst.set(first, [{ keys, value }])
    else known.push({ keys, value })
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.keys.length - a.keys.length)
  return {
    at(tokens, at) {
      const token = tokens[at]
      if (token === undefined || token.kind === 'tag') return null
      const list = byFirst.get(token.key)
      if (list === undefined) return null
      for (const entry of list) {
        if (entry.keys.every((key, offset) => tokens[at + offset]?.key === key)) {
          return { to: at + entry.keys.length, value: entry.value }
        }
      }
      return null
    },
    has: (key) => byFirst.get(key)?.some((entry) => entry.keys.length === 1) ?? false,
  }
}

// Most phrases are plain small letters: their keys are themselves, and thousands are cut before the first line is read.
const PLAIN = /^[a-z]+(?: [a-z]+)*$/

/** What the words of a phrase are compared by. */
export function keysOf(phrase: string): string[] {
  return PLAIN.test(phrase) ? phrase.split(' ') : tokenise(phrase).map((token) => token.key)
}

/** Phrases that all stand for the same: being there. */
export function phraseSet(phrases: Iterable<string>): Phrases<true> {
  return phrasesOf(Array.from(phrases, (phrase) => [phrase, true] as const))
}
