import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import type { KnownPerson } from '#shared/quick-log/draft.ts'
import { parseQuickLog } from '#shared/quick-log/parse-quick-log.ts'
import { tokenise } from '#shared/quick-log/tokenise.ts'

/** A Monday morning. */
export const NOW = { date: '2026-11-23' as CivilDate, time: '09:00' as CivilTime }

/** What is asked of the language, by what it is about, and sets that others wrote blind: the files of `tests/fixtures/lines`. */
export const LINE_CORPORA = [
  'heads',
  'times',
  'days',
  'people',
  'follow-ups',
  'everyday',
  'mixed',
  'second',
  'blind-one',
  'blind-two',
  'blind-three',
  'blind-four',
  'blind-five',
  'blind-six',
  'blind-seven',
  'blind-eight',
  'blind-nine',
  'blind-ten',
  'blind-eleven',
  'blind-twelve',
  'blind-thirteen',
] as const

export interface FactLine {
  readonly line: string
  /** Each a kind and what it says: `who Ana (Acme)`, `when 2026-11-22`, `me 2026-11-27 send the deck`. */
  readonly facts: readonly string[]
}

/**
 * Lines with what they say, from `tests/fixtures/lines`: a line, then one that begins with `|` and has its facts, ` / ` between
 * them. A kind that is not named must be empty, the channel *other* and the day today; of a note the words that it must have
 * are named, and `note` and `tag` are not looked at where they are not named.
 */
export function factLines(file: string): FactLine[] {
  return factsIn(readFileSync(join(import.meta.dirname, '../fixtures/lines', `${file}.txt`), 'utf8'))
}

export function factsIn(text: string): FactLine[] {
  const rows = text.split('\n').filter((row) => row !== '' && !row.startsWith('# '))
  return rows.flatMap((line, index) => {
    const said = rows[index + 1]
    if (line.startsWith('|') || said?.startsWith('|') !== true) return []
    const facts = said.slice(1).split(' / ')
    return [{ line, facts: facts.map((fact) => fact.trim()).filter(Boolean) }]
  })
}

export interface Score {
  readonly missed: readonly string[]
  readonly unasked: readonly string[]
  readonly lost: readonly string[]
  /** How many facts were to be found. */
  readonly facts: number
}

export function scoreOf({ line, facts }: FactLine, known: readonly KnownPerson[] = []): Score {
  const read = readFacts(line, known)
  const isNote = (fact: string) => fact.startsWith('note ')
  const notes = facts.filter((fact) => isNote(fact) && !read.note.includes(fact.slice(5)))
  const wanted = facts.filter((fact) => !isNote(fact))
  const found = new Set(read.facts)
  const missed = wanted.filter((fact) => !found.has(fact))
  const named = new Set(wanted)
  const unasked = read.facts.filter((fact) => !named.has(fact) && !fact.startsWith('tag '))
  return { missed: [...missed, ...notes], unasked, lost: lostWords(line, known), facts: facts.length }
}

export function readFacts(line: string, known: readonly KnownPerson[] = []): { facts: string[]; note: string } {
  const { conversation, followUps, gives, needs, asks, introductions, days } = parseQuickLog(line, NOW, known).draft
  const facts: string[] = []
  if (conversation !== null) {
    const { channel, date, time, minutes, people, topic, tags } = conversation
    if (channel !== 'other') facts.push(`how ${channel}`)
    if (date !== NOW.date) facts.push(`when ${date}`)
    if (time !== null) facts.push(`at ${time}`)
    if (minutes !== null) facts.push(`long ${minutes}`)
    if (topic !== '') facts.push(`about ${topic}`)
    for (const { name, organisation } of people)
      facts.push(`who ${organisation === null ? name : `${name} (${organisation})`}`)
    for (const tag of tags) facts.push(`tag ${tag}`)
  }
  for (const { actor, due, text } of followUps) facts.push(`${actor} ${due ?? '-'} ${text}`)
  for (const { direction, people, text } of gives) facts.push(`${direction} ${people.join(' & ')}: ${text}`)
  for (const { person, text } of needs) facts.push(`need ${person ?? ''}: ${text}`)
  for (const { people, text } of asks) facts.push(`ask ${people.join(' & ')}: ${text}`)
  for (const { a, b, followUp } of introductions) {
    facts.push(`intro ${a} > ${b}`)
    if (followUp !== null) facts.push(`me ${followUp.due ?? '-'} ${followUp.text}`)
  }
  for (const { person, label, date } of days) facts.push(`day ${person} ${label} ${date.m}-${date.d}`)
  return { facts, note: conversation?.note ?? '' }
}

/** What a word must be part of: a span, and, where the span only says what the word means, nothing more. */
const UNDERSTOOD = new Set(['word', 'channel', 'date', 'time', 'minutes', 'person', 'organisation', 'tag'])

/** Words of the line that are neither understood nor kept. */
export function lostWords(line: string, known: readonly KnownPerson[] = []): string[] {
  const { draft, spans } = parseQuickLog(line, NOW, known)
  const { conversation, followUps, gives, needs, asks, introductions } = draft
  const kept = [
    conversation?.note,
    conversation?.topic,
    ...[...followUps, ...gives, ...needs, ...asks].map(({ text }) => text),
    ...introductions.flatMap(({ why, followUp }) => [why, followUp?.text]),
  ].join('\n')
  return tokenise(line)
    .filter((token) => {
      if (token.kind !== 'word' && token.kind !== 'tag') return false
      const over = spans.filter(({ start, end }) => start <= token.start && end >= token.end)
      return !over.some(({ kind }) => UNDERSTOOD.has(kind)) && !(over.length > 0 && kept.includes(token.text))
    })
    .map(({ text }) => text)
}
