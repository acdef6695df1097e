import { describe, expect } from 'vitest'
import type { ImportAccounts } from '#shared/contract/journal-file-contract.ts'
import { test } from '#support/journal-test.ts'
import { marksIn, oddValues, type OddValues } from '#support/odd-values.ts'
import { openTestJournal } from '#support/test-journal.ts'
import { everythingSaid, importWhole } from '#support/whole-import.ts'

const CONTACTS = 40

/** What becomes of a field: its words are in the journal, something is made of it, or it is left out and counted. */
type Fate = 'words' | 'taken' | 'left'
type Table = Readonly<Record<string, readonly [Fate, (odd: OddValues) => unknown]>>

const line = (odd: OddValues) => odd.line()
const note = (odd: OddValues) => odd.note()
const name = (odd: OddValues) => odd.name()
const flag = (odd: OddValues) => odd.chance(50)
const moment = (odd: OddValues) => `${odd.day()}T00:37:00.000000Z`
const special = (odd: OddValues) => ({
  uuid: `s${odd.number(1e9)}`,
  is_age_based: odd.chance(20),
  is_year_unknown: odd.chance(30),
  date: moment(odd),
})
/** A property that no Monica of today has. */
const foo = { foo: ['words', line] } as const satisfies Table

// Every property of the types in an account of Monica 4, as its export writes them.
const CONTACT: Table = {
  first_name: ['words', name],
  middle_name: ['words', name],
  last_name: ['words', name],
  nickname: ['words', name],
  description: ['words', note],
  is_starred: ['left', flag],
  is_active: ['taken', () => true],
  is_dead: ['taken', () => false],
  job: ['words', line],
  company: ['words', line],
  food_preferences: ['words', note],
  last_talked_to: ['left', moment],
  last_consulted_at: ['left', moment],
  number_of_views: ['left', (odd) => odd.number(99)],
  stay_in_touch_frequency: ['taken', (odd) => 1 + odd.number(400)],
  stay_in_touch_trigger_date: ['left', moment],
  vcard: ['left', line],
  distant_etag: ['left', line],
  avatar: ['left', (odd) => ({ avatar_source: 'default', avatar_external_url: odd.line(), has_avatar: false })],
  tags: ['words', (odd) => [odd.line(), odd.line()]],
  gender: ['left', line],
  birthdate: ['taken', special],
  deceased_date: ['taken', special],
  deceased_reminder: ['left', line],
  first_met_date: ['taken', special],
  first_met_reminder: ['left', line],
  ...foo,
}
const ITEMS: Readonly<Record<string, Table>> = {
  call: {
    called_at: ['taken', moment],
    content: ['words', note],
    contact_called: ['taken', flag],
    emotions: ['words', (odd) => [odd.line()]],
    ...foo,
  },
  debt: {
    amount: ['words', line],
    currency: ['words', (odd) => ({ iso: 'EUR', name: odd.line() })],
    status: ['words', line],
    in_debt: ['taken', flag],
    ...foo,
  },
  gift: {
    name: ['words', line],
    comment: ['words', note],
    url: ['words', line],
    amount: ['words', line],
    status: ['words', line],
    date: ['taken', moment],
    recipient: ['words', line],
    photos: ['left', (odd) => [odd.line()]],
    ...foo,
  },
  note: {
    body: ['words', note],
    is_favorite: ['left', flag],
    is_favorited: ['left', flag],
    favorited_at: ['left', moment],
    ...foo,
  },
  reminder: {
    initial_date: ['taken', moment],
    title: ['words', line],
    description: ['words', line],
    frequency_type: ['taken', (odd) => odd.pick(['one_time', 'week', 'month', 'year'])],
    frequency_number: ['taken', (odd) => 1 + odd.number(5)],
    delible: ['left', flag],
    inactive: ['left', flag],
    ...foo,
  },
  task: {
    title: ['words', line],
    description: ['words', line],
    completed: ['taken', flag],
    completed_at: ['taken', moment],
    ...foo,
  },
  address: {
    name: ['words', line],
    street: ['words', line],
    city: ['words', line],
    province: ['words', line],
    postal_code: ['words', line],
    latitude: ['left', line],
    longitude: ['left', line],
    country: ['words', line],
    ...foo,
  },
  pet: { name: ['words', line], category: ['words', line], ...foo },
  conversation: {
    happened_at: ['taken', moment],
    contact_field_type: ['left', line],
    messages: ['left', (odd) => [{ content: odd.line(), written_at: moment(odd), written_by_me: odd.chance(50) }]],
    ...foo,
  },
  life_event: {
    name: ['words', line],
    note: ['words', note],
    happened_at: ['taken', moment],
    specific_information: ['words', line],
    type: ['left', line],
    ...foo,
  },
}
const ACTIVITY: Table = {
  summary: ['words', line],
  description: ['words', note],
  happened_at: ['taken', moment],
  type: ['left', line],
  ...foo,
}

