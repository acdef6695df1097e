import { createRouterClient } from '@orpc/server'
import type { Journal } from '#journal/journal.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import { lineCommands } from '#shared/contract/line-contract.ts'
import { peopleQueries } from '#shared/contract/people-contract.ts'

/**
 * What the quick commands of a terminal ask. Of these the contract of their domain reads what goes in, and nothing else of it
 * is made: the whole of it takes as long as all that such a command does.
 */
const DIRECT = {
  commands: { logLine: () => lineCommands.logLine },
  queries: {
    jobs: () => WITHOUT_INPUT,
    person: () => peopleQueries.person,
    peopleNamed: () => peopleQueries.peopleNamed,
    peopleMentioned: () => peopleQueries.peopleMentioned,
  },
} as const

interface Procedure {
  readonly '~orpc': {
    readonly inputSchema?: { readonly '~standard': { validate(input: unknown): unknown } } | undefined
  }
}

const WITHOUT_INPUT: Procedure = { '~orpc': {} }

/** A client of a journal in this process. */
export function directClient(journal: Pick<Journal, 'router' | 'call'>): JournalClient {
  let whole: JournalClient | null = null
  const client = () => (whole ??= createRouterClient(journal.router) as JournalClient)
  const ways = (kind: 'commands' | 'queries') =>
    new Proxy(DIRECT[kind], {
      get(direct, name) {
        const procedure = (Object.hasOwn(direct, name) ? Reflect.get(direct, name) : undefined) as
          | (() => Procedure)
          | undefined
        if (procedure === undefined) return Reflect.get(client()[kind], name) as unknown
        return async (input: unknown) => {
          const read = await readInput(procedure(), input)
          // What the contract refuses, it refuses in its own words.
          if (read === REFUSED) return (Reflect.get(client()[kind], name) as (input: unknown) => unknown)(input)
          return journal.call(kind, String(name), read)
        }
      },
    })
  return {
    commands: ways('commands'),
    queries: ways('queries'),
    get changes() {
      return client().changes
    },
  } as unknown as JournalClient
}

const REFUSED = Symbol('refused')

async function readInput({ '~orpc': { inputSchema } }: Procedure, input: unknown): Promise<unknown> {
  if (inputSchema === undefined) return input
  const read = (await inputSchema['~standard'].validate(input)) as { value: unknown } | { issues: unknown }
  return 'value' in read ? read.value : REFUSED
}
