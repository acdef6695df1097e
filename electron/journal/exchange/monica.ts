import { derivedEntryKey } from './derived-record.ts'
import { namedId } from '#journal/commands/named-documents.ts'
import { derivedId } from '#journal/documents/derived-id.ts'
import type { ForeignJournal } from './foreign-journal.ts'
import type { ImportAccounts, LeftOutField } from '#shared/contract/journal-file-contract.ts'
import { parseCivilDate, type CivilDate } from '#shared/model/civil-date.ts'
import { displayName } from '#shared/model/person-name.ts'
import { MAX_PHOTO_BYTES, photoProblem } from '#shared/model/photo.ts'
import { cleanLine, cleanNote, cutText } from './clean-text.ts'
import { pushTo } from './push-to.ts'
import { VALUE_CAPS } from './import-caps.ts'
import { JsonBroken, jsonParts, type JsonPart } from './json-parts.ts'
import { JOURNAL_FILE_FORMAT, JOURNAL_FILE_VERSION, valueOrNull } from './journal-file.ts'

type Fields = Readonly<Record<string, unknown>>
interface Item {
  readonly type: string
  readonly value: Fields
}
interface Collection {
  readonly type: string
  readonly values: readonly unknown[]
}

/** What of a Monica account is read into memory; pictures and files, which are most of it, are not. */
const READ: ReadonlySet<string> = new Set(['contact', 'relationship', 'activity'])
const INSTANCE = 'account.instance'
const MAX_ITEM_BYTES = 8 * 1024 * 1024
/** So long a text has the picture of a person that is kept, its slashes escaped. */
export const MAX_DATA_URL = MAX_PHOTO_BYTES * 2

/** Whether the bytes are the JSON export of Monica 4, told by its first words. */
export function isMonicaFile(bytes: Uint8Array): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, 2000))
  return /^\uFEFF?\s*\{\s*"version"\s*:/.test(head) && /"app_version"\s*:/.test(head) && /"account"\s*:/.test(head)
}

/**
 * An account of Monica 4 as a file of a journal (docs/import.md). Ids follow from those of Monica: taken in twice, on whatever device, it
 * is there once. Secrets of the account are not even read.
 * @returns also what became of every field: brought over, told as text, or left out with the reason
 */
