import type { Duplex } from 'node:stream'
import type { RawData, WebSocket } from 'ws'
import type { ContractHandler } from './contract-handler.ts'

export interface SocketDoor {
  /** Whether the token of the first frame lets in. */
  readonly admits: (token: string) => boolean
  /** How long to wait for the first frame. */
  readonly timeoutMs: number
  /** Is told that the token was good. */
  readonly letIn?: () => void
}

/** Of a frame that shows a token, which has some sixty. */
const MAX_TOKEN_FRAME_BYTES = 4096
// More than this waits to be read by the other side: nothing more is taken from it.
const MAX_WAITING_BYTES = 1024 * 1024
// A page that reads nothing at all is let go, and asks again for everything when it comes back.
const MAX_UNREAD_BYTES = 32 * 1024 * 1024
const LOOK_AGAIN_MS = 20
const CLOSE_WITHIN_MS = 1000

/** The page knows by this code that another try with the same token is in vain. 4000–4999 are for applications. */
const NOT_LET_IN = 4401
const PROTOCOL_ERROR = 1002
const TOO_LARGE = 1009

/**
 * Serves the contract on a WebSocket. With a door, the first frame must be `{"token": …}`, of no more than 4 kB, and is
 * answered with `{"open": true}`; without one, whoever could connect was let in by the file system.
 *
 * What the other side does not read stays in this process. So while much is waiting no more questions are taken, and a
 * side that reads nothing while it is told of changes loses its connection.
 * @param stream what the WebSocket is on; needed with a door, to count what comes before the token
 */
export function serveSocket(
  handler: ContractHandler,
  socket: WebSocket,
  door: SocketDoor | null,
  stream?: Duplex,
): void {
  // ws has ended the connection by then; without a listener the event would end the process.
  socket.on('error', () => undefined)
  if (!door) return serve()
  const timer = setTimeout(() => end(NOT_LET_IN), door.timeoutMs)
  let received = 0
  let isDecided = false
  // While ws gathers a frame: its own limit is that of those who were let in.
  const count = (part: Buffer) => {
    received += part.length
    if (!isDecided && received > MAX_TOKEN_FRAME_BYTES) end(TOO_LARGE)
  }
  stream?.on('data', count)
  const stopCounting = () => {
    isDecided = true
    clearTimeout(timer)
    stream?.off('data', count)
  }
  socket.once('close', stopCounting)
  socket.once('message', (data, isBinary) => {
    if (isDecided) return
    stopCounting()
    const frame = isBinary ? '' : textOf(data)
    if (frame.length > MAX_TOKEN_FRAME_BYTES) return end(TOO_LARGE)
    const token = readToken(frame)
    if (token === null || !door.admits(token)) return end(NOT_LET_IN)
    door.letIn?.()
    serve()
    socket.send('{"open":true}')
  })

  /** Nothing more is read: whoever does not answer the goodbye has no longer than a second. */
  function end(code: number): void {
    stopCounting()
    socket.close(code)
    socket.pause()
    setTimeout(() => socket.terminate(), CLOSE_WITHIN_MS).unref()
  }

  function serve(): void {
    const served = handler.serve({
      send(message) {
        if (socket.bufferedAmount > MAX_UNREAD_BYTES) return socket.terminate()
        socket.send(message)
        if (socket.bufferedAmount > MAX_WAITING_BYTES) waitForReader()
      },
      refuse: () => socket.close(PROTOCOL_ERROR),
    })
    socket.on('message', (data, isBinary) => served.receive(isBinary ? data : textOf(data)))
    socket.once('close', () => served.gone())
  }

  function waitForReader(): void {
    if (socket.isPaused) return
    socket.pause()
    const timer = setInterval(() => {
      if (socket.readyState === socket.OPEN && socket.bufferedAmount > MAX_WAITING_BYTES) return
      clearInterval(timer)
      socket.resume()
    }, LOOK_AGAIN_MS)
    timer.unref()
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
