import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import type { KnownPerson } from './draft.ts'
import { dueIn } from './due-in.ts'
import { ENGLISH_WORDS } from './english-words.ts'
import type { LanguageWords } from './language-words.ts'
import { lineOf } from './line.ts'

const NOBODY: readonly KnownPerson[] = []

/**
 * The day by which a task is to be done, as its words say: *send the plan by Monday*. Null where they name none. The
 * words are those of a follow-up in the one-line language (docs/quick-log.md).
 */
export function dueOfTask(text: string, today: CivilDate, words: LanguageWords = ENGLISH_WORDS): CivilDate | null {
  const line = lineOf(text, { date: today, time: '00:00' as CivilTime }, NOBODY, words)
  return dueIn(line, 0, line.tokens.length)?.on('future') ?? null
}
