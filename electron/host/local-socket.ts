import { chmodSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { WebSocketServer } from 'ws'
import type { ContractHandler } from './contract-handler.ts'
import { MAX_MESSAGE_BYTES } from './contract-handler.ts'
import { journalSocketPath } from './data-folders.ts'
import { makeSocketFolder } from './own-socket.ts'
import { serveSocket } from './serve-socket.ts'

/** What other programs of this user may ask the host besides the contract. Left out where a host has no such thing. */
export interface LocalRequests {
  /** Shows the quick-log window. */
  readonly showQuickLog?: () => void
  /** Gives an address that opens the journal in a browser, once. */
  readonly newAddress?: () => string
}

export interface LocalSocket {
  close(): Promise<void>
}

/**
 * Listens in the journal's folder, so that the command line and a second start find the host that has the journal
 * open. The contract travels as on every other socket; the file system (0600, in a folder of 0700) lets in this
 * user alone. To be called only by who holds the journal's lock: a socket file found there is a dead one's.
 */
export async function listenLocally(
  folder: string,
  handler: ContractHandler,
  requests: LocalRequests,
): Promise<LocalSocket> {
  const path = journalSocketPath(folder)
  const isFile = process.platform !== 'win32'
  if (isFile) {
    makeSocketFolder(path, folder)
    rmSync(path, { force: true })
  }
  const server = createServer((request, response) => answer(request, response, requests))
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false })
  server.on('upgrade', (request, stream, head) => {
    stream.on('error', () => undefined)
    sockets.handleUpgrade(request, stream, head, (socket) => serveSocket(handler, socket, null))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  if (isFile) chmodSync(path, 0o600)
  return {
    close() {
      for (const socket of sockets.clients) socket.terminate()
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function answer(request: IncomingMessage, response: ServerResponse, requests: LocalRequests): void {
  if (request.method === 'POST' && request.url === '/quick-log' && requests.showQuickLog) {
    requests.showQuickLog()
    response.writeHead(204).end()
  } else if (request.method === 'POST' && request.url === '/address' && requests.newAddress) {
    response.writeHead(200, { 'content-type': 'text/plain' }).end(requests.newAddress())
  } else {
    response.writeHead(404).end()
  }
}
