import { isMark, type Line } from './line.ts'
import type { PersonMatch } from './person-at.ts'
import { canBeName } from './tokenise.ts'

const MAX_WORDS_OF_A_NAME = 5

/** *Tom's*, *Ana Ruiz's*, *Dr. Tanaka's*, *Temi* before *bday*: somebody known, or words that are written like a name. */
export function ownerAt(line: Line, from: number): PersonMatch | null {
  const { tokens, grammar } = line
  const hasTitle = grammar.sets.honorifics.has(tokens[from]?.key ?? '')
  for (let at = from; at < from + MAX_WORDS_OF_A_NAME; at++) {
    const token = tokens[at]
    if (hasTitle && at === from + 1 && isMark(token, '.')) continue
    if (token?.kind !== 'word') return null
    const ending =
      grammar.words.people.possessives.find((one) => token.key.endsWith(one) && token.key !== one) ??
      (grammar.remembered.at(tokens, at + 1) === null ? undefined : '')
    if (ending === undefined) continue
    const cut = (text: string) => text.slice(0, text.length - ending.length)
    const last = { ...token, key: cut(token.key), text: cut(token.text) }
    const words = [...tokens.slice(from, at), last].filter(({ kind }) => kind === 'word')
    const known = line.known.at(words, 0)
    const people = known?.to === words.length ? known.people : []
    const isName = words.every(
      (word, index) =>
        (canBeName(word) && !grammar.sets.notNames.has(word.key)) ||
        (index > 0 && grammar.sets.afterName.has(word.key)),
    )
    if (people.length === 0 && !isName) return null
    return { from, to: at + 1, name: line.text.slice(tokens[from]?.start, last.end - ending.length), people }
  }
  return null
}
