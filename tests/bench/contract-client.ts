import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { RPCHandler } from '@orpc/server/message-port'
import type { Journal } from '#journal/journal.ts'
import type { JournalClient } from '#shared/contract/contract.ts'

/** A client over a MessagePort, as a page has one: every message is written, sent, parsed and checked. */
export function contractClient(journal: Pick<Journal, 'router'>): { client: JournalClient; close(): void } {
  const { port1, port2 } = new MessageChannel()
  new RPCHandler(journal.router).upgrade(port2)
  const client: JournalClient = createORPCClient(new RPCLink({ port: port1 }))
  port1.start()
  port2.start()
  return { client, close: () => port1.close() }
}
