import fc from 'fast-check'
import { expect, test } from 'vitest'
import { topicsOfQuery } from '#shared/contract/query-topics.ts'
import { changedAnswers, everyAnswer, type Answer } from '#support/every-answer.ts'
import { arbitrarySteps, randomRun } from '#support/random-commands.ts'
import { openTestJournal } from '#support/test-journal.ts'

const A_MINUTE_MS = 60_000

/** Answers that changed although the page was told of none of their topics: it would go on showing the old ones. */
function untold(changed: readonly Answer[], touched: ReadonlySet<string>): Answer[] {
  if (touched.has('*')) return []
  return changed.filter(({ name, input }) => {
    const topics = topicsOfQuery(name, input)
    return topics.length > 0 && !topics.some((topic) => touched.has(topic))
  })
}

test('every query whose answer a command changes is told of, on every screen', { timeout: 900_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(arbitrarySteps({ minLength: 20, maxLength: 45 }), async (steps) => {
      const journal = openTestJournal()
      try {
        const random = randomRun(journal)
        const touched = new Set<string>()
        journal.journal.onChange((topics) => topics.forEach((topic) => touched.add(topic)))
        let before = await everyAnswer(journal.client, random.known)
        for (const step of steps) {
          // Within one day: at midnight the topic "day" says that everything may have changed.
          journal.clock.now += A_MINUTE_MS
          touched.clear()
          const ran = await random.run(step)
          await new Promise((resolve) => setImmediate(resolve))
          const after = await everyAnswer(journal.client, random.known)
          expect({ ...ran, untold: untold(changedAnswers(before, after), touched), touched: undefined }).toEqual({
            ...ran,
            untold: [],
          })
          before = after
        }
      } finally {
        await journal.close()
      }
    }),
    { numRuns: 8, seed: 4, endOnFailure: true },
  )
})

const TELLS_OF_UNDO = ['history', 'jobs', 'backups', 'imports']

test('undo brings every answer back as it was, and undoing that as it was after', { timeout: 900_000 }, async () => {
  const undone = new Set<string>()
  await fc.assert(
    fc.asyncProperty(arbitrarySteps({ minLength: 18, maxLength: 36 }, ['undo']), async (steps) => {
      const journal = openTestJournal()
      try {
        const random = randomRun(journal)
        for (const step of steps) {
          journal.clock.now += A_MINUTE_MS
          const before = await everyAnswer(journal.client, random.known)
          const { command, undo } = await random.run(step)
          if (undo === null) continue
          const after = await everyAnswer(journal.client, random.known)
          const back = await journal.client.commands.undo({ token: undo })
          expect(back.leftAlone).toEqual([])
          // What was made is in the trash then, which is where it can be found again.
          const isSame = ({ name }: Answer) => !TELLS_OF_UNDO.includes(name) && name !== 'trash'
          const restored = await everyAnswer(journal.client, random.known)
          expect({ command, changed: changedAnswers(before, restored).filter(isSame) }).toEqual({
            command,
            changed: [],
          })
          const again = await journal.client.commands.undo({ token: back.undo ?? '' })
          expect(again.leftAlone).toEqual([])
          const redone = await everyAnswer(journal.client, random.known)
          const differs = changedAnswers(after, redone).filter(({ name }) => !TELLS_OF_UNDO.includes(name))
          expect({ command, differs }).toEqual({ command, differs: [] })
          undone.add(command)
        }
      } finally {
        await journal.close()
      }
    }),
    { numRuns: 8, seed: 6, endOnFailure: true },
  )
  expect(undone.size).toBeGreaterThan(22)
})
