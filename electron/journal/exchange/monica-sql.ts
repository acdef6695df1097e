import type { MonicaAccount } from './monica-account.ts'
import { pushTo } from './push-to.ts'
import { sqlRows } from './sql-rows.ts'

type Row = ReadonlyMap<string, string | null>

/** The tables of which something is brought over. Of all others, those with the secrets of an account among them, no value is read. */
const TABLES = [
  'contacts',
  'activities',
  'activity_contact',
  'calls',
  'conversations',
  'messages',
  'notes',
  'tasks',
  'reminders',
  'special_dates',
  'contact_fields',
  'contact_field_types',
  'tags',
  'contact_tag',
  'relationships',
  'relationship_types',
  'gifts',
  'debts',
  'life_events',
  'places',
  'addresses',
  'pets',
  'pet_categories',
  'currencies',
] as const
type Table = (typeof TABLES)[number]
const READ: ReadonlySet<string> = new Set(TABLES)
const TRUE: ReadonlySet<string> = new Set(['1', 'true'])

/** Whether the bytes are a dump of Monica's database, told by the tables that it names. */
export function isMonicaSql(bytes: Uint8Array): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, 2000))
  if (!/^\uFEFF?\s*(?:#|--|\/\*|set\s|insert\s|drop\s|create\s|start\s|lock\s)/i.test(head)) return false
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return ['contacts', 'contact_field_types', 'special_dates'].some((table) =>
    [`INTO ${table} `, `INTO \`${table}\``].some((words) => buffer.includes(words)),
  )
}

/** The SQL export of Monica 4 as the account that its JSON export would be, with what only the tables say. */
export function readMonicaSql(bytes: Uint8Array): MonicaAccount {
  const rows = new Map<Table, Row[]>()
  const left = new Map<string, number>()
  const reading = sqlRows(bytes, (table) => READ.has(table))
  let isCutOff = false
  for (;;) {
    const { done, value: row } = reading.next()
    if (done === true) {
      isCutOff = row
      break
    }
    if (row.values !== null) pushTo(rows, row.table as Table, row.values)
    else {
      const kind = row.table === 'photos' ? 'photo' : row.table === 'documents' ? 'document' : row.table
      left.set(kind, (left.get(kind) ?? 0) + 1)
    }
  }
  const of = (table: Table) => rows.get(table) ?? []
  const byId = (table: Table) => new Map(of(table).map((row) => [cell(row, 'id'), row]))
  const grouped = (table: Table) => Map.groupBy(of(table), (row) => cell(row, 'contact_id'))
  const [dates, places, pets] = [byId('special_dates'), byId('places'), byId('pet_categories')]
  const [kinds, tags, activities] = [byId('relationship_types'), byId('tags'), byId('activities')]
  const contacts = byId('contacts')
  const currencies = byId('currencies')
  /** As the JSON export has it; by its number where a dump leaves out the table that all accounts share. */
  const currency = (row: Row) => {
    const id = cell(row, 'currency_id')
    const found = currencies.get(id)
    return id === '' ? {} : { currency: found === undefined ? `currency ${id}` : some(found, 'iso', 'name', 'symbol') }
  }
  const uuid = (table: Table, row: Row) => cell(row, 'uuid') || `${table} ${cell(row, 'id')}`
  const contactOf = (id: string) => {
    const row = contacts.get(id)
    return row === undefined ? undefined : uuid('contacts', row)
  }
  const special = (id: string) => {
    const row = dates.get(id)
    if (row === undefined) return undefined
    return {
      date: cell(row, 'date'),
      is_age_based: isTrue(row, 'is_age_based'),
      is_year_unknown: isTrue(row, 'is_year_unknown'),
    }
  }
  const item = (table: Table, row: Row, properties: object) => ({
    uuid: uuid(table, row),
    created_at: cell(row, 'created_at'),
    properties: said({ ...others(row, properties), ...properties }),
  })
  const messages = Map.groupBy(of('messages'), (row) => cell(row, 'conversation_id'))
  const place = (row: Row) => places.get(cell(row, 'place_id')) ?? row
  /** What belongs to one contact, by the names of the JSON export. */
  const collections: readonly [string, Table, (row: Row) => object][] = [
    [
      'call',
      'calls',
      (row) => ({ ...some(row, 'called_at', 'content'), contact_called: isTrue(row, 'contact_called') }),
    ],
    ['note', 'notes', (row) => some(row, 'body')],
    [
      'task',
      'tasks',
      (row) => ({ ...some(row, 'title', 'description', 'completed_at'), completed: isTrue(row, 'completed') }),
    ],
    [
      'reminder',
      'reminders',
      (row) => ({
        ...some(row, 'initial_date', 'title', 'description', 'frequency_type'),
        frequency_number: Number(cell(row, 'frequency_number')) || undefined,
      }),
    ],
    ['contact_field', 'contact_fields', (row) => ({ ...some(row, 'data'), type: cell(row, 'contact_field_type_id') })],
    [
      'address',
      'addresses',
      (row) => ({
        ...some(row, 'name'),
        ...some(place(row), 'street', 'city', 'province', 'postal_code', 'country', 'latitude', 'longitude'),
      }),
    ],
    [
      'gift',
      'gifts',
      (row) => ({ ...some(row, 'name', 'comment', 'url', 'amount', 'status', 'date'), ...currency(row) }),
    ],
    [
      'debt',
      'debts',
      (row) => ({
        ...some(row, 'amount', 'status', 'reason'),
        ...currency(row),
        in_debt: cell(row, 'in_debt') === 'yes' || isTrue(row, 'in_debt'),
      }),
    ],
    ['life_event', 'life_events', (row) => some(row, 'name', 'note', 'happened_at')],
    [
      'pet',
      'pets',
      (row) => ({ ...some(row, 'name'), category: cell(pets.get(cell(row, 'pet_category_id')) ?? row, 'name') }),
    ],
    [
      'conversation',
      'conversations',
      (row) => {
        const words = messages.get(cell(row, 'id')) ?? []
        const [first = ''] = words
          .map((one) => cell(one, 'written_at'))
          .filter(Boolean)
          .toSorted()
        return { happened_at: first || cell(row, 'created_at'), ...(words.length > 0 && { messages: words.length }) }
      },
    ],
  ]
  const groups = new Map(collections.map(([, table]) => [table, grouped(table)]))
  const [taken, took] = [grouped('activity_contact'), grouped('contact_tag')]
  const items: MonicaAccount['items'][number][] = []
  for (const [id, row] of contacts) {
    const about = {
      ...some(
        row,
        'first_name',
        'middle_name',
        'last_name',
        'nickname',
        'description',
        'job',
        'company',
        'food_preferences',
      ),
      ...some(row, 'first_met_where', 'first_met_additional_info'),
      is_partial: isTrue(row, 'is_partial'),
      is_dead: isTrue(row, 'is_dead'),
      ...(cell(row, 'is_active') !== '' && { is_active: isTrue(row, 'is_active') }),
      stay_in_touch_frequency: Number(cell(row, 'stay_in_touch_frequency')) || undefined,
      birthdate: special(cell(row, 'birthday_special_date_id')),
      deceased_date: special(cell(row, 'deceased_special_date_id')),
      first_met_date: special(cell(row, 'first_met_special_date_id')),
      first_met_through: contactOf(cell(row, 'first_met_through_contact_id')),
      tags: took.get(id)?.map((one) => cell(tags.get(cell(one, 'tag_id')) ?? one, 'name')),
    }
    const properties = said({ ...others(row, about), ...about })
    const data = collections.map(([type, table, about]) => ({
      type,
      values: (groups.get(table)?.get(id) ?? []).map((one) => item(table, one, about(one))),
    }))
    const dinners = (taken.get(id) ?? []).flatMap((one) => {
      const activity = activities.get(cell(one, 'activity_id'))
      return activity === undefined ? [] : [uuid('activities', activity)]
    })
    const value = { uuid: uuid('contacts', row), created_at: cell(row, 'created_at'), properties }
    items.push({ type: 'contact', value: { ...value, data: [...data, { type: 'activity', values: dinners }] } })
  }
  for (const row of activities.values()) {
    items.push({ type: 'activity', value: item('activities', row, some(row, 'summary', 'description', 'happened_at')) })
  }
  for (const row of of('relationships')) {
    const type = cell(kinds.get(cell(row, 'relationship_type_id')) ?? row, 'name')
    const told = {
      type,
      contact_is: contactOf(cell(row, 'contact_is')),
      of_contact: contactOf(cell(row, 'of_contact')),
    }
    items.push({ type: 'relationship', value: item('relationships', row, told) })
  }
  const types = new Map(
    of('contact_field_types').map((row) => [
      cell(row, 'id'),
      { name: cell(row, 'name'), protocol: cell(row, 'protocol') },
    ]),
  )
  return { items, types, left, unreadable: 0, isCutOff, photos: new Map() }
}

function cell(row: Row, column: string): string {
  return row.get(column) ?? ''
}

function isTrue(row: Row, column: string): boolean {
  return TRUE.has(cell(row, column))
}

function some(row: Row, ...columns: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    columns.flatMap((column) => (cell(row, column) === '' ? [] : [[column, cell(row, column)]])),
  )
}

/** By which rows name one another, and when they were written. */
const KEYS = /(?:^|_)(?:id|uuid)$|^(?:created_at|updated_at)$|_unknown$/

/** What else a row says, under the names of its columns: nothing that a later Monica writes is lost. */
function others(row: Row, known: object): Record<string, string> {
  return Object.fromEntries(
    [...row].flatMap(([column, value]) =>
      value === null || value === '' || KEYS.test(column) || column in known ? [] : [[column, value]],
    ),
  )
}

/** Without what says nothing, which a JSON export leaves out. */
function said(properties: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined && value !== ''))
}