export function monicaToJournal({ items, types, left, unreadable, isCutOff, photos }: MonicaAccount): ForeignJournal {
  const account = accounting(left)
  if (unreadable > 0) account.leaveOut('unreadable', unreadable)
  const of = (type: string) => items.filter((item) => item.type === type).map(({ value }) => value)
  const contacts = of('contact')
  const whole = contacts.filter((contact) => propertiesOf(contact)['is_partial'] !== true)
  const nameOf = new Map(contacts.map((contact) => [uuidOf(contact), displayName(namesOf(propertiesOf(contact)))]))
  const ids = new Map(whole.map((contact) => [uuidOf(contact), monicaId('person', uuidOf(contact))]))
  const documents = new Map<string, Fields>()
  const put = (id: string, document: Fields) => documents.set(id, { id, schema: 1, ...document })
  const partial = partialContacts(contacts, account)
  const related = relationsByContact(of('relationship'), { nameOf, partial, isWhole: (uuid) => ids.has(uuid) }, account)
  const participants = participantsByActivity(whole, ids)

  for (const contact of contacts) {
    const uuid = uuidOf(contact)
    const id = ids.get(uuid)
    if (id !== undefined) put(id, personOf(contact, id))
  }
  for (const activity of of('activity')) {
    const { summary, description, happened_at: on, ...rest } = propertiesOf(activity)
    account.took(summary, description, on)
    const more = account.others(rest, 'type')
    const date = dayOf(on) ?? dayOf(activity['created_at']) ?? NO_DAY
    put(monicaId('activity', uuidOf(activity)), {
      kind: 'conversation',
      createdAt: instantOf(activity['created_at']),
      date,
      channel: 'other',
      participants: setOf(participants.get(uuidOf(activity)) ?? []),
      topic: line(summary),
      notes: noteOf([noteOf(description), ...more].filter(Boolean).join('\n')),
    })
  }
  const journal = { format: JOURNAL_FILE_FORMAT, version: JOURNAL_FILE_VERSION, documents: [...documents.values()] }
  const own = new Set<string>()
  return {
    format: 'monica',
    bytes: new TextEncoder().encode(JSON.stringify(journal)),
    accounts: account.result(),
    isCutOff,
    own,
  }

  /** A text as a note; what it has beyond what one takes is counted. */
  function noteOf(value: unknown): string {
    const whole = cleanNote(text(value))
    if (whole.length > VALUE_CAPS.notes) account.leaveOut('cut')
    return cutText(whole, VALUE_CAPS.notes)
  }

  function personOf(contact: Fields, id: string): Fields {
    const said = { ...propertiesOf(contact) }
    const take = (key: string): unknown => {
      const value = said[key]
      if (value !== undefined) account.took(value)
      delete said[key]
      return value
    }
    const photo = photos.get(avatarOf(said)) ?? null
    if (photo !== null) take('avatar')
    const names = namesOf(said)
    for (const key of ['first_name', 'middle_name', 'last_name', 'nickname']) take(key)
    const uuid = uuidOf(contact)
    const entry = (collection: string, ...says: string[]) =>
      derivedEntryKey({ source: 'monica', ref: uuid, collection }, says)
    const notes: string[] = []
    const channels: Record<string, Fields> = {}
    const places: Record<string, Fields> = {}
    const dates: Record<string, Fields> = {}
    const description = noteOf(take('description'))
    if (description !== '') notes.push(description)
    const tags = take('tags')
    const circles: string[] = []
    for (const tag of Array.isArray(tags) ? tags : []) {
      const name = line(tag)
      if (name === '') continue
      const circle = namedId('circle', name)
      put(circle, { kind: 'circle', createdAt: 0, name: cutText(name, VALUE_CAPS.circle) })
      circles.push(circle)
    }
    const [company, title] = [line(take('company')), line(take('job'))]
    const organisation = company === '' ? null : namedId('organisation', company)
    if (organisation !== null) put(organisation, { kind: 'organisation', createdAt: 0, name: cutText(company, 500) })
    const days = take('stay_in_touch_frequency')
    const isPaused = take('is_active') === false
    const isDead = take('is_dead') === true
    const idealDays = typeof days === 'number' && days >= 1 && days <= 3650 ? Math.round(days) : null
    const birth = specialDate(take('birthdate'))
    if (birth?.date) dates[entry('dates', 'birthday')] = { label: 'birthday', date: birth.date }
    else if (birth?.about) notes.push(`born about ${birth.about}`)
    const death = specialDate(take('deceased_date'))
    if (death?.date) dates[entry('dates', 'died')] = { label: 'died', date: death.date }
    const howWeMet = [take('first_met_where'), take('first_met_additional_info')].map(note).filter(Boolean).join(', ')
    const met = specialDate(take('first_met_date'))?.date
    const metOn = met?.y === undefined ? null : dayText(met.y, met.m, met.d)
    const through = ids.get(text(take('first_met_through'))) ?? null
    for (const fact of related.get(uuid) ?? []) notes.push(fact)
    for (const { type, values } of collectionsOf(contact)) for (const value of values) readItem(type, value)
    // What is told in words, under its name; what is Monica's own is left out.
    for (const [key, value] of Object.entries(said)) {
      if (isOwn(key)) account.leaveOut('settings')
      else {
        account.asText(key)
        const words = wordsOf(value)
        if (words !== '') notes.push(`${key.replaceAll('_', ' ')}: ${words}`)
      }
    }
    return {
      kind: 'person',
      createdAt: instantOf(contact['created_at']),
      names,
      photo,
      notes: noteOf(notes.join('\n')),
      howWeMet,
      channels,
      places,
      dates,
      circles: setOf(circles),
      roles: company === '' && title === '' ? {} : { [entry('roles', company, title)]: { organisation, title } },
      cadence: { ...(idealDays !== null && { idealDays }), ...((isPaused || isDead) && { paused: true }) },
      metOn,
      metThrough: through === id ? null : through,
      externalRefs: { [entry('externalRefs', uuid)]: { source: 'monica', ref: uuid } },
    }

    /** A text in one line; a longer one is in the notes as well, whole. */
    function lineOrNote(what: string, words: string): string {
      if (words.length > VALUE_CAPS.line) notes.push(`${what}: ${words}`)
      return cutText(words, VALUE_CAPS.line)
    }

    function readItem(type: string, value: unknown): void {
      if (typeof value !== 'object' || value === null) {
        // By its id alone: an activity is told where it stands, pictures and files are left out.
        account.count(type === 'activity' ? 'imported' : 'file')
        return
      }
      const item = value as Fields
      const about = propertiesOf(item)
      const itemId = uuidOf(item)
      switch (type) {
        case 'note': {
          const { body, ...rest } = about
          account.took(body)
          const more = account.others(rest, 'is_favorite', 'is_favorited', 'favorited_at')
          notes.push([[dayOf(item['created_at']), noteOf(body)].filter(Boolean).join(': '), ...more].join('\n'))
          return
        }
        case 'call': {
          const { called_at: on, content, contact_called: theyCalled, ...rest } = about
          account.took(on, content, theyCalled)
          const more = account.others(rest)
          const date = dayOf(on) ?? dayOf(item['created_at']) ?? NO_DAY
          put(monicaId('call', itemId), {
            kind: 'conversation',
            createdAt: instantOf(item['created_at']),
            date,
            channel: 'call',
            startedBy: theyCalled === true ? 'them' : theyCalled === false ? 'me' : 'unknown',
            participants: { [id]: true },
            notes: noteOf([noteOf(content), ...more].filter(Boolean).join('\n')),
          })
          return
        }
        case 'conversation': {
          const { happened_at: on, messages, ...rest } = about
          account.took(on)
          if (messages !== undefined) account.leaveOut('messages')
          const more = account.others(rest, 'contact_field_type')
          const date = dayOf(on) ?? dayOf(item['created_at']) ?? NO_DAY
          // One for each day with somebody, without other people's words.
          const day = monicaId('messages', `${uuid} ${date}`)
          const before = text(documents.get(day)?.['notes'])
          put(day, {
            kind: 'conversation',
            createdAt: instantOf(item['created_at']),
            date,
            channel: 'message',
            participants: { [id]: true },
            notes: noteOf([before, ...more].filter(Boolean).join('\n')),
          })
          return
        }
        case 'task': {
          const { title: what, description: more, completed, completed_at: doneAt, ...rest } = about
          account.took(what, more, completed, doneAt)
          const words = [cleanLine(text(what)), cleanLine(text(more))].filter(Boolean).join(': ')
          const task = lineOrNote('task', words)
          for (const one of account.others(rest)) notes.push(`${task}, ${one}`)
          if (task === '') return
          const at = instantOf(doneAt) || instantOf(item['created_at'])
          put(monicaId('task', itemId), {
            kind: 'follow-up',
            createdAt: instantOf(item['created_at']),
            text: task,
            people: { [id]: true },
            actor: 'me',
            events: completed === true ? { [entry('events', itemId)]: { type: 'done', at } } : {},
          })
          return
        }
        case 'reminder': {
          const {
            title,
            description,
            initial_date: on,
            frequency_type: often,
            frequency_number: count,
            ...rest
          } = about
          account.took(title, description, on, often, count)
          const words = [cleanLine(text(title)), cleanLine(text(description))].filter(Boolean).join(': ')
          for (const one of account.others(rest, 'delible', 'inactive'))
            notes.push(`${cutText(words, VALUE_CAPS.line)}, ${one}`)
          const day = dayOf(on)
          if (often === 'year' && !isOftener(count) && day !== null && words.length <= VALUE_CAPS.label) {
            dates[entry('dates', itemId)] = { label: words, date: partsOf(day) }
          } else if (words !== '') {
            put(monicaId('reminder', itemId), {
              kind: 'follow-up',
              createdAt: instantOf(item['created_at']),
              text: lineOrNote('reminder', words),
              people: { [id]: true },
              actor: 'me',
              due: day,
              every: everyOf(often, count),
            })
          }
          return
        }
        case 'contact_field': {
          const { data, type: fieldType, ...rest } = about
          account.took(data, fieldType)
          const channel = line(data)
          for (const one of account.others(rest)) notes.push(`${channel}, ${one}`)
          const kind = types.get(text(fieldType)) ?? { name: '', protocol: '' }
          if (channel === '') return
          channels[entry('channels', itemId)] = {
            kind: channelKind(kind, channel),
            label: cutText(kind.name, VALUE_CAPS.label),
            value: channel,
          }
          return
        }
        case 'address': {
          const { name, latitude, longitude, ...parts } = about
          account.took(name, ...Object.values(parts))
          for (const one of [latitude, longitude]) if (one !== undefined) account.leaveOut('settings')
          const place = Object.values(parts).map(line).filter(Boolean).join(', ')
          if (place !== '')
            places[entry('places', itemId)] = {
              label: cutText(line(name), VALUE_CAPS.label),
              text: cutText(place, VALUE_CAPS.line),
            }
          return
        }
        case 'debt': {
          const { in_debt: fromThem, amount, currency, status, reason, ...rest } = about
          for (const one of [fromThem, amount, currency, status, reason]) if (one !== undefined) account.asText('debt')
          notes.push([debtWords(about, dayOf(item['created_at'])), ...account.others(rest)].join(', '))
          return
        }
        default: {
          // Gifts, pets, life events, and whatever a later Monica has: in words, as stories.
          const words = Object.entries(about).flatMap(([key, one]) => {
            // Which of Monica's kinds it is, and pictures, by their ids.
            if (key === 'type') account.leaveOut('settings')
            else if (key === 'photos') account.leaveOut('file')
            else account.asText(key)
            const told = key === 'type' || key === 'photos' ? '' : wordsOf(one)
            return told === '' ? [] : [`${key.replaceAll('_', ' ')} ${told}`]
          })
          notes.push(`${type.replaceAll('_', ' ')}: ${words.join(', ')}`)
        }
      }
    }
  }
}

