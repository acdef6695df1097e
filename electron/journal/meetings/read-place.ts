import { createReadStream, readdirSync, statSync, type Dirent } from 'node:fs'
import { basename, isAbsolute, join } from 'node:path'
import { Refusal } from '#journal/runtime/refusal.ts'
import type { CalendarKind } from '#shared/contract/calendar-contract.ts'
import type { CalendarProblemOfPlace } from '#shared/contract/journal-errors.ts'
import type { CalendarFile } from './calendar-file.ts'
import { fetchCalendar } from './fetch-calendar.ts'
import { shownPlace } from './shown-place.ts'

export interface CalendarFiles {
  readonly files: readonly CalendarFile[]
  /** A folder had more. */
  readonly isCut: boolean
}

/** What a place is, by how it is written and what is there: a missing one is taken for a file. */
export function kindOfPlace(place: string): CalendarKind {
  if (/^(?:https?|webcals?):/i.test(place)) return 'address'
  try {
    return statSync(place).isDirectory() ? 'folder' : 'file'
  } catch {
    return 'file'
  }
}

export const MAX_FILES = 5000
const MAX_DEPTH = 4
const MAX_BYTES = 512 * 2 ** 20

/**
 * What a calendar is read from.
 * @param events what a calendar of a server says
 * @throws Refusal `CALENDAR_UNREADABLE` where there is nothing to read; `SERVER_UNUSABLE`
 */
export async function openPlace(
  kind: CalendarKind,
  place: string,
  events: (address: string) => Promise<readonly string[]>,
): Promise<CalendarFiles> {
  const refuse = (problem: CalendarProblemOfPlace, detail = ''): never => {
    throw new Refusal('CALENDAR_UNREADABLE', { place: shownPlace(kind, place) || place.slice(0, 100), problem, detail })
  }
  if (kind === 'server') return { files: (await events(place)).map(eventsFile), isCut: false }
  if (kind === 'address') return { files: [await fetchCalendar(place, refuse)], isCut: false }
  // From where this process stands nobody counts.
  if (!isAbsolute(place)) return refuse('not-a-place')
  let found: ReturnType<typeof statSync>
  try {
    found = statSync(place)
  } catch (error) {
    return refuse(isMissing(error) ? 'missing' : 'no-access', codeOf(error))
  }
  if (found === undefined) return refuse('missing')
  if (found.isDirectory() !== (kind === 'folder')) return refuse('not-a-calendar')
  // Reading a pipe would wait for its other end.
  if (kind === 'file')
    return found.isFile() ? { files: [fileAt(place, refuse)], isCut: false } : refuse('not-a-calendar')
  const paths: string[] = []
  let isCut = false
  try {
    for (const path of calendarsIn(place, 0)) {
      if (paths.length < MAX_FILES) paths.push(path)
      else isCut = true
      if (isCut) break
    }
  } catch (error) {
    return refuse('no-access', codeOf(error))
  }
  return { files: paths.map((path) => fileAt(path, refuse)), isCut }
}

/** By name, so that the same folder is read in the same order. Links are not followed: they may lead anywhere, and round. */
function* calendarsIn(folder: string, depth: number): Generator<string> {
  const entries: Dirent[] = readdirSync(folder, { withFileTypes: true })
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isFile() && /\.(?:ics|ical|ifb|icalendar)$/i.test(entry.name)) yield path
    else if (entry.isDirectory() && depth < MAX_DEPTH && !entry.name.startsWith('.'))
      yield* calendarsIn(path, depth + 1)
  }
}

function eventsFile(text: string): CalendarFile {
  const bytes = Buffer.from(text, 'utf8')
  return {
    name: '',
    size: bytes.length,
    async *chunks() {
      yield await Promise.resolve(bytes)
    },
  }
}

function fileAt(path: string, refuse: (problem: CalendarProblemOfPlace, detail?: string) => never): CalendarFile {
  return {
    name: basename(path),
    size: sizeOf(path),
    async *chunks() {
      let bytes = 0
      try {
        for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
          bytes += (chunk as Buffer).length
          if (bytes > MAX_BYTES) refuse('too-large', String(MAX_BYTES / 2 ** 20))
          yield chunk as Buffer
        }
      } catch (error) {
        if (error instanceof Refusal) throw error
        refuse(isMissing(error) ? 'missing' : 'no-access', codeOf(error))
      }
    },
  }
}

function sizeOf(path: string): number | null {
  try {
    return statSync(path).size
  } catch {
    return null
  }
}

function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(codeOf(error))
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
