import { measurePer, measureSource, usualPer } from '#shared/model/measure.ts'
import { z } from 'zod'
import type { SampleFiles } from '#journal/journal.ts'
import { derivedId } from '#journal/documents/derived-id.ts'
import type { DocumentWriter } from '#journal/documents/document-store.ts'
import { WEEKDAY_CODES } from '#shared/model/block-rule.ts'
import { addDays, weekdayOf, type CivilDate } from '#shared/model/civil-date.ts'
import { civilTime } from '#shared/model/civil-date-schema.ts'
import { seatsWanted } from '#shared/model/archetype.ts'
import { cadenceOverride } from '#shared/model/cadence.ts'
import { conversationChannel, minutes, startedBy, tag } from '#shared/model/conversation.ts'
import { actor } from '#shared/model/follow-up.ts'
import type {
  ArchetypeId,
  CircleId,
  ConversationId,
  DocumentId,
  GoalId,
  OrganisationId,
  PersonId,
  TimeBlockId,
} from '#shared/model/id.ts'
import { consentType, introductionSide } from '#shared/model/introduction.ts'
import { giveDirection, giveWhat } from '#shared/model/give.ts'
import { goalSide, goalWhy } from '#shared/model/goal.ts'
import { partialDate } from '#shared/model/partial-date.ts'
import { channelEntry, needEntry, offerEntry, placeEntry } from '#shared/model/person-entries.ts'
import { side } from '#shared/model/person-fields.ts'
import { needState } from '#shared/model/person.ts'
import { personNames } from '#shared/model/person-names-schema.ts'
import { beliefValue, story } from '#shared/model/reframe.ts'
import { ring } from '#shared/model/ring.ts'
import { ordersInRow } from './outline-order.ts'
import { sampleCanvas, writeSampleCanvas } from './sample-canvas.ts'
import { blockQueue } from '#shared/model/time-block.ts'
import { instantOfClock } from '#shared/model/zoned-time.ts'

const key = z.string().min(1)
const daysAgo = z.number().int().min(0)
const longText = z.string().default('')

