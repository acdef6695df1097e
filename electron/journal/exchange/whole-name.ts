import { readFullName } from '#shared/model/full-name.ts'
import { displayName, foldName, namesFromText } from '#shared/model/person-name.ts'
import { cleanLine, withoutEmoji } from './clean-text.ts'
import type { RecordDraft } from './record-draft.ts'

export interface NameParts {
  readonly prefix: string
  readonly given: string
  readonly middle: string
  readonly family: string
  readonly suffix: string
  /** The name as the source displays it; '' where it has no such field. */
  readonly whole: string
}

// Forms of address, not titles: nobody calls a colleague by them in a journal.
const FORMS_OF_ADDRESS = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'herr', 'frau', 'm', 'mme', 'sr', 'sra'])

/**
 * Puts the parts of a name into the draft. The source's whole name becomes the display name only where it
 * says more than the parts (a title, another order), so that a later correction of a part is seen. Titles, what stands
 * behind a name, nicknames and pronouns are found in the parts as well, where networks for business have them.
 */
export function nameFromParts(draft: RecordDraft, parts: NameParts): void {
  // Little pictures in a name are decoration, where they are not all of it.
  const text = (part: string) => cleanLine(withoutEmoji(part)) || cleanLine(part)
  const written = [text(parts.given), text(parts.middle)].filter(Boolean).join(' ')
  const prefix = withoutFormOfAddress(text(parts.prefix))
  const suffix = text(parts.suffix)
  if (prefix !== text(parts.prefix)) draft.leftOut('Prefix', text(parts.prefix))
  const around = (name: string) => [prefix, name].filter(Boolean).join(' ') + (suffix === '' ? '' : `, ${suffix}`)
  if (written === '' && text(parts.family) === '') {
    const { name, isCut } = beforeMark(text(parts.whole))
    if (name === '') return
    // What follows is no name, and is not lost.
    if (isCut) draft.note(parts.whole, 'Name')
    const own = withoutPronouns(name, draft)
    const split = namesFromText(own)
    draft.name('given', split.given)
    draft.name('family', split.family)
    draft.name('nick', split.nick)
    if (split.display === '' && around(own) !== own) draft.name('display', around(own))
    else {
      draft.name('display', split.display)
      noteBeside(draft, split.display, [
        ['Prefix', prefix],
        ['Suffix', suffix],
      ])
    }
    return
  }
  const own = withoutPronouns(written, draft)
  const given = givenOf(own, draft)
  const family = familyOf(text(parts.family))
  draft.name('given', given)
  draft.name('family', family)
  const said = [own, text(parts.family)].filter(Boolean).join(' ')
  const composed = displayName({ given, family, display: '', phonetic: '', nick: '' })
  const isMore = given !== own || family !== text(parts.family)
  const titled = around(isMore ? said : composed)
  const whole = text(parts.whole).replace(/^(\S+) (?=\S)/, (word) => withoutFormOfAddress(word.trim()) && word)
  if (whole !== '' && !sameName(whole, composed) && !isReversed(whole, given, family)) {
    draft.name('display', whole)
    // What a source displays may be another name altogether: what it says besides is said somewhere.
    noteBeside(draft, whole, [
      ['Prefix', prefix],
      ['Suffix', suffix],
    ])
  } else if (titled !== composed) draft.name('display', titled)
}

/** Parts that a name as it is displayed leaves out. */
function noteBeside(draft: RecordDraft, whole: string, parts: readonly (readonly [string, string])[]): void {
  for (const [label, part] of parts) if (!letters(whole).includes(letters(part))) draft.note(part, label)
}

/** *Ana Ruiz | Product Lead*: what stands behind a mark by itself is said of her. */
function beforeMark(whole: string): { name: string; isCut: boolean } {
  const name = /^(.*?\p{L}.*?) (?:[-–—|•·/]+) /u.exec(`${whole} `)?.[1]
  return name === undefined ? { name: whole, isCut: false } : { name, isCut: true }
}

const PRONOUNS = /\s*[([]\s*(\p{Ll}{2,6}(?:\s?\/\s?\p{Ll}{2,6}){1,2})\s*[)\]]/iu

function withoutPronouns(name: string, draft: RecordDraft): string {
  const found = PRONOUNS.exec(name)
  if (found === null) return name
  draft.line('pronouns', found[1] ?? '')
  return cleanLine(name.replace(found[0], ' '))
}

/** *Dr. Eva*, *Robert "Bob"*: without the title, and with the other name for a nickname. */
function givenOf(written: string, draft: RecordDraft): string {
  const { title, nick, given, family, suffix } = readFullName(written)
  if ((title === '' && nick === '') || written.includes(',')) return written
  draft.name('nick', nick)
  return [...given, ...family, ...suffix].join(' ')
}

/** *Ruiz, PhD, MBA*, *Smith Jr.*: without what stands behind a name. */
function familyOf(written: string): string {
  const { given, family, suffix } = readFullName(`X ${written}`)
  return suffix.length === 0 || given[0] !== 'X' ? written : [...given.slice(1), ...family].join(' ')
}

function withoutFormOfAddress(prefix: string): string {
  return prefix
    .split(' ')
    .filter((word) => !FORMS_OF_ADDRESS.has(word.toLowerCase().replace(/\.$/, '')))
    .join(' ')
}

function sameName(one: string, other: string): boolean {
  return letters(one) === letters(other)
}

/** "Ruiz, Ana": the order of a list, not of a name. */
function isReversed(whole: string, given: string, family: string): boolean {
  return letters(whole) === letters(family + given) && whole.includes(',')
}

function letters(name: string): string {
  return foldName(name).replace(/[\s,.]/g, '')
}