interface Made {
  readonly fields: number
  readonly words: readonly string[]
  readonly left: readonly string[]
}

/** A thing of these fields, each of them three times out of four; what has no words is at least counted. */
function maker(odd: OddValues) {
  const made = { fields: 0, words: [] as string[], left: [] as string[] }
  const of = (table: Table) =>
    Object.fromEntries(
      Object.entries(table).flatMap(([key, [fate, value]]) => {
        if (!odd.chance(75)) return []
        const said = value(odd)
        made.fields++
        const marks = marksIn(JSON.stringify(said))
        if (fate === 'words') made.words.push(...marks)
        if (fate === 'left') made.left.push(...marks)
        return [[key, said]]
      }),
    )
  const thing = (uuid: string, table: Table) => ({ uuid, created_at: moment(odd), properties: of(table) })
  return { made, of, thing }
}

function account(odd: OddValues) {
  const { made, of, thing } = maker(odd)
  const list = (type: string, values: readonly unknown[]) => ({ count: values.length, type, values })
  const ids = Array.from({ length: CONTACTS }, (_, at) => at)
  const activities = ids.map((at) => thing(`a${at}`, ACTIVITY))
  const contacts = ids.map((at) => {
    const things = Object.entries(ITEMS).map(([type, table]) =>
      list(
        type,
        Array.from({ length: odd.number(3) }, (_, index) => thing(`${type}-${at}-${index}`, table)),
      ),
    )
    // An activity and a picture, by their ids.
    made.fields += 3
    const { first_name: _first, ...rest } = CONTACT
    const properties = { ...of(rest), is_partial: false, first_name: odd.name() }
    made.fields++
    made.words.push(...marksIn(properties.first_name))
    const data = [...things, list('activity', [`a${at}`]), list('photo', [`p${at}`])]
    return { uuid: `c${at}`, created_at: moment(odd), properties, data }
  })
  const relationships = ids.map((at) =>
    thing(`r${at}`, {
      type: ['words', line],
      ...foo,
    }),
  )
  for (const [at, { properties }] of relationships.entries())
    Object.assign(properties, { contact_is: `c${(at + 1) % CONTACTS}`, of_contact: `c${at}` })
  made.fields += 2 * relationships.length
  const others = ['user', 'photo', 'document', 'addressbook', 'addressbook_subscription']
  made.fields += others.length
  const diary = [list('entry', [{ uuid: 'e', properties: { title: odd.line(), post: odd.note() } }])]
  made.fields++
  made.left.push(...marksIn(JSON.stringify(diary)))
  const text = JSON.stringify({
    version: '1.0-preview.1',
    app_version: '4.1.2',
    account: {
      uuid: 'account',
      data: [
        ...others.map((type) => list(type, [{ uuid: type, properties: {} }])),
        list('contact', contacts),
        list('activity', activities),
        list('relationship', relationships),
      ],
      properties: { journal_entries: diary },
      instance: {},
    },
  })
  return { text, made: made satisfies Made }
}

