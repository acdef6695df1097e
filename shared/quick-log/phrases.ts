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

/** The phrases that begin with one word. */
interface Beginning<Value> {
  /** What the word by itself stands for. */
  alone: Value | undefined
  /** Those that go on, the longest first. */
  readonly longer: Entry<Value>[]
}

const NONE: never[] = []

/** Sorted in when they are first asked for: a line asks for a part of what a language has, and the command line reads only one. */
export function phrasesOf<Value>(entries: Iterable<readonly [phrase: string, value: Value]>): Phrases<Value> {
  let byFirst: Map<string, Beginning<Value>> | null = null
  return {
    at(tokens, at) {
      const token = tokens[at]
      if (token === undefined || token.kind === 'tag') return null
      byFirst ??= indexOf(entries)
      const found = byFirst.get(token.key)
      if (found === undefined) return null
      for (const { keys, value } of found.longer) {
        if (keys.every((key, offset) => tokens[at + offset]?.key === key)) return { to: at + keys.length, value }
      }
      return found.alone === undefined ? null : { to: at + 1, value: found.alone }
    },
    has: (key) => (byFirst ??= indexOf(entries)).get(key)?.alone !== undefined,
  }
}

function indexOf<Value>(entries: Iterable<readonly [phrase: string, value: Value]>): Map<string, Beginning<Value>> {
  const byFirst = new Map<string, Beginning<Value>>()
  for (const [phrase, value] of entries) {
    const keys = SINGLE.test(phrase) ? NONE : keysOf(phrase)
    const first = keys === NONE ? phrase : keys[0]
    if (first === undefined) continue
    const known = byFirst.get(first)
    const isAlone = keys.length < 2
    if (known === undefined)
      byFirst.set(first, { alone: isAlone ? value : undefined, longer: isAlone ? NONE : [{ keys, value }] })
    else if (isAlone) known.alone ??= value
    else byFirst.set(first, { alone: known.alone, longer: [...known.longer, { keys, value }].toSorted(longestFirst) })
  }
  return byFirst
}

function longestFirst(a: Entry<unknown>, b: Entry<unknown>): number {
  return b.keys.length - a.keys.length
}

const SINGLE = /^[a-z]+$/
// Most phrases are plain small letters: their keys are themselves, and thousands are cut before the first line is read.
const PLAIN = /^[a-z]+(?: [a-z]+)*$/

/** What the words of a phrase are compared by. */
export function keysOf(phrase: string): string[] {
  return PLAIN.test(phrase) ? phrase.split(' ') : tokenise(phrase).map((token) => token.key)
}

/** Phrases that all stand for the same: being there. */
export function phraseSet(phrases: Iterable<string>): Phrases<true> {
  return phrasesOf({
    *[Symbol.iterator]() {
      for (const phrase of phrases) yield [phrase, true] as const
    },
  })
}
