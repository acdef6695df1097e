import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import { dateAt } from './date-at.ts'
import type { KnownPerson } from './draft.ts'
import { ENGLISH_WORDS } from './english-words.ts'
import type { LanguageWords } from './language-words.ts'
import { lineOf, type Line } from './line.ts'

const NOBODY: readonly KnownPerson[] = []

/**
 * Reads a goal that is written in one line: *a seat on a board by March 2027*. The day is taken out of the title where it
 * ends the line and is introduced as one *by* which something is needed; any other day is part of the title.
 */
export function goalOfLine(
  text: string,
  today: CivilDate,
  words: LanguageWords = ENGLISH_WORDS,
): { readonly title: string; readonly neededBy: CivilDate | null } {
  const line = toLine(text, today, words)
  const end = line.tokens.length
  for (let at = 1; at < end; at++) {
    const match = dateAt(line, at)
    if (match === null || match.introducedBy !== 'by' || match.to !== end) continue
    const title = text.slice(0, line.tokens[at]?.start ?? 0).replace(/[\s,;:–—-]+$/u, '')
    if (title !== '') return { title, neededBy: match.on('future') }
  }
  return { title: text.trim(), neededBy: null }
}

function toLine(text: string, today: CivilDate, words: LanguageWords): Line {
  return lineOf(text, { date: today, time: '00:00' as CivilTime }, NOBODY, words)
}
