import type { Plain } from '#journal/documents/document-store.ts'
import { noteMark, type ImportRules, type KnownNames, type NamedOnes } from '#journal/exchange/import-rules.ts'
import type { ImportedRecord } from '#journal/exchange/imported-record.ts'
import { channelMark } from '#journal/exchange/import-rules.ts'
import { derivedEntryKey } from '#journal/exchange/derived-record.ts'
import type { CardConflict } from '#shared/contract/server-contract.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { Person } from '#shared/model/person.ts'
import { displayName, foldName, type PersonNames } from '#shared/model/person-name.ts'
import { cardKey, type CardKeys } from './card-keys.ts'

/** A field of a person to be written; undefined takes it away. */
export interface CardWrite {
  readonly path: readonly [string, ...string[]]
  readonly value: Plain | undefined
}

export interface CardVersions {
  /** The card of the server when both sides agreed, and now. */
  readonly before: ImportedRecord
  readonly now: ImportedRecord
  /** What Rapport said when both agreed, and now; null where that is not known. */
  readonly ours: { readonly before: ImportedRecord; readonly now: ImportedRecord } | null
}

export interface CardChangesOptions {
  readonly rules: ImportRules
  readonly names: KnownNames
  readonly named: NamedOnes
  readonly today: CivilDate
  readonly newEntryId: () => string
  /** The keys that the card has for what it says. */
  readonly keys: CardKeys
  /** The person's id, of which keys are made for what the card has none for: the same on every machine. */
  readonly id: string
  /** ISO 3166 code in which phone numbers without one are compared. */
  readonly country: string
}

type SetField = 'channels' | 'roles' | 'places' | 'dates' | 'circles'
const SET_FIELDS: readonly SetField[] = ['channels', 'roles', 'places', 'dates', 'circles']

/**
 * What a card that was changed on a server changes of its person: what came there comes, what went there goes where it is here as it was, and
 * what was changed here as well is kept beside what came. Of a name or a line that both changed, that of here stays and that of the server
 * becomes a nickname or a line of the notes. An employer that went is kept: where somebody was is known of them.
 */
export function cardChanges(
  person: Person,
  versions: CardVersions,
  options: CardChangesOptions,
): { readonly writes: readonly CardWrite[]; readonly conflicts: readonly CardConflict['field'][] } {
  const writes: CardWrite[] = []
  const conflicts = new Set<CardConflict['field']>()
  for (const field of SET_FIELDS) {
    const changes = setChanges(person, field, versions, options)
    writes.push(...changes.writes)
    if (changes.isConflict) conflicts.add(field)
  }
  const beside = [
    ...nameChanges(person, versions, writes, conflicts),
    ...lineChanges(person, versions, writes, conflicts),
  ]
  const notes = notesNow(person.notes, versions, beside)
  if (notes.text !== person.notes) writes.push({ path: ['notes'], value: notes.text })
  if (notes.isConflict) conflicts.add('notes')
  return { writes, conflicts: [...conflicts] }
}

function setChanges(
  person: Person,
  field: SetField,
  { before, now, ours }: CardVersions,
  { rules, names, named, today, newEntryId, country, keys, id }: CardChangesOptions,
) {
  const rule = rules.get(field)
  if (rule === undefined) return { writes: [], isConflict: false }
  const markOf = (piece: unknown) => {
    const mark = rule.mark(piece)
    return field === 'dates' ? `${mark} ${dayText((piece as { date: object }).date)}` : mark
  }
  const marksOf = (record: ImportedRecord) => new Map(rule.said(record, '').map((piece) => [markOf(piece), piece]))
  const [then, there] = [marksOf(before), marksOf(now)]
  const here = entriesHere(person, field, names, country)
  const added = [...there].filter(([mark]) => !then.has(mark) && !here.has(mark))
  const removed = field === 'roles' ? [] : [...then.keys()].filter((mark) => !there.has(mark) && here.has(mark))
  const gone = removed.flatMap((mark) => here.get(mark) ?? [])
  const taken = new Set(Object.keys(person[field]))
  for (const [, key = ''] of gone) taken.delete(key)
  /** The key that another machine has it under, by which both are one; else one that follows from what it says. */
  const keyOf = (piece: unknown) => {
    const mark = rule.mark(piece)
    const derived = derivedEntryKey({ source: 'server', ref: id, collection: field }, [mark])
    const key =
      [keys.get(cardKey(field, mark)), derived].find((one) => one !== undefined && !taken.has(one)) ?? newEntryId()
    taken.add(key)
    return key
  }
  const writes: CardWrite[] = [
    ...gone.map((path) => ({ path, value: undefined })),
    ...added.map(([, piece]) => rule.written(piece, { key: () => keyOf(piece), named, from: today })),
  ]
  const changedHere = ours === null ? false : !isSame(marksOf(ours.before), marksOf(ours.now))
  const isAgreed = [...there.keys()].every((mark) => here.has(mark)) && removed.length === 0
  return { writes, isConflict: changedHere && !isSame(then, there) && !isAgreed }
}