/** Of what says no day at all, that nothing of it is lost. */
const NO_DAY = '1970-01-01' as CivilDate

/** Of Monica's own: how its screens stand, and what it computes. */
const OWN: ReadonlySet<string> = new Set([
  'is_starred',
  'is_partial',
  'last_talked_to',
  'last_consulted_at',
  'number_of_views',
  'stay_in_touch_trigger_date',
  'vcard',
  'distant_etag',
  'avatar',
  'gender',
  'deceased_reminder',
  'first_met_reminder',
])

/** The tables have a column for each part of a picture. */
function isOwn(key: string): boolean {
  return OWN.has(key) || /(?:^|_)(?:gr)?avatar(?:_|$)/.test(key)
}

interface FieldType {
  readonly name: string
  readonly protocol: string
}

/** What of an account of Monica is brought over. */
export interface MonicaAccount {
  readonly items: readonly Item[]
  readonly types: ReadonlyMap<string, FieldType>
  /** How many of each type were not read. */
  readonly left: ReadonlyMap<string, number>
  readonly unreadable: number
  readonly isCutOff: boolean
  /** In base64, by their ids: those that are somebody's avatar, and small enough to be kept. */
  readonly photos: ReadonlyMap<string, string>
}

export function readMonicaJson(bytes: Uint8Array): MonicaAccount {
  const items: Item[] = []
  const types = new Map<string, FieldType>()
  const left = new Map<string, number>()
  const pictures: Pick<JsonPart, 'start' | 'end'>[] = []
  let type = ''
  let diary = ''
  let unreadable = 0
  let isCutOff = false
  const opens = (path: readonly string[]) => {
    const at = path.join('.')
    return /^(?:|account|account\.data|account\.data\.\d+|account\.data\.\d+\.values|account\.instance|account\.instance\.contact_field_types|account\.properties|account\.properties\.journal_entries|account\.properties\.journal_entries\.\d+|account\.properties\.journal_entries\.\d+\.values)$/.test(
      at,
    )
  }
  try {
    for (const part of jsonParts(bytes, opens)) {
      const at = part.path.join('.')
      if (/^account\.data\.\d+\.type$/.test(at)) type = text(valueOrNull(bytes, part))
      else if (/^account\.data\.\d+\.values\.\d+$/.test(at)) {
        if (!READ.has(type)) {
          left.set(type, (left.get(type) ?? 0) + 1)
          if (type === 'photo') pictures.push({ start: part.start, end: part.end })
        } else {
          const value = part.end - part.start < MAX_ITEM_BYTES ? valueOrNull(bytes, part) : null
          if (value === null) unreadable++
          else items.push({ type, value: fieldsOf(value) })
        }
      } else if (/^account\.properties\.journal_entries\.\d+\.type$/.test(at)) diary = text(valueOrNull(bytes, part))
      else if (/^account\.properties\.journal_entries\.\d+\.values\.\d+$/.test(at)) {
        const kind = diary === 'day' ? 'day' : 'entry'
        left.set(kind, (left.get(kind) ?? 0) + 1)
      } else if (at.startsWith(`${INSTANCE}.contact_field_types.`)) {
        const value = fieldsOf(valueOrNull(bytes, part))
        const { name, protocol } = propertiesOf(value)
        types.set(text(value['uuid']), { name: line(name), protocol: text(protocol) })
      }
    }
  } catch (error) {
    // A file that ends early gives what came before.
    if (!(error instanceof JsonBroken)) throw error
    isCutOff = true
  }
  const photos = avatarsIn(bytes, pictures, items)
  if (photos.size > 0) {
    left.set('photo', (left.get('photo') ?? 0) - photos.size)
    left.set('avatar', photos.size)
  }
  return { items, types, left, unreadable, isCutOff, photos }
}

