import { randomFillSync } from 'node:crypto'
// Opens the journal that it is given and says whether Automerge was loaded: before, and after a document was read.
import { writeSync } from 'node:fs'
import { createRequire } from 'node:module'
import { openDatabase } from '#journal/documents/database.ts'
import { openDocumentStore } from '#journal/documents/document-store.ts'
import { KINDS } from '#journal/kinds/kinds.ts'

const [, , file = ''] = process.argv
const database = openDatabase({ file, key: new Uint8Array(32).fill(7) })
const store = openDocumentStore({
  database,
  definitions: KINDS,
  now: () => Date.now(),
  random: (bytes) => void randomFillSync(bytes),
  onCommitting: () => {},
})
const isLoaded = () => Object.keys(createRequire(import.meta.url).cache).some((path) => path.includes('@automerge'))
const { person } = store.counts()
const before = isLoaded()
for (const found of store.each()) store.read(found.id)
writeSync(1, JSON.stringify({ person, automergeLoaded: [before, isLoaded()] }))
store.close()
database.close()
