import { cleanLine, cutText } from './clean-text.ts'
import { VALUE_CAPS } from './import-caps.ts'
import type { MonicaFieldType } from './monica-account.ts'
import type { MonicaTotals } from './monica-totals.ts'
import {
  dayOf,
  everyOf,
  fieldsOf,
  instantOf,
  isOftener,
  line,
  monicaId,
  NO_DAY,
  partsOf,
  propertiesOf,
  text,
  uuidOf,
  wordsOf,
  type Fields,
} from './monica-values.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'

/** A person who is read, with what other documents come of what stands with them. */
export interface MonicaDraft {
  readonly id: string
  readonly uuid: string
  readonly notes: string[]
  readonly channels: Record<string, Fields>
  readonly places: Record<string, Fields>
  readonly dates: Record<string, Fields>
  /** The key of an entry, which follows from whose it is and what it says. */
  readonly entry: (collection: string, ...says: string[]) => string
  readonly put: (id: string, document: Fields) => void
  /** The notes of a document that was put. */
  readonly notesOf: (id: string) => string
  /** A text as a note; what it has beyond what one takes is counted. */
  readonly noteOf: (value: unknown) => string
  readonly account: MonicaTotals
  readonly types: ReadonlyMap<string, MonicaFieldType>
}

interface MonicaThing {
  readonly type: string
  readonly item: Fields
  readonly itemId: string
  /** What it says. */
  readonly about: Fields
}

/** Reads one of the things that stand with a contact: into the person, or as a document of its own. */
export function readMonicaItem(type: string, value: unknown, draft: MonicaDraft): void {
  if (typeof value !== 'object' || value === null) {
    // By its id alone: an activity is told where it stands, pictures and files are left out.
    draft.account.count(type === 'activity' ? 'imported' : 'file')
    return
  }
  const item = fieldsOf(value)
  const read = READERS.get(type) ?? readStory
  read({ type, item, itemId: uuidOf(item), about: propertiesOf(item) }, draft)
}

function readNote({ item, about }: MonicaThing, { notes, noteOf, account }: MonicaDraft): void {
  const { body, ...rest } = about
  account.took(body)
  const more = account.others(rest, 'is_favorite', 'is_favorited', 'favorited_at')
  notes.push([[dayOf(item['created_at']), noteOf(body)].filter(Boolean).join(': '), ...more].join('\n'))
}

function readCall({ item, about, itemId }: MonicaThing, { id, put, noteOf, account }: MonicaDraft): void {
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
}

function readMessages({ item, about }: MonicaThing, { id, uuid, put, noteOf, notesOf, account }: MonicaDraft): void {
  const { happened_at: on, messages, ...rest } = about
  account.took(on)
  if (messages !== undefined) account.leaveOut('messages')
  const more = account.others(rest, 'contact_field_type')
  const date = dayOf(on) ?? dayOf(item['created_at']) ?? NO_DAY
  // One for each day with somebody, without other people's words.
  const day = monicaId('messages', `${uuid} ${date}`)
  const before = notesOf(day)
  put(day, {
    kind: 'conversation',
    createdAt: instantOf(item['created_at']),
    date,
    channel: 'message',
    participants: { [id]: true },
    notes: noteOf([before, ...more].filter(Boolean).join('\n')),
  })
}

function readTask({ item, about, itemId }: MonicaThing, { id, notes, entry, put, account }: MonicaDraft): void {
  const { title: what, description: more, completed, completed_at: doneAt, ...rest } = about
  account.took(what, more, completed, doneAt)
  const words = [cleanLine(text(what)), cleanLine(text(more))].filter(Boolean).join(': ')
  const task = lineOrNote(notes, 'task', words)
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
}

function readReminder(
  { item, about, itemId }: MonicaThing,
  { id, notes, dates, entry, put, account }: MonicaDraft,
): void {
  const { title, description, initial_date: on, frequency_type: often, frequency_number: count, ...rest } = about
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
      text: lineOrNote(notes, 'reminder', words),
      people: { [id]: true },
      actor: 'me',
      due: day,
      every: everyOf(often, count),
    })
  }
}

function readChannel({ about, itemId }: MonicaThing, { notes, channels, entry, account, types }: MonicaDraft): void {
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
}

function readAddress({ about, itemId }: MonicaThing, { places, entry, account }: MonicaDraft): void {
  const { name, latitude, longitude, ...parts } = about
  account.took(name, ...Object.values(parts))
  for (const one of [latitude, longitude]) if (one !== undefined) account.leaveOut('settings')
  const place = Object.values(parts).map(line).filter(Boolean).join(', ')
  if (place !== '')
    places[entry('places', itemId)] = {
      label: cutText(line(name), VALUE_CAPS.label),
      text: cutText(place, VALUE_CAPS.line),
    }
}

function readDebt({ item, about }: MonicaThing, { notes, account }: MonicaDraft): void {
  const { in_debt: fromThem, amount, currency, status, reason, ...rest } = about
  for (const one of [fromThem, amount, currency, status, reason]) if (one !== undefined) account.asText('debt')
  notes.push([debtWords(about, dayOf(item['created_at'])), ...account.others(rest)].join(', '))
}

function readStory({ about, type }: MonicaThing, { notes, account }: MonicaDraft): void {
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

const READERS: ReadonlyMap<string, (thing: MonicaThing, draft: MonicaDraft) => void> = new Map([
  ['note', readNote],
  ['call', readCall],
  ['conversation', readMessages],
  ['task', readTask],
  ['reminder', readReminder],
  ['contact_field', readChannel],
  ['address', readAddress],
  ['debt', readDebt],
])

/** A text in one line; a longer one is in the notes as well, whole. */
function lineOrNote(notes: string[], what: string, words: string): string {
  if (words.length > VALUE_CAPS.line) notes.push(`${what}: ${words}`)
  return cutText(words, VALUE_CAPS.line)
}

function channelKind({ name, protocol }: MonicaFieldType, value: string): string {
  if (/^mailto:/i.test(protocol) || /^[^\s@]+@[^\s@]+$/.test(value)) return 'email'
  if (/^tel:/i.test(protocol) || /^phone$/i.test(name)) return 'phone'
  return /^https?:/i.test(value) ? 'profile' : 'message'
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