/** The id of the picture that a contact is shown by; '' where it is none of the account's. */
function avatarOf({ avatar }: Fields): string {
  return text(fieldsOf(avatar)['avatar_photo'])
}

/** Pictures of the account that are somebody's, one after another, and none that is too large to be kept is looked at. */
function avatarsIn(
  bytes: Uint8Array,
  pictures: readonly Pick<JsonPart, 'start' | 'end'>[],
  items: readonly Item[],
): ReadonlyMap<string, string> {
  const wanted = new Set(items.flatMap(({ type, value }) => (type === 'contact' ? avatarOf(propertiesOf(value)) : [])))
  const photos = new Map<string, string>()
  for (const { start, end } of pictures) {
    const own = bytes.subarray(start, end)
    let [uuid, data] = ['', '']
    try {
      for (const part of jsonParts(own, (path) => path.length === 0 || path.join('.') === 'properties')) {
        const at = part.path.join('.')
        if (at === 'uuid') uuid = text(valueOrNull(own, part))
        else if (at === 'properties.dataUrl' && part.end - part.start < MAX_DATA_URL)
          data = text(valueOrNull(own, part))
      }
    } catch (error) {
      // Within it, something is no JSON: then it is no picture, and counted as one that is left out.
      if (!(error instanceof JsonBroken)) throw error
      continue
    }
    const [, base64 = ''] = /^data:[^,]{0,200};base64,(.*)$/s.exec(data) ?? []
    if (wanted.has(uuid) && photoProblem(base64) === null) photos.set(uuid, base64)
  }
  photos.delete('')
  return photos
}

