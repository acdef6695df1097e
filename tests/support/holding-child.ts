// Asks for the journal in the folder that it is given, says what became of it, and holds it until it is killed.
import { writeSync } from 'node:fs'
import { isJournalError } from '#journal/documents/journal-error.ts'
import { holdJournal } from '#journal/documents/journal-lock.ts'

const [, , folder = ''] = process.argv
try {
  holdJournal(folder, { program: 'desktop', now: Date.UTC(2026, 10, 23, 9) })
  writeSync(1, 'holds\n')
  setInterval(() => {}, 60_000)
} catch (error) {
  writeSync(1, isJournalError(error, 'held') ? 'held\n' : `${String(error)}\n`)
}
