import { expect, test } from 'vitest'
import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import type { PersonId } from '#shared/model/id.ts'
import type { KnownPerson } from './draft.ts'
import { isReadAs, lineOfMeeting, type PastMeeting } from './line-of-meeting.ts'

const TODAY = '2026-11-24' as CivilDate

const people = (...names: string[]) => names.map((name, index) => ({ id: `person ${index}` as PersonId, name }))

function known(named: PastMeeting['people']): KnownPerson[] {
  return named.map(({ id, name }) => {
    const [given = '', ...family] = name.split(' ')
    return { id, name, given, family: family.join(' '), nick: '', organisation: '', lastConversation: null }
  })
}

function meeting(names: readonly string[], parts: Partial<PastMeeting> = {}): PastMeeting {
  return { on: TODAY, time: '10:00' as CivilTime, minutes: 45, people: people(...names), ...parts }
}

test('B5: what is known of a meeting is a line to write on, and is read as that meeting', () => {
  for (const [past, line] of [
    [meeting(['Ana'], { time: null }), 'met Ana, 45 min, '],
    [meeting(['Ana Ruiz']), 'met Ana Ruiz at 10:00, 45 min, '],
    [meeting(['Ana Ruiz', 'Ben Cole']), 'met Ana Ruiz and Ben Cole at 10:00, 45 min, '],
    [
      meeting(['Ana Ruiz', "Dara O'Malley", 'ليلى حداد'], { on: '2026-11-20' as CivilDate, minutes: 90 }),
      "met Ana Ruiz, Dara O'Malley and ليلى حداد on 2026-11-20 at 10:00, 90 min, ",
    ],
    [meeting(['Ana'], { time: null, minutes: null }), 'met Ana, '],
    [meeting(['Ana'], { minutes: 1440 }), 'met Ana at 10:00, 1440 min, '],
  ] as const) {
    expect(lineOfMeeting(past, TODAY)).toBe(line)
    expect([line, isReadAs(line, past, known(past.people), TODAY)]).toEqual([line, true])
  }
})

test('B5: what would be read as something else is seen to be', () => {
  for (const past of [
    meeting(['Tom, who owns the follow up in 2 weeks']),
    meeting(['Ana #mentor']),
    meeting(['']),
    meeting([]),
  ]) {
    const line = lineOfMeeting(past, TODAY)
    expect([line, isReadAs(line, past, known(past.people), TODAY)]).toEqual([line, false])
  }
  // Two of one name: whom it is about is for the user to say.
  const past = meeting(['Ana Ruiz'])
  const twins = [...known(past.people), ...known([{ id: 'another' as PersonId, name: 'Ana Ruiz' }])]
  expect(isReadAs(lineOfMeeting(past, TODAY), past, twins, TODAY)).toBe(false)
})
