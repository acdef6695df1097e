import { derivedId } from '#journal/documents/derived-id.ts'
import { namedId } from '#journal/commands/named-documents.ts'
import { civilDateOf, parseCivilDate, type CivilDate } from '#shared/model/civil-date.ts'
import { foldName } from '#shared/model/person-name.ts'
import type { ArchiveEntry } from './archive.ts'
import { cleanLine, cleanNote, cutText } from './clean-text.ts'
import { findCsvTable, isBlank } from './csv-table.ts'
import { decodeText } from './decode-text.ts'
import { derivedPersonId } from './derived-record.ts'
import type { RecordFields } from './field-account.ts'
import { foreignWriter, setOf, type Fields, type ForeignJournal } from './foreign-journal.ts'
import { additionsTo } from './import-additions.ts'
import { VALUE_CAPS } from './import-caps.ts'
import { addedValues, contentOf, derivedNames } from './imported-content.ts'
import { unknownPerson } from './known-person.ts'
import { linkedIn } from './linkedin.ts'
import { problemLog } from './problem-log.ts'
import { pageAddress } from './profile-address.ts'
import { pushTo } from './push-to.ts'

export interface ArchiveOptions {
  /** Whether what other people wrote is taken too. */
  readonly words: boolean
  readonly step: (done: number, total: number) => Promise<void>
}

const ROWS_A_STEP = 2000
const FILES = ['connections', 'messages', 'invitations', 'notes'] as const
type ReadFile = (typeof FILES)[number]
/** What else LinkedIn says of others or of the user, of which a journal of people keeps nothing. */
const OTHERS = /\.(?:csv|html|pdf|json)$/i

/** `Connections.csv`, `connections 1.csv`: names of its files vary in case, spaces and underscores. */
function fileOf(path: string): ReadFile | null {
  const name = path
    .slice(path.lastIndexOf('/') + 1)
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '')
  return FILES.find((file) => new RegExp(String.raw`^${file}\d*\.csv$`).test(name)) ?? null
}

/** What else is in such an archive, by the names of its tables without what counts them. */
const SIBLINGS: ReadonlySet<string> = new Set(
  `adtargeting adsclicked companyfollows education emailaddresses endorsementgivenninfo endorsementgiveninfo
  endorsementreceivedinfo events honors importedcontacts contacts inferencesaboutyou jobapplications jobseekerpreferences
  languages learning learningcoachmessages learningrolyplaymessages logins memberfollows organizations patents
  phonenumbers positions profile profilesummary projects publications reactions receipts recommendationsgiven
  recommendationsreceived registration richmedia savedjobs savedjobalerts searchqueries securitychallenges shares
  skills testscores votes whatsappphonenumbers comments courses certifications volunteering providers causesyoucareabout
  guidemessages hashtagfollows privateidentityassets verifications instantreposts coachmessages`.split(/\s+/),
)

/** How many files have names that LinkedIn gives, beside its connections or its messages. */
export function linkedInFiles(entries: readonly ArchiveEntry[]): number {
  const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1)
  const folders = new Set(entries.flatMap(({ path }) => (fileOf(path) === null ? [] : [folderOf(path)])))
  return entries.filter(({ path }) => fileOf(path) !== null || (folders.has(folderOf(path)) && isSibling(path))).length
}

function isSibling(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase()
  return name.endsWith('.csv') && SIBLINGS.has(name.slice(0, -4).replaceAll(/[\s_\d-]+/g, ''))
}

/** Whether there is in an archive what only LinkedIn's has, told by the names of its files. */
export function isLinkedInArchive(entries: readonly ArchiveEntry[]): boolean {
  const known = new Set(entries.map(({ path }) => fileOf(path)))
  return known.has('connections') || (known.has('messages') && known.has('invitations'))
}

/**
 * LinkedIn's archive as a file of a journal: connections as people, notes about them, and the days on which one wrote to
 * another. Who is no connection is not made a person.
 */
