import { personId } from '#shared/model/id.ts'

/** What an address from outside may ask for: to show something. Nothing that an address says is ever saved by itself. */
export type DeepLink =
  | { readonly kind: 'quick-log'; readonly text: string }
  | { readonly kind: 'person'; readonly id: string }

const MAX_CHARACTERS = 8000
const MAX_TEXT = 2000

/**
 * `rapport://log?text=…` and `rapport://person/<id>`, and nothing that only resembles them: any web page and any mail can
 * open such an address. Answers null for all else.
 */
export function parseDeepLink(address: string): DeepLink | null {
  if (address.length > MAX_CHARACTERS || !URL.canParse(address)) return null
  const url = new URL(address)
  if (url.protocol !== 'rapport:' || url.username || url.password || url.port || url.hash) return null
  if (url.hostname === 'log' && (url.pathname === '' || url.pathname === '/')) return quickLogLink(url)
  if (url.hostname === 'person' && url.search === '') return personLink(url)
  return null
}

function quickLogLink(url: URL): DeepLink | null {
  const names = [...url.searchParams.keys()]
  if (names.length > 1 || names.some((name) => name !== 'text')) return null
  return { kind: 'quick-log', text: oneLine(url.searchParams.get('text') ?? '') }
}

function personLink(url: URL): DeepLink | null {
  const id = personId.safeParse(url.pathname.slice(1))
  return id.success ? { kind: 'person', id: id.data } : null
}

/** Control and direction characters could make a line read otherwise than it is. */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu, ' ')
    .trim()
    .slice(0, MAX_TEXT)
}
