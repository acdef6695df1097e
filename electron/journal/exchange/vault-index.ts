import { documentId } from '#shared/model/id.ts'
import { foldName } from '#shared/model/person-name.ts'
import { derivedId } from '#journal/documents/derived-id.ts'
import { pushTo } from './push-to.ts'
import type { SlashOrder } from './import-date.ts'
import { dayInFront, dayInName, orderOfDays } from './vault-day.ts'
import { linksIn, textOf, textsOf, type VaultNote } from './vault-note.ts'

/** Of the end of a path a link names no more. */
const MAX_PARTS = 8

const PEOPLE_FOLDERS = /^(?:people|persons?|contacts|friends)$/i
const PEOPLE_TAGS = /^#?(?:person|people|contacts?)$/i

/** A note that begins so is of a day, whoever it is tagged with. */
const BEGINS_WITH_DAY = /^\d{4}-\d{2}-\d{2}(?!\d)/
/** Folders that say a day: `2026/11/20.md`. */
const DAY_IN_FOLDERS = /(?:^|\/)(\d{4})\/(\d{2})\/(\d{2})\.md$/i

/** What a note is about: a person, a day with what else its name says; null for neither. */
export type NoteAbout =
  | { readonly kind: 'person'; readonly id: string; readonly isOwn: boolean }
  | { readonly kind: 'day'; readonly date: string; readonly time: string | null; readonly topic: string }
  | { readonly kind: 'rapport' }
  | null

/** Keys under which a note names who was there. */
export const WHO = /^(?:attendees?|participants?|people|persons?|with|contacts?)$/i
/** Keys under which a note says its day. */
export const DAY = /^(?:date|day|datum|fecha|data)$/i

/**
 * @param vault.isOurs whether Rapport has written the vault
 * @param vault.order how it writes days that have two readings
 */
export function aboutOf(note: VaultNote, { isOurs, order }: { isOurs: boolean; order: SlashOrder | null }): NoteAbout {
  const { path, title, front } = note
  const id = textOf(front['rapport-id']).toLowerCase()
  const isPerson =
    /^(?:person|people|contact)$/i.test(textOf(front['type'])) ||
    textsOf(front['tags']).some((tag) => PEOPLE_TAGS.test(tag))
  if (isOurs && /^(?:Removed|More)\//.test(path)) return { kind: 'rapport' }
  if (documentId.safeParse(id).success) return isPerson ? { kind: 'person', id, isOwn: true } : { kind: 'rapport' }
  const [, year, month, date] = DAY_IN_FOLDERS.exec(path) ?? []
  const named = dayInName(title, order)
  if (named !== null && BEGINS_WITH_DAY.test(title)) return { kind: 'day', ...named }
  if (year !== undefined && !isPerson) return { kind: 'day', date: `${year}-${month}-${date}`, time: null, topic: '' }
  const isInPeople = path
    .split('/')
    .slice(0, -1)
    .some((folder) => PEOPLE_FOLDERS.test(folder))
  const keys = Object.keys(front)
  const said = keys.find((key) => DAY.test(key)) ?? ''
  const day = dayInFront(textOf(front[said]), order)
  const tellsWho = keys.some((key) => WHO.test(key))
  if (!isPerson && named === null && day !== null && (!isInPeople || tellsWho))
    return { kind: 'day', ...day, topic: title }
  const hasTag = /(?:^|\s)#(?:person|people)(?=\s|$)/im.test(note.body)
  if (isPerson || isInPeople || hasTag) return { kind: 'person', id: '', isOwn: false }
  return named === null
    ? null
    : { kind: 'day', ...named, time: named.time ?? (day?.date === named.date ? day.time : null) }
}

/** How a vault writes days that have two readings, by its names and its front matter; null where nothing tells. */
export function orderOfVault(notes: readonly VaultNote[]): SlashOrder | null {
  return orderOfDays(
    notes.flatMap(({ title, front }) => [
      title,
      ...Object.entries(front).flatMap(([key, value]) => (DAY.test(key) ? textsOf(value) : [])),
    ]),
  )
}

/** Who is meant by a link: by its path or the end of it, by the name of the note, by an alias. */
export interface VaultIndex {
  readonly idOf: (note: VaultNote) => string
  /** By what else than its id an import may know the person of a note: by where the note stands. */
  readonly refOf: (note: VaultNote) => string
  readonly find: (link: string, from: string) => string | null
  readonly linked: (line: string, from: string) => string[]
  /** Links that could mean several notes, and so mean none, each once for the note that it stands in. */
  readonly ambiguous: () => number
}

interface Candidate {
  readonly id: string
  /** The folder of the note, with its slash. */
  readonly folder: string
}

/** @param people the notes of people, with the id that Rapport gave them or '' */
export function vaultIndex(people: readonly { readonly note: VaultNote; readonly id: string }[]): VaultIndex {
  const key = (path: string) => foldName(path.normalize('NFC'))
  const ids = new Map<VaultNote, string>()
  const refs = new Map<VaultNote, string>()
  const byPath = new Map<string, string>()
  const byEnd = new Map<string, Candidate[]>()
  const byAlias = new Map<string, Candidate[]>()
  const unclear = new Set<string>()
  const titles = Map.groupBy(
    people.filter(({ id }) => id === ''),
    ({ note }) => key(note.title),
  )
  for (const { note, id: own } of people) {
    const path = key(note.path.replace(/\.md$/i, ''))
    // By its name, since notes are moved about; where several have one, by where each stands, whichever is read first.
    const isOnly = titles.get(key(note.title))?.length === 1
    const ref = derivedId('vault', 'person', key(note.path))
    const id = own || (isOnly ? derivedId('vault', 'person', key(note.title)) : ref)
    ids.set(note, id)
    refs.set(note, ref)
    if (!byPath.has(path)) byPath.set(path, id)
    const candidate = { id, folder: note.path.slice(0, note.path.lastIndexOf('/') + 1) }
    const parts = path.split('/')
    for (let at = parts.length - 1; at >= Math.max(0, parts.length - MAX_PARTS); at--)
      pushTo(byEnd, parts.slice(at).join('/'), candidate)
    for (const alias of textsOf(note.front['aliases'] ?? note.front['alias'])) pushTo(byAlias, key(alias), candidate)
  }
  const find = (link: string, from: string) => {
    const called = key(link)
    const exact = byPath.get(called)
    if (exact !== undefined) return exact
    for (const known of [byEnd, byAlias]) {
      const found = known.get(called) ?? []
      const [id, ...more] = new Set(found.map((one) => one.id))
      if (id === undefined) continue
      if (more.length === 0) return id
      const beside = found.filter(({ folder }) => folder === from.slice(0, from.lastIndexOf('/') + 1))
      if (beside.length === 1) return beside[0]?.id ?? null
      unclear.add(`${from}\n${called}`)
      return null
    }
    return null
  }
  return {
    idOf: (note) => ids.get(note) ?? '',
    refOf: (note) => refs.get(note) ?? '',
    find,
    linked: (line, from) => [...new Set(linksIn(line, from).flatMap((link) => find(link, from) ?? []))],
    ambiguous: () => unclear.size,
  }
}