/**
 * The two exports of one account as one: what the JSON has is taken of it, with what only the tables say of the same things; of the
 * tables besides whoever is not in the JSON.
 */
export function bothExports(json: MonicaAccount, sql: MonicaAccount): MonicaAccount {
  const inSql = new Map(sql.items.map((item) => [uuidOf(item.value), item]))
  const known = new Set<string>()
  const items = json.items.map(({ type, value }) => {
    known.add(uuidOf(value))
    const other = inSql.get(uuidOf(value))
    if (type !== 'contact' || other === undefined) return { type, value }
    const more = Object.entries(propertiesOf(other.value)).filter(([key]) => ONLY_IN_TABLES.has(key))
    const properties = { ...Object.fromEntries(more), ...propertiesOf(value) }
    return {
      type,
      value: { ...value, properties, data: withReasons(collectionsOf(value), collectionsOf(other.value)) },
    }
  })
  const others = sql.items.filter(({ type, value }) => type !== 'relationship' && !known.has(uuidOf(value)))
  const isCutOff = json.isCutOff || sql.isCutOff
  return { ...json, items: [...items, ...others], types: new Map([...sql.types, ...json.types]), isCutOff }
}

/** Where and how one met. */
const ONLY_IN_TABLES: ReadonlySet<string> = new Set(['first_met_where', 'first_met_additional_info'])

