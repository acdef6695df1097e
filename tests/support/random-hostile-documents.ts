import { kindsOf } from '#journal/documents/kind-rules.ts'
import { KINDS } from '#journal/kinds/kinds.ts'
import { errorCode } from './error-code.ts'
import { hostileDocument, hostileId, insertDocument, type DocumentHandle } from './hostile-documents.ts'
import { whileClosed } from './row-dump.ts'
import { showEverything } from './show-everything.ts'
import { openTestJournal, reportOf } from './test-journal.ts'

type Random = (below: number) => number

const DOCUMENTS_A_JOURNAL = 25
const FINE = ['DOCUMENT_SET_ASIDE', 'DOCUMENT_UNREADABLE']

export interface HostileRuns {
  readonly figures: Record<string, number>
  readonly failures: string[]
}

/**
 * Puts documents that say odd things into the files of journals, twenty-five each, and opens them. Fails where a journal
 * does not open, a list or a page is not shown, or the check finds anything but that a document was set aside.
 * @param options.runs how many documents
 */
export async function runHostileDocuments(options: {
  runs: number
  random: Random
  say?: (line: string) => void
}): Promise<HostileRuns> {
  const { runs, random, say = () => {} } = options
  const figures: Record<string, number> = {}
  const failures: string[] = []
  for (let done = 0; done < runs && failures.length < 10; done += DOCUMENTS_A_JOURNAL) {
    const journal = openTestJournal()
    const written: string[] = []
    const ids = new Set<string>()
    try {
      await journal.client.commands.addPerson({ names: { given: 'Ana' } })
      await whileClosed(journal, (database) => {
        for (let index = 0; index < DOCUMENTS_A_JOURNAL; index++) {
          const kind = KINDS[random(KINDS.length)]?.kind ?? 'person'
          const said: string[] = []
          // An id that is none is all that is odd: a document that is set aside for something else says nothing of it.
          const isOddId = random(10) === 0
          const doc = hostileDocument(kind, (handle) => writeOddly(handle, kind, isOddId ? null : random, said))
          const drawn = isOddId ? oddText(random) : hostileId(index)
          if (isOddId) said.push('an odd id')
          const id = ids.has(drawn) || (index > 0 && random(40) === 0) ? `${drawn}${index}` : drawn
          ids.add(id)
          written.push(`${kind} ${id}: ${said.join(', ')}`)
          insertDocument(database, id, kind, doc)
        }
        database.exec('DROP TABLE rows_state')
      })
      const { client } = journal
      await showEverything(client)
      await reportOf(client, client.commands.rebuild(), 'rebuild')
      const { problems, documents } = await reportOf(client, client.commands.check(), 'check')
      for (const { code } of problems) {
        figures[code] = (figures[code] ?? 0) + 1
        if (!FINE.includes(code)) failures.push(`the check finds ${code}: ${written.join(' | ')}`)
      }
      figures['documents shown'] = (figures['documents shown'] ?? 0) + documents
      await client.commands.addPerson({ names: { given: 'Bea' } })
    } catch (error) {
      failures.push(`${errorCode(error)} ${String(error)}: ${written.join(' | ')}`)
    } finally {
      await journal.close()
    }
    if (done % 500 === 0) say(`${done + DOCUMENTS_A_JOURNAL} documents`)
  }
  return { figures, failures }
}

/** What a document of the kind must say, and one or two odd fields; null: none. */
function writeOddly(handle: DocumentHandle, kind: string, random: Random | null, said: string[]): void {
  const rules = kindsOf(KINDS).get(kind)
  if (rules === undefined) throw new Error(`no kind ${kind}`)
  const put = (field: string, value: string) => handle.put('_root', field, value, 'str')
  if (kind === 'circle' || kind === 'organisation') put('name', 'Odd')
  if (kind === 'conversation') {
    put('date', '2026-11-20')
    put('channel', 'call')
  }
  if (kind === 'follow-up') {
    put('text', 'Odd')
    put('actor', 'me')
  }
  if (random === null) return
  const fields = Object.keys(rules.content.shape)
  for (let left = 1 + random(2); left > 0; left--) {
    const field = random(10) === 0 ? oddText(random) : (fields[random(fields.length)] ?? 'x')
    // An empty key is none to Automerge.
    if (field === '') continue
    said.push(field)
    const isMap = rules.maps.has(field) && random(5) > 0
    if (!isMap) putOdd(handle, '_root', field, random, 0)
    if (isMap) putOddEntries(handle, field, random)
  }
}

/** Up to four entries in a map, where it is one still. */
function putOddEntries(handle: DocumentHandle, field: string, random: Random): void {
  const found = handle.getWithType('_root', field)
  if (!Array.isArray(found) || found[0] !== 'map') return
  const [, map] = found
  for (let entries = random(5); entries > 0; entries--)
    putOdd(handle, map, random(2) === 0 ? hostileId(random(30)) : oddText(random) || 'x', random, 0)
}

/** A value of any type that Automerge has, maps and lists in maps included. */
function putOdd(handle: DocumentHandle, parent: string, key: string, random: Random, depth: number): void {
  const scalars: readonly (() => void)[] = [
    () => handle.put(parent, key, oddText(random), 'str'),
    () => handle.put(parent, key, hostileId(random(30)), 'str'),
    () => handle.put(parent, key, [0, -1, 1, 9e15, -9e15, 2 ** 31, 253_402_300_800_000][random(7)] ?? 0, 'int'),
    () => handle.put(parent, key, [0.5, -0.1, 1e300, Number.NaN, Number.POSITIVE_INFINITY][random(5)] ?? 0, 'f64'),
    () => handle.put(parent, key, random(2) === 0, 'boolean'),
    () => handle.put(parent, key, null, 'null'),
    () => handle.put(parent, key, new Uint8Array([1, 2, 3]), 'bytes'),
    () => handle.put(parent, key, 5, 'counter'),
    () => handle.put(parent, key, 8e15, 'timestamp'),
    () => void handle.putObject(parent, key, []),
    () => void handle.putObject(parent, key, oddText(random)),
  ]
  if (random(3) > 0 || depth > 3) return scalars[random(scalars.length)]?.()
  const map = handle.putObject(parent, key, {})
  const keys = ['kind', 'value', 'text', 'label', 'date', 'type', 'at', 'until', 'organisation', 'm', 'd', 'y']
  for (let left = random(4); left > 0; left--) putOdd(handle, map, keys[random(keys.length)] ?? 'x', random, depth + 1)
}

const ODD_TEXTS = [
  '',
  '__proto__',
  'constructor',
  'toString',
  '2026-02-30',
  '9999-12-31',
  '0001-01-01',
  '12026-02-03',
  'inner',
  'email',
  'done',
  'a'.repeat(3000),
  '\u0000',
  '\u202e',
  '😀',
  "'; DROP TABLE entries; --",
  '" OR "*',
  'call',
  'me',
]

function oddText(random: Random): string {
  return ODD_TEXTS[random(ODD_TEXTS.length)] ?? ''
}
