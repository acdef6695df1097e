import { civilDateAt } from '#shared/model/civil-date.ts'
import { endingOf, type ArchiveEntry } from './archive.ts'
import { decodeText } from './decode-text.ts'
import { putEntry, putTask } from './diary.ts'
import { foreignWriter, type ForeignJournal } from './foreign-journal.ts'
import type { MentionedPeople } from './mentioned-people.ts'

const ITEM = /(?:^|\/)[0-9a-f]{32}\.md$/
const MAX_NOTE_BYTES = 2 * 1024 * 1024
const NOTES_A_STEP = 200
/** What an item is, as its last line says. */
const TYPES = { note: '1', folder: '2', resource: '4', tag: '5', tagOfNote: '6' } as const

interface Item {
  readonly title: string
  readonly body: string
  readonly meta: ReadonlyMap<string, string>
}

/** Whether an archive is a RAW export of Joplin, or a JEX file: nearly all of its notes are called by 32 hexadecimal digits and say what they are. */
export async function isJoplinExport(entries: readonly ArchiveEntry[]): Promise<boolean> {
  const items = entries.filter(({ path }) => ITEM.test(path))
  const [first] = items
  const notes = entries.filter(({ path }) => /\.md$/i.test(path)).length
  if (first === undefined || items.length * 2 <= notes || first.problem !== null) return false
  const bytes = first.bytes > MAX_NOTE_BYTES ? null : await first.read()
  return bytes !== null && /\ntype_: \d+\s*$/.test(Buffer.from(bytes).toString('utf8'))
}

/**
 * Notes of Joplin as conversations with whom they name, on the day on which they were made; to-dos as follow-ups (docs/import.md).
 * @param timeZone in which the days are: Joplin notes moments alone
 */
export async function joplinToJournal(
  entries: readonly ArchiveEntry[],
  people: MentionedPeople,
  { timeZone, step }: { readonly timeZone: string; readonly step: (done: number, total: number) => Promise<void> },
): Promise<ForeignJournal> {
  const write = foreignWriter('joplin')
  const notes: Item[] = []
  const folders = new Map<string, string>()
  const tags = new Map<string, string>()
  const tagsOfNote = new Map<string, string[]>()
  for (const [at, file] of entries.entries()) {
    if (at % NOTES_A_STEP === 0) await step(at, entries.length)
    const { problem, path } = file
    if (problem === 'link' || problem === 'encrypted' || problem === 'path') write.leaveOut(problem)
    else if (/(?:^|\/)resources\//.test(path)) write.leaveOut('file')
    else if (!ITEM.test(path)) write.leaveOut('other-file', 1, endingOf(path))
    else if (file.bytes > MAX_NOTE_BYTES) write.leaveOut('huge')
    else {
      const bytes = await file.read()
      const item = bytes === null ? null : itemOf(decodeText(bytes).text)
      if (item === null) write.leaveOut('unreadable')
      else sort(item)
    }
  }
  for (const note of notes) putNote(note)
  write.leaveOut('ambiguous', people.ambiguous())
  return write.finish()

  function sort(item: Item): void {
    const meta = (key: string) => item.meta.get(key) ?? ''
    if (meta('encryption_applied') === '1') return write.leaveOut('encrypted')
    switch (meta('type_')) {
      case TYPES.note:
        return void notes.push(item)
      case TYPES.folder:
        return void folders.set(meta('id'), item.title)
      case TYPES.tag:
        return void tags.set(meta('id'), item.title)
      case TYPES.tagOfNote: {
        const known = tagsOfNote.get(meta('note_id'))
        if (known === undefined) tagsOfNote.set(meta('note_id'), [meta('tag_id')])
        else known.push(meta('tag_id'))
        return
      }
      // What is said of a file stands beside it: both are one thing.
      case TYPES.resource:
        return
      default:
        return write.leaveOut('settings')
    }
  }

  function putNote({ title, body, meta }: Item): void {
    const ref = meta.get('id') ?? ''
    const at = Date.parse(meta.get('user_created_time') || meta.get('created_time') || '')
    if (ref === '' || Number.isNaN(at)) return write.leaveOut('unreadable')
    const dayOf = (ms: number) => civilDateAt(ms, timeZone)
    if (meta.get('is_todo') === '1') {
      const [due, done] = [Number(meta.get('todo_due') ?? 0), Number(meta.get('todo_completed') ?? 0)]
      const text = body === '' ? title : `${title}: ${body}`
      return putTask(
        'joplin',
        { ref, at, text, due: due > 0 ? dayOf(due) : null, doneAt: done > 0 ? done : null },
        people,
        write,
      )
    }
    const notebook = folders.get(meta.get('parent_id') ?? '') ?? ''
    const also = [
      ...(notebook === '' ? [] : [`notebook: ${notebook}`]),
      ...['source_url', 'author'].flatMap((key) => (meta.get(key) ? [`${key}: ${meta.get(key)}`] : [])),
    ]
    putEntry(
      'joplin',
      {
        ref,
        day: dayOf(at),
        at,
        title,
        text: body,
        tags: (tagsOfNote.get(ref) ?? []).flatMap((id) => tags.get(id) ?? []),
        also,
      },
      people,
      write,
    )
  }
}

/** The title, an empty line, the words, an empty line, and `key: value` to the end. An item without words has its title alone, or nothing. */
function itemOf(text: string): Item | null {
  const lines = text.replaceAll('\r\n', '\n').trimEnd().split('\n')
  const meta = new Map<string, string>()
  let end = lines.length
  for (; end > 0; end--) {
    const found = /^([a-z_]+):(?: (.*))?$/.exec(lines[end - 1] ?? '')
    if (found === null) break
    meta.set(found[1] ?? '', unescaped(found[2] ?? ''))
  }
  if (!meta.has('id') || !meta.has('type_') || (end > 0 && lines[end - 1] !== '')) return null
  const [title = '', ...body] = lines.slice(0, end)
  return { title: title.trim(), body: body.join('\n').trim(), meta }
}

function unescaped(value: string): string {
  return value.replaceAll('\\n', '\n').replaceAll('\\r', '\r')
}
