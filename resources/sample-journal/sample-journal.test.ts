import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { cadenceOf, cadenceOverride, warmthOn, type Warmth } from '#shared/model/cadence.ts'
import { addDays, parseCivilDate } from '#shared/model/civil-date.ts'
import { civilTime } from '#shared/model/civil-date-schema.ts'
import { conversationChannel, minutes, startedBy, tag } from '#shared/model/conversation.ts'
import { actor } from '#shared/model/follow-up.ts'
import { partialDate } from '#shared/model/partial-date.ts'
import { displayName } from '#shared/model/person-name.ts'
import { personNames } from '#shared/model/person-names-schema.ts'
import { channelEntry } from '#shared/model/person-entries.ts'
import { side } from '#shared/model/person-fields.ts'
import { needState } from '#shared/model/person.ts'
import { DEFAULT_RING_RULES, ring, type Ring } from '#shared/model/ring.ts'

const key = z.string().regex(/^[a-z]+$/)
const daysAgo = z.number().int().min(0)
const said = z.string().min(1)
const named = z.strictObject({ key, name: said, notes: said.optional() })

const samplePerson = z.strictObject({
  key,
  names: personNames,
  pronouns: said.optional(),
  ring: ring.nullable(),
  cadence: cadenceOverride.optional(),
  side: side.nullable(),
  circles: z.array(key),
  organisation: key.nullable(),
  title: said,
  pastRoles: z
    .array(z.strictObject({ organisation: key, title: said, fromDaysAgo: daysAgo, toDaysAgo: daysAgo }))
    .optional(),
  metDaysAgo: daysAgo.optional(),
  metThrough: key.nullable().optional(),
  channels: z.array(channelEntry.strict()),
  dates: z.array(z.strictObject({ label: said, date: partialDate })),
  places: z.array(z.strictObject({ label: said, text: said })),
  needs: z.array(z.strictObject({ text: said, heardDaysAgo: daysAgo, state: needState.default('open') })),
  offers: z.array(z.strictObject({ text: said })),
  notes: said.optional(),
  howWeMet: said.optional(),
  workingOn: said.optional(),
  caresAbout: said.optional(),
  wantsToMeet: said.optional(),
  canLearnFromThem: said.optional(),
  theyCanLearnFromMe: said.optional(),
  askNext: said.optional(),
})

const sampleConversation = z.strictObject({
  daysAgo: daysAgo.max(1095),
  time: civilTime.optional(),
  minutes: minutes.optional(),
  channel: conversationChannel,
  startedBy: startedBy.optional(),
  people: z.array(z.strictObject({ key, note: said.optional() })).min(1),
  topic: said,
  tags: z.array(tag).min(1),
  notes: said,
  learned: said.optional(),
})

const sampleFollowUp = z.strictObject({
  text: said,
  people: z.array(key).min(1),
  actor,
  dueInDays: z.number().int().nullable(),
  fromConversationDaysAgo: daysAgo.optional(),
  doneDaysAgo: daysAgo.optional(),
  createdDaysAgo: daysAgo,
})

const text = said.optional()
const sampleReview = z.strictObject({
  rhythm: z.enum(['weekly', 'quarterly']),
  ago: z.number().int().min(1),
  happened: said,
  neglected: text,
  chosen: z.array(key).optional(),
  barriers: text,
  learned: said,
  surprised: text,
  decisions: said,
  expected: said,
})

const people = read('people', z.array(samplePerson))
const organisations = read('organisations', z.array(named))
const circles = read('circles', z.array(named))
const followUps = read('follow-ups', z.array(sampleFollowUp))
const conversations = [1, 2, 3].flatMap((part) => read(`conversations-${part}`, z.array(sampleConversation)))
const reviews = read('reviews', z.array(sampleReview))
const openFollowUps = followUps.filter(({ doneDaysAgo }) => doneDaysAgo === undefined)

test('is large enough to show every screen', () => {
  expect(people.length).toBeGreaterThanOrEqual(58)
  expect(conversations.length).toBeGreaterThanOrEqual(300)
  expect(Math.max(...conversations.map((one) => one.daysAgo))).toBeGreaterThan(1000)
  expect(Math.max(...people.map((one) => conversationsWith(one.key).length))).toBeGreaterThanOrEqual(25)
  expect(conversations.filter((one) => one.daysAgo < 90).length).toBeGreaterThan(conversations.length / 6)
})