export async function linkedInToJournal(
  entries: readonly ArchiveEntry[],
  { words, step }: ArchiveOptions,
): Promise<ForeignJournal> {
  const write = foreignWriter('linkedin-archive')
  const people = new Map<string, Fields>()
  const byAddress = new Map<string, string>()
  const byName = new Map<string, string | null>()
  /** The user's own pages: of whoever invites, and of whom a connection writes with alone. */
  const mine = new Set<string>()
  const texts = new Map<ReadFile, string[]>()
  for (const [at, entry] of entries.entries()) {
    await step(at, entries.length * 2)
    const file = fileOf(entry.path)
    if (entry.problem === 'link' || entry.problem === 'encrypted' || entry.problem === 'path')
      write.leaveOut(entry.problem)
    else if (file === null) {
      if (OTHERS.test(entry.path)) write.leaveOut('other-file', 1, nameOf(entry.path))
      else write.leaveOut('file')
    } else {
      const bytes = await entry.read()
      if (bytes === null) write.leaveOut('unreadable')
      else pushTo(texts, file, decodeText(bytes).text)
    }
  }
  let done = 0
  for (const text of texts.get('connections') ?? []) readConnections(text)
  for (const text of texts.get('notes') ?? []) await each(text, ['note'], readNote)
  for (const text of texts.get('invitations') ?? []) await each(text, ['direction'], readInvitation)
  const days = new Map<string, MessageDay>()
  for (const text of texts.get('messages') ?? [])
    await each(text, ['conversation id'], (cell) => readMessage(cell, days))
  for (const [key, day] of days) putDay(key, day)
  for (const [id, content] of people) write.put(id, content)
  return write.finish()

  function readConnections(text: string): void {
    const log = problemLog()
    const source = linkedIn.open(text, log)
    if (source === null) {
      write.leaveOut('unreadable')
      return
    }
    const named = derivedNames()
    for (const { record } of source.steps()) {
      // A member who hides: a date, and nobody.
      if (record === null) {
        write.leaveOut('hidden')
        continue
      }
      const additions = additionsTo(unknownPerson(''), record, linkedIn.id)
      const content = contentOf(addedValues({ record, format: linkedIn.id, additions }, { named, from: null }))
      const id = derivedPersonId(linkedIn.id, record)
      const { imported = 0, asText = 0, leftOut = NOTHING_LEFT_OUT } = record.fields ?? {}
      write.took(imported)
      write.asText(asText)
      for (const [field, count] of leftOut) write.leaveOut(field, count)
      if (record.organisation !== '') {
        write.put(namedId('organisation', record.organisation), { kind: 'organisation', name: record.organisation })
      }
      people.set(id, { ...content, kind: 'person', names: record.names })
      if (record.ref !== null) byAddress.set(record.ref, id)
      const name = foldName(`${record.names.given} ${record.names.family}`)
      byName.set(name, byName.has(name) ? null : id)
    }
    write.leaveOut(
      'unreadable',
      log.list().filter(({ code }) => code === 'quote-not-closed' || code === 'row-too-long').length,
    )
  }

  /** Goes through the rows of a table that has these columns. */
  async function each(text: string, columns: readonly string[], read: (cell: Cell) => void): Promise<void> {
    const table = findCsvTable(text, (header) => columns.every((column) => header.has(column)))
    if (table === null) {
      write.leaveOut('unreadable')
      return
    }
    const log = problemLog()
    for (const row of table.rows(log)) {
      if (isBlank(row)) continue
      read((...names) => table.header.cell(row, ...names))
      if (++done % ROWS_A_STEP === 0) await step(entries.length, entries.length * 2)
    }
    write.leaveOut('unreadable', log.count())
  }

  function personOf(address: string, name: string): string | null {
    const page = pageAddress(address)
    // Two of one name are two: then only an address tells.
    return (page === null ? null : byAddress.get(page)) ?? (page === null ? (byName.get(foldName(name)) ?? null) : null)
  }

  /** In a group whoever is neither a connection nor the user may be anybody. */
  function startedBy(page: string): 'me' | 'them' | 'unknown' {
    return byAddress.has(page) ? 'them' : mine.has(page) ? 'me' : 'unknown'
  }

  function readNote(cell: Cell): void {
    const name = `${cell('connection first name')} ${cell('connection last name')}`
    const id = personOf(cell('connection profile url'), name)
    const note = cleanNote(cell('note'))
    if (note === '') {
      write.leaveOut('settings')
      return
    }
    if (id === null) {
      write.leaveOut('stranger')
      return
    }
    const day = dayOf(cell('edited on')) ?? dayOf(cell('created on'))
    const content = people.get(id) ?? {}
    const before = typeof content['notes'] === 'string' ? content['notes'] : ''
    const whole = [before, [day, note].filter(Boolean).join(': ')].filter(Boolean).join('\n')
    write.took()
    if (whole.length > VALUE_CAPS.notes) write.leaveOut('cut')
    people.set(id, { ...content, notes: cutText(whole, VALUE_CAPS.notes) })
  }

  function readInvitation(cell: Cell): void {
    const isMine = /^outgoing$/i.test(cell('direction'))
    const message = cleanNote(cell('message'))
    const id = isMine
      ? personOf(cell('inviteeprofileurl'), cell('to'))
      : personOf(cell('inviterprofileurl'), cell('from'))
    const own = pageAddress(cell(isMine ? 'inviterprofileurl' : 'inviteeprofileurl'))
    if (own !== null && !byAddress.has(own)) mine.add(own)
    const day = dayOf(cell('sent at'))
    if (message === '' || day === null) write.leaveOut('settings')
    else if (id === null) write.leaveOut('stranger')
    else {
      const isTaken = isMine || words
      if (isTaken) write.took()
      else write.leaveOut('messages')
      write.put(derivedId('linkedin', 'invitation', id, day), {
        kind: 'conversation',
        createdAt: Date.parse(`${day}T12:00:00Z`),
        date: day,
        channel: 'message',
        startedBy: isMine ? 'me' : 'them',
        participants: { [id]: true },
        notes: isTaken ? cutText(`wrote: ${message}`, VALUE_CAPS.notes) : '',
      })
    }
  }

  function readMessage(cell: Cell, found: Map<string, MessageDay>): void {
    const isDraft = [cell('is message draft'), cell('is conversation draft')].some((said) => /^yes$/i.test(said))
    const sender = cell('sender profile url')
    if (isDraft || /^spam$/i.test(cell('folder')) || sender === '') {
      write.leaveOut('spam')
      return
    }
    const from = personOf(sender, '')
    const recipients = cell('recipient profile urls').split(/[,;]\s*/)
    const to = recipients.flatMap((address) => personOf(address, '') ?? [])
    const who = [...new Set([...(from === null ? [] : [from]), ...to])]
    const day = dayOf(cell('date'))
    if (day === null) write.leaveOut('unreadable')
    else if (who.length === 0) write.leaveOut('stranger')
    else {
      const key = `${cell('conversation id')} ${day}`
      const present = found.get(key) ?? { day, who: new Set(), pages: new Set(), lines: [] }
      found.set(key, present)
      for (const one of who) present.who.add(one)
      const text = [cell('subject'), cell('content')].map(cleanNote).filter(Boolean).join('\n')
      const page = pageOf(sender)
      for (const one of [page, ...recipients.map(pageOf)]) present.pages.add(one)
      if (present.pages.size === 2 && present.who.size === 1)
        for (const one of present.pages) if (!byAddress.has(one)) mine.add(one)
      present.lines.push({ at: momentOf(cell('date')), from: cleanLine(cell('from')), page, text })
    }
  }

  function putDay(key: string, { day, who, lines }: MessageDay): void {
    // Of one moment they stand as the file has them.
    const inOrder = lines.toSorted((a, b) => a.at - b.at)
    const notes = inOrder.map(({ from, text }) => `${from}: ${text}`).join('\n')
    if (words) write.took(lines.length)
    else write.leaveOut('messages', lines.length)
    if (words && notes.length > VALUE_CAPS.notes) write.leaveOut('cut')
    write.put(derivedId('linkedin', 'messages', key), {
      kind: 'conversation',
      createdAt: Date.parse(`${day}T12:00:00Z`),
      date: day,
      channel: 'message',
      startedBy: startedBy(inOrder[0]?.page ?? ''),
      participants: setOf([...who]),
      notes: words ? cutText(notes, VALUE_CAPS.notes) : '',
    })
  }
}

