import type { CalendarProblemOfPlace } from '#shared/contract/journal-errors.ts'
import { askAddress } from './ask-address.ts'
import type { CalendarFile } from './calendar-file.ts'
import { isLoopback } from './loopback.ts'

type Refuse = (problem: CalendarProblemOfPlace, detail?: string) => never

const MAX_BYTES = 64 * 2 ** 20
const MAX_REDIRECTS = 5
const MAX_MS = 120_000

/**
 * Asks for the calendar behind an address that the user has typed: `webcal` as the web says it, at most five redirects, none from the network to
 * this machine or away from encryption; at most 64 MB and two minutes. A name and a password in the address are sent to its host alone, and
 * nothing is sent besides: no cookie, nothing of the journal.
 */
export async function fetchCalendar(place: string, refuse: Refuse): Promise<CalendarFile> {
  let address = addressOf(place) ?? refuse('not-a-place')
  const end = AbortSignal.timeout(MAX_MS)
  const authorization = basicOf(address)
  const host = address.host
  for (let redirects = 0; ; redirects++) {
    const isHost = authorization !== null && address.host === host
    const headers = { accept: 'text/calendar', ...(isHost && { authorization }) }
    const answer = await askAddress(address, { headers }, end, refuse)
    const to = answer.headers.get('location')
    if (answer.status < 300 || answer.status >= 400 || to === null) return fileOf(answer, end, refuse)
    await answer.body?.cancel()
    if (redirects === MAX_REDIRECTS) refuse('too-many-redirects', String(MAX_REDIRECTS))
    const next = URL.canParse(to, address.href) ? addressOf(new URL(to, address.href).href) : null
    if (next === null || isWorse(address, next)) return refuse('bad-redirect')
    address = next
  }
}

function addressOf(text: string): URL | null {
  if (!URL.canParse(text)) return null
  const typed = new URL(text)
  if (typed.protocol === 'http:' || typed.protocol === 'https:') return typed
  if (typed.protocol !== 'webcal:' && typed.protocol !== 'webcals:') return null
  const isPlain = typed.protocol === 'webcal:' && isLoopback(typed.hostname)
  const web = text.trim().replace(/^webcals?:/i, isPlain ? 'http:' : 'https:')
  return URL.canParse(web) ? new URL(web) : null
}

/** Names and numbers of this machine, and of networks that are not the world's. */
function isInside(hostname: string): boolean {
  return (
    isLoopback(hostname) ||
    /^(?:0|10|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(hostname) ||
    /^\[(?:::|f[cd]|fe[89ab])/i.test(hostname) ||
    /\.(?:localhost|local|internal)$/i.test(hostname)
  )
}

function isWorse(from: URL, to: URL): boolean {
  if (isInside(to.hostname) && !isInside(from.hostname)) return true
  return from.protocol === 'https:' && to.protocol === 'http:'
}

function basicOf(address: URL): string | null {
  if (address.username === '' && address.password === '') return null
  const said = `${decoded(address.username)}:${decoded(address.password)}`
  address.username = ''
  address.password = ''
  return `Basic ${Buffer.from(said, 'utf8').toString('base64')}`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function fileOf(answer: Response, end: AbortSignal, refuse: Refuse): CalendarFile {
  const { body } = answer
  if (!answer.ok || body === null) {
    void body?.cancel()
    return refuse('status', String(answer.status))
  }
  const length = Number(answer.headers.get('content-length') ?? Number.NaN)
  if (length > MAX_BYTES) refuse('too-large', String(MAX_BYTES / 2 ** 20))
  return {
    name: '',
    size: Number.isFinite(length) && !answer.headers.has('content-encoding') ? length : null,
    async *chunks() {
      let bytes = 0
      try {
        for await (const chunk of body) {
          // Of what comes packed, what it unpacks to.
          bytes += chunk.length
          if (bytes > MAX_BYTES) refuse('too-large', String(MAX_BYTES / 2 ** 20))
          yield chunk
        }
      } catch (error) {
        if (bytes > MAX_BYTES) throw error
        refuse(end.aborted ? 'too-slow' : 'unreachable')
      }
    },
  }
}
