import { expect, test } from 'vitest'
import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import { correct, NO_CORRECTIONS, NO_DAY } from './corrections.ts'
import { lineParts } from './line-parts.ts'
import { understandLine } from './understand-line.ts'
import { parseQuickLog } from './parse-quick-log.ts'

const NOW = { date: '2026-11-23' as CivilDate, time: '09:00' as CivilTime }
const read = (line: string) => {
  const { followUps, conversation } = parseQuickLog(line, NOW, []).draft
  return { followUps: followUps.map(({ text, due, every }) => [text, due, every]), note: conversation?.note }
}

test.for([
  ["Call with Ana, I'll send her the numbers every month", 'send her the numbers', '2026-12-23', 'P1M'],
  ['remind me to ping Tom every two weeks', 'ping Tom', '2026-12-07', 'P2W'],
  ['follow up with Ana every other Friday', 'follow up with Ana', '2026-11-27', 'P2W'],
  ["I'll write to Ana every quarter by Friday", 'write to Ana', '2026-11-27', 'P3M'],
  ["I'll check in with Bo every 3 months. Lunch with Ann", 'check in with Bo', '2027-02-23', 'P3M'],
] as const)('%s', ([line, text, due, every]) => {
  expect(read(line).followUps).toEqual([[text, due, every]])
})

test('what says how often of anything else stays where it stands', () => {
  expect(read('Lunch with Bob every month')).toEqual({ followUps: [], note: 'every month' })
  expect(read("Coffee with Ana about every day life, I'll ask everyone").followUps).toEqual([
    ['ask everyone', null, undefined],
  ])
})

test('a chip says how often, and that it does not puts the words back', () => {
  const line = 'remind me to ping Tom every two weeks'
  const parsed = parseQuickLog(line, NOW, [])
  const understood = understandLine(line, parsed, [], NO_CORRECTIONS, NOW.date)
  const chips = JSON.stringify(understood)
  expect(chips).toContain('P2W')
  expect(lineParts(understood)).toMatchObject([{ kind: 'follow-up', text: 'ping Tom', every: 'P2W' }])
  const key = /"(every [^"]*)"/.exec(chips)?.[1] ?? ''
  const once = understandLine(line, parsed, [], correct(NO_CORRECTIONS, key, NO_DAY), NOW.date)
  expect(lineParts(once)).toMatchObject([{ kind: 'follow-up', text: 'ping Tom every two weeks' }])
  expect(lineParts(once)[0]).not.toHaveProperty('every')
})