const NOTHING_LEFT_OUT: RecordFields['leftOut'] = new Map()

function pageOf(address: string): string {
  return pageAddress(address) ?? address.trim()
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

type Cell = (...names: readonly string[]) => string

interface MessageDay {
  readonly day: CivilDate
  readonly who: Set<string>
  /** Of all who take part, connections or not. */
  readonly pages: Set<string>
  readonly lines: {
    /** As a number that grows. */
    readonly at: number
    readonly from: string
    /** Of who wrote it. */
    readonly page: string
    readonly text: string
  }[]
}

/** The day and the hour as they are written, as a number that grows; of no day 0. */
function momentOf(said: string): number {
  const day = dayOf(said)
  const [, hour = '0', minute = '0', second = '0', half = ''] =
    /(?:^|[\sT])(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AP]M)?/i.exec(said) ?? []
  if (day === null) return 0
  const hours = half === '' ? Number(hour) : (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0)
  return Date.parse(`${day}T00:00:00Z`) / 1000 + hours * 3600 + Number(minute) * 60 + Number(second)
}

/** `2025-06-01 14:03:22 UTC`, `1/29/26, 2:37 PM`, `2024/02/01 15:02:55 UTC`: the day as it is written. */
function dayOf(said: string): CivilDate | null {
  const text = said.trim()
  const [, month = '', day = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})(?!\d)/.exec(text) ?? []
  if (month === '') return parseCivilDate(text.slice(0, 10).replaceAll('/', '-'))
  return civilDateOf(Number(year) + (year.length === 2 ? 2000 : 0), Number(month), Number(day))
}
