import { expect, test } from 'vitest'
import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import { chipRows } from './chip-rows.ts'
import { CLAUSE_KINDS } from './clause-kinds.ts'
import type { ClauseKind } from './clause-kind.ts'
import { skipConnectors } from './connectors.ts'
import { correct, IN_NOTE, NO_CORRECTIONS, partKey, type Corrections } from './corrections.ts'
import { ENGLISH_WORDS } from './english-words.ts'
import { lineParts } from './line-parts.ts'
import { textOf, type Run } from './line.ts'
import { parseQuickLog } from './parse-quick-log.ts'
import { personChip, TO_NOTE } from './person-chip.ts'
import { phraseSet } from './phrases.ts'
import { spanOf } from './span.ts'
import { understandLine } from './understand-line.ts'
import { isReturned, peopleNamed, wordsOf, type UnderstoodPerson } from './understanding.ts'

const NOW = { date: '2026-11-23' as CivilDate, time: '09:00' as CivilTime }
const PHRASES = phraseSet(['dreams of', 'she dreams of'])

interface Wish {
  readonly text: string
  readonly people: readonly string[]
}
interface UnderstoodWish {
  readonly key: string
  readonly text: string
  readonly people: readonly UnderstoodPerson[]
}

/** What somebody dreams of: a kind that the product does not have, in one object and its words. */
const wishClause: ClauseKind<Wish, UnderstoodWish> = {
  kind: 'wish',
  list: 'wishes',
  beginsAt(line, from, place) {
    const found = place === 'inside' ? null : PHRASES.at(line.tokens, skipConnectors(line, from))
    return found === null ? null : { from, to: found.to }
  },
  interrupts: () => true,
  asWhole: () => null,
  isNext: () => false,
  read(line, clause, begun, { index, conversation }) {
    const of = { clause: { kind: 'wish', index } }
    const body: Run = { from: begun.to, to: clause.to }
    return {
      read: { text: textOf(line, body), people: conversation.people.map(({ name }) => name) },
      spans: [...spanOf(line, clause, 'clause', of), ...spanOf(line, begun, 'word', of)],
    }
  },
  understand({ text, people }, understanding, spans, name) {
    const span = spans.find(({ kind }) => kind === 'clause') ?? null
    const key = partKey('wish', name)
    if (isReturned(understanding, { key, written: wordsOf(understanding, span), span })) return null
    return { key, text, people: peopleNamed(understanding, people, spans) }
  },
  chips: ({ key, text, people }, context) => [
    { id: context.idOf('text'), key, span: null, label: { kind: 'topic', text }, choices: [TO_NOTE], field: null },
    ...people
      .filter((person) => !context.shown.has(person.key))
      .map((person, index) => personChip(person, context.idOf(`person-${index}`), context)),
  ],
  part: ({ text, people }) => ({ kind: 'wish', text, people: people.map(({ name }) => name) }),
}
const KINDS = [...CLAUSE_KINDS, wishClause]

function read(line: string, corrections: Corrections = NO_CORRECTIONS) {
  const parsed = parseQuickLog(line, NOW, [], ENGLISH_WORDS, KINDS)
  const understood = understandLine(line, parsed, [], corrections, NOW.date)
  const rows = chipRows(understood, { today: NOW.date, known: [] })
  return {
    draft: parsed.draft as typeof parsed.draft & { wishes: readonly Wish[] },
    rows,
    parts: lineParts(understood),
  }
}

const LINE = 'coffee with Ana about hiring; she dreams of a data lead, I promised to send her the list by Friday'

test('a kind of clause from one object is read, shown as chips and made a part of what is logged', () => {
  const { draft, rows, parts } = read(LINE)
  expect(draft.wishes).toEqual([{ text: 'a data lead', people: ['Ana'] }])
  expect(draft.conversation).toMatchObject({ topic: 'hiring', note: '' })
  expect(draft.followUps).toMatchObject([{ text: 'send her the list', people: ['Ana'] }])
  expect(rows.map(({ id, chips }) => [id, chips.map(({ label }) => label.kind)])).toEqual([
    ['conversation', ['person', 'channel', 'date', 'topic']],
    ['wish-0-row', ['topic']],
    ['follow-up-0-row', ['follow-up', 'due', 'owner']],
  ])
  expect(parts.map((part) => ({ ...part }))).toMatchObject([
    { kind: 'conversation' },
    { kind: 'wish', text: 'a data lead', people: ['Ana'] },
    { kind: 'follow-up', due: '2026-11-27' },
  ])
})

test('it goes back into the note as any other, and its people follow what the conversation was corrected to', () => {
  const key = read(LINE).rows[1]?.chips[0]?.key ?? ''
  const { parts } = read(LINE, correct(NO_CORRECTIONS, key, IN_NOTE))
  expect(parts.map(({ kind }) => kind)).toEqual(['conversation', 'follow-up'])
  expect(parts[0]).toMatchObject({ notes: 'she dreams of a data lead' })
  expect(read(LINE, { 'person ana': IN_NOTE }).parts[1]).toEqual({ kind: 'wish', text: 'a data lead', people: [] })
})

test('without it the same words are the note', () => {
  expect(parseQuickLog(LINE, NOW, []).draft.conversation?.note).toBe('she dreams of a data lead')
})
