import type { ImportedList, ImportedValue, ImportProblemCode } from '#shared/contract/import-codes.ts'
import type { LeftOutField } from '#shared/contract/journal-file-contract.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { PartialDate } from '#shared/model/partial-date.ts'
import type { ChannelEntry } from '#shared/model/person-entries.ts'
import { PERSON_FIELDS, type ImportedPersonLine } from '#shared/model/person-fields.ts'
import { displayName, foldName, type PersonNames } from '#shared/model/person-name.ts'
import { channelKey } from './channel-key.ts'
import { cleanLine, cleanNote, cutText } from './clean-text.ts'
import { betterFate, type FieldFate, type RecordFields } from './field-account.ts'
import { IMPORT_CAPS, VALUE_CAPS } from './import-caps.ts'
import type { ImportedRecord } from './imported-record.ts'
import type { ProblemLog } from './problem-log.ts'
import { pageOwner } from './profile-address.ts'

type ChannelKind = ChannelEntry['kind']
interface ChannelDetails {
  readonly label?: string
  readonly preferred?: boolean
}

/**
 * One person while a file's record is read. Every text is cleaned and cut to what the model takes, with a
 * problem at the record's line where something was cut; empty values and repetitions are passed over.
 */
export interface RecordDraft {
  name(part: keyof PersonNames, raw: string): void
  ref(raw: string): void
  organisation(raw: string): void
  title(raw: string): void
  /** What the person does, which stands for a title where there is none. */
  role(raw: string): void
  /** One more thing that they do; the first of all is the one that is theirs now. */
  work(organisation: string, title: string): void
  metOn(date: CivilDate): void
  /** A field that is a line of text; of several, the first. */
  line(field: ImportedPersonLine, raw: string): void
  channel(kind: ChannelKind, raw: string, details?: ChannelDetails): void
  /** An e-mail address, also as `Ana <ana@example.org>` or `mailto:`; what is none is reported and left out. */
  email(raw: string, details?: ChannelDetails): void
  /** A web address: a profile where its host is a service for people, otherwise a website. */
  web(raw: string, details?: ChannelDetails): void
  place(label: string, raw: string): void
  /** An address as it is printed: where one came in parts, only what it says besides is kept. */
  printedAddress(label: string, raw: string): void
  date(label: string, date: PartialDate): void
  /** One that was looked at, in base64; of several the first. */
  photo(base64: string): void
  circle(raw: string): void
  /** Adds to the notes; what has a label (`Department: Sales`) stands below what the source calls notes. */
  note(raw: string, label?: string): void
  /** What has no place in the journal: it is kept in the notes under the name that the file has for it, and counted. */
  notUnderstood(name: string, raw: string): void
  /** Counts a value that says nothing of the person. */
  leftOut(name: string, raw: string): void
  report(problem: ImportProblemCode): void
  /** What is reported and told from now on is at this line of the record, and about it. */
  at(line: number): void
  /** What is told from now on is about these fields of the file, by number. */
  about(fields: readonly number[]): void
  /** Says of the fields that were told what became of them, where nothing that is told says it. */
  became(fate: FieldFate): void
  /** The same, where nothing was said of them. */
  becameAtLeast(fate: FieldFate): void
  /**
   * The record, or null (reported) where it has no name.
   * @param fields those that the file has for it and that are not empty: each is counted once, as what became of it
   */
  finish(fields?: readonly number[]): ImportedRecord | null
}

export interface DraftOptions {
  /** ISO 3166 code in which phone numbers without a country are compared. */
  readonly defaultCountry?: string | undefined
  /** The fields that were read since this was asked the last time: what is told next is about them. */
  readonly lastRead?: () => readonly number[]
}

