import { request } from 'node:http'
import { connect } from 'node:net'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { WebSocket } from 'ws'
import type { JournalClient } from '#shared/contract/contract.ts'
import { journalSocketPath } from './data-folders.ts'
import { MAX_MESSAGE_BYTES } from './contract-handler.ts'

export interface LocalConnection {
  readonly client: JournalClient
  close(): Promise<void>
}

/** Connects to the host that has the journal of this folder open; null where there is none. */
export function connectToLocalHost(folder: string): Promise<LocalConnection | null> {
  const socket = new WebSocket('ws://localhost/journal', {
    createConnection: () => connect(journalSocketPath(folder)),
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
  })
  return new Promise((resolve) => {
    socket.on('error', () => resolve(null))
    socket.once('open', () => {
      const link = new RPCLink({ websocket: socket as unknown as globalThis.WebSocket })
      resolve({ client: createORPCClient(link), close: () => closed(socket) })
    })
  })
}

function closed(socket: WebSocket): Promise<void> {
  const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.close()
  return gone
}

/** Puts one of the `LocalRequests` to the host of this folder: its answer, or null where nobody is there or it has no such thing. */
export function askLocalHost(folder: string, path: '/quick-log' | '/address'): Promise<string | null> {
  return new Promise((resolve) => {
    const asked = request({ socketPath: journalSocketPath(folder), path, method: 'POST' }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => (text += part))
      response.on('end', () => resolve(response.statusCode === 200 || response.statusCode === 204 ? text : null))
    })
    asked.on('error', () => resolve(null))
    asked.end()
  })
}