/** The files of the sample journal: days are relative to the day on which it is opened, so that Today is lively. */
export const sampleJournal = z.object({
  organisations: z.array(z.object({ key, name: z.string(), notes: z.string().default('') })),
  circles: z.array(z.object({ key, name: z.string() })),
  people: z.array(
    z.object({
      key,
      names: personNames,
      pronouns: z.string().default(''),
      ring: ring.nullable(),
      cadence: cadenceOverride.default({}),
      side: side.nullable(),
      circles: z.array(key),
      organisation: key.nullable(),
      title: z.string(),
      pastRoles: z
        .array(z.object({ organisation: key.nullable(), title: z.string(), fromDaysAgo: daysAgo, toDaysAgo: daysAgo }))
        .default([]),
      metDaysAgo: daysAgo.optional(),
      metThrough: key.nullish(),
      channels: z.array(channelEntry),
      dates: z.array(z.object({ label: z.string(), date: partialDate })).default([]),
      places: z.array(placeEntry).default([]),
      needs: z
        .array(needEntry.omit({ heardOn: true }).extend({ heardDaysAgo: daysAgo, state: needState.default('open') }))
        .default([]),
      offers: z.array(offerEntry).default([]),
      notes: longText,
      howWeMet: longText,
      workingOn: longText,
      caresAbout: longText,
      wantsToMeet: longText,
      canLearnFromThem: longText,
      theyCanLearnFromMe: longText,
      askNext: longText,
    }),
  ),
  conversations: z.array(
    z.object({
      daysAgo,
      time: civilTime.optional(),
      minutes: minutes.optional(),
      channel: conversationChannel,
      startedBy: startedBy.default('unknown'),
      people: z.array(z.object({ key, note: z.string().default('') })),
      topic: z.string(),
      tags: z.array(tag),
      notes: z.string(),
      learned: z.string().default(''),
    }),
  ),
  cards: z.array(
    z.object({
      /** null for a story of one's own. */
      story: story.nullable(),
      from: z.string(),
      to: z.string(),
      inMyWords: longText,
      beliefs: z.array(z.object({ daysAgo, value: beliefValue })),
    }),
  ),
  strategy: z.object({
    goals: z.array(
      z.object({
        key,
        title: z.string(),
        why: z.array(goalWhy).default([]),
        side: goalSide.default('both'),
        neededInDays: z.number().int().optional(),
        notes: longText,
      }),
    ),
    archetypes: z.array(
      z.object({
        key,
        name: z.string(),
        why: z.string().default(''),
        seats: seatsWanted,
        goals: z.array(key),
        /** Those who are wanted as one. */
        people: z.array(key),
        notes: longText,
      }),
    ),
    measures: z.array(
      z.object({
        title: z.string(),
        goal: key.nullable(),
        source: measureSource,
        per: measurePer.optional(),
        atLeast: z.number().optional(),
        readings: z.array(z.object({ daysAgo, value: z.number() })).default([]),
      }),
    ),
  }),
  followUps: z.array(
    z.object({
      text: z.string(),
      people: z.array(key),
      actor,
      dueInDays: z.number().int().nullable(),
      fromConversationDaysAgo: daysAgo.optional(),
      doneDaysAgo: daysAgo.optional(),
      createdDaysAgo: daysAgo,
    }),
  ),
  reviews: z.array(
    z.object({
      rhythm: z.enum(['weekly', 'quarterly']),
      /** So many periods before the present one. */
      ago: z.number().int().min(1),
      happened: longText,
      neglected: longText,
      chosen: z.array(key).default([]),
      barriers: longText,
      learned: longText,
      surprised: longText,
      decisions: longText,
      expected: longText,
    }),
  ),
  giving: z.object({
    gives: z.array(
      z.object({
        direction: giveDirection,
        what: giveWhat,
        text: z.string(),
        people: z.array(key),
        daysAgo,
        minutes: minutes.optional(),
        outcome: longText,
        thanks: longText,
      }),
    ),
    asks: z.array(
      z.object({
        text: z.string(),
        people: z.array(key),
        daysAgo,
        metDaysAgo: daysAgo.optional(),
        outcome: longText,
      }),
    ),
    introductions: z.array(
      z.object({
        a: key,
        b: key,
        why: longText,
        blurbA: longText,
        blurbB: longText,
        events: z.array(
          z.object({
            side: introductionSide.nullable(),
            type: z.enum([...consentType.options, 'introduced']),
            daysAgo,
            note: longText,
          }),
        ),
        outcome: longText,
      }),
    ),
  }),
  plan: z.object({
    blocks: z.array(
      z.object({
        key,
        act: z.string(),
        purpose: z.string(),
        weekday: z.enum(WEEKDAY_CODES),
        startDaysAgo: daysAgo,
        time: civilTime,
        minutes: z.number().int(),
        queue: blockQueue,
      }),
    ),
    sessions: z.array(
      z.object({
        /** Of the block's day so many weeks ago; without a block of this weekday. */
        block: key.nullable(),
        weeksAgo: z.number().int().min(1),
        from: civilTime,
        minutes: z.number().int(),
        /** How many of the conversations before it it was about. */
        done: z.number().int(),
        note: z.string(),
      }),
    ),
  }),
  canvas: sampleCanvas,
})
export type SampleJournal = z.infer<typeof sampleJournal>

export interface SampleContext {
  readonly today: CivilDate
  readonly now: number
  readonly timeZone: string
  readonly newEntryId: () => string
  /** The ids of its people, by their keys. */
  readonly people: ReadonlyMap<string, PersonId>
  /** A new id; the sample's people must exist before those who name them. */
  readonly newId: () => DocumentId
}

const MS_A_DAY = 86_400_000
const MS_A_MINUTE = 60_000

/** Reads the files. @throws ZodError when the shipped files are damaged */
export function parseSample(files: SampleFiles): SampleJournal {
  return sampleJournal.parse(files)
}

