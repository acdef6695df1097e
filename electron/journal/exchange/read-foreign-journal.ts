import type { JobControl } from '#journal/runtime/jobs.ts'
import { Refusal } from '#journal/runtime/refusal.ts'
import type { ImportRemarkCode } from '#shared/contract/import-codes.ts'
import { isArchive, openArchive, type ArchiveEntry } from './archive.ts'
import type { ForeignJournal } from './foreign-journal.ts'
import { IMPORT_CAPS } from './import-caps.ts'
import { isJournalFile } from './journal-file.ts'
import { isLinkedInArchive, linkedInToJournal } from './linkedin-archive.ts'
import { bothExports, isMonicaFile, monicaToJournal, readMonicaJson, type MonicaAccount } from './monica.ts'
import { isMonicaSql, readMonicaSql } from './monica-sql.ts'
import { isVault, vaultToJournal } from './read-vault.ts'
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
}

/**
 * Looks at what was uploaded: whole journals and accounts of other programs, folders of notes, archives.
 * @throws Refusal `FILE_ARCHIVE`
 */
export async function arrivalOf(files: readonly UploadedFile[], { words, job }: ArrivalOptions): Promise<Arrival> {
  const step = (done: number, total: number) => job.step(Math.floor((done / Math.max(total, 1)) * 100), 100)
  const [file] = files
  if (file !== undefined && files.length === 1) {
    const { name, bytes } = file
    if (isJournalFile(bytes)) return { kind: 'journal', name, journal: null, bytes }
  }
  const exports = monicaExports(files)
  if (file !== undefined && exports !== null) {
    return { kind: 'journal', name: file.name, journal: monicaToJournal(accountOf(exports)), bytes: file.bytes }
  }
  const unpacked: UploadedFile[] = []
  let [calendars, others] = [0, 0]
  for (const one of files) {
    const { name, bytes } = one
    if (!isArchive(bytes)) {
      unpacked.push(one)
      continue
    }
    const entries = await openArchive(name, bytes)
    if (files.length === 1) {
      const journal = isLinkedInArchive(entries)
        ? await linkedInToJournal(entries, { words, step })
        : isVault(entries)
          ? await vaultToJournal(entries, step)
          : null
      if (journal !== null) return { kind: 'journal', name, journal, bytes }
    }
    const found = await peopleFiles(entries, step)
    if (found.files.length === 0)
      throw new Refusal('FILE_ARCHIVE', { file: name, problem: 'nothing-known', max: entries.length })
    unpacked.push(...found.files)
    calendars += found.calendars
    others += found.others
  }
  const [only] = unpacked
  // An archive of one file is that file; one of both exports of an account is that account.
  if (only !== undefined && only !== file && (unpacked.length === 1 || monicaExports(unpacked) !== null)) {
    const inside = await arrivalOf(unpacked, { words, job })
    return inside.kind === 'journal' ? inside : { ...inside, remarks: remarksOf(calendars, others) }
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

function remarksOf(calendars: number, others: number): ImportRemarkCode[] {
  return [
    ...(calendars > 0 ? [{ code: 'calendars-left-out' as const, params: { count: calendars } }] : []),
    ...(others > 0 ? [{ code: 'files-left-out' as const, params: { count: others } }] : []),
  ]
}

/** Of an archive as Google's Takeout is one: address books, and how many calendars and other files there are. */
async function peopleFiles(
  entries: readonly ArchiveEntry[],
  step: (done: number, total: number) => Promise<void>,
): Promise<{ files: UploadedFile[]; calendars: number; others: number }> {
  const files: UploadedFile[] = []
  let [calendars, others] = [0, 0]
  for (const [at, entry] of entries.entries()) {
    await step(at, entries.length)
    if (/\.ics$/i.test(entry.path)) calendars++
    else if (entry.problem !== null || !/\.(?:vcf|vcard|csv|json|sql)$/i.test(entry.path)) others++
    else {
      const bytes = entry.bytes > IMPORT_CAPS.bytes && !/\.(?:json|sql)$/i.test(entry.path) ? null : await entry.read()
      // Of other services there is JSON as well, of which nothing is known.
      const isOther = bytes !== null && /\.json$/i.test(entry.path) && !isJournalFile(bytes) && !isMonicaFile(bytes)
      if (bytes === null || bytes.length === 0 || isOther) others++
      else files.push({ name: entry.path, bytes })
    }
  }
  return { files, calendars, others }
}
