import { test as base } from 'vitest'
import { parseCivilDate, type CivilDate } from '#shared/model/civil-date.ts'
import { openTestJournal, type TestJournal } from './test-journal.ts'

/** A test with an empty journal of its own. */
export const test = base.extend<{ journal: TestJournal }>({
  // oxlint-disable-next-line no-empty-pattern -- vitest reads the names from the pattern
  journal: async ({}, use) => {
    const journal = openTestJournal()
    await use(journal)
    await journal.close()
  },
})

export function day(text: string): CivilDate {
  const date = parseCivilDate(text)
  if (date === null) throw new Error(`not a day: ${text}`)
  return date
}

/** The code and message of what a call was refused with; fails where it was not. */
export async function refusalOf(call: Promise<unknown>): Promise<{ code: string; message: string; data: unknown }> {
  const error = await call.then(
    (answer) => {
      throw new Error(`was not refused: ${JSON.stringify(answer)}`)
    },
    (thrown: unknown) => thrown,
  )
  return error as { code: string; message: string; data: unknown }
}
