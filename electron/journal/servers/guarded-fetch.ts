import { askAddress } from '#journal/meetings/ask-address.ts'
import { isLoopback } from '#journal/meetings/loopback.ts'
import { Refusal } from '#journal/runtime/refusal.ts'
import type { ServerProblem } from '#shared/contract/journal-errors.ts'

export interface GuardedFetch {
  readonly fetch: typeof globalThis.fetch
  /** The first refusal that came upon it, which a library in between may have swallowed. */
  failed(): Refusal | null
}

export const MAX_ANSWER_BYTES = 32 * 2 ** 20
const MAX_REDIRECTS = 3
const MAX_MS = 120_000

/**
 * The address of a server as the user typed it: https, or http on this machine alone. A name and a password within it are refused, because
 * addresses are shown.
 * @throws Refusal `SERVER_UNUSABLE`
 */
export function serverAddress(typed: string): URL {
  const text = /^[\w.-]+(?::\d+)?(?:\/|$)/.test(typed.trim()) ? `https://${typed.trim()}` : typed.trim()
  const refuse = (problem: ServerProblem, host = '') => new Refusal('SERVER_UNUSABLE', { host, problem, detail: '' })
  if (!URL.canParse(text)) throw refuse('not-an-address', typed.trim().slice(0, 100))
  const address = new URL(text)
  if (address.protocol === 'http:' && !isLoopback(address.hostname)) throw refuse('not-encrypted', address.host)
  const isOdd = !['http:', 'https:'].includes(address.protocol) || address.username !== '' || address.password !== ''
  if (isOdd) throw refuse('not-an-address', address.host)
  address.hash = ''
  return address
}

/**
 * Asks one server and no other: whatever its answers name elsewhere, and a redirect to another host, scheme or port, is refused before anything is
 * sent there. An answer has 32 MB and two minutes at most. No cookies, nothing but what the caller sends.
 * @throws Refusal `SERVER_UNUSABLE`, from `fetch`
 */
export function guardedFetch(server: URL): GuardedFetch {
  let first: Refusal | null = null
  const refuse = (problem: ServerProblem, detail = ''): never => {
    const refusal = new Refusal('SERVER_UNUSABLE', { host: server.host, problem, detail })
    first ??= refusal
    throw refusal
  }

  async function guarded(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
    const end = AbortSignal.timeout(MAX_MS)
    let url = new URL(input instanceof Request ? input.url : input)
    for (let redirects = 0; ; redirects++) {
      if (url.origin !== server.origin) refuse('bad-redirect', url.host)
      const answer = await askAddress(url, init, end, refuse)
      if (answer.status === 401) {
        void answer.body?.cancel()
        refuse('not-allowed')
      }
      const to = answer.headers.get('location')
      const isRedirect = answer.status >= 300 && answer.status < 400 && to !== null
      if (!isRedirect) return await whole(answer, end)
      void answer.body?.cancel()
      const next = URL.canParse(to, url.href) ? new URL(to, url) : null
      if (next === null || next.origin !== server.origin) return refuse('bad-redirect', next?.host ?? '')
      // Whoever looks for the place of a service follows by themselves.
      if (init.redirect === 'manual') return new Response(null, { status: answer.status, headers: { location: to } })
      if (redirects === MAX_REDIRECTS) refuse('bad-redirect', next.host)
      url = next
    }
  }

  async function whole(answer: Response, end: AbortSignal): Promise<Response> {
    const parts: Uint8Array[] = []
    let bytes = 0
    try {
      for await (const part of answer.body ?? []) {
        bytes += (part as Uint8Array).length
        if (bytes > MAX_ANSWER_BYTES) refuse('too-large', String(MAX_ANSWER_BYTES / 2 ** 20))
        parts.push(part as Uint8Array)
      }
    } catch (error) {
      if (error instanceof Refusal) throw error
      return refuse(end.aborted ? 'too-slow' : 'unreachable')
    }
    const body = [204, 205, 304].includes(answer.status) ? null : Buffer.concat(parts)
    const { status, statusText, headers } = answer
    const whole = new Response(body, { status, statusText, headers })
    Object.defineProperty(whole, 'url', { value: answer.url })
    return whole
  }

  return { fetch: guarded, failed: () => first }
}