function accountedFor(accounts: ImportAccounts | null): number {
  return (accounts?.leftOut ?? []).reduce(
    (sum, { count }) => sum + count,
    (accounts?.imported ?? 0) + (accounts?.asText ?? 0),
  )
}

const missing = (marks: readonly string[], text: string) => marks.filter((mark) => !text.includes(mark))
const found = (marks: readonly string[], text: string) => marks.filter((mark) => text.includes(mark))

describe.each([1, 2])('an account of Monica with every field, seed %i', (seed) => {
  test('N1 is brought over, told as text or left out with its reason, field by field', async ({
    journal: { client },
  }) => {
    const { text, made } = account(oddValues(seed))
    const { accounts, counts } = await importWhole(client, 'monica.json', text)
    expect(counts['left-out']).toBe(0)
    const all = await everythingSaid(client)
    expect(missing(made.words, all)).toEqual([])
    expect(found(made.left, all)).toEqual([])
    expect(accountedFor(accounts)).toBe(made.fields)
    expect(await importWhole(client, 'monica.json', text)).toMatchObject({ counts: { create: 0, add: 0, differ: 0 } })
    const other = openTestJournal()
    try {
      await importWhole(other.client, 'monica.json', text)
      expect(missing(made.words, await everythingSaid(other.client))).toEqual([])
    } finally {
      await other.close()
    }
  })
})

test('N4 of those without a page all is told with whom they belong to, or counted', async ({ journal: { client } }) => {
  const person = (uuid: string, properties: object) => ({ uuid, properties, data: [] })
  const relation = (uuid: string, who: string, whose: string) => ({
    uuid,
    properties: { type: 'child', contact_is: who, of_contact: whose },
  })
  const birth = { date: '1985-05-06T00:00:00Z', is_age_based: true, is_year_unknown: false }
  const data = [
    {
      type: 'contact',
      values: [
        person('ana', { first_name: 'Ana' }),
        person('sam', { first_name: 'Sam', is_partial: true, description: 'plays chess', birthdate: birth }),
        person('kim', { first_name: 'Kim', is_partial: true, description: 'of nobody' }),
      ],
    },
    { type: 'relationship', values: [relation('1', 'sam', 'ana'), relation('2', 'ana', 'sam')] },
  ]
  const text = JSON.stringify({ version: '1', app_version: '4', account: { data } })
  const { accounts } = await importWhole(client, 'monica.json', text)
  expect(await everythingSaid(client)).toContain('child: Sam, description: plays chess, birthdate: about 1985')
  expect(accounts).toMatchObject({ imported: 1, asText: 3 + 3 + 1 })
  // What belongs to nobody, and the second telling of one relation.
  expect(accounts?.leftOut).toEqual([
    { field: 'partial', count: 1 + 3 },
    { field: 'settings', count: 2 },
  ])
})

test('what says no day is kept, not dropped', async ({ journal: { client } }) => {
  const call = { uuid: 'call', properties: { called_at: 'soon', content: 'CALLED' } }
  const activity = { uuid: 'walk', properties: { summary: 'WALKED' } }
  const ana = { uuid: 'ana', properties: { first_name: 'Ana' }, data: [{ type: 'call', values: [call] }] }
  const data = [
    { type: 'contact', values: [ana] },
    { type: 'activity', values: [activity] },
  ]
  await importWhole(client, 'monica.json', JSON.stringify({ version: '1', app_version: '4', account: { data } }))
  const all = await everythingSaid(client)
  expect([all.includes('CALLED'), all.includes('WALKED')]).toEqual([true, true])
})

