// Opens the journal in the folder that it is given as a Rapport of two formats later would, says each point that it
// reaches, and stops for ever at the one that it is told, to be killed there.
import { writeSync } from 'node:fs'
import { openJournalDatabase } from '#journal/documents/open-journal-database.ts'
import { twoStepFormats } from './two-step-formats.ts'

const [, , folder = '', stopAt = ''] = process.argv
const at = (point: string) => {
  writeSync(1, `${point}\n`)
  if (point === stopAt) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}
const now = () => {
  // Asked for the name of the backup, which is not there yet.
  at('not backed up')
  return Date.UTC(2027, 0, 1)
}
const database = openJournalDatabase({ folder, key: new Uint8Array(32).fill(7), now, formats: twoStepFormats(at) })
at('open')
database.close()