export function draftRecord(
  line: number,
  log: ProblemLog,
  { defaultCountry, lastRead }: DraftOptions = {},
): RecordDraft {
  const names: PersonNames = { given: '', family: '', display: '', phonetic: '', nick: '' }
  const channels: ChannelEntry[] = []
  const channelKeys = new Map<string, number>()
  const places: { label: string; text: string }[] = []
  const printed: { label: string; text: string }[] = []
  const dates: { label: string; date: PartialDate }[] = []
  const circles = new Map<string, string>()
  const lines: Partial<Record<ImportedPersonLine, string>> = {}
  const notes: string[] = []
  const labelledNotes: string[] = []
  const overfull = new Set<ImportedList>()
  let photo: string | undefined
  const single = { ref: null as string | null, organisation: '', title: '', metOn: null as CivilDate | null }
  const otherRoles: { organisation: string; title: string }[] = []

  let lineNow = line
  const fates = new Map<number, FieldFate>()
  /** Fields of which words of the notes are made. */
  const noted = new Set<number>()
  let subject: readonly number[] = []
  /** What was read is what is told next; of several values of one cell none is read anew. */
  const about = () => {
    const read = lastRead?.() ?? []
    if (read.length > 0) subject = read
    return subject
  }
  const became = (fate: FieldFate) => {
    for (const field of about()) fates.set(field, betterFate(fates.get(field), fate))
  }
  const report = (problem: ImportProblemCode) => {
    if (NOT_TAKEN.has(problem.code)) became('unreadable')
    log.report(lineNow, problem)
  }
  const fit = (raw: string, max: number, value: ImportedValue) => {
    const text = cleanLine(raw)
    if (text.length <= max) return text
    report({ code: 'value-cut', params: { value, max } })
    return cutText(text, max)
  }
  const hasRoom = (count: number, list: ImportedList) => {
    if (count < IMPORT_CAPS.entries) return true
    became('too-many')
    if (!overfull.has(list)) report({ code: 'list-cut', params: { list, max: IMPORT_CAPS.entries } })
    overfull.add(list)
    return false
  }

  function channel(kind: ChannelKind, raw: string, { label = '', preferred = false }: ChannelDetails = {}) {
    about()
    const value = fit(raw, VALUE_CAPS.line, kind)
    if (value === '' || !hasRoom(channels.length, 'channels')) return
    became('field')
    const entry = { kind, label: '', value, preferred }
    // One name may be somebody's at several services.
    const service = kind === 'message' ? `${foldName(cleanLine(label))}:` : ''
    const key = channelKey(entry, defaultCountry) ?? `${kind}:${service}${value}`
    const at = channelKeys.get(key)
    const earlier = at === undefined ? undefined : channels[at]
    if (at !== undefined && earlier !== undefined) {
      if (preferred) channels[at] = { ...earlier, preferred }
      return
    }
    channelKeys.set(key, channels.length)
    entry.label = fit(label, VALUE_CAPS.label, 'label')
    channels.push(entry)
  }

  function place(label: string, raw: string) {
    const text = fit(raw, VALUE_CAPS.line, 'place')
    if (text === '' || !hasRoom(places.length, 'places')) return
    became('field')
    if (places.some((one) => one.text === text)) return
    places.push({ label: fit(label, VALUE_CAPS.label, 'label'), text })
  }
  const note = (raw: string, label?: string) => {
    about()
    const text = cleanNote(raw)
    if (text === '') return
    if (label === undefined) {
      became('field')
      for (const field of about()) noted.add(field)
      if (!notes.includes(text)) notes.push(text)
      return
    }
    became('text')
    const line = `${label.charAt(0).toUpperCase()}${label.slice(1)}: ${text}`
    if (!labelledNotes.includes(line)) labelledNotes.push(line)
  }
  /** Where there is one of it the first stays, and a second that says something else is a line of the notes. */
  const orNote = (present: string, raw: string, label: string) => {
    if (foldName(present) === foldName(cleanLine(raw))) became('field')
    else note(raw, label)
  }
  const setSingle = (field: 'organisation' | 'title', raw: string) => {
    about()
    if (single[field] !== '') return orNote(single[field], raw, field)
    if (cleanLine(raw) !== '') became('field')
    single[field] = fit(raw, field === 'title' ? VALUE_CAPS.line : VALUE_CAPS.organisation, field)
  }

  return {
    name(part, raw) {
      about()
      if (cleanLine(raw) === '') return
      if (names[part] !== '') return orNote(names[part], raw, part === 'nick' ? 'nickname' : 'name')
      became('field')
      names[part] = fit(raw, VALUE_CAPS.name, 'name')
    },
    ref(raw) {
      const text = cleanLine(raw)
      if (text === '') return
      became('field')
      if (text.length <= VALUE_CAPS.ref) single.ref = text
    },
    organisation: (raw) => setSingle('organisation', raw),
    title: (raw) => setSingle('title', raw),
    role(raw) {
      if (single.title === '') setSingle('title', raw)
      else orNote(single.title, raw, 'role')
    },
    work(rawOrganisation, rawTitle) {
      about()
      const organisation = fit(rawOrganisation, VALUE_CAPS.organisation, 'organisation')
      const title = fit(rawTitle, VALUE_CAPS.line, 'title')
      if (organisation === '' && title === '') return
      became('field')
      if (single.organisation === '' && single.title === '') Object.assign(single, { organisation, title })
      else if (hasRoom(otherRoles.length, 'roles')) otherRoles.push({ organisation, title })
    },
    metOn(date) {
      became('field')
      if (single.metOn === null) single.metOn = date
      else orNote(single.metOn, date, 'connected')
    },
    line(field, raw) {
      const text = fit(raw, PERSON_FIELDS[field].given.maxLength ?? VALUE_CAPS.line, field)
      if (text === '') return
      if (lines[field] === undefined) {
        became('field')
        lines[field] = text
      } else orNote(lines[field], text, field)
    },
    channel,
    email(raw, details) {
      const text = cleanLine(raw)
      const address = (/<([^<>]+)>$/.exec(text)?.[1] ?? text).replace(/^mailto:/i, '').trim()
      if (/^[^\s@]+@[^\s@]+$/.test(address)) channel('email', address, details)
      else if (address !== '') report({ code: 'no-email-address', params: { text: address.slice(0, 60) } })
    },
    web(raw, details) {
      channel(pageOwner(cleanLine(raw)) === 'person' ? 'profile' : 'website', raw, details)
    },
    place,
    printedAddress(label, raw) {
      became('field')
      printed.push({ label, text: raw })
    },
    date(label, given) {
      // Apple's year for none; a program that took the mark away from it left the year.
      const date = given.y === 1604 ? { m: given.m, d: given.d } : given
      const earlier = dates.find((one) => foldName(one.label) === foldName(label))
      if (earlier !== undefined) return orNote(dateText(earlier.date), dateText(date), label || 'date')
      if (!hasRoom(dates.length, 'dates')) return
      became('field')
      dates.push({ label: fit(label, VALUE_CAPS.label, 'label'), date })
    },
    circle(raw) {
      about()
      const name = fit(raw, VALUE_CAPS.circle, 'circle')
      const key = foldName(name)
      if (key === '' || (!circles.has(key) && !hasRoom(circles.size, 'circles'))) return
      became('field')
      if (!circles.has(key)) circles.set(key, name)
    },
    photo(base64) {
      became('field')
      photo ??= base64
    },
    note,
    notUnderstood(name, raw) {
      if (cleanNote(raw) === '') return
      note(raw, name)
      log.notUnderstood(name, 'in-notes')
    },
    leftOut(name, raw) {
      if (cleanNote(raw) === '') return
      became(name.toLowerCase() === 'photo' ? 'file' : 'settings')
      log.notUnderstood(name, 'left-out')
    },
    report,
    at(now) {
      lineNow = now
      subject = [now]
    },
    about(fields) {
      lastRead?.()
      subject = fields
    },
    became,
    becameAtLeast(fate) {
      for (const field of about()) if (!fates.has(field)) fates.set(field, fate)
    },
    finish(fields = []) {
      lineNow = line
      lastRead?.()
      subject = []
      if (places.length === 0) for (const { label, text } of printed) place(label, text)
      else
        for (const { text } of printed)
          if (saysMore(text, [...places.map((one) => one.text), displayName(names)])) note(text, 'Address')
      if (displayName(names) === '') {
        const standIn = standInName(channels, single.organisation)
        if (standIn === null) {
          log.account.leaveOut('no-name', fields.length)
          report({ code: 'no-name', params: {} })
          return null
        }
        names.display = standIn
        report({ code: 'no-name-yet', params: { name: standIn } })
      }
      const text = [...notes, ...labelledNotes].join('\n')
      if (text.length > VALUE_CAPS.notes) report({ code: 'notes-cut', params: { max: VALUE_CAPS.notes } })
      return {
        line,
        ...single,
        lines,
        ...(photo !== undefined && { photo }),
        names,
        channels,
        places,
        dates,
        notes: cutText(text, VALUE_CAPS.notes),
        ...(otherRoles.length > 0 && { otherRoles }),
        circles: [...circles.values()],
        ...(fields.length > 0 && { fields: fieldsOf(fields, fates, noted) }),
      }
    },
  }
}

