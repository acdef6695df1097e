import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DocumentWriter } from '#journal/documents/document-writer.ts'
import type { Plain, PlainMap } from '#journal/documents/plain.ts'
import type { DocumentId } from '#shared/model/id.ts'
import type { DocumentKind } from '#shared/model/schemas.ts'
import { openTestJournal } from './test-journal.ts'
import { mergeInto, writeDocuments } from './two-devices.ts'

/** What a field held before, and what two devices wrote into it, by its path with dots. What was not there before is null. */
type Written = Readonly<Record<string, readonly [here: Plain, there: Plain]>>

/** One document of each kind, by what its watched fields say on either device. */
export type InConflict = { readonly [Kind in DocumentKind]: { readonly id: DocumentId; readonly fields: Written } }

/**
 * Leaves a closed journal in which two devices wrote different values into a field of each pattern that a kind has conflicts
 * of. A kind or a pattern that has none here is missed by the test that counts them.
 */
export async function conflictInEveryField(folder: string): Promise<InConflict> {
  await openTestJournal({ folder }).journal.close()
  const other = mkdtempSync(join(tmpdir(), 'rapport-other-'))
  try {
    const made = writeDocuments(folder, makeDocuments)
    cpSync(join(folder, 'journal.db'), join(other, 'journal.db'))
    for (const [at, where] of [folder, other].entries()) {
      // What a device finds as it would write it is no write: it says the other one first.
      for (const said of [1 - at, at]) {
        writeDocuments(where, (write) => {
          for (const { id, fields } of Object.values(made)) {
            for (const [path, values] of Object.entries(fields)) write.set(id, path.split('.'), values[said])
          }
        })
      }
    }
    mergeInto(folder, other)
    return made
  } finally {
    rmSync(other, { recursive: true, force: true })
  }
}

