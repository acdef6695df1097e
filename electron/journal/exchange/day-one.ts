import { z } from 'zod'
import { civilDateAt } from '#shared/model/civil-date.ts'
import { endingOf, type ArchiveEntry } from './archive.ts'
import { decodeText } from './decode-text.ts'
import { putEntry } from './diary.ts'
import { foreignWriter, type ForeignJournal } from './foreign-journal.ts'
import type { MentionedPeople } from './mentioned-people.ts'

const HEAD_BYTES = 256 * 1024
const MOMENT = /!?\[[^\]]*\]\(dayone-moment:[^)]*\)/g
/** Day One writes marks of Markdown that are meant as they stand with a backslash, and many that would not need one. */
const ESCAPED = /\\([.!#+\-()_])/g
/** What is said of an entry besides its words, and tells something of the day. */
const TOLD = new Set(['location', 'weather', 'userActivity', 'music'])
const READ = new Set(['uuid', 'creationDate', 'timeZone', 'text', 'tags', 'starred'])
const ATTACHED = new Set(['photos', 'videos', 'audios', 'pdfAttachments'])

const entry = z.looseObject({
  uuid: z.string().min(1).max(100),
  creationDate: z.string(),
  timeZone: z.string().optional(),
  text: z.string().default(''),
  tags: z.array(z.string()).default([]),
  starred: z.boolean().default(false),
})

/** Whether a file is a journal of Day One, by how it begins. */
export function isDayOneFile(bytes: Uint8Array): boolean {
  if (
    !/^\s*\{/.test(
      Buffer.from(bytes.subarray(0, 100))
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    )
  )
    return false
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('utf8')
  return /"entries"\s*:\s*\[/.test(head) && /"creationDate"\s*:/.test(head) && /"uuid"\s*:/.test(head)
}

/** The journals of an export of Day One, as conversations with whom their entries name (docs/import.md). */
export async function dayOneToJournal(
  entries: readonly Pick<ArchiveEntry, 'path' | 'read'>[],
  people: MentionedPeople,
): Promise<ForeignJournal> {
  const write = foreignWriter('day-one')
  for (const file of entries) {
    const bytes = /\.json$/i.test(file.path) ? await file.read() : null
    if (bytes === null || !isDayOneFile(bytes)) {
      write.leaveOut('other-file', 1, endingOf(file.path))
      continue
    }
    for (const said of entriesOf(bytes)) {
      const read = entry.safeParse(said)
      const at = read.success ? Date.parse(read.data.creationDate) : Number.NaN
      if (!read.success || Number.isNaN(at)) write.leaveOut('unreadable')
      else putOne(read.data, at)
    }
  }
  write.leaveOut('ambiguous', people.ambiguous())
  return write.finish()

  function putOne(one: z.infer<typeof entry>, at: number): void {
    const also: string[] = []
    for (const [key, value] of Object.entries(one)) {
      if (READ.has(key)) continue
      if (ATTACHED.has(key)) write.leaveOut('file', Array.isArray(value) ? value.length : 1)
      else if (TOLD.has(key)) also.push(...toldOf(key, value))
      else write.leaveOut('settings', 1, key.slice(0, 60))
    }
    const text = one.text.replaceAll(MOMENT, '').replaceAll(ESCAPED, '$1').trim()
    const [first = '', ...rest] = text.split('\n')
    const heading = /^#{1,6}\s+(.*)$/.exec(first)?.[1]
    putEntry(
      'day-one',
      {
        ref: one.uuid,
        day: civilDateAt(at, zoneOf(one.timeZone)),
        at,
        title: heading ?? '',
        text: heading === undefined ? text : rest.join('\n'),
        tags: [...one.tags, ...(one.starred ? ['starred'] : [])],
        also,
      },
      people,
      write,
    )
  }
}

function entriesOf(bytes: Uint8Array): unknown[] {
  try {
    const { entries } = JSON.parse(decodeText(bytes).text) as { entries?: unknown }
    return Array.isArray(entries) ? entries : []
  } catch {
    // Cut off: nothing of it can be trusted, and it is counted as one thing that cannot be read.
    return [null]
  }
}

/** The day of an entry is that of where it was written. */
function zoneOf(said: string | undefined): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: said ?? 'UTC' }).resolvedOptions().timeZone
  } catch {
    return 'UTC'
  }
}

/** `location: Café Anna, Berlin` : words alone, without numbers that say nothing to a reader. */
function toldOf(key: string, value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const words = ['placeName', 'localityName', 'country', 'conditionsDescription', 'activityName', 'artist', 'track']
    .map((part) => Reflect.get(value, part) as unknown)
    .filter((one) => typeof one === 'string' && one !== '')
  return words.length === 0 ? [] : [`${key}: ${words.join(', ')}`]
}