/** Debts with their reasons, which the JSON export lacks. */
function withReasons(json: readonly Collection[], sql: readonly Collection[]): Collection[] {
  const debts = sql.filter(({ type }) => type === 'debt').flatMap(({ values }) => values.map(fieldsOf))
  const reasons = new Map(debts.map((debt) => [uuidOf(debt), propertiesOf(debt)['reason']]))
  return json.map(({ type, values }) => ({
    type,
    values:
      type !== 'debt'
        ? values
        : values.map((value) => {
            const debt = fieldsOf(value)
            const reason = reasons.get(uuidOf(debt))
            return reason === undefined ? value : { ...debt, properties: { ...propertiesOf(debt), reason } }
          }),
  }))
}

/** What was lent or borrowed, as one line of a story: an account of who has what of whom is not kept here. */
function debtWords(debt: Fields, on: CivilDate | null): string {
  const words = (key: string) => cleanLine(wordsOf(debt[key]))
  const { iso, symbol: _sign, ...name } = fieldsOf(debt['currency'])
  const named = cleanLine(wordsOf(name))
  const unit = line(iso) === '' ? words('currency') : [line(iso), named && `(${named})`].filter(Boolean).join(' ')
  const way = DEBT_WAYS.get(words('in_debt')) ?? 'debt'
  const what = [way, words('amount'), unit].filter(Boolean).join(' ')
  const state = DEBT_STATES.get(words('status')) ?? words('status')
  return [what, on?.slice(0, 4), words('reason'), state].filter(Boolean).join(', ')
}

const DEBT_WAYS: ReadonlyMap<string, string> = new Map([
  ['true', 'borrowed'],
  ['false', 'lent'],
])
const DEBT_STATES: ReadonlyMap<string, string> = new Map([
  ['inprogress', ''],
  ['complete', 'given back'],
])

/** What is not read of an account, by its types in the one export and its tables in the other. */
const LEFT: Readonly<Record<string, LeftOutField>> = {
  photo: 'file',
  document: 'file',
  entry: 'diary',
  day: 'diary',
  entries: 'diary',
  days: 'diary',
}

