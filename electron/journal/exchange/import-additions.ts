import type { ImportAddition } from '#shared/contract/import-codes.ts'
import { foldName } from '#shared/model/person-name.ts'
import { cutText } from './clean-text.ts'
import { isContentRef } from './derived-record.ts'
import type { ImportedRecord } from './imported-record.ts'
import { channelMark, refMark, roleMark, type KnownPerson } from './known-person.ts'

const MAX_NOTES_SHOWN = 200

/** What a record says of a person that the journal does not know. An import adds, and never overwrites. */
export interface Additions {
  readonly nick: string
  readonly phonetic: string
  readonly channels: ImportedRecord['channels']
  /** With the name of the organisation. */
  readonly role: { readonly organisation: string; readonly title: string } | null
  readonly places: ImportedRecord['places']
  readonly dates: ImportedRecord['dates']
  readonly metOn: ImportedRecord['metOn']
  readonly circles: readonly string[]
  /** Only for who has no notes yet: what the user has written, or cleaned away, is not touched. */
  readonly notes: string
  readonly ref: string | null
}

/** Compares a record with what is known. Says nothing new for a record that was imported before. */
export function additionsTo(person: KnownPerson, record: ImportedRecord, format: string): Additions {
  const isNew = (marks: ReadonlySet<string>, mark: string) => mark.trim() !== '' && !marks.has(mark)
  const hasRole = record.organisation !== '' || record.title !== ''
  return {
    nick: person.nick === '' ? record.names.nick : '',
    phonetic: person.phonetic === '' ? record.names.phonetic : '',
    channels: uniqueBy(record.channels, channelMark).filter((channel) => isNew(person.channels, channelMark(channel))),
    role:
      hasRole && isNew(person.roles, roleMark(record.organisation, record.title))
        ? { organisation: record.organisation, title: record.title }
        : null,
    places: uniqueBy(record.places, ({ text }) => foldName(text)).filter(({ text }) =>
      isNew(person.places, foldName(text)),
    ),
    dates: uniqueBy(record.dates, ({ label }) => foldName(label)).filter(
      ({ label }) => !person.dates.has(foldName(label)),
    ),
    metOn: person.hasMetOn ? null : record.metOn,
    circles: uniqueBy(record.circles, foldName).filter((circle) => isNew(person.circles, foldName(circle))),
    notes: person.hasNotes ? '' : record.notes.trim(),
    ref: record.ref !== null && !person.refs.has(refMark(format, record.ref)) ? record.ref : null,
  }
}

export function isEmpty(additions: Additions): boolean {
  return Object.values(additions).every(
    (part) => part === null || part === '' || (Array.isArray(part) && part.length === 0),
  )
}

/** The person as known once the additions are made. */
export function withAdditions(person: KnownPerson, additions: Additions, format: string): KnownPerson {
  const { role, ref } = additions
  return {
    ...person,
    nick: additions.nick || person.nick,
    phonetic: additions.phonetic || person.phonetic,
    hasMetOn: person.hasMetOn || additions.metOn !== null,
    hasNotes: person.hasNotes || additions.notes !== '',
    channels: withMarks(person.channels, additions.channels.map(channelMark)),
    refs: withMarks(person.refs, ref === null ? [] : [refMark(format, ref)]),
    roles: withMarks(person.roles, role === null ? [] : [roleMark(role.organisation, role.title)]),
    places: withMarks(
      person.places,
      additions.places.map(({ text }) => foldName(text)),
    ),
    dates: withMarks(
      person.dates,
      additions.dates.map(({ label }) => foldName(label)),
    ),
    circles: withMarks(person.circles, additions.circles.map(foldName)),
  }
}

/** The additions one by one, for the preview. Where a record came from is said only where nothing else is new. */
export function listAdditions(additions: Additions): ImportAddition[] {
  const { nick, phonetic, role, metOn, notes, ref } = additions
  const list: ImportAddition[] = []
  if (nick !== '') list.push({ code: 'nick', params: { name: nick } })
  if (phonetic !== '') list.push({ code: 'phonetic', params: { name: phonetic } })
  for (const { kind, value } of additions.channels) list.push({ code: 'channel', params: { kind, value } })
  if (role !== null) list.push({ code: 'role', params: { ...role } })
  for (const { text } of additions.places) list.push({ code: 'place', params: { text } })
  for (const { label, date } of additions.dates) list.push({ code: 'date', params: { label, date } })
  if (metOn !== null) list.push({ code: 'met-on', params: { date: metOn } })
  for (const name of additions.circles) list.push({ code: 'circle', params: { name } })
  if (notes !== '') list.push({ code: 'notes', params: { text: cutText(notes, MAX_NOTES_SHOWN) } })
  if (ref !== null && list.length === 0) list.push({ code: 'source', params: { ref: isContentRef(ref) ? '' : ref } })
  return list
}

function withMarks(present: ReadonlySet<string>, added: readonly string[]): ReadonlySet<string> {
  return added.length === 0 ? present : new Set([...present, ...added])
}

function uniqueBy<Item>(items: readonly Item[], mark: (item: Item) => string): Item[] {
  if (items.length < 2) return [...items]
  return [...new Map(items.toReversed().map((item) => [mark(item), item])).values()].toReversed()
}
