import fc from 'fast-check'
import type { JournalClient } from '#shared/contract/contract.ts'
import { addDays, civilDateAt } from '#shared/model/civil-date.ts'
import { documentId, type DocumentId, type PersonId } from '#shared/model/id.ts'
import { errorCode } from './error-code.ts'
import { FORGETTABLE_KINDS, makeForgettable, type ForgettableKind, type Maker } from './forgettable.ts'
import { arbitrarySteps, randomRun, type Ran } from './random-commands.ts'
import { seededRandom } from './seeded-random.ts'

/** What a command was answered, and the last change of every document that it touched. */
export interface Said {
  readonly command: string
  readonly refused: string | null
  readonly documents: Readonly<Record<string, string>>
  /** What it touched, and is in the journal no more. */
  readonly gone: readonly string[]
  /** What it made, with words that stand nowhere else. */
  readonly made: { readonly id: DocumentId; readonly kind: ForgettableKind; readonly words: readonly string[] } | null
  /** What is one now, where two became one. */
  readonly merged: readonly string[]
}

/** What is said before anything is forgotten: it may be killed in the middle. */
export interface AboutToForget {
  readonly forgets: DocumentId
}

const STEPS = 3000

/**
 * Runs random commands of a seed until one is not answered any more. What they make, and what was there before, is forgotten now and then.
 * @param touched documents whose topics were told; emptied after each command
 */
export async function workAtRandom(
  journal: { client: JournalClient; clock: { now: number } },
  touched: Set<string>,
  seed: number,
  say: (said: Said | AboutToForget) => void,
): Promise<void> {
  const { client, clock } = journal
  const random = seededRandom(seed)
  const steps = fc.sample(arbitrarySteps({ minLength: STEPS, maxLength: STEPS }, ['forget']), { numRuns: 1, seed })
  const run = randomRun(journal)
  // Of those who worked here before.
  const known: DocumentId[] = await idsOf(client)
  const words: string[] = []
  const today = civilDateAt(clock.now, 'UTC')
  const maker: Maker = {
    client,
    today,
    past: () => addDays(today, -1 - random(400)),
    word() {
      const word = `q${Array.from({ length: 12 }, () => random(16).toString(16)).join('')}x`
      words.push(word)
      return word
    },
    async someone() {
      const people = [...run.known.people]
      const one = random(3) === 0 ? undefined : people[random(people.length)]
      return one ?? (await client.commands.addPerson({ names: { given: 'Priya' } })).id
    },
  }
  for (const step of steps[0] ?? []) {
    const dice = random(8)
    const forgets = dice === 1 ? known[random(known.length)] : undefined
    let ran: Pick<Ran, 'refused' | 'merged'> & { command: string }
    let made: Said['made'] = null
    if (dice === 0) {
      const kind = FORGETTABLE_KINDS[random(FORGETTABLE_KINDS.length)] as ForgettableKind
      const answer = await answerOf(makeForgettable(kind, maker), [
        'NOT_FOUND',
        'PERSON_IN_TRASH',
        'SAME_PERSON',
        'REVIEW_FINISHED',
      ])
      if (answer.refused === null) {
        made = { id: answer.result, kind, words: [...words] }
        known.push(made.id)
        if (kind === 'person') run.known.people.add(made.id as PersonId)
      }
      words.length = 0
      ran = { command: `make a document: ${kind}`, refused: answer.refused, merged: [] }
    } else if (forgets === undefined) ran = await run.run(step)
    else {
      say({ forgets })
      const { refused } = await answerOf(client.commands.forget({ id: forgets }), ['NOT_FOUND', 'PREFERENCES_STAY'])
      ran = { command: 'forget', refused, merged: [] }
      touched.add(forgets)
    }
    // Topics are told behind the answer.
    await new Promise((resolve) => setImmediate(resolve))
    const documents: Record<string, string> = {}
    const gone: string[] = []
    for (const one of touched) {
      // Looked up after the answer: what is found was committed, and is the last of it or a later one.
      const [last] = await client.queries.history({ id: documentId.parse(one) }).catch(noneOf)
      if (last === undefined) gone.push(one)
      else {
        documents[one] = last.hash
        if (!known.includes(one as DocumentId)) known.push(one as DocumentId)
      }
    }
    touched.clear()
    say({ ...ran, documents, gone, made })
  }
}

/** Everybody and all that was talked of: whatever else there is has to do with them. */
async function idsOf({ queries }: JournalClient): Promise<DocumentId[]> {
  const { rows } = await queries.journal({ limit: 200 })
  return [...(await queries.peopleIds({})), ...rows.map(({ id }) => id)]
}

/** Of a refusal that may be, its code; any other error is thrown. */
async function answerOf<Result>(
  answer: Promise<Result>,
  expected: readonly string[],
): Promise<{ refused: null; result: Result } | { refused: string }> {
  try {
    return { refused: null, result: await answer }
  } catch (error) {
    const refused = errorCode(error)
    if (!expected.includes(refused)) throw error
    return { refused }
  }
}

/** A document that is gone has none; where nobody answers any more, it is not known. */
function noneOf(error: unknown): [] {
  if (error instanceof Error && 'defined' in error && error.defined === true) return []
  throw error
}
