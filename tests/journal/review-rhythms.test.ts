import { expect } from 'vitest'
import { MONDAY } from '#support/test-journal.ts'
import { day, refusalOf, test } from '#support/journal-test.ts'
import { exchange, openTestEngine } from '#support/test-engine.ts'
import { logConversation } from '#journal/commands/log-line.ts'
import { putAwayReview, setReviewDay } from '#journal/commands/preference-commands.ts'
import { reviewOffer } from '#journal/queries/review-offer.ts'
import { preferencesNow } from '#journal/queries/lists.ts'

const DAY_MS = 86_400_000
const WEEK = { rhythm: 'weekly', from: day('2026-11-16'), to: day('2026-11-22') } as const
const TALK = {
  time: null,
  minutes: null,
  channel: 'call',
  startedBy: 'unknown',
  topic: '',
  notes: '',
  learned: '',
  tags: [],
  people: [],
  followUps: [],
}
const MONDAYS = { weekStart: 1 } as const

test('a review is offered on its day, once: begun it is gone on with, finished or put away it is not offered again', async ({
  journal: { client, clock },
}) => {
  const { commands, queries } = client
  // A journal that begins now has nothing to look back upon.
  expect(await queries.reviewOffer(MONDAYS)).toBeNull()
  await commands.logConversation({ date: day('2026-11-17'), channel: 'call', people: [] })
  expect(await queries.reviewOffer(MONDAYS)).toEqual({ ...WEEK, draft: null })
  const { id } = await commands.beginReview(WEEK)
  expect(await queries.reviewOffer(MONDAYS)).toEqual({ ...WEEK, draft: id })
  await commands.finishReview({ id })
  expect(await queries.reviewOffer(MONDAYS)).toBeNull()

  // Four days later it is Friday again.
  clock.now = MONDAY + 4 * DAY_MS
  const next = await queries.reviewOffer(MONDAYS)
  expect(next).toMatchObject({ rhythm: 'weekly', from: '2026-11-23', draft: null })
  const { undo } = await commands.putAwayReview({ rhythm: 'weekly', from: day('2026-11-23') })
  expect(await queries.reviewOffer(MONDAYS)).toBeNull()
  await commands.undo({ token: undo ?? '' })
  expect(await queries.reviewOffer(MONDAYS)).toEqual(next)
  await commands.setReviewDay({ rhythm: 'weekly', on: null })
  expect(await queries.reviewOffer(MONDAYS)).toBeNull()
  await commands.setReviewDay({ rhythm: 'monthly', on: -4 })
  expect(await queries.reviewOffer(MONDAYS)).toMatchObject({ rhythm: 'monthly', from: '2026-11-01', to: '2026-11-30' })
  for (const wrong of [
    { rhythm: 'weekly', on: 8 },
    { rhythm: 'monthly', on: 0 },
    { rhythm: 'yearly', on: 29 },
  ] as const) {
    expect((await refusalOf(commands.setReviewDay(wrong))).code).toBe('BAD_REQUEST')
  }
})

test('a week that began on another day when its review was begun is not offered a second time', async ({
  journal: { client },
}) => {
  const { commands, queries } = client
  await commands.logConversation({ date: day('2026-11-17'), channel: 'call', people: [] })
  const { id } = await commands.beginReview(WEEK)
  // Where weeks begin on Sunday, the week behind is that from the 15th to the 21st.
  const sundays = { weekStart: 7 } as const
  expect(await queries.reviewOffer(sundays)).toEqual({ ...WEEK, draft: id })
  const { undo } = await commands.putAwayReview({ rhythm: 'weekly', from: WEEK.from })
  expect(await queries.reviewOffer(sundays)).toBeNull()
  await commands.undo({ token: undo ?? '' })
  await commands.finishReview({ id })
  expect(await queries.reviewOffer(sundays)).toBeNull()
  // A review of a few of its days is none of the week.
  await commands.forget({ id })
  await commands.beginReview({ rhythm: 'weekly', from: day('2026-11-19'), to: day('2026-11-21') })
  expect(await queries.reviewOffer(sundays)).toEqual({
    rhythm: 'weekly',
    from: '2026-11-15',
    to: '2026-11-21',
    draft: null,
  })
})

test('on which day, and what is not wanted, follow the user to another machine', () => {
  const [one, other] = [openTestEngine(), openTestEngine()]
  one.clock.now = other.clock.now = MONDAY
  logConversation(one.engine.commands, { ...TALK, date: day('2026-11-17') } as never)
  expect(reviewOffer(one.engine.queries, MONDAYS)).toMatchObject(WEEK)
  setReviewDay(one.engine.commands, { rhythm: 'monthly', on: -1 })
  setReviewDay(other.engine.commands, { rhythm: 'yearly', on: 5 })
  putAwayReview(other.engine.commands, { rhythm: 'weekly', from: day('2026-11-16') })
  exchange(one, other)
  exchange(other, one)
  for (const { engine } of [one, other]) {
    expect(preferencesNow(engine.queries).reviewDays).toEqual({ weekly: 5, monthly: -1, quarterly: 1, yearly: 5 })
    expect(reviewOffer(engine.queries, MONDAYS)).toBeNull()
  }
})

test('R6: after seven weeks away there is one welcome, of no account on any day after', async ({
  journal: { client, clock },
}) => {
  const { commands, queries } = client
  clock.now = Date.UTC(2026, 9, 5, 9)
  await commands.logConversation({ date: day('2026-10-05'), channel: 'call', people: [] })
  expect(await queries.welcomeBack()).toEqual({ since: null, isNoted: false })
  await commands.noteVisit({})
  clock.now = MONDAY
  expect(await queries.welcomeBack()).toEqual({ since: '2026-10-05', isNoted: false })
  await commands.noteVisit({})
  // It stays while Today is opened again, and what is logged at once does not end it.
  await commands.logConversation({ date: day('2026-11-23'), channel: 'call', people: [] })
  expect(await queries.welcomeBack()).toEqual({ since: '2026-10-05', isNoted: true })
  await commands.noteVisit({ isWelcomed: true })
  expect(await queries.welcomeBack()).toEqual({ since: null, isNoted: true })
  clock.now = MONDAY + DAY_MS
  expect(await queries.welcomeBack()).toEqual({ since: null, isNoted: false })
})

test('R6: a welcome that nobody put away is not there the day after, nor for who only read, nor who wrote elsewhere', async ({
  journal: { client, clock },
}) => {
  const { commands, queries } = client
  clock.now = Date.UTC(2026, 9, 5, 9)
  await commands.noteVisit({})
  clock.now = MONDAY
  expect((await queries.welcomeBack()).since).toBe('2026-10-05')
  await commands.noteVisit({})
  clock.now = MONDAY + DAY_MS
  expect((await queries.welcomeBack()).since).toBeNull()
  // Opened every week, and nothing written.
  for (let week = 1; week < 6; week++) {
    await commands.noteVisit({})
    clock.now = MONDAY + (1 + week * 7) * DAY_MS
    expect((await queries.welcomeBack()).since).toBeNull()
  }
  // Another machine wrote meanwhile, this one was shut.
  clock.now = MONDAY + 50 * DAY_MS
  await commands.logConversation({ date: day('2027-01-12'), channel: 'call', people: [] })
  clock.now = MONDAY + 60 * DAY_MS
  expect((await queries.welcomeBack()).since).toBeNull()
})
