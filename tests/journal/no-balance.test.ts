import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contract, type JournalClient } from '#shared/contract/contract.ts'
import { FILE_FORMATS } from '#shared/contract/export-contract.ts'
import type { PersonId } from '#shared/model/id.ts'
import { everyAnswer, type KnownIds } from '#support/every-answer.ts'
import { day } from '#support/journal-test.ts'
import { arbitrarySteps, randomRun } from '#support/random-commands.ts'
import { openTestJournal, reportOf, type TestJournal } from '#support/test-journal.ts'

/** Words of an account between people, in English and German; `owedBy` and its kin as well. */
const ACCOUNT =
  /(?:^|[^a-z])(?:ow(?:e|es|ed)(?![a-z])|debts?|debtor|creditor|balances?|surplus|deficit|schuldet|schulden|saldo)(?![a-z])/

/** Keys of entries are sixteen characters at random, and may say anything. */
const isNamedSo = (key: string) => ACCOUNT.test(key) && !/^(?=.*\d)[\w-]{16}$/.test(key)
const isAccount = (text: string) => ACCOUNT.test(text.toLowerCase())

/** The keys of everything inside a value, and its numbers. */
function partsOf(value: unknown, found = { keys: new Set<string>(), numbers: new Set<number>() }) {
  if (typeof value === 'number') found.numbers.add(value)
  if (typeof value !== 'object' || value === null) return found
  for (const [key, inside] of Object.entries(value)) {
    found.keys.add(key)
    partsOf(inside, found)
  }
  return found
}

async function exported({ queries }: JournalClient): Promise<unknown> {
  let text = ''
  for (let after: number | null = null; ;) {
    const piece: Awaited<ReturnType<typeof queries.exportChunk>> = await queries.exportChunk({ after, cards: true })
    text += piece.text
    if (piece.next === null) return JSON.parse(text)
    after = piece.next
  }
}

/** All that can be asked of a journal, and its export. */
async function everything({ client }: TestJournal, known: KnownIds) {
  const answers = await everyAnswer(client, known)
  const values = [...answers.values()].flatMap(({ text }) =>
    /^[A-Z_]+$/.test(text) ? [] : [JSON.parse(text) as unknown],
  )
  return partsOf([...values, await exported(client)])
}

/** Every file that a journal is exported as, by its name. */
async function exportedFiles({ commands, queries }: JournalClient): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for (const format of FILE_FORMATS) {
    for (let after: number | null = null; ;) {
      const piece: Awaited<ReturnType<typeof queries.exportFile>> = await queries.exportFile({ format, after })
      files.set(format, (files.get(format) ?? '') + piece.text)
      if (piece.next === null) break
      after = piece.next
    }
  }
  const home = mkdtempSync(join(tmpdir(), 'rapport-balance-'))
  try {
    const folder = join(home, 'vault')
    await reportOf({ commands, queries } as JournalClient, commands.exportFolder({ format: 'vault', folder }), 'export')
    for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (statSync(join(folder, path)).isFile()) files.set(path, readFileSync(join(folder, path), 'utf8'))
    }
  } finally {
    rmSync(home, { recursive: true })
  }
  return files
}

/** What the page, the command line and the desktop may say, as it is written in them. */
function wordsOfScreens(): string[] {
  const messages = readFileSync('renderer/app/locales/en.po', 'utf8').matchAll(/^msgid "(.*)"$/gm)
  const sources = globSync(['electron/host/**/*.ts', 'electron/main/words.ts']).filter(
    (path) => !path.includes('.test.'),
  )
  const written = sources.flatMap((path) => [
    ...readFileSync(path, 'utf8').matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g),
  ])
  return [...messages, ...written].map(([, one = '', other = '']) => one + other)
}

const knownIds = (people: Iterable<PersonId>): KnownIds => ({
  people: new Set(people),
  conversations: new Set(),
  followUps: new Set(),
  organisations: new Set(),
  circles: new Set(),
  goals: new Set(),
  gives: new Set(),
  asks: new Set(),
  introductions: new Set(),
  archetypes: new Set(),
  reviews: new Set(),
  measures: new Set(),
})

describe('G4: nothing says how much more was given than received', () => {
  test('no field and no code of the contract is called so', () => {
    const names = new Set<string>()
    const seen = new Set<unknown>()
    const walk = (value: unknown): void => {
      if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) return
      seen.add(value)
      for (const key of Object.keys(value)) {
        names.add(key)
        const inside: unknown = Reflect.get(value, key)
        if (typeof inside === 'string') names.add(inside)
        walk(inside)
      }
    }
    walk(contract)
    // What is walked are the fields themselves.
    for (const name of ['actor', 'direction', 'needsHeard', 'minutes']) expect(names).toContain(name)
    expect([...names].filter((name) => ACCOUNT.test(name))).toEqual([])
  })

  test('the words of an account are known where they stand', () => {
    for (const word of ['owedBy', 'owes', 'debt', 'balance', 'Saldo'.toLowerCase()]) expect(word).toMatch(ACCOUNT)
    for (const word of ['lowest', 'flowed', 'balanced', 'followed']) expect(word).not.toMatch(ACCOUNT)
  })

  test('of somebody who was given far more than they gave, no answer and no export has the difference', async () => {
    const journal = openTestJournal()
    const { commands } = journal.client
    const { id } = await commands.addPerson({ names: { given: 'Ana' } })
    const usual = { text: 'an hour', people: [{ id }], day: day('2026-11-20') }
    // 971 and 13 minutes: 958 is nobody's day, count or length.
    for (const minutes of [400, 400, 171]) await commands.recordGive({ ...usual, direction: 'given', minutes })
    for (const minutes of [6, 7]) await commands.recordGive({ ...usual, direction: 'received', minutes })
    for (const actor of ['me', 'them'] as const)
      await commands.scheduleFollowUp({ text: 'the book', actor, people: [{ id }] })
    await commands.addAsk({ text: 'a lawyer', people: [{ id }] })
    const { numbers } = await everything(journal, knownIds([id]))
    expect(numbers).toContain(971)
    for (const difference of [958, -958]) expect(numbers).not.toContain(difference)
    const files = await exportedFiles(journal.client)
    expect([...files.values()].join('\n')).toContain('an hour')
    for (const [name, text] of files) {
      expect([name, text.match(/(?<!\d)958(?!\d)/)]).toEqual([name, null])
      expect([name, isAccount(text)]).toEqual([name, false])
    }
    await journal.close()
  })

  test('no screen, no answer of the command line and no notification has a word of an account', () => {
    const words = wordsOfScreens()
    for (const known of ['Needs heard', 'Open Rapport', 'only what I promised']) expect(words).toContain(known)
    expect(words.filter(isAccount)).toEqual([])
  })

  test('the sample has no such field, nor has any journal that commands can make', { timeout: 600_000 }, async () => {
    const sample = openTestJournal()
    await reportOf(sample.client, sample.client.commands.addSample(), 'sample')
    const people = await sample.client.queries.peopleIds({})
    const told = await everything(sample, knownIds(people))
    expect([...told.keys].filter(isNamedSo)).toEqual([])
    await sample.close()
    await fc.assert(
      fc.asyncProperty(arbitrarySteps({ minLength: 20, maxLength: 40 }), async (steps) => {
        const journal = openTestJournal()
        try {
          const random = randomRun(journal)
          for (const step of steps) await random.run(step)
          const { keys } = await everything(journal, random.known)
          expect([...keys].filter(isNamedSo)).toEqual([])
        } finally {
          await journal.close()
        }
      }),
      { numRuns: 4, seed: 9, endOnFailure: true },
    )
  })
})
