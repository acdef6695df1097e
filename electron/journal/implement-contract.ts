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
import type { Journal, JournalDoor } from './journal.ts'
import { toJournalError } from './documents/journal-error.ts'
import { needsRows, type RowsGate } from './rows-gate.ts'

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

interface Door {
  readonly gate: RowsGate
  readonly explained: (error: unknown) => unknown
  /** Is told of each question and command, when it comes. */
  readonly noteUse: () => void
}

/** @param door.explained adds to an error what is known of the journal */
export function openDoor(commands: CommandHandlers, queries: QueryHandlers, door: Door): JournalDoor {
  const running = new Set<Promise<unknown>>()
  const handlers = { commands, queries }
  return {
    call(kind, name, input) {
      door.noteUse()
      // `CommandHandlers` and `QueryHandlers` have checked each handler against its procedure; here all are alike.
      const answered = answer(name, Reflect.get(handlers[kind], name) as Handler, input, door)
      if (kind === 'commands') {
        running.add(answered)
        const end = () => void running.delete(answered)
        answered.then(end, end)
      }
      return answered
    },
    commandsDone: async () => void (await Promise.allSettled(running)),
  }
}

/** Joins the contract, which parses what comes in and checks what goes out, with what the journal does. */
export function implementContract(door: JournalDoor, stream: ChangeStream): Journal['router'] {
  const implementer = implement(contract)
  const router = {
    commands: implementAll(implementer.commands, 'commands', door),
    queries: implementAll(implementer.queries, 'queries', door),
    changes: implementer.changes.handler(({ signal }) => stream.follow(signal)),
  }
  return router as unknown as Journal['router']
}

function implementAll(implementers: object, kind: 'commands' | 'queries', door: JournalDoor): Record<string, unknown> {
  const pairs = Object.keys(contract[kind]).map((name) => {
    const implementer = Reflect.get(implementers, name) as Implementer
    return [name, implementer.handler(({ input }) => door.call(kind, name, input))]
  })
  return Object.fromEntries(pairs) as Record<string, unknown>
}

async function answer(name: string, handler: Handler, input: unknown, { gate, explained }: Door): Promise<unknown> {
  try {
    // Nobody is kept waiting, not for a microtask either, where rows are whole.
    const waiting = needsRows(name) ? gate.pass() : undefined
    if (waiting !== undefined) await waiting
    try {
      return await handler(input)
    } catch (error) {
      // What came upon a damaged page wrote nothing: it is done once more when rows were made anew.
      if (!(await gate.mend(toJournalError(error)))) throw error
      return await handler(input)
    }
  } catch (error) {
    throw toContractError(explained(error), input)
  }
}
