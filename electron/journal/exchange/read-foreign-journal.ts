import type { JobControl } from '#journal/runtime/jobs.ts'
import { Refusal } from '#journal/runtime/refusal.ts'
import type { ImportRemarkCode } from '#shared/contract/import-codes.ts'
import { endingOf, isArchive, openArchive, type ArchiveEntry } from './archive.ts'
import { archiveContents } from './archive-contents.ts'
import { mostNamed, type ForeignJournal } from './foreign-journal.ts'
import { dayOneToJournal, isDayOneFile } from './day-one.ts'
import { joplinToJournal } from './joplin.ts'
import { mentionedPeople } from './mentioned-people.ts'
import { isTar, openTar } from './tar-archive.ts'
import { isJournalFile } from './journal-file.ts'
import { linkedInToJournal } from './linkedin-archive.ts'
import { isMonicaFile, readMonicaJson, type MonicaAccount } from './monica-account.ts'
import { bothExports } from './monica-pair.ts'
import { monicaToJournal } from './monica.ts'
import { isMonicaSql, readMonicaSql } from './monica-sql.ts'
import { vaultToJournal } from './read-vault.ts'
import type { UploadedFile } from './uploads.ts'

/** What files turn out to be: a whole journal or what is read as one, or files of people, some of them out of archives. */
export type Arrival =
  | {
      readonly kind: 'journal'
      readonly name: string
      readonly journal: ForeignJournal | null
      readonly bytes: Uint8Array
    }
  | { readonly kind: 'people'; readonly files: readonly UploadedFile[]; readonly remarks: readonly ImportRemarkCode[] }

export interface ArrivalOptions {
  /** Whether words of other people are taken too. */
  readonly words: boolean
  readonly job: JobControl
  /** Whom texts may name: everybody in the journal. Asked where there are such texts. */
  readonly people: () => Iterable<{ readonly id: string; readonly name: string }>
  /** IANA name of the zone in which days begin. */
  readonly timeZone: string
}

/**
 * Looks at what was uploaded: whole journals and accounts of other programs, folders of notes, archives.
 * @throws Refusal `FILE_ARCHIVE`
 */
export async function arrivalOf(files: readonly UploadedFile[], options: ArrivalOptions): Promise<Arrival> {
  const { words, job, people: everybody, timeZone } = options
  const step = (done: number, total: number) => job.step(Math.floor((done / Math.max(total, 1)) * 100), 100)
  const [file] = files
  if (file !== undefined && files.length === 1) {
    const { name, bytes } = file
    if (isJournalFile(bytes)) return { kind: 'journal', name, journal: null, bytes }
    if (isDayOneFile(bytes)) {
      const entry = { path: 'Journal.json', read: () => Promise.resolve(bytes) }
      return { kind: 'journal', name, journal: await dayOneToJournal([entry], mentionedPeople(everybody())), bytes }
    }
  }
  const exports = monicaExports(files)
  if (file !== undefined && exports !== null) {
    return { kind: 'journal', name: file.name, journal: monicaToJournal(accountOf(exports)), bytes: file.bytes }
  }
  const readers = {
    vault: (entries: readonly ArchiveEntry[]) => vaultToJournal(entries, step),
    linkedin: (entries: readonly ArchiveEntry[]) => linkedInToJournal(entries, { words, step }),
    joplin: (entries: readonly ArchiveEntry[]) =>
      joplinToJournal(entries, mentionedPeople(everybody()), { timeZone, step }),
    'day-one': (entries: readonly ArchiveEntry[]) => dayOneToJournal(entries, mentionedPeople(everybody())),
  }
  const unpacked: UploadedFile[] = []
  const others = new Map<string, number>()
  let calendars = 0
  for (const one of files) {
    const { name, bytes } = one
    const isTape = isTar(bytes)
    if (!isTape && !isArchive(bytes)) {
      unpacked.push(one)
      continue
    }
    const entries = isTape ? openTar(name, bytes) : await openArchive(name, bytes)
    const contents = await archiveContents(entries, step)
    if (contents.kind !== 'files') {
      // Beside other files it would have to become people and a journal at once.
      if (files.length > 1) throw new Refusal('FILE_ARCHIVE', { file: name, problem: 'alone', max: entries.length })
      const journal = await readers[contents.kind](entries)
      return { kind: 'journal', name, journal, bytes }
    }
    const { people, accounts } = contents
    if (people.length + accounts.length === 0)
      throw new Refusal('FILE_ARCHIVE', { file: name, problem: 'nothing-known', max: entries.length })
    const isAccount = accounts.length === 1 || monicaExports(accounts) !== null
    unpacked.push(...(isAccount ? accounts : [...people, ...accounts]))
    const left = isAccount ? people.map(({ name: path }) => [endingOf(path), 1] as const) : []
    for (const [ending, count] of [...contents.others, ...left]) others.set(ending, (others.get(ending) ?? 0) + count)
    calendars += contents.calendars
  }
  const [only] = unpacked
  // An archive of one file is that file; one of both exports of an account is that account.
  if (only !== undefined && only !== file && (unpacked.length === 1 || monicaExports(unpacked) !== null)) {
    const inside = await arrivalOf(unpacked, options)
    return inside.kind === 'journal'
      ? { ...inside, journal: withLeftOut(inside.journal, calendars, others) }
      : { ...inside, remarks: remarksOf(calendars, others) }
  }
  return { kind: 'people', files: unpacked, remarks: remarksOf(calendars, others) }
}

interface MonicaExports {
  readonly json: UploadedFile | undefined
  readonly sql: UploadedFile | undefined
}

/** The exports of an account of Monica that these are, one or both; null where one of them is something else. */
function monicaExports(files: readonly UploadedFile[]): MonicaExports | null {
  if (files.length === 0 || files.length > 2) return null
  const json = files.find(({ bytes }) => isMonicaFile(bytes))
  const sql = files.find((file) => file !== json && isMonicaSql(file.bytes))
  return [json, sql].filter((one) => one !== undefined).length === files.length ? { json, sql } : null
}

function accountOf({ json, sql }: MonicaExports): MonicaAccount {
  const tables = sql === undefined ? null : readMonicaSql(sql.bytes)
  const account = json === undefined ? null : readMonicaJson(json.bytes)
  if (account === null) return tables as MonicaAccount
  return tables === null ? account : bothExports(account, tables)
}

function remarksOf(calendars: number, others: ReadonlyMap<string, number>): ImportRemarkCode[] {
  const count = [...others.values()].reduce((sum, one) => sum + one, 0)
  return [
    ...(calendars > 0 ? [{ code: 'calendars-left-out' as const, params: { count: calendars } }] : []),
    ...(count > 0 ? [{ code: 'files-left-out' as const, params: { count, names: mostNamed(others) } }] : []),
  ]
}

/** An account that came in an archive, with what else was in it. */
function withLeftOut(
  journal: ForeignJournal | null,
  calendars: number,
  others: ReadonlyMap<string, number>,
): ForeignJournal | null {
  const names = mostNamed(calendars === 0 ? others : new Map([...others, ['.ics', calendars]]))
  if (journal === null || names.length === 0) return journal
  const count = [...others.values()].reduce((sum, one) => sum + one, calendars)
  const leftOut = [...journal.accounts.leftOut, { field: 'other-file' as const, count, names }]
  return { ...journal, accounts: { ...journal.accounts, leftOut } }
}