test('every key is unique and leads somewhere', () => {
  const personKeys = uniqueKeys(people)
  const organisationKeys = uniqueKeys(organisations)
  const circleKeys = uniqueKeys(circles)
  const peopleNamed = [
    ...people.flatMap((one) => one.metThrough ?? []),
    ...conversations.flatMap((one) => one.people.map((participant) => participant.key)),
    ...followUps.flatMap((one) => one.people),
    ...reviews.flatMap((one) => one.chosen ?? []),
  ]
  const organisationsNamed = people.flatMap((one) => [
    ...(one.organisation === null ? [] : [one.organisation]),
    ...(one.pastRoles ?? []).map((role) => role.organisation),
  ])
  expect(peopleNamed.filter((name) => !personKeys.has(name))).toEqual([])
  expect(organisationsNamed.filter((name) => !organisationKeys.has(name))).toEqual([])
  expect(people.flatMap((one) => one.circles).filter((name) => !circleKeys.has(name))).toEqual([])
  expect(new Set(organisationsNamed), 'an organisation without people').toEqual(organisationKeys)
  expect(new Set(people.flatMap((one) => one.circles)), 'a circle without people').toEqual(circleKeys)
})

test('two years of reviews: every week but the last, which is there to be written, and every quarter', () => {
  const agoOf = (rhythm: string) => reviews.filter((one) => one.rhythm === rhythm).map(({ ago }) => ago)
  const down = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, at) => from - at)
  expect(agoOf('weekly')).toEqual(down(104, 2))
  expect(agoOf('quarterly')).toEqual(down(8, 1))
  // Who was neglected is chosen, and only then.
  for (const { ago, neglected, chosen } of reviews) {
    if (chosen !== undefined) expect([ago, neglected]).toEqual([ago, expect.any(String)])
  }
})

test('no person takes part twice in a conversation', () => {
  for (const { people: participants, topic } of conversations) {
    expect(new Set(participants.map((one) => one.key)).size, topic).toBe(participants.length)
  }
})

test('no text is written twice', () => {
  const texts = [
    ...conversations.flatMap((one) => [one.notes, one.topic, ...(one.learned === undefined ? [] : [one.learned])]),
    ...followUps.map((one) => one.text),
    ...people.flatMap((one) => [
      ...one.needs.map((need) => need.text),
      ...one.offers.map((offer) => offer.text),
      ...[one.notes, one.howWeMet, one.workingOn, one.caresAbout, one.wantsToMeet].filter((text) => text !== undefined),
      ...[one.canLearnFromThem, one.theyCanLearnFromMe, one.askNext].filter((text) => text !== undefined),
    ]),
  ]
  expect(repeated(texts)).toEqual([])
  // A review may say what a conversation has said; never what another review has.
  const reviewed = reviews.flatMap(({ happened, neglected, learned, surprised, decisions, expected }) =>
    [happened, neglected, learned, surprised, decisions, expected].filter((one) => one !== undefined),
  )
  expect(repeated(reviewed)).toEqual([])
  expect(repeated(people.map((one) => displayName(one.names)))).toEqual([])
})

test('addresses and numbers are reserved ones that can reach nobody', () => {
  for (const { kind, value } of people.flatMap((one) => one.channels)) {
    if (kind === 'email') expect(value).toMatch(/^[a-z.-]+@[a-z-]+\.example$/)
    if (kind === 'website' || kind === 'profile') expect(new URL(value).hostname).toMatch(/\.example$/)
    if (kind === 'phone') expect(value).toMatch(FICTIONAL_PHONE)
  }
  const everything = JSON.stringify([people, conversations, followUps, organisations])
  expect(everything.match(/@[\w-]+(?:\.[\w-]+)*\.(?!example\b)[a-z]{2,}\b/g)).toEqual(null)
  expect(everything.match(/https?:\/\/(?![a-z]+\.example\b)/g)).toEqual(null)
})

test('mentions name somebody in the journal', () => {
  const names = people.map((one) => displayName(one.names))
  const mentions = conversations.flatMap((one) => one.notes.match(/@\S+(?: \S+){0,3}/gu) ?? [])
  expect(mentions.length).toBeGreaterThan(10)
  expect(mentions.filter((text) => !names.some((name) => text.startsWith(`@${name}`)))).toEqual([])
})

test('nobody was met after the first conversation, and roles end after they begin', () => {
  for (const one of people) {
    const first = Math.max(0, ...conversationsWith(one.key))
    if (one.metDaysAgo !== undefined) expect(one.metDaysAgo, one.key).toBeGreaterThanOrEqual(first)
    for (const role of one.pastRoles ?? []) expect(role.fromDaysAgo, one.key).toBeGreaterThan(role.toDaysAgo)
  }
})

test('a need was heard in a conversation with that person', () => {
  for (const one of people) {
    for (const need of one.needs) {
      expect(conversationsWith(one.key), `${one.key}: ${need.text}`).toContain(need.heardDaysAgo)
    }
  }
})