/** As Monica writes them: words with slashes before quotes, and what looks like a number bare. */
function insert(table: string, rows: readonly Readonly<Record<string, unknown>>[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const cell = (value: unknown) => {
    if (value === undefined || value === null) return 'NULL'
    if (typeof value === 'boolean' || typeof value === 'number') return String(Number(value))
    const text = String(value)
    return /^\d+$/.test(text) ? text : `'${text.replaceAll(/['"\\]/g, (sign) => `\\${sign}`)}'`
  }
  const lines = rows.map((row) => `(${columns.map((column) => cell(row[column])).join(',')})`)
  return `INSERT IGNORE INTO ${table} (${columns.map((one) => `\`${one}\``).join(',')}) VALUES\n${lines.join(',\n')};\n`
}

const day = (odd: OddValues) => odd.day()
const COLUMNS: Readonly<Record<string, Table>> = {
  contacts: {
    middle_name: ['words', name],
    last_name: ['words', name],
    nickname: ['words', name],
    description: ['words', note],
    is_starred: ['left', flag],
    last_talked_to: ['left', day],
    stay_in_touch_frequency: ['taken', (odd) => 1 + odd.number(400)],
    first_met_where: ['words', line],
    first_met_additional_info: ['words', note],
    job: ['words', line],
    company: ['words', line],
    food_preferences: ['words', note],
    avatar_external_url: ['left', line],
    last_consulted_at: ['left', day],
    number_of_views: ['left', (odd) => odd.number(50)],
    ...foo,
  },
  calls: { called_at: ['taken', day], content: ['words', note], contact_called: ['taken', flag], ...foo },
  notes: { body: ['words', note], is_favorited: ['left', flag], favorited_at: ['left', day], ...foo },
  tasks: {
    title: ['words', line],
    description: ['words', line],
    completed: ['taken', flag],
    completed_at: ['taken', day],
    ...foo,
  },
  reminders: {
    initial_date: ['taken', day],
    title: ['words', line],
    description: ['words', line],
    frequency_type: ['taken', (odd) => odd.pick(['week', 'month', 'year'])],
    frequency_number: ['taken', (odd) => 1 + odd.number(5)],
    delible: ['left', flag],
    inactive: ['left', flag],
    ...foo,
  },
  contact_fields: { data: ['words', line], ...foo },
  gifts: {
    name: ['words', line],
    comment: ['words', note],
    url: ['words', line],
    amount: ['words', line],
    status: ['words', line],
    date: ['taken', day],
    ...foo,
  },
  debts: {
    in_debt: ['taken', () => 'yes'],
    status: ['words', line],
    amount: ['words', line],
    reason: ['words', line],
    ...foo,
  },
  life_events: {
    name: ['words', line],
    note: ['words', note],
    happened_at: ['taken', day],
    specific_information: ['words', line],
    ...foo,
  },
  pets: { name: ['words', line], ...foo },
  addresses: {
    name: ['words', line],
    street: ['words', line],
    city: ['words', line],
    province: ['words', line],
    postal_code: ['words', line],
    country: ['words', line],
    ...foo,
  },
}

test('N8 of the tables of Monica no word of anybody is lost, and none that is left out comes along', async ({
  journal: { client },
}) => {
  const odd = oddValues(3)
  const { made, of } = maker(odd)
  const rows = Object.entries(COLUMNS).map(([table, columns]) => {
    const some = Array.from({ length: CONTACTS }, (_, at) => {
      const first = odd.name()
      if (table === 'contacts') made.words.push(...marksIn(first))
      const owner = table === 'contacts' ? { first_name: first } : { contact_id: at + 1 }
      return { id: at + 1, account_id: 1, ...owner, created_at: `${odd.day()} 10:00:00`, ...of(columns) }
    })
    return insert(table, some)
  })
  const secret = insert('users', [{ id: 1, password: 'SECRET', email: 'me@me.example' }])
  const entries = insert('entries', [{ id: 1, title: 'DIARY', post: 'DIARY' }])
  const { accounts } = await importWhole(client, 'monica.sql', `# dump\n${rows.join('')}${secret}${entries}`)
  const all = await everythingSaid(client)
  expect(missing(made.words, all)).toEqual([])
  expect(found([...made.left, 'SECRET', 'DIARY'], all)).toEqual([])
  expect(accounts?.leftOut).toContainEqual({ field: 'diary', count: 1 })
})