function makeDocuments(write: DocumentWriter): InConflict {
  const make = (kind: DocumentKind, content: PlainMap) => write.create(kind, content)
  const named = (given: string, more: PlainMap = {}) => make('person', { names: { given, family: 'Example' }, ...more })
  const [tom, eva] = [named('Tom'), named('Eva')]
  const organisation = make('organisation', { name: 'Acme' })
  const ana = named('Ana', {
    channels: { a: { kind: 'email', label: '', value: 'ana@example.org', preferred: false } },
    roles: { a: { organisation, title: 'CTO', from: null, to: null } },
    places: { a: { label: '', text: 'Berlin' } },
    dates: { a: { date: { m: 2, d: 3 }, label: 'Birthday' } },
    needs: { a: { text: 'A flat', heardOn: null } },
    offers: { a: { text: 'A desk' } },
    answers: { a: { text: 'Two cats', on: '2026-10-01' } },
  })
  const [first, second] = [make('goal', { title: 'Learn sailing' }), make('goal', { title: 'Hire a cook' })]
  return {
    preferences: {
      id: make('preferences', {
        firstRunDone: true,
        views: { a: { name: 'Some', search: 'ring=inner' } },
        guide: { a: { question: 'Which boat?', order: 'a0', hidden: false, sensitive: false } },
        noteTemplates: { a: { name: 'First talk', text: 'Why now?' } },
      }),
      fields: {
        'rings.inner.budget': [4, 6],
        language: ['en', 'system'],
        'views.a': [
          { name: 'Warm', search: 'ring=inner' },
          { name: 'Near', search: 'ring=inner' },
        ],
        'intent.goal': ['A board seat', 'A company'],
        'guide.a': [
          { question: 'Which ship?', order: 'a0', hidden: false, sensitive: false },
          { question: 'Which harbour?', order: 'a0', hidden: false, sensitive: false },
        ],
        calendarTitle: ['Busy', 'Away'],
        'reviewDays.weekly': [1, 3],
        'noteTemplates.a': [
          { name: 'First talk', text: 'Why here?' },
          { name: 'First talk', text: 'Why me?' },
        ],
      },
    },
    organisation: { id: organisation, fields: { name: ['Zenith', 'Zero'] } },
    circle: { id: make('circle', { name: 'Board' }), fields: { name: ['Club', 'Council'] } },
    goal: {
      id: first,
      fields: {
        title: ['Learn to sail', 'Sail alone'],
        neededBy: ['2027-03-01', '2027-06-01'],
        side: ['inside', 'outside'],
      },
    },
    archetype: {
      id: make('archetype', { name: 'Skipper' }),
      fields: { name: ['Captain', 'Sailor'], why: ['Knows the wind', 'Owns a boat'], seats: [2, 3] },
    },
    measure: {
      id: make('measure', { source: 'own', readings: { a: { on: '2026-11-02', value: 3 } } }),
      fields: {
        title: ['Days at sea', 'Nights at sea'],
        goal: [first, second],
        source: ['gives', 'own'],
        per: ['month', 'quarter'],
        target: [
          { value: 3, direction: 'atLeast' },
          { value: 4, direction: 'atMost' },
        ],
        'readings.a': [
          { on: '2026-11-03', value: 4 },
          { on: '2026-11-04', value: 5 },
        ],
      },
    },
    person: {
      id: ana,
      fields: {
        'names.given': ['Anna', 'Anne'],
        pronouns: ['she/her', 'they/them'],
        ring: ['inner', 'close'],
        'cadence.idealDays': [10, 20],
        side: ['inside', 'outside'],
        metThrough: [tom, eva],
        metOn: ['2020-02-02', '2021-03-03'],
        'channels.a': [
          { kind: 'email', label: '', value: 'anna@example.org', preferred: false },
          { kind: 'email', label: '', value: 'anne@example.org', preferred: false },
        ],
        'roles.a': [
          { organisation, title: 'CEO', from: null, to: null },
          { organisation, title: 'CFO', from: null, to: null },
        ],
        'places.a': [
          { label: '', text: 'Bonn' },
          { label: '', text: 'Bern' },
        ],
        'dates.a': [
          { date: { m: 2, d: 4 }, label: 'Birthday' },
          { date: { m: 2, d: 5 }, label: 'Birthday' },
        ],
        'needs.a': [
          { text: 'A house', heardOn: null },
          { text: 'A room', heardOn: null },
        ],
        'offers.a': [{ text: 'A table' }, { text: 'A chair' }],
        'answers.a': [
          { text: 'Three cats', on: '2026-10-01' },
          { text: 'Four cats', on: '2026-10-01' },
        ],
      },
    },
    conversation: {
      id: make('conversation', { date: '2026-11-18', channel: 'call', participants: { [ana]: true } }),
      fields: {
        date: ['2026-11-19', '2026-11-20'],
        time: ['10:00', '11:00'],
        minutes: [20, 40],
        channel: ['coffee', 'video'],
        startedBy: ['me', 'them'],
        topic: ['Boats', 'Winds'],
        [`participantNotes.${ana}`]: ['Was cheerful', 'Was tired'],
      },
    },
    'follow-up': {
      id: make('follow-up', { text: 'Send a map', actor: 'me', people: { [ana]: true } }),
      fields: {
        text: ['Send the map', 'Send two maps'],
        due: ['2026-11-27', '2026-11-28'],
        actor: ['me', 'them'],
        every: ['P1W', 'P2W'],
      },
    },
    give: {
      id: make('give', { direction: 'given', text: 'A book', day: '2026-11-10', people: { [ana]: true } }),
      fields: {
        direction: ['given', 'received'],
        what: ['advice', 'feedback'],
        text: ['Some book', 'Some books'],
        day: ['2026-11-11', '2026-11-12'],
        minutes: [15, 25],
      },
    },
    ask: {
      id: make('ask', { text: 'A crew', openedOn: '2026-11-10' }),
      fields: { text: ['A whole crew', 'Half a crew'], openedOn: ['2026-11-11', '2026-11-12'] },
    },
    introduction: { id: make('introduction', { a: ana, b: tom }), fields: { a: [ana, eva], b: [tom, ana] } },
    reframe: { id: make('reframe', { barrier: 'own' }), fields: {} },
    'time-block': {
      id: make('time-block', {
        act: 'Write',
        rule: ruleAt('08:30'),
        exceptions: { '2026-11-24': { type: 'off' } },
      }),
      fields: {
        purpose: ['At my desk', 'In the train'],
        act: ['Write letters', 'Write postcards'],
        rule: [ruleAt('09:00'), ruleAt('10:00')],
        queue: ['giving', 'review'],
        'exceptions.2026-11-24': [
          { type: 'moved', date: '2026-11-25', time: '09:00' },
          { type: 'moved', date: '2026-11-26', time: '09:00' },
        ],
      },
    },
    session: { id: make('session', { day: '2026-11-20', minutes: 30 }), fields: {} },
    review: {
      id: make('review', { rhythm: 'weekly', from: '2026-11-09', to: '2026-11-15' }),
      fields: {
        rhythm: ['other', 'monthly'],
        from: ['2026-11-02', '2026-11-01'],
        to: ['2026-11-20', '2026-11-21'],
      },
    },
    canvas: {
      id: make('canvas', {
        areas: { a: { label: 'Sea', x: 0, y: 0, width: 400, height: 300, colour: '' } },
        notes: { b: { text: 'Wind', x: 40, y: 40, colour: '' } },
        links: { 'a>b': '' },
      }),
      fields: {
        'areas.a': [
          { label: 'Sea', x: 20, y: 0, width: 400, height: 300, colour: '' },
          { label: 'Sea', x: 0, y: 20, width: 400, height: 300, colour: '4' },
        ],
        'notes.b': [
          { text: 'West wind', x: 40, y: 40, colour: '' },
          { text: 'East wind', x: 40, y: 40, colour: '' },
        ],
        'links.a>b': ['brings', 'needs'],
      },
    },
  }
}

function ruleAt(time: string) {
  return { rrule: 'FREQ=WEEKLY;BYDAY=TU', start: '2026-11-17', time, minutes: 30, zone: 'UTC' }
}
