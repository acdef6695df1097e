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

/** Joins the contract, which parses what comes in and checks what goes out, with what the journal does. */
export function implementContract(
  commands: CommandHandlers,
  queries: QueryHandlers,
  stream: ChangeStream,
): Journal['router'] {
  const implementer = implement(contract)
  const router = {
    commands: implementAll(implementer.commands, commands),
    queries: implementAll(implementer.queries, queries),
    changes: implementer.changes.handler(({ signal }) => stream.follow(signal)),
  }
  return router as unknown as Journal['router']
}

// `CommandHandlers` and `QueryHandlers` have checked each handler against its procedure; here all are alike.
function implementAll(implementers: object, handlers: object): Record<string, unknown> {
  const pairs = Object.entries(handlers).map(([name, handler]) => {
    const implementer = Reflect.get(implementers, name) as Implementer
    return [name, implementer.handler(({ input }) => answer(handler as Handler, input))]
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
