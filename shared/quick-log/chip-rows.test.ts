import { expect, test } from 'vitest'
import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import type { PersonId } from '#shared/model/id.ts'
import { chipRows } from './chip-rows.ts'
import { NO_CORRECTIONS, NO_DAY, type Corrections } from './corrections.ts'
import type { KnownPerson } from './draft.ts'
import { parseQuickLog } from './parse-quick-log.ts'
import { understandLine } from './understand-line.ts'

const NOW = { date: '2026-11-23' as CivilDate, time: '09:00' as CivilTime }
const ana = (family: string, lastConversation: string | null): KnownPerson => ({
  id: family.toLowerCase() as PersonId,
  name: `Ana ${family}`,
  given: 'Ana',
  family,
  nick: '',
  organisation: '',
  lastConversation: lastConversation as CivilDate | null,
})
const KNOWN = [ana('Ruiz', '2026-10-01'), ana('Gomez', '2026-11-01')]
const LINE =
  'lunch with Ana and Tom (Acme) on pricing yesterday at 1pm for 30 min #board, promised Bob to send the deck'

function rowsOf(line: string, corrections: Corrections = NO_CORRECTIONS) {
  const parsed = parseQuickLog(line, NOW, KNOWN)
  return chipRows(understandLine(line, parsed, KNOWN, corrections, NOW.date), { today: NOW.date, known: KNOWN })
}

test('a line is a row of chips for the conversation and one for each plan, each chip where its words stand', () => {
  const rows = rowsOf(LINE)
  const shown = rows.map(({ kind, chips }) => [
    kind,
    chips.map(({ label, span }) => [label.kind, span === null ? '' : LINE.slice(span.start, span.end)]),
  ])
  expect(shown).toEqual([
    [
      'conversation',
      [
        ['person', 'Ana'],
        ['person', 'Tom'],
        ['channel', 'lunch'],
        ['date', 'yesterday'],
        ['time', 'at 1pm'],
        ['minutes', 'for 30 min'],
        ['topic', 'pricing'],
        ['tag', '#board'],
      ],
    ],
    [
      'follow-up',
      [
        ['follow-up', 'promised Bob to send the deck'],
        ['due', ''],
        ['owner', ''],
        ['person', 'Bob'],
      ],
    ],
  ])
  const ids = rows.flatMap(({ chips }) => chips.map(({ id }) => id))
  expect(new Set(ids).size).toBe(ids.length)
})

test('a name that two people have offers both and somebody new, and says whom else it may mean', () => {
  const [chip] = rowsOf('coffee with Ana')[0]?.chips ?? []
  expect(chip?.label).toMatchObject({ name: 'Ana Gomez', standing: 'unsure', others: [{ name: 'Ana Ruiz' }] })
  expect(chip?.choices.map(({ choice, isChosen }) => [choice, isChosen])).toEqual([
    ['gomez', true],
    ['ruiz', false],
    ['new', false],
    ['note', false],
  ])
  const chosen = rowsOf('coffee with Ana', { [chip?.key ?? '']: 'ruiz' })[0]?.chips[0]
  expect(chosen?.label).toMatchObject({ name: 'Ana Ruiz', standing: 'known' })
  expect(chosen?.id).toBe(chip?.id)
})

test('what holds without a word can be changed and has no words to give back', () => {
  const [row] = rowsOf('coffee with Bob')
  const date = row?.chips.find(({ label }) => label.kind === 'date')
  expect(date).toMatchObject({ span: null, field: { type: 'date', value: NOW.date } })
  expect(date?.choices.map(({ choice }) => choice)).not.toContain('note')
})

test('each choice of a chip, taken by its key, is what the chip then shows', () => {
  for (const { chips } of rowsOf(LINE)) {
    for (const { key, choices, label } of chips.filter((chip) => chip.label.kind !== 'person')) {
      for (const { choice, label: means } of choices.filter((one) => one.label.kind !== 'note')) {
        const after = rowsOf(LINE, { [key]: choice }).flatMap((row) => row.chips.filter((one) => one.key === key))
        expect(after.map((chip) => chip.label)).toEqual([means])
        expect(means.kind).toBe(label.kind)
      }
    }
  }
  expect(rowsOf(LINE).flatMap(({ chips }) => chips.flatMap(({ choices }) => choices)).length).toBeGreaterThan(40)
  expect(rowsOf(LINE)[1]?.chips[1]?.choices.at(-1)?.choice).toBe(NO_DAY)
})