/** One step for each document of the sample, in the order in which they are to be written, and one for the canvas. */
export function* sampleDocuments(
  sample: SampleJournal,
  context: SampleContext,
): Generator<(write: DocumentWriter) => void> {
  const { today, now, timeZone, newEntryId, newId, people } = context
  const idsOf = (named: readonly { key: string }[]) => new Map(named.map((one) => [one.key, newId()]))
  const [organisations, circles] = [idsOf(sample.organisations), idsOf(sample.circles)]
  const [goals, archetypes] = [idsOf(sample.strategy.goals), idsOf(sample.strategy.archetypes)]
  const orders = ordersInRow(Math.max(goals.size, archetypes.size))
  const organisationOf = (name: string | null) => (name === null ? null : (organisations.get(name) as OrganisationId))
  const personOf = (name: string) => people.get(name) as PersonId
  const dayAgo = (days: number) => addDays(today, -days)
  const needsOf = (said: SampleJournal['people'][number]['needs']) => {
    const keyed = said.map((need) => ({ ...need, key: newEntryId() }))
    const settled = (state: 'met' | 'gone') =>
      Object.fromEntries(keyed.filter((need) => need.state === state).map((need) => [need.key, today]))
    const needs = keyed.map(({ key: needKey, text, heardDaysAgo }) => [
      needKey,
      { text, heardOn: dayAgo(heardDaysAgo) },
    ])
    return { needs: Object.fromEntries(needs), needsMet: settled('met'), needsLetGo: settled('gone') }
  }
  const byEntryId = <Value>(values: readonly Value[]) =>
    Object.fromEntries(values.map((value) => [newEntryId(), value]))

  for (const one of sample.organisations) {
    yield (write) =>
      write.create('organisation', { name: one.name, notes: one.notes, sample: true }, organisations.get(one.key))
  }
  for (const one of sample.circles) {
    yield (write) => write.create('circle', { name: one.name, sample: true }, circles.get(one.key))
  }
  for (const [at, one] of sample.strategy.goals.entries()) {
    const { key: name, why, neededInDays, ...rest } = one
    const content = {
      ...rest,
      why: Object.fromEntries(why.map((word) => [word, true as const])),
      neededBy: neededInDays === undefined ? null : addDays(today, neededInDays),
      order: orders[at] ?? '',
      sample: true,
    }
    yield (write) => write.create('goal', content, goals.get(name))
  }
  for (const [at, one] of sample.strategy.archetypes.entries()) {
    const { key: name, goals: served, people: _people, ...rest } = one
    const serves = Object.fromEntries(served.map((goal) => [goals.get(goal) as GoalId, true as const]))
    const content = { ...rest, goals: serves, order: orders[at] ?? '', sample: true }
    yield (write) => write.create('archetype', content, archetypes.get(name))
  }
  const measureOrders = ordersInRow(sample.strategy.measures.length)
  for (const [at, one] of sample.strategy.measures.entries()) {
    const { goal, atLeast, readings, per = usualPer(one.source), ...rest } = one
    const content = {
      ...rest,
      per,
      goal: goal === null ? null : (goals.get(goal) as GoalId),
      target: atLeast === undefined ? null : { value: atLeast, direction: 'atLeast' as const },
      readings: byEntryId(readings.map(({ daysAgo: days, value }) => ({ on: dayAgo(days), value }))),
      order: measureOrders[at] ?? '',
      sample: true,
    }
    yield (write) => write.create('measure', content)
  }
  for (const one of sample.people) {
    const { key: name, circles: memberOf, organisation, title, pastRoles, metDaysAgo, metThrough, needs, ...rest } = one
    const current = { organisation: organisationOf(organisation), title, from: null, to: null }
    const past = pastRoles.map((role) => ({
      organisation: organisationOf(role.organisation),
      title: role.title,
      from: dayAgo(role.fromDaysAgo),
      to: dayAgo(role.toDaysAgo),
    }))
    const content = {
      ...rest,
      roles: byEntryId(organisation === null && title === '' ? past : [...past, current]),
      circles: Object.fromEntries(memberOf.map((circle) => [circles.get(circle) as CircleId, true as const])),
      archetypes: Object.fromEntries(
        sample.strategy.archetypes
          .filter((archetype) => archetype.people.includes(name))
          .map((archetype) => [archetypes.get(archetype.key) as ArchetypeId, true as const]),
      ),
      metOn: metDaysAgo === undefined ? null : dayAgo(metDaysAgo),
      metThrough: metThrough ? personOf(metThrough) : null,
      channels: byEntryId(one.channels),
      dates: byEntryId(one.dates),
      places: byEntryId(one.places),
      ...needsOf(needs),
      offers: byEntryId(one.offers),
      sample: true,
    }
    yield (write) => write.create('person', content, personOf(name))
  }

  const conversations: { id: ConversationId; daysAgo: number; people: readonly string[] }[] = []
  for (const one of sample.conversations.toSorted((a, b) => b.daysAgo - a.daysAgo)) {
    const id = newId() as ConversationId
    const { daysAgo: days, people: present, tags, time, minutes: length, ...rest } = one
    conversations.push({ id, daysAgo: days, people: present.map((person) => person.key) })
    const content = {
      ...rest,
      date: dayAgo(days),
      time: time ?? null,
      minutes: length ?? null,
      participants: Object.fromEntries(present.map(({ key: name }) => [personOf(name), true as const])),
      participantNotes: Object.fromEntries(
        present.flatMap(({ key: name, note }) => (note === '' ? [] : [[personOf(name), note]])),
      ),
      tags: Object.fromEntries(tags.map((word) => [word, true as const])),
      sample: true,
    }
    yield (write) => write.create('conversation', content, id)
  }

  for (const { story: about, beliefs, ...words } of sample.cards) {
    const answered = beliefs.map(({ daysAgo: days, value }) => ({ at: Math.max(0, now - days * MS_A_DAY), value }))
    // Not under the id that a story has: what the user writes on a card of their own is not of the sample.
    const content = { ...words, barrier: about ?? ('own' as const), beliefs: byEntryId(answered), sample: true }
    yield (write) => write.create('reframe', content)
  }

  for (const one of sample.followUps) {
    const origin = conversations.find(
      (conversation) =>
        conversation.daysAgo === one.fromConversationDaysAgo &&
        one.people.some((name) => conversation.people.includes(name)),
    )
    const doneAt = one.doneDaysAgo === undefined ? null : Math.max(0, now - one.doneDaysAgo * MS_A_DAY)
    const content = {
      text: one.text,
      people: Object.fromEntries(one.people.map((name) => [personOf(name), true as const])),
      actor: one.actor,
      due: one.dueInDays === null ? null : addDays(today, one.dueInDays),
      origin: origin?.id ?? null,
      events: doneAt === null ? {} : { [newEntryId()]: { type: 'done' as const, at: doneAt } },
      sample: true,
    }
    yield (write) => write.create('follow-up', content)
  }

  const peopleNamed = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [personOf(name), true as const]))
  for (const { people: withWhom, daysAgo: days, minutes: length, ...rest } of sample.giving.gives) {
    const content = { ...rest, people: peopleNamed(withWhom), day: dayAgo(days), minutes: length ?? null, sample: true }
    yield (write) => write.create('give', content)
  }
  for (const { people: asked, daysAgo: days, metDaysAgo, ...rest } of sample.giving.asks) {
    const met = metDaysAgo === undefined ? null : Math.max(0, now - metDaysAgo * MS_A_DAY)
    const events = met === null ? {} : { [newEntryId()]: { standing: 'met' as const, at: met } }
    const content = { ...rest, people: peopleNamed(asked), openedOn: dayAgo(days), events, sample: true }
    yield (write) => write.create('ask', content)
  }

  for (const { a, b, events: told, ...texts } of sample.giving.introductions) {
    const sides = { a: personOf(a), b: personOf(b) }
    const events = told.map(({ side, type, daysAgo: days, note }) => {
      const when = { on: dayAgo(days), at: Math.max(0, now - days * MS_A_DAY), note }
      return side === null || type === 'introduced'
        ? { side: null, type: 'introduced' as const, ...when }
        : { side, person: sides[side], type, ...when }
    })
    const content = { ...sides, ...texts, events: byEntryId(events), sample: true }
    yield (write) => write.create('introduction', content)
  }

  const blocks = new Map(sample.plan.blocks.map((one) => [one.key, { ...one, id: newId() as TimeBlockId }]))
  const lastOn = (weekday: (typeof WEEKDAY_CODES)[number], day: CivilDate) =>
    addDays(day, -((weekdayOf(day) - 1 - WEEKDAY_CODES.indexOf(weekday) + 7) % 7))
  for (const { id, act, purpose, queue, weekday, startDaysAgo, time, minutes: length } of blocks.values()) {
    const start = lastOn(weekday, dayAgo(startDaysAgo))
    const rule = { rrule: `FREQ=WEEKLY;BYDAY=${weekday}`, start, time, minutes: length, zone: timeZone }
    yield (write) => write.create('time-block', { act, purpose, queue, rule, sample: true }, id)
  }
  for (const { block: named, weeksAgo, from: begun, minutes: length, done, note } of sample.plan.sessions) {
    const block = named === null ? undefined : blocks.get(named)
    const before = dayAgo(7 * weeksAgo)
    const day = block === undefined ? before : lastOn(block.weekday, before)
    const from = Math.max(0, instantOfClock({ date: day, time: begun }, timeZone))
    const about = conversations.filter(({ daysAgo: days }) => dayAgo(days) <= day).slice(-done)
    const content = {
      block: block?.id ?? null,
      day,
      minutes: block?.minutes ?? null,
      spans: { [newEntryId()]: { from, to: from + length * MS_A_MINUTE } },
      done: Object.fromEntries(about.map(({ id }) => [id, true as const])),
      note,
      sample: true,
    }
    const id = block === undefined ? newId() : derivedId('session', block.id, day)
    yield (write) => write.create('session', content, id)
  }
  const idOf = (name: string) => goals.get(name) ?? archetypes.get(name) ?? people.get(name)
  yield (write) => writeSampleCanvas(write, sample.canvas, idOf)
}
