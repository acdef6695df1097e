import { expect, test } from 'vitest'
import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import type { PersonId } from '#shared/model/id.ts'
import type { KnownPerson } from './draft.ts'
import { parseQuickLog } from './parse-quick-log.ts'
import { saidOf } from './clause-kind.ts'
import { correct, IN_NOTE, NEW_PERSON, NO_CORRECTIONS, NO_DAY, type Corrections } from './corrections.ts'
import { followUpClause } from './follow-up-clause.ts'
import { lineParts } from './line-parts.ts'
import { saysNothing, understandLine } from './understand-line.ts'

const TODAY = '2026-11-23' as CivilDate
const NOW = { date: TODAY, time: '09:00' as CivilTime }
const person = (id: string, name: string, lastConversation: string | null, organisation = ''): KnownPerson => {
  const [given = '', family = ''] = name.split(' ')
  return {
    id: id as PersonId,
    name,
    given,
    family,
    nick: '',
    organisation,
    lastConversation: lastConversation as CivilDate | null,
  }
}
const KNOWN = [
  person('ruiz', 'Ana Ruiz', '2026-10-01', 'Globex'),
  person('gomez', 'Ana Gomez', '2026-11-01'),
  person('wei', 'Chen Wei', null),
]

const understand = (line: string, corrections: Corrections = NO_CORRECTIONS) => {
  const understood = understandLine(line, parseQuickLog(line, NOW, KNOWN), KNOWN, corrections, TODAY)
  return { ...understood, followUps: saidOf(followUpClause, understood.clauses) }
}
const said = (line: string, corrections?: Corrections) => {
  const parts = lineParts(understand(line, corrections))
  return {
    conversation: parts.find((part) => part.kind === 'conversation'),
    followUps: parts.filter((part) => part.kind === 'follow-up'),
  }
}

test('a first name that two people have means the one last spoken to until the user says who', () => {
  const [ana] = understand('coffee with Ana').conversation?.people ?? []
  expect(ana).toMatchObject({ name: 'Ana Gomez', standing: 'unsure', candidates: ['gomez', 'ruiz'] })
  const corrections = correct(NO_CORRECTIONS, ana?.key ?? '', 'ruiz')
  expect(understand('coffee with Ana', corrections).conversation?.people).toMatchObject([
    { id: 'ruiz', name: 'Ana Ruiz', standing: 'known' },
  ])
})

test('a correction holds while its words stand, however the line goes on', () => {
  const corrections = correct(NO_CORRECTIONS, 'person ana', 'ruiz')
  const later = 'yesterday lunch with Ana and Tom about pricing, follow up in 2 weeks'
  expect(said(later, corrections).conversation?.people).toEqual([{ id: 'ruiz' }, { name: 'Tom', organisation: null }])
  expect(said('coffee with Ana Gomez', corrections).conversation?.people).toEqual([{ id: 'gomez' }])
})

test('follow-ups are for the people that the conversation was corrected to', () => {
  const { conversation, followUps } = said('coffee with Ana, promised to send the deck by Friday', {
    'person ana': NEW_PERSON,
  })
  expect(conversation?.people).toEqual([{ name: 'Ana', organisation: null }])
  expect(followUps).toEqual([
    {
      kind: 'follow-up',
      text: 'send the deck',
      due: '2026-11-27',
      actor: 'me',
      people: [{ name: 'Ana', organisation: null }],
    },
  ])
})

test('people of a plan are looked up, and may be corrected too', () => {
  const line = 'remind me to ping Chen Wei about the offsite in March'
  expect(said(line)).toEqual({
    conversation: undefined,
    followUps: [
      {
        kind: 'follow-up',
        text: 'ping Chen Wei about the offsite',
        due: '2027-03-01',
        actor: 'me',
        people: [{ id: 'wei' }],
      },
    ],
  })
  expect(said(line, { 'person chen wei': NEW_PERSON }).followUps[0]?.people).toEqual([
    { name: 'Chen Wei', organisation: null },
  ])
})

test('what is taken out of its chip goes back into the note, in the order of the line', () => {
  const line = 'lunch with Priya and Tom about pricing yesterday for 30 min: she wants to hire #mentor'
  const all = understand(line).conversation
  const parts = [all?.channel, all?.date, all?.minutes, all?.topic, all?.tags[0], all?.people[1]]
  const corrections = Object.fromEntries(parts.map((part) => [part?.key ?? '', IN_NOTE]))
  const { conversation } = said(line, corrections)
  expect(conversation).toMatchObject({ channel: 'other', date: TODAY, minutes: null, topic: '', tags: [] })
  expect(conversation?.people).toEqual([{ name: 'Priya', organisation: null }])
  expect(conversation?.notes?.split('\n')).toEqual([
    'lunch',
    'Tom',
    'about pricing',
    'yesterday',
    expect.stringContaining('30 min'),
    'she wants to hire',
    '#mentor',
  ])
})

test('another channel, day, length and owner take the place of what was read', () => {
  const line = 'called Bob yesterday for 20 min; promised to send the deck by Friday'
  const { conversation, followUps } = understand(line)
  const corrections = {
    [conversation?.channel.key ?? '']: 'video',
    [conversation?.date.key ?? '']: '2026-11-20',
    [conversation?.minutes?.key ?? '']: '45',
    [followUps[0]?.actor.key ?? '']: 'them',
    [followUps[0]?.due.key ?? '']: '2026-12-01',
  }
  expect(said(line, corrections)).toMatchObject({
    conversation: { channel: 'video', date: '2026-11-20', minutes: 45, notes: '' },
    followUps: [{ text: 'send the deck', actor: 'them', due: '2026-12-01' }],
  })
})

test('a day that holds without being written gives way to one that is', () => {
  const written = { [understand('coffee with Bob').conversation?.date.key ?? '']: '2026-11-20' }
  expect(understand('coffee with Bob', written).conversation?.date.value).toBe('2026-11-20')
  expect(understand('coffee with Bob yesterday', written).conversation?.date.value).toBe('2026-11-22')
})

test('a follow-up without its day keeps the words, and one that is none joins the note', () => {
  const line = 'coffee with Bob. owe him the list by Friday'
  const followUp = understand(line).followUps[0]
  expect(understand(line, { [followUp?.due.key ?? '']: NO_DAY }).followUps[0]).toMatchObject({
    text: expect.stringMatching(/the list .*Friday/),
    due: { value: null },
  })
  const without = said(line, { [followUp?.key ?? '']: IN_NOTE })
  expect(without).toMatchObject({
    conversation: { notes: expect.stringContaining('owe him the list by Friday') },
    followUps: [],
  })
})

test('a plan that is none becomes a note', () => {
  const line = 'remind me to ping Chen Wei'
  const key = understand(line).followUps[0]?.key ?? ''
  expect(said(line, { [key]: IN_NOTE })).toMatchObject({ conversation: { notes: line, people: [] }, followUps: [] })
})

test('an empty line says nothing, one word says something', () => {
  expect(saysNothing(understand('  '))).toBe(true)
  for (const line of ['coffee', 'Ana', 'hm', '#idea', 'call Bob tomorrow'])
    expect(saysNothing(understand(line)), line).toBe(false)
})
