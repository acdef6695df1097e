import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { DocumentKind } from '#shared/model/schemas.ts'
import { conflictInEveryField, type InConflict } from '#support/conflict-in-every-field.ts'
import { expect, test } from './journal-test.ts'

/** Where fields of a kind stand, by what they are called there. */
interface Place {
  readonly kind: DocumentKind
  readonly path: (made: InConflict) => string
  readonly prepare?: (client: JournalClient, made: InConflict) => Promise<void>
  /** What is done until they are seen. */
  readonly open?: (page: Page) => Promise<void>
  readonly fields: Readonly<Record<string, string>>
}

/** Stands for the id of a person, which is another one each time. */
const A_PERSON = 'a person'

const renaming = async (page: Page) => {
  await page.getByRole('button', { name: /^What to do with/ }).press('Enter')
  await page.getByRole('menuitem', { name: /^Rename/ }).press('Enter')
}
const opening = (text: RegExp) => (page: Page) => page.getByRole('tabpanel').getByText(text).first().click()

const PLACES: readonly Place[] = [
  {
    kind: 'preferences',
    path: () => '/settings',
    fields: {
      'rings.inner.budget': 'Inner, meant for',
      language: 'Language',
      'guide.a': 'A question of the guide',
      'reviewDays.weekly': 'Review of a week',
      'noteTemplates.a': 'A template for notes',
    },
  },
  { kind: 'preferences', path: () => '/people', fields: { 'views.a': 'A kept view' } },
  { kind: 'preferences', path: () => '/strategy?begin=1', fields: { 'intent.goal': 'A goal' } },
  { kind: 'preferences', path: () => '/plan', fields: { calendarTitle: 'Title that others see' } },
  { kind: 'organisation', path: () => '/groups?face=organisations', open: renaming, fields: { name: 'Name' } },
  { kind: 'circle', path: () => '/groups', open: renaming, fields: { name: 'Name' } },
  {
    kind: 'goal',
    path: () => '/strategy?face=outline',
    fields: { title: 'Goal', neededBy: 'Needed by', side: 'Whose people, seen from my organisation' },
  },
  {
    kind: 'archetype',
    path: ({ archetype }) => `/strategy/type/${archetype.id}`,
    fields: { name: 'Type of person', why: 'Why', seats: 'Seats' },
  },
  {
    kind: 'measure',
    path: ({ measure }) => `/strategy?measure=${measure.id}`,
    fields: {
      title: 'In my words',
      goal: 'Of which goal',
      source: 'What is counted',
      per: 'How often',
      target: 'Wanted',
    },
  },
  {
    kind: 'measure',
    path: ({ measure }) => `/strategy?measure=${measure.id}`,
    // Numbers are written down of a measure that is one's own: that has to be said first.
    prepare: async ({ commands }, { measure: { id } }) =>
      void (await commands.settleConflict({ id, path: ['source'], value: 'own' })),
    fields: { 'readings.a': 'Numbers written down' },
  },
  {
    kind: 'person',
    path: ({ person }) => `/person/${person.id}`,
    fields: {
      'names.given': 'Given name',
      pronouns: 'Pronouns',
      ring: 'Ring',
      'cadence.idealDays': 'Days wanted',
      side: 'My organisation',
      metThrough: 'Met through',
      metOn: 'Met on',
      'channels.a': 'Way to reach',
      'roles.a': 'Role',
      'places.a': 'Place',
      'dates.a': 'Day',
      'needs.a': 'Need',
      'offers.a': 'Offer',
      'answers.a': 'Which',
    },
  },
  {
    kind: 'follow-up',
    path: ({ person }) => `/person/${person.id}`,
    fields: { text: 'What is to be done', due: 'Day', actor: 'By whom', every: 'Comes again' },
  },
  {
    kind: 'conversation',
    path: ({ conversation }) => `/journal/${conversation.id}`,
    fields: {
      date: 'When',
      time: 'Time',
      minutes: 'Minutes',
      channel: 'How',
      startedBy: 'Who began?',
      topic: 'Topic',
      [`participantNotes.${A_PERSON}`]: 'Note on',
    },
  },
  {
    kind: 'give',
    path: () => '/giving?face=story',
    open: opening(/^Some books?$/),
    fields: { direction: 'Which way', what: 'Kind', text: 'In one sentence', day: 'On', minutes: 'Minutes' },
  },
  {
    kind: 'ask',
    path: () => '/giving?face=asks',
    open: opening(/crew$/),
    fields: { text: 'In one sentence', openedOn: 'On' },
  },
  {
    kind: 'introduction',
    path: ({ introduction }) => `/giving/introduction/${introduction.id}`,
    fields: { a: 'Whom it is for', b: 'Whose time is asked for' },
  },
  {
    kind: 'time-block',
    path: () => '/plan',
    fields: {
      purpose: 'What for, or where',
      act: 'Then I',
      rule: 'When',
      queue: 'In that time go through',
      'exceptions.2026-11-24': 'Tue 24 Nov',
    },
  },
  {
    kind: 'review',
    path: ({ review }) => `/reviews/${review.id}`,
    fields: { rhythm: 'Review', from: 'From', to: 'Until' },
  },
  {
    kind: 'canvas',
    path: () => '/strategy?face=canvas',
    fields: { 'areas.a': 'Area', 'notes.b': 'Note', 'links.a>b': 'Sea leads to' },
  },
]

test('what two devices wrote into any field is shown where the field is, in words, and settled there', async ({
  openJournal,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-'))
  const made = await conflictInEveryField(folder)
  for (const [kind, { fields }] of Object.entries(made)) {
    const placed = PLACES.filter((place) => place.kind === kind).flatMap((place) => Object.keys(place.fields))
    const paths = Object.keys(fields).map((path) => path.replace(/[0-9a-f-]{36}/, A_PERSON))
    expect(placed.toSorted(), `fields of a ${kind} that have a place`).toEqual(paths.toSorted())
  }
  const { page, client } = await openJournal('new', folder)
  const groupOf = (name: string) =>
    page.getByRole('group', { name: new RegExp(`^${escaped(name)}.*: written on two devices$`) })
  for (const { kind, path, prepare, open, fields } of PLACES) {
    await test.step(`${kind} at ${path(made)}`, async () => {
      await prepare?.(client, made)
      await page.goto(new URL(path(made), page.url()).href)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await open?.(page)
      for (const name of Object.values(fields)) {
        const group = groupOf(name).first()
        await expect(group).toBeVisible()
        // Neither JSON nor an id.
        await expect(group).not.toContainText(/[{}"]|[0-9a-f]{8}-|somebody/)
      }
      const before = await client.queries.conflicts({ id: made[kind].id })
      await groupOf(Object.values(fields).at(-1) ?? '')
        .first()
        .getByRole('button', { name: /^Use/ })
        .press('Enter')
      await expect.poll(async () => client.queries.conflicts({ id: made[kind].id })).toHaveLength(before.length - 1)
    })
  }
})

function escaped(text: string): string {
  return text.replaceAll(/[?>]/g, String.raw`\$&`)
}
