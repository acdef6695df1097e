import { createRouterClient } from '@orpc/server'
import type { Journal } from '#journal/journal.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import { lineCommands } from '#shared/contract/line-contract.ts'
import { peopleQueries } from '#shared/contract/people-contract.ts'

/**
 * What the quick commands of a terminal ask. Of these the contract of their domain reads what goes in, and nothing else of it
 * is made: the whole of it takes as long as all that such a command does.
 */
const DIRECT: Readonly<Record<'commands' | 'queries', Readonly<Record<string, Direct>>>> = {
  commands: { logLine: { procedure: () => lineCommands.logLine } },
  queries: {
    jobs: { procedure: () => WITHOUT_INPUT },
    person: { procedure: () => peopleQueries.person, isPlain: ({ id }) => typeof id === 'string' && ID.test(id) },
    peopleNamed: {
      procedure: () => peopleQueries.peopleNamed,
      isPlain: ({ text, limit }) =>
        isText(text, 200) && Number.isInteger(limit) && Number(limit) > 0 && Number(limit) <= 50,
    },
    peopleMentioned: { procedure: () => peopleQueries.peopleMentioned, isPlain: ({ line }) => isText(line, 20_000) },
  },
}

interface Direct {
  readonly procedure: () => Procedure
  /** Whether the contract would take this as it stands, to be seen without making its schemas. Everything else it reads. */
  readonly isPlain?: (input: Readonly<Record<string, unknown>>) => boolean
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function isText(value: unknown, maxLength: number): boolean {
  return typeof value === 'string' && value.length <= maxLength
}

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
        const own = Object.hasOwn(direct, name) ? direct[String(name)] : undefined
        if (own === undefined) return Reflect.get(client()[kind], name) as unknown
        return async (input: unknown) => {
          const read = own.isPlain?.(input as Record<string, unknown>) ? input : await readInput(own.procedure(), input)
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
