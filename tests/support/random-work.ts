import fc from 'fast-check'
import type { JournalClient } from '#shared/contract/contract.ts'
import { documentId } from '#shared/model/id.ts'
import { arbitrarySteps, randomRun } from './random-commands.ts'

/** What a command was answered, and the last change of every document that it touched. */
export interface Said {
  readonly command: string
  readonly refused: string | null
  readonly documents: Readonly<Record<string, string>>
}

const STEPS = 3000

/**
 * Runs random commands of a seed until one is not answered any more.
 * @param touched documents whose topics were told; emptied after each command
 */
export async function workAtRandom(
  journal: { client: JournalClient; clock: { now: number } },
  touched: Set<string>,
  seed: number,
  say: (said: Said) => void,
): Promise<void> {
  // What is forgotten is meant to be gone.
  const steps = arbitrarySteps({ minLength: STEPS, maxLength: STEPS }, ['forget', 'emptyTrash'])
  const run = randomRun(journal)
  for (const step of fc.sample(steps, { numRuns: 1, seed })[0] ?? []) {
    const { command, refused } = await run.run(step)
    // Topics are told behind the answer.
    await new Promise((resolve) => setImmediate(resolve))
    const documents: Record<string, string> = {}
    for (const id of touched) {
      // Looked up after the answer: what is found was committed, and is the last of it or a later one.
      const [last] = await journal.client.queries.history({ id: documentId.parse(id) }).catch(noneOf)
      if (last !== undefined) documents[id] = last.hash
    }
    touched.clear()
    say({ command, refused, documents })
  }
}

/** A document that is gone has none; where nobody answers any more, it is not known. */
function noneOf(error: unknown): [] {
  if (error instanceof Error && 'defined' in error && error.defined === true) return []
  throw error
}
