import { request } from 'node:http'
import { connect } from 'node:net'
import { createORPCClient } from '@orpc/client'
import type { ClientContext, ClientLink } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { WebSocket } from 'ws'
import type { JournalClient } from '#shared/contract/contract.ts'
import { journalSocketPath } from './data-folders.ts'
import { MAX_MESSAGE_BYTES } from './contract-handler.ts'
import { HOST_ENDED, HOST_SILENT, HostFailure, INTERRUPTED } from './host-failure.ts'
import { isOwnSocket } from './own-socket.ts'

export interface LocalConnection {
  readonly client: JournalClient
  close(): Promise<void>
}

export interface Patience {
  /** How long the host may take to say that it is there. */
  readonly answerMs?: number
  /** How often it is asked for a sign of life; it is given up after three without one. */
  readonly signMs?: number
  /** Ends the wait, a little later: a job is told to stop first. */
  readonly signal?: AbortSignal
}

const ANSWER_MS = 10_000
// A host is silent for seconds while it writes something large.
const SIGN_MS = 20_000
const MAX_MISSED = 3
const AFTER_INTERRUPT_MS = 3000
const CLOSE_WITHIN_MS = 1000

/**
 * Connects to the host that has the journal of this folder open; null where there is none. Calls end with a `HostFailure`
 * where the host ends, or gives no sign of life.
 * @throws HostFailure where it does not answer, or the socket may be somebody else's
 */
export function connectToLocalHost(folder: string, patience: Patience = {}): Promise<LocalConnection | null> {
  const { answerMs = ANSWER_MS } = patience
  const path = journalSocketPath(folder)
  return new Promise((resolve, reject) => {
    if (!isOwnSocket(path, folder)) return resolve(null)
    const socket = new WebSocket('ws://localhost/journal', {
      createConnection: () => connect(path),
      maxPayload: MAX_MESSAGE_BYTES,
      perMessageDeflate: false,
    })
    const late = setTimeout(() => {
      reject(new HostFailure(HOST_SILENT))
      socket.terminate()
    }, answerMs)
    socket.on('error', () => {
      clearTimeout(late)
      resolve(null)
    })
    socket.once('open', () => {
      clearTimeout(late)
      const gone = whenGone(socket, patience)
      const rpc = new RPCLink({ websocket: socket as unknown as globalThis.WebSocket })
      const link: ClientLink<ClientContext> = {
        call: (...call) => Promise.race([rpc.call(...call), gone]),
      }
      resolve({ client: createORPCClient(link), close: () => closed(socket) })
    })
  })
}

/** Rejects when nothing more can come. */
function whenGone(socket: WebSocket, { signMs = SIGN_MS, signal }: Patience): Promise<never> {
  const gone = new Promise<never>((_resolve, reject) => {
    let missed = 0
    const give = (why: string) => {
      reject(new HostFailure(why))
      socket.terminate()
    }
    // Counted, not measured: a machine that slept has missed nothing.
    const timer = setInterval(() => {
      if (missed++ >= MAX_MISSED) give(HOST_SILENT)
      else socket.ping()
    }, signMs)
    timer.unref()
    const alive = () => void (missed = 0)
    socket.on('pong', alive)
    socket.on('message', alive)
    const interrupt = () => void setTimeout(() => give(INTERRUPTED), AFTER_INTERRUPT_MS).unref()
    signal?.addEventListener('abort', interrupt, { once: true })
    socket.once('close', () => {
      clearInterval(timer)
      signal?.removeEventListener('abort', interrupt)
      reject(new HostFailure(HOST_ENDED))
    })
  })
  // Closed as it should be, nobody waits for it.
  gone.catch(() => undefined)
  return gone
}

function closed(socket: WebSocket): Promise<void> {
  if (socket.readyState === WebSocket.CLOSED) return Promise.resolve()
  const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.close()
  const late = setTimeout(() => socket.terminate(), CLOSE_WITHIN_MS)
  return gone.finally(() => clearTimeout(late))
}

/**
 * Puts one of the `LocalRequests` to the host of this folder: its answer, or null where nobody is there or it has no such thing.
 * @throws HostFailure where it does not answer, or the socket may be somebody else's
 */
export function askLocalHost(
  folder: string,
  path: '/quick-log' | '/address',
  { answerMs = ANSWER_MS }: Pick<Patience, 'answerMs'> = {},
): Promise<string | null> {
  const socketPath = journalSocketPath(folder)
  return new Promise((resolve, reject) => {
    if (!isOwnSocket(socketPath, folder)) return resolve(null)
    const asked = request({ socketPath, path, method: 'POST' }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => (text += part))
      response.on('end', () => resolve(response.statusCode === 200 || response.statusCode === 204 ? text : null))
    })
    asked.setTimeout(answerMs, () => {
      reject(new HostFailure(HOST_SILENT))
      asked.destroy()
    })
    asked.on('error', () => resolve(null))
    asked.end()
  })
}
