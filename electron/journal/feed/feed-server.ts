import { createHash, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The system does not let this program listen there; `code` is the system's. */
export class FeedNotServed extends Error {
  override readonly name = 'FeedNotServed'
  readonly code: string

  constructor(code: string) {
    super(`the feed cannot be served: ${code}`)
    this.code = code
  }
}

/** What a calendar program is given. */
export interface FeedContent {
  readonly text: string
  /** The same as long as the text says the same. */
  readonly mark: string
}

export interface FeedServer {
  readonly port: number
  close(): Promise<void>
}

export interface FeedServerOptions {
  /** 0: any free one. */
  readonly port: number
  /** The secret of now. */
  readonly secret: () => string
  /** Null while there is none to give: the journal is being replaced, or its rows are being made. */
  readonly content: () => FeedContent | null
  readonly failed: (error: unknown) => void
}

export const FEED_HOST = '127.0.0.1'
const FEED_FILE = 'rapport.ics'
const LIMITS = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 5000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 1000,
  keepAliveTimeout: 5000,
}
const MAX_CONNECTIONS = 32

export function feedAddress(port: number, secret: string): string {
  return `http://${FEED_HOST}:${port}${feedPath(secret)}`
}

function feedPath(secret: string): string {
  return `/${secret}/${FEED_FILE}`
}

/**
 * Serves one calendar to programs of this machine, to whoever knows its address. Whatever else is asked for, and however, is answered
 * alike: nothing tells a wrong secret from a page that never was. Web pages reach this port too: the exact Host defeats names that
 * were pointed here (DNS rebinding), and what a page's script asks says so by its Origin.
 * @throws FeedNotServed
 */
export async function openFeedServer({ port, secret, content, failed }: FeedServerOptions): Promise<FeedServer> {
  const server = createServer(LIMITS, (request, response) => {
    try {
      if (!isAllowed(request)) return send(response, 404)
      if (request.method !== 'GET' && request.method !== 'HEAD') return send(response, 405, { allow: 'GET, HEAD' })
      answer(request, response)
    } catch (error) {
      failed(error)
      send(response, 503)
    }
  })
  server.maxConnections = MAX_CONNECTIONS
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: FEED_HOST, port, exclusive: true }, resolve)
  }).catch((error: NodeJS.ErrnoException) => {
    throw new FeedNotServed(error.code ?? '')
  })
  server.on('error', failed)
  // Nothing is kept from ending by it.
  server.unref()
  const own = (server.address() as AddressInfo).port
  const host = `${FEED_HOST}:${own}`

  function isAllowed({ headers, url }: IncomingMessage): boolean {
    const path = (url ?? '').replace(/\?.*$/s, '')
    const isSecret = isSame(path, feedPath(secret()))
    return isSecret && headers.host === host && headers.origin === undefined
  }

  function answer({ headers, method }: IncomingMessage, response: ServerResponse): void {
    const found = content()
    if (found === null) return send(response, 503, { 'retry-after': '60' })
    const etag = `W/"${found.mark}"`
    const kept = { etag, 'cache-control': 'private, no-cache' }
    if (isKnown(headers['if-none-match'], etag)) return send(response, 304, kept)
    const body = Buffer.from(found.text)
    response.writeHead(200, {
      ...COMMON,
      ...kept,
      'content-type': 'text/calendar; charset=utf-8',
      'content-length': body.length,
    })
    response.end(method === 'HEAD' ? undefined : body)
  }

  return {
    port: own,
    close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      return closed
    },
  }
}

const COMMON = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' }

function send(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  if (response.headersSent) return void response.destroy()
  response.writeHead(status, { ...COMMON, 'cache-control': 'no-store', ...headers })
  response.end()
}

/** As long for what begins alike as for what does not. */
function isSame(text: string, other: string): boolean {
  const hash = (one: string) => createHash('sha256').update(one).digest()
  return timingSafeEqual(hash(text), hash(other))
}

/** The weak comparison that RFC 9110 (section 13.1.2) asks for. */
function isKnown(asked: string | undefined, etag: string): boolean {
  const bare = (tag: string) => tag.trim().replace(/^W\//, '')
  return asked !== undefined && (asked.trim() === '*' || asked.split(',').some((tag) => bare(tag) === bare(etag)))
}