/** The places of what somebody has, by what it is compared by. */
function entriesHere(person: Person, field: SetField, names: KnownNames, country: string) {
  const here = new Map<string, [string, ...string[]][]>()
  const add = (mark: string, path: [string, ...string[]]) => {
    const paths = here.get(mark)
    if (paths === undefined) here.set(mark, [path])
    else paths.push(path)
  }
  if (field === 'channels')
    for (const [key, channel] of Object.entries(person.channels)) add(channelMark(channel, country), ['channels', key])
  if (field === 'places') {
    for (const [key, { text }] of Object.entries(person.places)) add(foldName(text), ['places', key])
    for (const [key, { kind, value }] of Object.entries(person.channels))
      if (kind === 'address') add(foldName(value), ['channels', key])
  }
  if (field === 'dates')
    for (const [key, { label, date }] of Object.entries(person.dates))
      add(`on ${foldName(label)} ${dayText(date)}`, ['dates', key])
  if (field === 'roles')
    for (const [key, { organisation, title }] of Object.entries(person.roles))
      add(`${foldName(names.organisations.get(organisation ?? '') ?? '')}\n${foldName(title)}`, ['roles', key])
  if (field === 'circles')
    for (const circle of Object.keys(person.circles))
      add(foldName(names.circles.get(circle) ?? ''), ['circles', circle])
  return here
}

const NAME_PARTS = ['given', 'family', 'display', 'phonetic', 'nick'] as const

/** @returns lines for the notes: names that found no place */
function nameChanges(
  { names }: Person,
  { before, now }: CardVersions,
  writes: CardWrite[],
  conflicts: Set<CardConflict['field']>,
): string[] {
  const differing = NAME_PARTS.filter((part) => before.names[part] !== now.names[part])
  const open = differing.filter((part) => names[part] !== now.names[part])
  const isAsBefore = (part: keyof PersonNames) => names[part] === before.names[part]
  const whole = ['given', 'family', 'display'] as const
  // A name is one thing: the first name of one side and the family name of the other is nobody's.
  const isFree = whole.every((part) => !open.includes(part) || isAsBefore(part))
  const lines: string[] = []
  for (const part of open) {
    const isOfWhole = part !== 'phonetic' && part !== 'nick'
    if (isOfWhole ? isFree : isAsBefore(part) || names[part] === '')
      writes.push({ path: ['names', part], value: now.names[part] })
    else conflicts.add('names')
    if (part === 'nick' && !isAsBefore(part) && names.nick !== '' && now.names.nick !== '')
      lines.push(`NICKNAME: ${now.names.nick}`)
    if (part === 'phonetic' && !isAsBefore(part) && names.phonetic !== '' && now.names.phonetic !== '')
      lines.push(`X-PHONETIC: ${now.names.phonetic}`)
  }
  if (!isFree) {
    const theirs = displayName(now.names)
    if (foldName(theirs) !== foldName(displayName(names))) lines.push(`FN: ${theirs}`)
  }
  return lines
}

function lineChanges(
  person: Person,
  { before, now }: CardVersions,
  writes: CardWrite[],
  conflicts: Set<CardConflict['field']>,
): string[] {
  const fields = new Set([...Object.keys(before.lines), ...Object.keys(now.lines)])
  return [...fields].flatMap((field) => {
    const said = (record: ImportedRecord) => (Reflect.get(record.lines, field) as string | undefined) ?? ''
    const [then, there, here] = [said(before), said(now), String(Reflect.get(person, field))]
    if (then === there || here === there) return []
    if (here === then || here === '') {
      writes.push({ path: [field], value: there })
      return []
    }
    conflicts.add('lines')
    return there === '' ? [] : [`${field.toUpperCase()}: ${there}`]
  })
}

function notesNow(here: string, { before, now }: CardVersions, beside: readonly string[]) {
  const [then, there] = [before.notes.trim(), now.notes.trim()]
  const isTheirs = then !== there && here.trim() === then
  const base = isTheirs ? there : here
  const known = new Set([...base.split('\n'), ...then.split('\n')].map(noteMark))
  const lines =
    then === there || isTheirs
      ? []
      : there.split('\n').filter((line) => line.trim() !== '' && !known.has(noteMark(line)))
  const added = [...lines, ...beside.filter((line) => !known.has(noteMark(line)))]
  const text = added.length === 0 ? base : [base.trimEnd(), added.join('\n')].filter(Boolean).join('\n\n')
  return { text, isConflict: lines.length > 0 && here.trim() !== '' }
}

function isSame(one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): boolean {
  return one.size === other.size && [...one.keys()].every((mark) => other.has(mark))
}

function dayText(date: { y?: number | undefined; m?: number; d?: number }): string {
  return `${date.y ?? ''}-${date.m ?? ''}-${date.d ?? ''}`
}