test('a follow-up comes from exactly one conversation, and is done after it was made', () => {
  for (const one of followUps) {
    const from = one.fromConversationDaysAgo
    if (from !== undefined) {
      const first = one.people[0] ?? ''
      expect(
        conversationsWith(first).filter((day) => day === from),
        one.text,
      ).toHaveLength(1)
      expect(one.createdDaysAgo, one.text).toBeLessThanOrEqual(from)
    }
    if (one.doneDaysAgo !== undefined) expect(one.doneDaysAgo, one.text).toBeLessThanOrEqual(one.createdDaysAgo)
  }
})

test('today has something to do, something to wait for and something to come', () => {
  const due = openFollowUps.filter((one) => one.dueInDays !== null && one.dueInDays <= 0)
  expect(due.filter((one) => one.actor === 'me')).toHaveLength(5)
  expect(due.filter((one) => one.actor === 'them')).toHaveLength(3)
  expect(Math.min(...due.map((one) => one.dueInDays ?? 0))).toBeGreaterThanOrEqual(-4)
  expect(openFollowUps.filter((one) => (one.dueInDays ?? 0) > 0).length).toBeGreaterThanOrEqual(10)
})

// Budgets are soft: the sample shows what it is like to be over one.
test('rings are filled up to their budgets, close alone beyond it', () => {
  const inRing = (wanted: Ring | null) => people.filter((one) => one.ring === wanted).length
  for (const name of ring.options.filter((one) => one !== 'close'))
    expect(inRing(name), name).toBeLessThanOrEqual(DEFAULT_RING_RULES[name].budget)
  expect([inRing('inner'), inRing('close')]).toEqual([5, 15])
  expect(inRing('active')).toBeGreaterThanOrEqual(20)
  expect(inRing('wider')).toBeGreaterThanOrEqual(12)
  expect(inRing(null), 'somebody to put in a ring').toBeGreaterThanOrEqual(3)
})

test('most people near are warm, some are cooling, a few are cold and two are new', () => {
  const near = tally(people.filter((one) => one.ring === 'inner' || one.ring === 'close'))
  expect(near.warm).toBeGreaterThan(near.cooling + near.cold)
  expect(near.cooling).toBeGreaterThanOrEqual(3)
  expect(near.cold).toBeGreaterThanOrEqual(1)
  const everybody = tally(people)
  expect(everybody.cooling).toBeGreaterThanOrEqual(8)
  expect(everybody.cold).toBeGreaterThanOrEqual(3)
  expect(everybody.cold).toBeLessThanOrEqual(8)
  expect(everybody.new).toBe(2)
})

test('a birthday comes round in every month', () => {
  const months = people.flatMap((one) =>
    one.dates.filter(({ label }) => label === 'Birthday').map(({ date }) => date.m),
  )
  expect(new Set(months).size).toBe(12)
})

/** Ranges kept free for fiction: US 555-01xx, Ofcom 07700 900xxx and 020 7946 0xxx, Bundesnetzagentur 040 66969 and 0176 040690. */
const FICTIONAL_PHONE =
  /^\+(?:1 \d{3} 555 01\d\d|44 7700 900\d{3}|44 20 7946 0\d{3}|49 40 66969 \d{3}|49 176 040690\d\d)$/

function read<Shape extends z.ZodType>(name: string, shape: Shape): z.infer<Shape> {
  return shape.parse(JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8')))
}

function uniqueKeys(things: ReadonlyArray<{ key: string }>): Set<string> {
  expect(repeated(things.map((one) => one.key))).toEqual([])
  return new Set(things.map((one) => one.key))
}

function repeated(texts: readonly string[]): string[] {
  const folded = texts.map((text) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  )
  return folded.filter((text, index) => folded.indexOf(text) !== index)
}

/** Days ago of every conversation with the person. */
function conversationsWith(person: string): number[] {
  return conversations.filter((one) => one.people.some((who) => who.key === person)).map((one) => one.daysAgo)
}

function tally(of: typeof people): Record<Warmth, number> {
  const today = parseCivilDate('2026-11-23')
  if (today === null) throw new Error('not a day')
  const counts: Record<Warmth, number> = { warm: 0, cooling: 0, cold: 0, new: 0, none: 0 }
  for (const one of of) {
    const days = conversationsWith(one.key)
    const last = days.length === 0 ? null : addDays(today, -Math.min(...days))
    counts[warmthOn(today, last, cadenceOf(one.ring, one.cadence ?? {}, DEFAULT_RING_RULES))] += 1
  }
  return counts
}