function accounting(left: ReadonlyMap<string, number>) {
  const counts = { imported: 0, asText: 0 }
  const out = new Map<LeftOutField, number>()
  const leaveOut = (why: LeftOutField, count = 1) => void (count > 0 && out.set(why, (out.get(why) ?? 0) + count))
  for (const [type, count] of left)
    if (type === 'avatar') counts.imported += count
    else leaveOut(LEFT[type] ?? 'settings', count)
  return {
    took: (...values: unknown[]) => (counts.imported += values.filter((value) => value !== undefined).length),
    asText: (_key: string) => (counts.asText += 1),
    leaveOut,
    /** What was to be told in words, and is told nowhere. */
    untold(count: number) {
      counts.asText -= count
      leaveOut('partial', count)
    },
    count: (what: 'imported' | 'file') => (what === 'imported' ? (counts.imported += 1) : leaveOut('file')),
    /** What an item says besides, told in words, but for what is Monica's own. @returns the words, each under the name it had */
    others(rest: Fields, ...own: string[]): string[] {
      return Object.entries(rest).flatMap(([key, value]) => {
        if (own.includes(key)) {
          leaveOut('settings')
          return []
        }
        counts.asText += 1
        const words = wordsOf(value)
        return words === '' ? [] : [`${key.replaceAll('_', ' ')}: ${words}`]
      })
    },
    result: (): ImportAccounts => ({
      ...counts,
      leftOut: [...out].map(([field, count]) => ({ field, count })).toSorted((a, b) => (a.field < b.field ? -1 : 1)),
    }),
  }
}

function relationsByContact(
  relationships: readonly Fields[],
  { nameOf, partial, isWhole }: Relatives,
  account: ReturnType<typeof accounting>,
): ReadonlyMap<string, string[]> {
  const related = new Map<string, string[]>()
  const told = new Set<string>()
  for (const relationship of relationships) {
    const { type, contact_is: who, of_contact: whose, ...rest } = propertiesOf(relationship)
    if (!isWhole(text(whose))) {
      // It is told of the other of the two, where that one has a page.
      account.leaveOut('partial', Object.keys(propertiesOf(relationship)).length)
      continue
    }
    for (const one of [type, who, whose]) if (one !== undefined) account.asText('relationship')
    const more = account.others(rest)
    const words = `${line(type).replaceAll('_', ' ')}: ${nameOf.get(text(who)) ?? ''}`
    pushTo(related, text(whose), [words, ...more, ...(partial.get(text(who)) ?? [])].join(', '))
    told.add(text(who))
  }
  for (const [uuid, words] of partial) if (!told.has(uuid)) account.untold(words.length)
  return related
}

interface Relatives {
  readonly nameOf: ReadonlyMap<string, string>
  /** What is said of those without a page. */
  readonly partial: ReadonlyMap<string, readonly string[]>
  readonly isWhole: (uuid: string) => boolean
}

/** Children and partners without a page are told with whom they belong to: what is said of each, in words. */
function partialContacts(
  contacts: readonly Fields[],
  account: ReturnType<typeof accounting>,
): ReadonlyMap<string, readonly string[]> {
  const partial = new Map<string, string[]>()
  for (const contact of contacts) {
    const said = propertiesOf(contact)
    if (said['is_partial'] !== true) continue
    const words: string[] = []
    for (const [key, value] of Object.entries(said)) {
      const day = specialDate(value)
      const told =
        day === null ? wordsOf(value) : day.about === undefined ? dayOf(fieldsOf(value)['date']) : `about ${day.about}`
      if (isOwn(key)) account.leaveOut('settings')
      else if (IN_NAME.has(key) || told === null || told === '' || typeof value === 'boolean') account.asText(key)
      else {
        account.asText(key)
        words.push(`${key.replaceAll('_', ' ')}: ${told}`)
      }
    }
    for (const { values } of collectionsOf(contact)) account.leaveOut('partial', values.length)
    partial.set(uuidOf(contact), words)
  }
  return partial
}

const IN_NAME: ReadonlySet<string> = new Set(['first_name', 'middle_name', 'last_name', 'nickname'])

function participantsByActivity(
  contacts: readonly Fields[],
  ids: ReadonlyMap<string, string>,
): ReadonlyMap<string, string[]> {
  const participants = new Map<string, string[]>()
  for (const contact of contacts) {
    const id = ids.get(uuidOf(contact)) ?? ''
    for (const { type, values } of collectionsOf(contact)) {
      if (type !== 'activity') continue
      for (const activity of values.map(text)) pushTo(participants, activity, id)
    }
  }
  return participants
}

