import { jaroWinkler } from '@skyra/jaro-winkler'
import { foldName } from '#shared/model/person-name.ts'
import { isStandIn } from '#shared/model/stand-in-name.ts'

export interface LikenedName {
  readonly name: string
  /** '' where it is not known which part of the name it is. */
  readonly given: string
  readonly nick: string
}

// Who shares a phone or an address with somebody of quite another name is a family, or a switchboard.
const ALIKE = 0.82

/**
 * Whether two names can be one person's: a word in common, or nearly the same letters. Where only the first names say
 * something else, "Ana Ruiz" and "Luis Ruiz", they are rather one family's.
 */
export function nameLikeness(one: LikenedName, other: LikenedName): 'one person' | 'one family' | 'strangers' {
  // Whoever has no name yet is called by an address or a number, which says nothing against anybody.
  if (isStandIn(one.name) || isStandIn(other.name)) return 'one person'
  const [a, b] = [wordsOf(one.name), wordsOf(other.name)]
  const isAlike = a.some((word) => word.length > 1 && b.includes(word)) || isNearly(a, b)
  if (!isAlike) return 'strangers'
  return haveOtherGivenNames(one, other) ? 'one family' : 'one person'
}

function haveOtherGivenNames(one: LikenedName, other: LikenedName): boolean {
  const [a, b] = [wordsOf(one.given), wordsOf(other.given)]
  if (a.length === 0 || b.length === 0) return false
  // Names in the other order, and what somebody is called, are names of theirs as well.
  const [namesOfOne, namesOfOther] = [wordsOf(`${one.name} ${one.nick}`), wordsOf(`${other.name} ${other.nick}`)]
  const isShared = a.some((word) => namesOfOther.includes(word)) || b.some((word) => namesOfOne.includes(word))
  const isShort = a.some((word) => b.some((name) => word.startsWith(name) || name.startsWith(word)))
  return !isShared && !isShort && !isNearly(a, b)
}

function isNearly(a: readonly string[], b: readonly string[]): boolean {
  return jaroWinkler(a.join(' '), b.join(' ')) >= ALIKE
}

function wordsOf(name: string): string[] {
  return foldName(name)
    .split(/[\s.]+/)
    .filter((word) => word !== '')
}
