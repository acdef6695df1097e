import { endingOf, type ArchiveEntry } from './archive.ts'
import { binaryKind } from './binary-kind.ts'
import { decodeText } from './decode-text.ts'
import { IMPORT_CAPS } from './import-caps.ts'
import { importFormats } from './import-formats.ts'
import { isDayOneFile } from './day-one.ts'
import { isJoplinExport } from './joplin.ts'
import { isJournalFile } from './journal-file.ts'
import { isLinkedInArchive, linkedInFiles } from './linkedin-archive.ts'
import { isMonicaFile } from './monica-account.ts'
import { isMonicaSql } from './monica-sql.ts'
import { problemLog } from './problem-log.ts'
import { isNote } from './read-vault.ts'
import { withPhotosBeside } from './takeout-photos.ts'
import type { UploadedFile } from './uploads.ts'

/** What an archive is, by the most of what is in it that is known. */
export type ArchiveContents =
  | { readonly kind: 'linkedin' }
  | { readonly kind: 'vault' }
  | { readonly kind: 'joplin' }
  | { readonly kind: 'day-one' }
  | {
      readonly kind: 'files'
      /** Address books. */
      readonly people: readonly UploadedFile[]
      /** Whole journals, and accounts of other programs. */
      readonly accounts: readonly UploadedFile[]
      readonly calendars: number
      /** What is not read, by what it is called: the endings of their names. */
      readonly others: ReadonlyMap<string, number>
    }

/** An archive of Google's: whatever else of a life is in it, what is asked of it is who is known. */
const TAKEOUT = /^Takeout\//i
const FILES = /\.(?:vcf|vcard|csv|json|sql)$/i
/** So much of a table tells what it is. */
const HEAD_BYTES = 64 * 1024
/** Of how many tables somebody would say what their columns are. */
const MAX_MAPPED_TABLES = 50

/** Looks through an archive. Neither one note nor one table decides: what there is more of does. */
export async function archiveContents(
  entries: readonly ArchiveEntry[],
  step: (done: number, total: number) => Promise<void>,
): Promise<ArchiveContents> {
  const isTakeout = entries.some(({ path }) => TAKEOUT.test(path))
  const notes = isTakeout ? 0 : entries.filter(({ path }) => isNote(path)).length
  const ofLinkedIn = linkedInFiles(entries)
  if (isLinkedInArchive(entries) && ofLinkedIn > notes && (ofLinkedIn > 1 || otherPeople(entries) === 0))
    return { kind: 'linkedin' }
  if (await isJoplinExport(entries)) return { kind: 'joplin' }
  const people: UploadedFile[] = []
  let diaries = 0
  const accounts: UploadedFile[] = []
  const others = new Map<string, number>()
  const tables: UploadedFile[] = []
  const isAlone = entries.length === 1
  let calendars = 0
  for (const [at, entry] of entries.entries()) {
    await step(at, entries.length)
    if (/\.ics$/i.test(entry.path)) calendars++
    else {
      const bytes = await bytesOf(entry)
      const what = bytes === null || bytes.length === 0 ? null : contentsOf(entry.path, bytes, { isTakeout, isAlone })
      if (bytes !== null && isDayOneFile(bytes)) diaries++
      else if (bytes !== null && what === 'table') tables.push({ name: entry.path, bytes })
      else if (bytes === null || what === null)
        others.set(endingOf(entry.path), (others.get(endingOf(entry.path)) ?? 0) + 1)
      else (what === 'account' ? accounts : people).push({ name: entry.path, bytes })
    }
  }
  // Where nothing else is known, the user says what the columns of a table are; beside what is, it is of something else.
  const isMapped = people.length + accounts.length + diaries + notes === 0
  people.push(...tables.splice(0, isMapped ? MAX_MAPPED_TABLES : 0))
  for (const { name } of tables) others.set(endingOf(name), (others.get(endingOf(name)) ?? 0) + 1)
  if (diaries > 0 && people.length + accounts.length === 0) return { kind: 'day-one' }
  // Of an account there is one; of people somebody may have kept a card in a folder of notes.
  return notes > people.length && accounts.length === 0
    ? { kind: 'vault' }
    : { kind: 'files', ...(isTakeout ? await withPhotos(people, others) : { people }), accounts, calendars, others }

  async function withPhotos(files: readonly UploadedFile[], left: Map<string, number>) {
    const { people: some, used } = await withPhotosBeside(files, entries)
    for (const path of used) {
      const ending = endingOf(path)
      const count = (left.get(ending) ?? 0) - 1
      if (count > 0) left.set(ending, count)
      else left.delete(ending)
    }
    return { people: some }
  }
}

async function bytesOf({ path, bytes, problem, read }: ArchiveEntry): Promise<Uint8Array | null> {
  const isTooLarge = bytes > IMPORT_CAPS.bytes && !/\.(?:json|sql)$/i.test(path)
  return problem !== null || !FILES.test(path) || isTooLarge ? null : read()
}

interface Around {
  readonly isTakeout: boolean
  readonly isAlone: boolean
}

/** `table`: of what, its columns do not tell. Null for what neither names people nor is a whole account. */
function contentsOf(
  path: string,
  bytes: Uint8Array,
  { isTakeout, isAlone }: Around,
): 'people' | 'account' | 'table' | null {
  if (/\.json$/i.test(path)) return isJournalFile(bytes) || isMonicaFile(bytes) ? 'account' : null
  if (/\.sql$/i.test(path)) return isMonicaSql(bytes) ? 'account' : null
  // A file that was packed alone was meant, and its reader says what is wrong with it.
  if (isAlone) return 'people'
  if (binaryKind(bytes) !== null) return null
  const { text } = decodeText(bytes.subarray(0, HEAD_BYTES))
  for (const format of importFormats) {
    const source = format.open(text, problemLog())
    if (source === null) continue
    if (format.id !== 'table') return 'people'
    const fields = new Set((source.table?.()?.columns ?? []).map(({ field }) => field))
    const isNamed = fields.has('name') || fields.has('given') || fields.has('family')
    // Of other services there are tables of shops and of places, with names and addresses.
    if (isTakeout) return null
    return isNamed && (fields.has('email') || fields.has('phone') || fields.has('profile')) ? 'people' : 'table'
  }
  return null
}

/** Files by their names that may be of people and are not of LinkedIn's archive. */
function otherPeople(entries: readonly ArchiveEntry[]): number {
  return entries.filter(({ path }) => FILES.test(path)).length - linkedInFiles(entries)
}
