import { randomFillSync } from 'node:crypto'
// Commits to the journal that it is given until it is killed, and says each acknowledged commit on a line of its own.
import { writeSync } from 'node:fs'
import { openDatabase } from '#journal/documents/database.ts'
import { openDocumentStore } from '#journal/documents/document-store.ts'
import { KINDS } from '#journal/kinds/kinds.ts'
import { civilDate } from '#shared/model/civil-date-schema.ts'
import type { DocumentId } from '#shared/model/id.ts'

const [, , file = '', personId = ''] = process.argv
const id = personId as DocumentId
const database = openDatabase({ file, key: new Uint8Array(32).fill(7) })
const store = openDocumentStore({
  database,
  definitions: KINDS,
  now: () => Date.now(),
  random: (bytes) => void randomFillSync(bytes),
  onCommitting: () => {},
})
for (let count = 0; ; count++) {
  const { result } = store.commit({ command: 'log', device: 'child' }, (write) => {
    write.set(id, ['askNext'], `count ${count} of ${process.pid}`)
    return write.create('conversation', {
      date: civilDate.parse('2026-11-23'),
      channel: 'call',
      participants: { [id]: true },
      notes: `note ${count} of ${process.pid}`,
    })
  })
  // Synchronous: a line that was written is a commit that was acknowledged.
  writeSync(1, `${result} ${count} ${process.pid}\n`)
}
