import { onError, ORPCError } from '@orpc/server'
import { RPCHandler } from '@orpc/server/websocket'
import type { Journal } from '#journal/journal.ts'
import type { HostLog } from './host-log.ts'
import { isContractMessage } from './is-contract-message.ts'

/** Bytes of one message. The largest that the contract allows are two texts of a million characters. */
export const MAX_MESSAGE_BYTES = 8 * 1024 * 1024

/** What carries the messages of one connection, whatever it is made of. */
interface Wire {
  send(message: string): void
  /** Ends the connection: its other side does not keep to the protocol. `reason` is for that side's log. */
  refuse(reason: string): void
}

interface ServedWire {
  /** Takes one message as it came. */
  receive(message: unknown): void
  /** The connection is gone: what is still running for it is told to stop. */
  gone(): void
}

/** Answers the contract's messages. One of these serves all connections of a host. */
export interface ContractHandler {
  serve(wire: Wire): ServedWire
}

/**
 * The contract on a wire. Expected failures travel as the contract's errors, unknown and malformed questions are
 * answered with a refusal; what is no message at all ends the connection. A bug is logged here, and its caller
 * hears only that there was one.
 */
export function createContractHandler(journal: Pick<Journal, 'router'>, log: HostLog): ContractHandler {
  const handler = new RPCHandler(journal.router, { interceptors: [onError((error) => logBug(error, log))] })
  return {
    serve(wire) {
      // oRPC keeps one peer per socket by its identity; of the socket itself it uses only `send`.
      const socket = { send: sendText(wire), addEventListener: () => undefined }
      let open = true
      const refuse = (reason: string) => {
        if (!open) return
        open = false
        log.refused(reason)
        handler.close(socket)
        wire.refuse(reason)
      }
      return {
        receive(message) {
          if (!open) return
          if (typeof message !== 'string') return refuse('a message that is not text')
          if (Buffer.byteLength(message) > MAX_MESSAGE_BYTES) return refuse('a message that is too large')
          if (!isContractMessage(message)) return refuse('a malformed message')
          handler.message(socket, message).catch(() => refuse('a message that could not be answered'))
        },
        gone() {
          open = false
          handler.close(socket)
        },
      }
    },
  }
}

/** The contract has no files in it, so that every answer is text. */
function sendText(wire: Wire): (message: string | ArrayBufferLike | ArrayBufferView | Blob) => void {
  return (message) => {
    if (typeof message !== 'string') throw new TypeError('An answer of the contract is not text')
    wire.send(message)
  }
}

/** Logs what is no failure of the contract: anything thrown that is no ORPCError, and answers that break the contract. */
function logBug(error: unknown, log: HostLog): void {
  if (error instanceof ORPCError && (error.defined || error.status < 500)) return
  if (error instanceof Error && error.name === 'AbortError') return
  log.error('a bug while answering', error instanceof ORPCError ? (error.cause ?? error) : error)
}
