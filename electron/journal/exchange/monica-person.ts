import { namedId } from '#journal/commands/named-documents.ts'
import { cleanNote, cutText } from './clean-text.ts'
import { derivedEntryKey } from './derived-record.ts'
import { VALUE_CAPS } from './import-caps.ts'
import { avatarOf, type MonicaAccount } from './monica-account.ts'
import { readMonicaItem, type MonicaDraft } from './monica-items.ts'
import { isOwn, type MonicaTotals } from './monica-totals.ts'
import {
  collectionsOf,
  dayText,
  instantOf,
  line,
  note,
  propertiesOf,
  setOf,
  specialDate,
  text,
  uuidOf,
  wordsOf,
  type Fields,
} from './monica-values.ts'

/** What is known of all contacts while one of them is read. */
export interface MonicaPeople
  extends Pick<MonicaAccount, 'types' | 'photos'>, Pick<MonicaDraft, 'put' | 'notesOf' | 'account'> {
  /** What relationships say of each, by their uuid. */
  readonly related: ReadonlyMap<string, readonly string[]>
  /** The documents of those with a page, by their uuid. */
  readonly ids: ReadonlyMap<string, string>
}

/** A contact as the document of a person; what else comes of it is put. */
export function monicaPerson(
  contact: Fields,
  id: string,
  { account, put, notesOf, types, photos, related, ids }: MonicaPeople,
): Fields {
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
  const noteOf = (value: unknown) => monicaNote(value, account)
  const draft = { id, uuid, notes, channels, places, dates, entry, put, notesOf, noteOf, account, types }
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
  for (const { type, values } of collectionsOf(contact)) for (const value of values) readMonicaItem(type, value, draft)
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
}

/** A text as a note; what it has beyond what one takes is counted. */
export function monicaNote(value: unknown, account: MonicaTotals): string {
  const whole = cleanNote(text(value))
  if (whole.length > VALUE_CAPS.notes) account.leaveOut('cut')
  return cutText(whole, VALUE_CAPS.notes)
}

export function namesOf(said: Fields) {
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
