import { displayName, foldName, namesFromText } from '#shared/model/person-name.ts'
import { cleanLine } from './clean-text.ts'
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
 * says more than the parts (a title, another order), so that a later correction of a part is seen.
 */
export function nameFromParts(draft: RecordDraft, parts: NameParts): void {
  const text = (part: string) => cleanLine(part)
  const given = [text(parts.given), text(parts.middle)].filter(Boolean).join(' ')
  const family = text(parts.family)
  if (given === '' && family === '') {
    const split = namesFromText(text(parts.whole))
    draft.name('given', split.given)
    draft.name('family', split.family)
    draft.name('display', split.display)
    noteBeside(draft, text(parts.whole), [
      ['Prefix', text(parts.prefix)],
      ['Suffix', text(parts.suffix)],
    ])
    return
  }
  draft.name('given', given)
  draft.name('family', family)
  const prefix = withoutFormOfAddress(text(parts.prefix))
  const composed = displayName({ given, family, display: '', phonetic: '', nick: '' })
  const titled =
    [prefix, composed].filter(Boolean).join(' ') + (text(parts.suffix) === '' ? '' : `, ${text(parts.suffix)}`)
  const whole = text(parts.whole).replace(/^(\S+) (?=\S)/, (word) => withoutFormOfAddress(word.trim()) && word)
  if (whole !== '' && !sameName(whole, composed) && !isReversed(whole, given, family)) {
    draft.name('display', whole)
    // What a source displays may be another name altogether: what it says besides is said somewhere.
    noteBeside(draft, whole, [
      ['Prefix', prefix],
      ['Suffix', text(parts.suffix)],
    ])
  } else if (titled !== composed) draft.name('display', titled)
  if (prefix !== text(parts.prefix) && text(parts.prefix) !== '') draft.leftOut('Prefix', text(parts.prefix))
}

/** Parts that a name as it is displayed leaves out. */
function noteBeside(draft: RecordDraft, whole: string, parts: readonly (readonly [string, string])[]): void {
  for (const [label, part] of parts) if (!letters(whole).includes(letters(part))) draft.note(part, label)
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