/** Whether a text has words that none of the others have. */
function saysMore(text: string, others: readonly string[]): boolean {
  const wordsOf = (one: string) => foldName(one).match(/[\p{L}\p{N}]+/gu) ?? []
  const known = new Set(others.flatMap(wordsOf))
  return wordsOf(text).some((word) => !known.has(word))
}

// What is reported so is nowhere else.
const NOT_TAKEN: ReadonlySet<string> = new Set(['no-email-address', 'internal-address', 'date-left-out'])

/** What nothing was made of says nothing of anybody: a dash for no employer, a group of the program's own. */
function fieldsOf(
  fields: readonly number[],
  fates: ReadonlyMap<number, FieldFate>,
  noted: ReadonlySet<number>,
): RecordFields {
  let [imported, words, asText] = [0, 0, 0]
  const leftOut = new Map<LeftOutField, number>()
  for (const field of fields) {
    const fate = fates.get(field) ?? 'settings'
    if (fate === 'text') asText++
    else if (fate === 'field') {
      imported++
      if (noted.has(field)) words++
    } else leftOut.set(fate, (leftOut.get(fate) ?? 0) + 1)
  }
  // Most leave nothing out: they share one.
  return { imported, noted: words, asText, leftOut: leftOut.size === 0 ? NOTHING_LEFT_OUT : leftOut }
}

const NOTHING_LEFT_OUT: RecordFields['leftOut'] = new Map()

/** `1980-02-29`, or `02-29` without its year. */
function dateText({ y, m, d }: PartialDate): string {
  const day = `${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
  return y === undefined ? day : `${String(y).padStart(4, '0')}-${day}`
}

/** What somebody without a name is called by: an address, a company, a number. */
function standInName(channels: readonly ChannelEntry[], organisation: string): string | null {
  const of = (kind: ChannelKind) => channels.find((one) => one.kind === kind)?.value
  const name = of('email') ?? (organisation || of('phone') || of('message'))
  return name === undefined || name === '' ? null : cutText(name, VALUE_CAPS.name)
}
