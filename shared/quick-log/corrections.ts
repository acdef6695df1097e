/**
 * What the user has said is meant otherwise, by the words that it is about: a correction holds as long as those words
 * stand in the line, wherever, and however the line goes on.
 */
export type Corrections = Readonly<Record<string, string>>

/** Choices beside ids, days, channels and numbers. */
export const NEW_PERSON = 'new'
/** Not what it was taken for: the words belong to the note. */
export const IN_NOTE = 'note'
export const NO_DAY = 'none'

export const NO_CORRECTIONS: Corrections = {}

/** The name of what was read from `words`; '' where it holds without any having been written. */
export function partKey(kind: string, words: string): string {
  return `${kind} ${asKey(words)}`
}

/** Words as they are compared: in lower case, single spaces. */
export function asKey(words: string): string {
  return words.toLowerCase().replaceAll(/\s+/g, ' ').trim()
}

export function correct(corrections: Corrections, key: string, choice: string): Corrections {
  return { ...corrections, [key]: choice }
}
