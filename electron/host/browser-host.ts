import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import type { ContractHandler } from './contract-handler.ts'
import { MAX_MESSAGE_BYTES } from './contract-handler.ts'
import type { HostLog } from './host-log.ts'
import { createOneTimeCodes } from './one-time-codes.ts'
import { NONCE_PLACEHOLDER } from '#shared/contract/page-policy.ts'
import { pagePolicy } from './page-policy.ts'
import { readBody } from './read-body.ts'
import { serveSocket } from './serve-socket.ts'
import type { StaticFile, StaticFiles } from './static-files.ts'

export interface BrowserHostOptions {
  readonly handler: ContractHandler
  readonly files: StaticFiles
  readonly log: HostLog
  /** 0, or left out: any free port. */
  readonly port?: number
  /** How long a socket may wait before it shows its token. */
  readonly tokenTimeoutMs?: number
}

export interface BrowserHost {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string
  /** An address with a new code. It works once. */
  newAddress(): string
  close(): Promise<void>
}

const LOOPBACK = '127.0.0.1'
/** How many sockets may be without a token at once: a page shows its own within milliseconds. */
export const MAX_WITHOUT_TOKEN = 16
const HEADERS_WITHIN_MS = 5000
const REQUEST_WITHIN_MS = 10_000
const LOOK_EVERY_MS = 1000
const MAX_CODE_BYTES = 1024

/**
 * Serves the page and its journal to browsers of this machine. Other web pages open in the same
 * browser can reach this port too: the exact Host defeats names that were pointed here (DNS rebinding), the exact
 * Origin defeats their scripts, and the token defeats everything else that runs here.
 */
export async function openBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const { handler, files, log } = options
  const codes = createOneTimeCodes()
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false })
  const limits = {
    maxHeaderSize: 16 * 1024,
    headersTimeout: HEADERS_WITHIN_MS,
    requestTimeout: REQUEST_WITHIN_MS,
    connectionsCheckingInterval: LOOK_EVERY_MS,
  }
  const server = createServer(limits, (request, response) => void answer(request, response))
  const withoutToken = new Set<WebSocket>()
  server.on('upgrade', upgrade)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: LOOPBACK, port: options.port ?? 0, exclusive: true }, resolve)
  })
  const host = `${LOOPBACK}:${(server.address() as AddressInfo).port}`
  const origin = `http://${host}`

  return {
    origin,
    newAddress: () => `${origin}/#code=${codes.newCode()}`,
    close() {
      for (const socket of sockets.clients) socket.terminate()
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const nonce = randomBytes(16).toString('base64')
    for (const [name, value] of Object.entries(pagePolicy(`ws://${host}`, nonce))) response.setHeader(name, value)
    try {
      const refusal = whyRefused(request)
      if (refusal !== null) return refuse(response, 403, refusal)
      if (request.method === 'POST' && request.url === '/session') return await openSession(request, response)
      if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'method')
      // Browsers ask for one by themselves and report it where there is none.
      if (request.url === '/favicon.ico' && !files.has('/favicon.ico')) return void response.writeHead(204).end()
      const file = findFile(files, request.url ?? '')
      if (!file) return refuse(response, 404, null)
      sendFile(request, response, file, nonce)
    } catch (error) {
      log.error('a bug while answering a browser', error)
      if (!response.headersSent) refuse(response, 500, null)
    }
  }

  async function openSession(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request, MAX_CODE_BYTES)
    if (body === null) return refuse(response, 413, 'body')
    const { code, tab } = readCode(body)
    const token = codes.exchange(code, tab)
    if (token === null) return refuse(response, 401, 'code')
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    response.end(JSON.stringify({ token }))
  }

  function upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    stream.on('error', () => undefined)
    const refusal = request.url === '/journal' ? whyRefused(request) : 'path'
    if (refusal !== null) {
      log.refused(`a connection with a wrong ${refusal}`)
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      const letIn = () => void withoutToken.delete(socket)
      // The oldest goes: whoever fills the places cannot keep a page out.
      const [oldest] = withoutToken
      if (withoutToken.size >= MAX_WITHOUT_TOKEN && oldest !== undefined) {
        withoutToken.delete(oldest)
        oldest.terminate()
      }
      withoutToken.add(socket)
      socket.once('close', letIn)
      serveSocket(handler, socket, { admits: codes.admits, timeoutMs: options.tokenTimeoutMs ?? 5000, letIn }, stream)
    })
  }

  /** What is wrong with where a request comes from, or null. */
  function whyRefused(request: IncomingMessage): 'host' | 'origin' | 'site' | null {
    if (request.headers.host !== host) return 'host'
    const mayLackOrigin =
      (request.method === 'GET' || request.method === 'HEAD') && request.headers.upgrade === undefined
    if (request.headers.origin !== origin && !(mayLackOrigin && request.headers.origin === undefined)) return 'origin'
    // A link to the page may stand anywhere; its scripts and styles are for the page alone.
    const site = request.headers['sec-fetch-site']
    const isNavigation = request.headers['sec-fetch-mode'] === 'navigate'
    return site === undefined || site === 'same-origin' || site === 'none' || isNavigation ? null : 'site'
  }

  function refuse(response: ServerResponse, status: number, why: string | null): void {
    if (why !== null) log.refused(`a request with a wrong ${why}`)
    response.writeHead(status, { 'content-type': 'text/plain', 'cache-control': 'no-store', connection: 'close' })
    response.end()
  }
}

/** The file at an address. Addresses without an ending are places inside the page, which `index.html` opens. */
function findFile(files: StaticFiles, url: string): StaticFile | undefined {
  const path = url.replace(/[?#].*$/s, '')
  return files.get(path) ?? (path.includes('.') || !path.startsWith('/') ? undefined : files.get('/index.html'))
}

function sendFile(request: IncomingMessage, response: ServerResponse, file: StaticFile, nonce: string): void {
  const isHtml = file.type.startsWith('text/html')
  const bytes = isHtml ? Buffer.from(file.bytes.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce)) : file.bytes
  response.writeHead(200, {
    'content-type': file.type,
    'content-length': bytes.length,
    'cache-control': isHtml ? 'no-store' : 'private, no-cache',
  })
  response.end(request.method === 'HEAD' ? undefined : bytes)
}

function readCode(body: string): { code: string; tab: string } {
  try {
    const { code, tab } = JSON.parse(body) as { code?: unknown; tab?: unknown }
    return { code: typeof code === 'string' ? code : '', tab: typeof tab === 'string' ? tab : '' }
  } catch {
    return { code: '', tab: '' }
  }
}
