import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ParsedFile } from '#journal/exchange/imported-record.ts'
import { readImportFile } from '#journal/exchange/read-import-file.ts'
import { channelEntry, dateEntry, placeEntry } from '#shared/model/person-entries.ts'
import { personNames } from '#shared/model/person-names-schema.ts'
import { importFile } from './import-file.ts'
import { openTestJournal, reportOf } from './test-journal.ts'

const ORIGINALS = join('tests', 'exchange', 'fixtures')
// As many bytes of a file: what is mutated a few times should be hit where it says something.
const MAX_BYTES = 6000

export interface ImportMutations {
  readonly figures: Record<string, number>
  readonly failures: string[]
}

/**
 * Mutates files of every format and reads them. Fails where reading throws, or a record is none that the journal takes;
 * each two-hundredth is imported into a journal too, whose check must find nothing.
 */
export async function runImportMutations(options: {
  runs: number
  random: (below: number) => number
  say?: (line: string) => void
}): Promise<ImportMutations> {
  const { runs, random, say = () => {} } = options
  const originals = readdirSync(ORIGINALS).map((name) => readFileSync(join(ORIGINALS, name)).subarray(0, MAX_BYTES))
  const pick = () => originals[random(originals.length)] ?? Buffer.alloc(0)
  const figures: Record<string, number> = {}
  const failures: string[] = []
  const journal = openTestJournal()
  try {
    for (let run = 0; run < runs && failures.length < 10; run++) {
      const bytes = mutated(pick(), pick, random)
      const outcome = await readingOf(bytes)
      const isImported = run % 200 === 0 && outcome.failure === null && outcome.what.startsWith('read')
      if (isImported) await importFile(journal.client, 'mutated', bytes)
      figures[outcome.what] = (figures[outcome.what] ?? 0) + 1
      if (isImported) figures['imported as well'] = (figures['imported as well'] ?? 0) + 1
      if (outcome.failure !== null) failures.push(`run ${run}: ${outcome.failure}: ${bytes.toString('base64')}`)
      if (run % 5000 === 4999) say(`${run + 1} files`)
    }
    const { problems } = await reportOf(journal.client, journal.client.commands.check(), 'check')
    failures.push(...problems.map((problem) => `the check finds ${JSON.stringify(problem)}`))
  } finally {
    await journal.close()
  }
  return { figures, failures }
}

/** Whether every record is one that the journal takes. */
export function areValidRecords({ records }: ParsedFile): boolean {
  return records.every(
    ({ names, channels, places, dates }) =>
      personNames.safeParse(names).success &&
      channels.every((channel) => channelEntry.safeParse(channel).success) &&
      places.every((place) => placeEntry.safeParse(place).success) &&
      dates.every((date) => dateEntry.safeParse(date).success),
  )
}

async function readingOf(bytes: Uint8Array): Promise<{ what: string; failure: string | null }> {
  try {
    const reading = await readImportFile('mutated', bytes)
    if (reading.kind === 'refused') return { what: `refused: ${reading.failure.code}`, failure: null }
    if (reading.kind === 'stopped') return { what: 'stopped', failure: 'it stopped by itself' }
    const { format, problemCount } = reading.file
    const what = `read as ${format}, ${problemCount === 0 ? 'no problems' : 'with problems'}`
    return { what, failure: areValidRecords(reading.file) ? null : 'a record is not valid' }
  } catch (error) {
    return { what: 'thrown', failure: String(error) }
  }
}

const ODD = ['"', '\n', '\r\n', '\0', '\ufeff', ',', ';', ':', '=', '\t', 'BEGIN:VCARD\n', 'END:VCARD\n', '=C3\n', '🙂']

/** One to six mutations: bits, stretches taken out, doubled or put in from another file, odd letters, an end cut off. */
function mutated(original: Buffer, other: () => Buffer, random: (below: number) => number): Buffer {
  let bytes = Buffer.from(original)
  for (let left = 1 + random(6); left > 0; left--) {
    const at = random(bytes.length + 1)
    const stretch = bytes.subarray(at, at + random(200))
    const from = other()
    const start = random(from.length + 1)
    const kinds = [
      () => Buffer.concat([bytes.subarray(0, at), Buffer.of(random(256)), bytes.subarray(at + 1)]),
      () => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + stretch.length)]),
      () => Buffer.concat([bytes.subarray(0, at), stretch, stretch, bytes.subarray(at)]),
      () => Buffer.concat([bytes.subarray(0, at), from.subarray(start, start + random(400)), bytes.subarray(at)]),
      () => Buffer.concat([bytes.subarray(0, at), Buffer.from(ODD[random(ODD.length)] ?? ''), bytes.subarray(at)]),
      () => bytes.subarray(0, random(8) === 0 ? at : bytes.length),
      () => (random(8) === 0 ? Buffer.from(bytes.toString('utf8'), random(2) === 0 ? 'utf16le' : 'latin1') : bytes),
    ]
    bytes = Buffer.from(kinds[random(kinds.length)]?.() ?? bytes)
  }
  return bytes
}
