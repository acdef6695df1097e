import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase, type Database } from '#journal/documents/database.ts'
import { documentId } from '#shared/model/id.ts'
import type { AboutToForget, Said } from './random-work.ts'
import { openTestJournal, reportOf, type TestJournal } from './test-journal.ts'

export type Count = (what: string, by?: number) => void

/** What is known of a journal that is killed again and again. */
export interface Remembered {
  /** The last change that was acknowledged, of every document. */
  readonly acknowledged: Map<string, string>
  /** What is gone for good, as far as anybody was told. */
  readonly gone: Set<string>
  /** Words that stand in one document alone, by that document. */
  readonly words: Map<string, { readonly kind: string; readonly words: readonly string[] }>
  /** Documents that were made one, with all that they were made one with. */
  readonly same: Map<string, Set<string>>
}

/** Where a journal lies, and what it is opened with. */
export interface JournalPlace {
  readonly folder: string
  readonly key: Uint8Array
  readonly startAt: number
}

export function nothingRemembered(): Remembered {
  return { acknowledged: new Map(), gone: new Set(), words: new Map(), same: new Map() }
}

export function copyOf({ acknowledged, gone, words, same }: Remembered): Remembered {
  return { acknowledged: new Map(acknowledged), gone: new Set(gone), words: new Map(words), same: new Map(same) }
}

/**
 * Opens a journal that was killed, and says what is wrong with it: what was acknowledged and is not there, what was
 * forgotten and is, also as a word anywhere in the file once it is closed, and whatever the check finds.
 */
export async function problemsAfterKill(
  place: JournalPlace,
  lines: readonly (Said | AboutToForget)[],
  remembered: Remembered,
  count: Count,
): Promise<string[]> {
  const said = lines.filter((line) => 'command' in line)
  count('commands acknowledged', said.filter(({ refused }) => refused === null).length)
  count('commands refused', said.filter(({ refused }) => refused !== null).length)
  for (const one of said) remember(remembered, one)
  const last = lines.at(-1)
  const inDoubt = last !== undefined && 'forgets' in last ? last.forgets : null
  if (inDoubt !== null) count('kills while something was forgotten')
  return problemsOf(place, { remembered: () => remembered, inDoubt, count, look: () => Promise.resolve([]) })
}

/**
 * Opens a journal that was killed, looks, and compares it with what is remembered.
 * @param inDoubt what was being forgotten
 * @param look looks first; it may change what is remembered
 */
export async function problemsOf(
  place: JournalPlace,
  {
    remembered,
    inDoubt,
    count,
    look,
  }: {
    remembered: () => Remembered
    inDoubt: string | null
    count: Count
    look: (journal: TestJournal) => Promise<string[]>
  },
): Promise<string[]> {
  if (hasWordsLeft(place)) count('kills before the words of what was forgotten were out of the file')
  const journal = openTestJournal(place)
  try {
    const looked = await look(journal)
    const { problems, missing } = await whatIsLost(journal, remembered(), count)
    await journal.journal.close()
    const left = await whatIsLeft(place, remembered(), { missing, inDoubt, count })
    return [...looked, ...problems, ...left]
  } finally {
    await journal.journal.close()
  }
}

function remember({ acknowledged, gone, words, same }: Remembered, said: Said): void {
  for (const [id, hash] of Object.entries(said.documents)) acknowledged.set(id, hash)
  if (said.made !== null) words.set(said.made.id, said.made)
  noteSame(same, said.merged)
  for (const id of said.gone) {
    acknowledged.delete(id)
    gone.add(id)
  }
}

function noteSame(same: Remembered['same'], ids: readonly string[]): void {
  const all = new Set(ids.flatMap((id) => [id, ...(same.get(id) ?? [])]))
  for (const id of all) same.set(id, all)
}

