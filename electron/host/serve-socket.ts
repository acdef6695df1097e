import type { RawData, WebSocket } from 'ws'
import type { ContractHandler } from './contract-handler.ts'

export interface SocketDoor {
  /** Whether the token of the first frame lets in. */
  readonly admits: (token: string) => boolean
  /** How long to wait for the first frame. */
  readonly timeoutMs: number
}

/** The page knows by this code that another try with the same token is in vain. 4000–4999 are for applications. */
const NOT_LET_IN = 4401
const PROTOCOL_ERROR = 1002

/**
 * Serves the contract on a WebSocket. With a door, the first frame must be `{"token": …}` and is answered with
 * `{"open": true}`; without one, whoever could connect was let in by the file system.
 */
export function serveSocket(handler: ContractHandler, socket: WebSocket, door: SocketDoor | null): void {
  // ws has ended the connection by then; without a listener the event would end the process.
  socket.on('error', () => undefined)
  if (!door) return serve()
  const timer = setTimeout(() => socket.close(NOT_LET_IN), door.timeoutMs)
  socket.once('close', () => clearTimeout(timer))
  socket.once('message', (data, isBinary) => {
    clearTimeout(timer)
    const token = isBinary ? null : readToken(textOf(data))
    if (token === null || !door.admits(token)) return socket.close(NOT_LET_IN)
    serve()
    socket.send('{"open":true}')
  })

  function serve(): void {
    const served = handler.serve({
      send: (message) => socket.send(message),
      refuse: () => socket.close(PROTOCOL_ERROR),
    })
    socket.on('message', (data, isBinary) => served.receive(isBinary ? data : textOf(data)))
    socket.once('close', () => served.gone())
  }
}

/** ws hands over buffers unless it is told otherwise. */
function textOf(data: RawData): string {
  return Buffer.isBuffer(data) ? data.toString('utf8') : ''
}

function readToken(frame: string): string | null {
  try {
    const { token } = JSON.parse(frame) as { token?: unknown }
    return typeof token === 'string' ? token : null
  } catch {
    return null
  }
}
