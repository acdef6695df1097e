import { implement } from '@orpc/server'
import { contract } from '#shared/contract/contract.ts'
import type {
  CommandName,
  CommandOutput,
  CommandRequest,
  QueryName,
  QueryOutput,
  QueryRequest,
} from '#shared/contract/contract.ts'
import type { ChangeStream } from './change-stream.ts'
import { toContractError } from './contract-errors.ts'
import type { Journal } from './journal.ts'

export type CommandHandlers = {
  readonly [Name in CommandName]: (input: CommandRequest<Name>) => CommandOutput<Name> | Promise<CommandOutput<Name>>
}
export type QueryHandlers = {
  readonly [Name in QueryName]: (input: QueryRequest<Name>) => QueryOutput<Name> | Promise<QueryOutput<Name>>
}

type Handler = (input: unknown) => unknown
interface Implementer {
  handler(handle: (call: { input: unknown }) => unknown): unknown
}

/**
 * Joins the contract, which parses what comes in and checks what goes out, with what the journal does.
 * `commandsDone` waits for commands that are done in steps and have begun.
 */
export function implementContract(
  commands: CommandHandlers,
  queries: QueryHandlers,
  stream: ChangeStream,
): { router: Journal['router']; commandsDone: () => Promise<void> } {
  const implementer = implement(contract)
  const running = new Set<Promise<unknown>>()
  const router = {
    commands: implementAll(implementer.commands, commands, (answered) => {
      running.add(answered)
      const end = () => void running.delete(answered)
      answered.then(end, end)
    }),
    queries: implementAll(implementer.queries, queries),
    changes: implementer.changes.handler(({ signal }) => stream.follow(signal)),
  }
  return {
    router: router as unknown as Journal['router'],
    commandsDone: async () => void (await Promise.allSettled(running)),
  }
}

// `CommandHandlers` and `QueryHandlers` have checked each handler against its procedure; here all are alike.
function implementAll(
  implementers: object,
  handlers: object,
  begun?: (answered: Promise<unknown>) => void,
): Record<string, unknown> {
  const pairs = Object.entries(handlers).map(([name, handler]) => {
    const implementer = Reflect.get(implementers, name) as Implementer
    const handle = ({ input }: { input: unknown }) => {
      const answered = answer(handler as Handler, input)
      begun?.(answered)
      return answered
    }
    return [name, implementer.handler(handle)]
  })
  return Object.fromEntries(pairs) as Record<string, unknown>
}

async function answer(handler: Handler, input: unknown): Promise<unknown> {
  try {
    return await handler(input)
  } catch (error) {
    throw toContractError(error, input)
  }
}