/** Whether the file, as it was left, says that words are still to be taken out. Looks at a copy: to open it would mend it. */
function hasWordsLeft({ folder, key }: JournalPlace): boolean {
  const copy = mkdtempSync(join(tmpdir(), 'rapport-killed-'))
  try {
    for (const name of ['journal.db', 'journal.db-wal']) {
      if (existsSync(join(folder, name))) cpSync(join(folder, name), join(copy, name))
    }
    return existsSync(join(copy, 'journal.db')) && withDatabase({ folder: copy, key }, areWordsLeft)
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

function areWordsLeft(database: Database): boolean {
  return database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'forgotten_words'`).get() !== undefined
}

function withDatabase<Result>(
  { folder, key }: Pick<JournalPlace, 'folder' | 'key'>,
  look: (database: Database) => Result,
): Result {
  const database = openDatabase({ file: join(folder, 'journal.db'), key, mayMake: false })
  try {
    return look(database)
  } finally {
    database.close()
  }
}

/** What was acknowledged and is not as it was, and which documents are not there at all. */
async function whatIsLost(
  { client }: TestJournal,
  { acknowledged }: Remembered,
  count: Count,
): Promise<{ problems: string[]; missing: string[] }> {
  const problems: string[] = []
  const missing: string[] = []
  count('documents compared', acknowledged.size)
  for (const [id, hash] of acknowledged) {
    const history = await client.queries.history({ id: documentId.parse(id) }).catch(() => [])
    if (history.length === 0) missing.push(id)
    else if (!history.some((entry) => entry.hash === hash)) problems.push(`the change ${hash} of ${id} is lost`)
  }
  const report = await reportOf(client, client.commands.check(), 'check')
  problems.push(...report.problems.map((problem) => `the check finds ${JSON.stringify(problem)}`))
  return { problems, missing }
}

interface LookedFor {
  readonly missing: readonly string[]
  readonly inDoubt: string | null
  readonly count: Count
}

/** Looks at the file of a journal that is closed: its documents, and each of its bytes. */
async function whatIsLeft(
  place: JournalPlace,
  remembered: Remembered,
  { missing, inDoubt, count }: LookedFor,
): Promise<string[]> {
  const { acknowledged, gone, words, same } = remembered
  const file = withDatabase(place, (database) => ({
    there: new Set(database.prepare('SELECT id FROM documents').pluck().all() as string[]),
    kinds: new Map(
      database.prepare('SELECT id, kind FROM tombstones WHERE forgotten = 1').raw().all() as [string, string][],
    ),
    merged: database.prepare('SELECT id, merged_into FROM entries WHERE merged_into IS NOT NULL').raw().all() as [
      id: string,
      into: string,
    ][],
    areWordsLeft: areWordsLeft(database),
    bytes: database.serialize(),
  }))
  if (inDoubt !== null && !gone.has(inDoubt)) {
    count(`forgotten without an answer: ${file.kinds.has(inDoubt) ? 'gone' : 'whole'}`)
  }
  const problems: string[] = []
  for (const id of missing) {
    if (!goesWith(inDoubt, id, { same, kinds: file.kinds })) problems.push(`${id} is nowhere`)
    acknowledged.delete(id)
    gone.add(id)
  }
  for (const id of gone) {
    if (file.there.has(id) || !file.kinds.has(id)) problems.push(`${id} was forgotten, and is not`)
  }
  for (const [id, into] of file.merged) {
    noteSame(same, [id, into])
    if (gone.has(into)) problems.push(`${id} is left of ${into}, which was forgotten`)
  }
  if (file.areWordsLeft) problems.push('the journal is closed, and words are left in its file')
  const forgotten = [...words].filter(([id]) => gone.has(id))
  count('forgotten documents looked for in the file', forgotten.length)
  const found = forgotten.flatMap(([, { kind, words: said }]) =>
    said.filter((word) => file.bytes.includes(word.slice(4))).map((word) => ({ kind, word })),
  )
  if (found.length > 0) problems.push(...(await saidByNobody(place, found, file.there)))
  return problems
}

/** Whether one document may be gone where another one was being forgotten. */
function goesWith(
  forgotten: string | null,
  id: string,
  { same, kinds }: Pick<Remembered, 'same'> & { kinds: ReadonlyMap<string, string> },
): boolean {
  if (forgotten === null || !kinds.has(forgotten) || !kinds.has(id)) return false
  if (id === forgotten || same.get(forgotten)?.has(id) === true) return true
  // Another one, without them, is in their place.
  return kinds.get(forgotten) === 'person' && ['review', 'introduction'].includes(kinds.get(id) ?? '')
}

/**
 * Words that are in the file and that no document says which is there. People who were made one say each other's; what else says of
 * something that it was, as a follow-up that comes again or a review that was finished, goes on saying so, but not of people.
 */
async function saidByNobody(
  place: JournalPlace,
  found: readonly { readonly kind: string; readonly word: string }[],
  ids: Iterable<string>,
): Promise<string[]> {
  const journal = openTestJournal(place)
  try {
    const said = { person: '', other: '' }
    for (const id of ids) {
      const { kind } = await journal.client.queries.documentKind({ id: documentId.parse(id) })
      const history = await journal.client.queries.history({ id: documentId.parse(id) })
      said[kind === 'person' ? 'person' : 'other'] += JSON.stringify(history)
    }
    return found
      .filter(({ kind, word }) => !(kind === 'person' ? said.person : said.person + said.other).includes(word))
      .map(({ kind, word }) => `the word ${word} of a document that was forgotten (${kind}) is in the file`)
  } finally {
    await journal.journal.close()
  }
}
