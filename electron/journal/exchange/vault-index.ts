import { documentId } from '#shared/model/id.ts'
import { foldName } from '#shared/model/person-name.ts'
import { derivedId } from '#journal/documents/derived-id.ts'
import { linksIn, textOf, textsOf, type VaultNote } from './vault-note.ts'

const PEOPLE_FOLDERS = /^(?:people|persons?|contacts|friends)$/i
const PEOPLE_TAGS = /^#?(?:person|people|contacts?)$/i

/** A day that the name of a note says, or its folders: `2026/11/20.md`. */
const DAY_IN_NAME = /^(\d{4}-\d{2}-\d{2})(?!\d)[ _–-]*(.*)$/
const DAY_IN_FOLDERS = /(?:^|\/)(\d{4})\/(\d{2})\/(\d{2})\.md$/i

/** What a note is about: a person, a day with what else its name says; null for neither. */
export type NoteAbout =
  | { readonly kind: 'person'; readonly id: string; readonly isOwn: boolean }
  | { readonly kind: 'day'; readonly date: string; readonly topic: string }
  | { readonly kind: 'rapport' }
  | null

/** @param isOurs whether Rapport has written the vault */
export function aboutOf(note: VaultNote, isOurs: boolean): NoteAbout {
  const { path, title, front } = note
  const id = textOf(front['rapport-id']).toLowerCase()
  const isPerson =
    /^(?:person|people|contact)$/i.test(textOf(front['type'])) ||
    textsOf(front['tags']).some((tag) => PEOPLE_TAGS.test(tag))
  if (isOurs && /^(?:Removed|More)\//.test(path)) return { kind: 'rapport' }
  if (documentId.safeParse(id).success) return isPerson ? { kind: 'person', id, isOwn: true } : { kind: 'rapport' }
  const [, year, month, day] = DAY_IN_FOLDERS.exec(path) ?? []
  const [, named = year === undefined ? '' : `${year}-${month}-${day}`, topic = ''] = DAY_IN_NAME.exec(title) ?? []
  const date = named || (isPerson ? '' : /^\d{4}-\d{2}-\d{2}/.exec(textOf(front['date']))?.[0]) || ''
  if (date !== '') return { kind: 'day', date, topic: topic || (named === '' ? title : '') }
  const isInPeople = path
    .split('/')
    .slice(0, -1)
    .some((folder) => PEOPLE_FOLDERS.test(folder))
  const hasTag = /(?:^|\s)#(?:person|people)(?=\s|$)/im.test(note.body)
  return isPerson || isInPeople || hasTag ? { kind: 'person', id: '', isOwn: false } : null
}

/** Who is meant by a link: by path, by the name of the note, by an alias; the first of several. */
export interface VaultIndex {
  readonly idOf: (note: VaultNote) => string
  readonly find: (link: string) => string | null
  readonly linked: (line: string, from: string) => string[]
}

/** @param people the notes of people, with the id that Rapport gave them or '' */
export function vaultIndex(people: readonly { readonly note: VaultNote; readonly id: string }[]): VaultIndex {
  const key = (path: string) => foldName(path.normalize('NFC'))
  const ids = new Map<VaultNote, string>()
  const known = new Map<string, string>()
  const refs = new Set<string>()
  const add = (name: string, id: string) => {
    if (key(name) !== '' && !known.has(key(name))) known.set(key(name), id)
  }
  for (const { note, id } of people) {
    // By its name, since notes are moved about; where two have one, by where they stand.
    const ref = refs.has(key(note.title)) ? note.path : note.title
    refs.add(key(ref))
    ids.set(note, id || derivedId('vault', 'person', key(ref)))
  }
  // What is more particular first, whichever note comes first.
  for (const [note, id] of ids) add(note.path.replace(/\.md$/i, ''), id)
  for (const [note, id] of ids) add(note.title, id)
  for (const [note, id] of ids)
    for (const alias of textsOf(note.front['aliases'] ?? note.front['alias'])) add(alias, id)
  const find = (link: string) => known.get(key(link)) ?? null
  return {
    idOf: (note) => ids.get(note) ?? '',
    find,
    linked: (line, from) => [...new Set(linksIn(line, from).flatMap((link) => find(link) ?? []))],
  }
}
