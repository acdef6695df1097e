import { expect, test } from 'vitest'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import type { FollowUpRow } from '#shared/contract/rows.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { briefOf } from './brief.ts'

const today = '2026-11-23' as CivilDate
const texts = {
  notes: '',
  howWeMet: '',
  workingOn: '',
  caresAbout: '',
  wantsToMeet: '',
  canLearnFromThem: '',
  theyCanLearnFromMe: '',
  askNext: '',
}

function person(parts: Partial<PersonPage>): PersonPage {
  const empty = { followUps: [], needs: [], answers: [], conversations: [], lastOn: null, warmth: 'new', texts }
  return { ...empty, ...parts } as unknown as PersonPage
}

function followUp(parts: Partial<FollowUpRow>): FollowUpRow {
  const open = { text: 'send the deck', actor: 'me', due: null, done: false, people: [], snoozed: false }
  return { ...open, ...parts } as unknown as FollowUpRow
}

test('a promise that is due goes before a need that was heard', () => {
  const needs = [{ id: 'n', value: { text: 'a data lead', heardOn: null, state: 'open' as const } }]
  const late = followUp({ due: '2026-11-20' as CivilDate })
  expect(briefOf(person({ followUps: [late], needs }), today).purpose).toEqual({ because: 'promise', followUp: late })
  const later = followUp({ due: '2027-03-01' as CivilDate })
  expect(briefOf(person({ followUps: [later], needs }), today).purpose).toEqual({
    because: 'need',
    text: 'a data lead',
  })
})

test('a need that is met is no reason to meet and nothing to give', () => {
  const needs = [{ id: 'n', value: { text: 'a data lead', heardOn: null, state: 'met' as const } }]
  const brief = briefOf(person({ needs }), today)
  expect(brief.purpose).toEqual({ because: 'first' })
  expect(brief.give).toBeNull()
})

test('what is the purpose is not the gift as well, where there is another', () => {
  const needs = [{ id: 'n', value: { text: 'a data lead', heardOn: null, state: 'open' as const } }]
  const known = { ...texts, theyCanLearnFromMe: 'estimating' }
  expect(briefOf(person({ needs, texts: known }), today).give).toEqual({
    from: 'theyCanLearnFromMe',
    text: 'estimating',
    on: null,
  })
  expect(briefOf(person({ needs }), today).give).toEqual({ from: 'need', text: 'a data lead', on: null })
})

test('the question is the first line that has words, without its marks', () => {
  const asked = { ...texts, askNext: '\n- [ ] How did the launch go?\n- Her book', workingOn: 'the launch' }
  expect(briefOf(person({ texts: asked }), today).question).toEqual({
    from: 'askNext',
    text: 'How did the launch go?',
    on: null,
  })
})

test('what is open is told apart by who owes it, and what is done is left out', () => {
  const theirs = followUp({ actor: 'them' })
  const brief = briefOf(person({ followUps: [followUp({}), theirs, followUp({ done: true })] }), today)
  expect(brief.mine).toHaveLength(1)
  expect(brief.theirs).toEqual([theirs])
})

test('somebody cooling is met because it has been long', () => {
  const lastOn = '2026-08-01' as CivilDate
  expect(briefOf(person({ warmth: 'cooling', lastOn }), today).purpose).toEqual({ because: 'cooling', lastOn })
})
