import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import { ENGLISH_WORDS } from './english-words.ts'
import { dueIn } from './follow-up.ts'
import { grammarOf } from './grammar.ts'
import { knownPeople, type KnownPeople } from './known-people.ts'
import type { LanguageWords } from './language-words.ts'
import { tokenise } from './tokenise.ts'

const NOBODY: KnownPeople = knownPeople([])

/**
 * The day by which a task is to be done, as its words say: *send the plan by Monday*. Null where they name none. The
 * words are those of a follow-up in the one-line language (docs/quick-log.md).
 */
export function dueOfTask(text: string, today: CivilDate, words: LanguageWords = ENGLISH_WORDS): CivilDate | null {
  const tokens = tokenise(text)
  const line = {
    text,
    tokens,
    grammar: grammarOf(words),
    today,
    time: '00:00' as CivilTime,
    known: NOBODY,
    dates: new Map(),
    times: new Map(),
  }
  return dueIn(line, 0, tokens.length)?.on('future') ?? null
}