function monicaId(kind: string, uuid: string): string {
  return derivedId('monica', kind, uuid)
}

function namesOf(said: Fields) {
  const name = (key: string) => cutText(line(said[key]), VALUE_CAPS.name)
  const given = [name('first_name'), name('middle_name')].filter(Boolean).join(' ')
  return {
    given: cutText(given, VALUE_CAPS.name),
    family: name('last_name'),
    display: '',
    phonetic: '',
    nick: name('nickname'),
  }
}

/** N6: a year that is a guess is no day, and a day without its year has none. */
function specialDate(value: unknown): { date?: { y?: number; m: number; d: number }; about?: number } | null {
  const said = fieldsOf(value)
  const day = dayOf(said['date'])
  if (day === null) return null
  const parts = partsOf(day)
  if (said['is_age_based'] === true) return { about: parts.y }
  return { date: said['is_year_unknown'] === true ? { m: parts.m, d: parts.d } : parts }
}

function channelKind({ name, protocol }: FieldType, value: string): string {
  if (/^mailto:/i.test(protocol) || /^[^\s@]+@[^\s@]+$/.test(value)) return 'email'
  if (/^tel:/i.test(protocol) || /^phone$/i.test(name)) return 'phone'
  return /^https?:/i.test(value) ? 'profile' : 'message'
}

function collectionsOf(contact: Fields): Collection[] {
  const data = contact['data']
  return (Array.isArray(data) ? data : []).map(fieldsOf).map(({ type, values }) => ({
    type: text(type),
    values: Array.isArray(values) ? values : [],
  }))
}

function propertiesOf(item: Fields): Fields {
  return fieldsOf(item['properties'])
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function setOf(ids: readonly string[]): Record<string, true> {
  return Object.fromEntries(ids.map((id) => [id, true]))
}

/** No program says anything deeper than that. */
const MAX_DEPTH = 16

function wordsOf(value: unknown, depth = 0): string {
  if (typeof value === 'string') return note(value)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return ''
  return Object.values(value)
    .map((one) => wordsOf(one, depth + 1))
    .filter(Boolean)
    .join(', ')
}

/** Timestamps stand for days too: the day is taken as it is written, and never moved by a zone. */
function dayOf(value: unknown): CivilDate | null {
  return parseCivilDate(text(value).slice(0, 10))
}

function partsOf(day: CivilDate): { y: number; m: number; d: number } {
  const [y = 0, m = 0, d = 0] = day.split('-').map(Number)
  return { y, m, d }
}

function dayText(y: number, m: number, d: number): string {
  return [String(y).padStart(4, '0'), String(m).padStart(2, '0'), String(d).padStart(2, '0')].join('-')
}

function instantOf(value: unknown): number {
  const at = Date.parse(text(value))
  return Number.isFinite(at) && at > 0 ? at : 0
}

/** What a thing is known by; one that says it nowhere is known by all that it says. */
function uuidOf(item: Fields): string {
  return text(item['uuid']) || JSON.stringify(item)
}

function isOftener(count: unknown): boolean {
  return typeof count === 'number' && count > 1
}

/** N of Monica's weeks or months, as a follow-up comes again; null for what comes once. */
function everyOf(often: unknown, count: unknown): string | null {
  const unit = { week: 'W', month: 'M', year: 'Y' }[text(often)]
  const times = typeof count === 'number' && count >= 1 && count < 1000 ? Math.floor(count) : 1
  return unit === undefined ? null : `P${times}${unit}`
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function line(value: unknown): string {
  return cutText(cleanLine(typeof value === 'number' ? String(value) : text(value)), VALUE_CAPS.line)
}

function note(value: unknown): string {
  return cutText(cleanNote(text(value)), VALUE_CAPS.notes)
}
