import type { Clause } from './clauses.ts'
import type { Fact } from './fact.ts'
import { isMark, isWithin, trimRun, type Line } from './line.ts'
import { MAX_CHARACTERS_OF_A_TOPIC } from './prose.ts'
import { topicEnd } from './topic-end.ts'
import { isEnd, keep, mark, type Reading } from './reading.ts'

const UNSURE_DAY = /^\d{1,2}[./-]\d{1,2}(?![\d%])/

/** *about pricing*, *re: the board seat*. */
export const topic: Fact = { name: 'topic', read: readTopic }

function readTopic(line: Line, reading: Reading, clause: Clause, at: number): number | null {
  const about = reading.topic === null ? line.grammar.sets.about.at(line.tokens, at) : null
  // "DMs with Lars on LinkedIn": that is how.
  if (about === null || line.grammar.channels.at(line.tokens, at) !== null) return null
  const from = isMark(line.tokens[about.to], ':') ? about.to + 1 : about.to
  // "On 12/11" is a day, although it does not tell which.
  if (line.grammar.sets.weakAbout.has(line.tokens[at]?.key ?? '') && UNSURE_DAY.test(line.tokens[from]?.text ?? ''))
    return null
  // "talked about it" is a sentence.
  const isPronoun = line.grammar.sets.notNames.has(line.tokens[from]?.key ?? '') && isEnd(line, from + 1, clause.to)
  if (isPronoun && from < clause.to) return null
  const to = topicEnd(line, reading, from, clause.to)
  if (!isWithin(line, { from, to }, MAX_CHARACTERS_OF_A_TOPIC)) {
    keep(reading, { from: at, to })
    return to
  }
  mark(line, reading, { from: at, to: about.to }, 'word')
  if (from >= clause.to) return Math.min(from, clause.to)
  reading.topic = trimRun(line, { from, to })
  mark(line, reading, reading.topic, 'topic')
  return to
}
